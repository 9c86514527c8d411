using System.Globalization;
using Serverless.Estimation;
using Serverless.Surveys;
using Serverless.Weighting;

namespace Serverless.Core.Tests.Estimation.Reference;

/// <summary>
/// The 600 respondents of reference.R, made by the same formulas, and the values R's survey package gives for them.
/// </summary>
internal static class ReferenceSurvey
{
    public const int Count = 600;

    private static readonly Lazy<Dictionary<string, double>> Expectations = new(Read);

    public static int[] Stratum { get; } = Make(i => i * 7 % 3);

    public static int[] Cluster { get; } = Make(i => i * 7 % 3 * 20 + (i * 11 + i / 60) % 20);

    public static ushort[] A { get; } = Codes(i => Math.Floor(R(i, 1) * 4));

    public static ushort[] B { get; } = Codes(i => Math.Floor(R(i, 2) * 3));

    public static double[] Base { get; } = Doubles(i => 3 + Math.Floor(R(i, 3) * 5));

    public static ushort[] Group { get; } = Codes(i => Math.Floor(R(i, 4) * 3));

    /// <summary>Five answers; 255 when missing.</summary>
    public static ushort[] Y { get; } =
        Codes(i =>
            R(i, 6) > 0.94
                ? 255
                : Math.Floor(Math.Min(0.999, R(i, 5) * (0.8 + 0.2 * Group[i - 1]) + 0.03 * A[i - 1]) * 5)
        );

    /// <summary>A number; NaN when missing.</summary>
    public static double[] X { get; } =
        Doubles(i =>
            R(i, 8) > 0.95
                ? double.NaN
                : Math.Round(20 + 3 * A[i - 1] + 2 * Group[i - 1] + 10 * R(i, 7) + 4 * (Cluster[i - 1] % 5), 3)
        );

    /// <summary>The scores of y and of two items that hang together with it; NaN where y is missing.</summary>
    public static double[][] Scale { get; } =
    [
        Doubles(i => Y[i - 1] == 255 ? double.NaN : Y[i - 1]),
        Doubles(i => Y[i - 1] == 255 ? double.NaN : Math.Floor(R(i, 11) * 3 + Y[i - 1] / 2.0)),
        Doubles(i => Y[i - 1] == 255 ? double.NaN : Math.Floor(R(i, 12) * 4 + Y[i - 1] * 3 / 4.0)),
    ];

    public static double[] Z { get; } = Doubles(i => 40 + Math.Round(10 * R(i, 9), 3));

    /// <summary>A number known of everyone that hangs together with x, which is 0 here where it is missing.</summary>
    public static double[] V { get; } =
        Doubles(i => Math.Round((double.IsNaN(X[i - 1]) ? 0 : X[i - 1]) + Z[i - 1] * R(i, 10), 2));

    public static Margin MarginA { get; } = new("a", A, [new("0", 700), new("1", 800), new("2", 900), new("3", 700)]);

    public static Margin MarginB { get; } = new("b", B, [new("0", 1000), new("1", 1300), new("2", 800)]);

    /// <summary>The values of one name, e.g. "elements.se", in order.</summary>
    public static double[] Expected(string name)
    {
        var values = new List<double>();
        while (
            Expectations.Value.TryGetValue(
                string.Create(CultureInfo.InvariantCulture, $"{name}.{values.Count + 1}"),
                out var value
            )
        )
            values.Add(value);
        return values.Count > 0
            ? [.. values]
            : throw new InvalidOperationException($"reference.csv has no value named {name}.");
    }

    /// <summary>The six clusters of twenty in each stratum that are a part of the sample.</summary>
    public static bool[] FewClusters { get; } = [.. Cluster.Select(c => c % 20 < 6)];

    public static WeightedSample Sample(string name) => Sample(name, DegreesOfFreedomRule.Base);

    public static WeightedSample Sample(string name, DegreesOfFreedomRule degreesOfFreedom)
    {
        double[] sizes = [900, 1500, 700],
            clusters = [40, 50, 30];
        var design = SampleDesign
            .Create(
                new SampleDesignColumns
                {
                    Stratum = Stratum,
                    Strata = [.. sizes.Select((size, h) => new StratumFrame("h" + (char)('0' + h), size, clusters[h]))],
                    Psu = name.StartsWith("cluster", StringComparison.Ordinal) ? Cluster : null,
                    BaseWeights = name is "elements" or "post" or "raking" or "linear" or "logit" or "bounded"
                        ? null
                        : Base,
                    FinitePopulationCorrection = name is not ("clusters" or "based" or "baseraking" or "basepost"),
                }
            )
            .Required();
        WeightingPlan plan = name switch
        {
            "post" or "basepost" => new() { Method = WeightingMethod.PostStratification },
            "raking" or "baseraking" => new() { Method = WeightingMethod.Raking },
            "linear" or "clusterlinear" => new() { Method = WeightingMethod.Linear },
            "bounded" => new() { Method = WeightingMethod.Linear, Bounds = new WeightBounds(0.7, 1.3) },
            "logit" => new() { Method = WeightingMethod.Logit, Bounds = new WeightBounds(0.5, 2) },
            _ => new() { Method = WeightingMethod.None },
        };
        Margin[] margins = name switch
        {
            "post" => [MarginA],
            "basepost" => [MarginB],
            _ => [MarginA, MarginB],
        };
        return new WeightedSample(design, Weights.Compute(design, plan, margins).Required(), degreesOfFreedom);
    }

    private static double R(int i, int s) =>
        ((double)i * i * 37 + i * (7919.0 + s * 271) + s * 104729.0) % 10007 / 10007;

    private static int[] Make(Func<int, int> formula) => [.. Enumerable.Range(1, Count).Select(formula)];

    private static ushort[] Codes(Func<int, double> formula) =>
        [.. Enumerable.Range(1, Count).Select(i => (ushort)formula(i))];

    private static double[] Doubles(Func<int, double> formula) => [.. Enumerable.Range(1, Count).Select(formula)];

    private static Dictionary<string, double> Read() =>
        File.ReadLines(Path.Combine(Folder(), "reference.csv"))
            .Skip(1)
            .Select(line => line.Split(','))
            .ToDictionary(
                cells => cells[0],
                cells => double.Parse(cells[1], CultureInfo.InvariantCulture),
                StringComparer.Ordinal
            );

    /// <summary>The rows of a file of reference values, without its header.</summary>
    public static IReadOnlyList<double[]> Table(string file) =>
        [
            .. File.ReadLines(Path.Combine(Folder(), file))
                .Skip(1)
                .Select(line => Array.ConvertAll(line.Split(','), x => double.Parse(x, CultureInfo.InvariantCulture))),
        ];

    private static string Folder() => Repository.PathOf("tests", "Core.Tests", "Estimation", "Reference");
}
