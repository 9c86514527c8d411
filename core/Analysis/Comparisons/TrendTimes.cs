using Serverless.Surveys;

namespace Serverless.Analysis.Comparisons;

/// <summary>
/// When the waves of a development were: years from the first one, by the start of fieldwork or, where that is not known
/// of every wave, by the years of the waves. Empty where these do not say it either.
/// </summary>
internal static class TrendTimes
{
    private const double DaysPerYear = 365.25;

    public static double[] Of(IReadOnlyList<Wave> waves)
    {
        int[] days = [.. waves.Select(wave => wave.FieldworkStart?.DayNumber).OfType<int>()];
        if (days.Length == waves.Count)
            return [.. days.Select(day => (day - days[0]) / DaysPerYear)];
        int[] years = [.. waves.Select(wave => wave.Year).OfType<int>()];
        return years.Length == waves.Count && years.Distinct().Count() > 1
            ? [.. years.Select(year => (double)(year - years[0]))]
            : [];
    }

    public static double[] Of(Codebook codebook, IReadOnlyList<string> waves) =>
        Of([.. waves.Select(id => codebook.Waves.First(w => w.Id == id))]);
}
