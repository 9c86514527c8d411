using Serverless.Surveys;

namespace Serverless.Samples.Reconstruction;

/// <summary>
/// Weights per crossing of the margins by iterative proportional fitting (Deming and Stephan 1940), so that answers
/// can be placed where the weighted percentages come out as printed.
/// </summary>
internal static class CellWeights
{
    private const int Cycles = 200;

    /// <summary>Weight of a respondent in each cell; 1 everywhere without margins.</summary>
    public static double[] Of(IReadOnlyList<PlannedCell> cells, IReadOnlyList<PopulationVariable> margins)
    {
        var weights = cells.Select(_ => 1.0).ToArray();
        for (var cycle = 0; cycle < Cycles; cycle++)
        {
            foreach (var margin in margins)
            {
                foreach (var category in margin.Categories)
                {
                    var members = Enumerable
                        .Range(0, cells.Count)
                        .Where(c => cells[c].Codes[margin.Name] == category.Code)
                        .ToArray();
                    var factor = category.Population / members.Sum(c => weights[c] * cells[c].Respondents);
                    foreach (var c in members)
                        weights[c] *= factor;
                }
            }
        }
        return weights;
    }
}
