namespace Serverless.Samples.Reconstruction;

/// <summary>
/// Who answered in one group and wave: margin cell, weight and latent traits, from which answers follow.
/// </summary>
internal sealed class Respondents
{
    private readonly Dictionary<string, double[]> _factors;

    public Respondents(
        ReconstructionPlan plan,
        IReadOnlyList<PlannedCell> cells,
        double[] cellWeights,
        string wave,
        string group
    )
    {
        Cells = cells;
        CellWeight = cellWeights;
        Cell = [.. cells.SelectMany((cell, index) => Enumerable.Repeat(index, cell.Respondents))];
        new Randomness($"{plan.Seed}|{wave}|{group}|order").Shuffle(Cell);

        var random = new Randomness($"{plan.Seed}|{wave}|{group}|factors");
        double[] Draw() => [.. Cell.Select(_ => random.Normal())];
        var intensity = Draw();
        var benefit = Mix(0.6, intensity, Draw());
        var care = Mix(0.3, intensity, Draw());
        var friction = Mix(-0.3, benefit, Draw());
        Perseverance = Draw();
        var housing = Mix(0.3, intensity, Draw());
        _factors = new(StringComparer.Ordinal)
        {
            ["intensity"] = intensity,
            ["benefit"] = benefit,
            ["care"] = care,
            ["friction"] = friction,
            ["housing"] = housing,
        };
        foreach (var lift in plan.Lifts)
        {
            var factor = _factors[lift.Factor];
            for (var i = 0; i < Cell.Length; i++)
            {
                if (cells[Cell[i]].Codes.TryGetValue(lift.Question, out var code) && code == lift.Code)
                    factor[i] += lift.By;
            }
        }
    }

    public int Count => Cell.Length;

    public IReadOnlyList<PlannedCell> Cells { get; }

    /// <summary>Weight of a respondent, per cell.</summary>
    public double[] CellWeight { get; }

    /// <summary>Weight of each respondent.</summary>
    public double[] Weights => [.. Cell.Select(c => CellWeight[c])];

    /// <summary>Index of each respondent's cell.</summary>
    public int[] Cell { get; }

    /// <summary>How inclined each respondent is to answer every question; who lacks it leaves blanks.</summary>
    public double[] Perseverance { get; }

    /// <summary>
    /// Scores on a latent factor, about standard normal. Throws <see cref="KeyNotFoundException"/> for an unknown
    /// factor.
    /// </summary>
    public double[] Factor(string name) => _factors[name];

    /// <summary>A part of one score and as much noise as keeps the variance at 1.</summary>
    public static double[] Mix(double loading, double[] score, double[] noise)
    {
        var rest = Math.Sqrt(1 - (loading * loading));
        return [.. score.Select((s, i) => (loading * s) + (rest * noise[i]))];
    }
}
