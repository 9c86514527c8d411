using Serverless.Surveys;

namespace Serverless.Analysis.Comparisons;

/// <summary>When the waves of a development were: years from the first one.</summary>
internal static class TrendTimes
{
    private const double DaysPerYear = 365.25;

    public static double[] Of(IReadOnlyList<Wave> waves) =>
        [.. waves.Select(w => (w.FieldworkStart.DayNumber - waves[0].FieldworkStart.DayNumber) / DaysPerYear)];

    public static double[] Of(Codebook codebook, IReadOnlyList<string> waves) =>
        Of([.. waves.Select(id => codebook.Waves.First(w => w.Id == id))]);
}
