using Serverless.Surveys;
using Serverless.Surveys.Issues;

namespace Serverless.Intake.Population;

/// <summary>
/// Population figures that are percentages or fractions: every variable adds up to 100, or to 1, within the rounding of
/// its categories, and nothing says that so many people are meant.
/// </summary>
internal static class PopulationShares
{
    /// <summary>What each category may be off by rounding, as a share of the whole.</summary>
    private const double Rounding = 0.005;

    /// <summary>100 or 1, which they add up to; null when the figures are numbers of people.</summary>
    public static double? Of(IReadOnlyDictionary<string, List<PopulationCategory>> categories, PopulationRow? total)
    {
        if (categories.Count == 0)
            return null;
        double[] wholes = [100, 1];
        foreach (var whole in wholes)
            if (categories.Values.All(list => AddsUpTo(whole, list)) && !ArePeople(categories.Values, whole, total))
                return whole;
        return null;
    }

    /// <summary>A row 'total' says so, or how many of the category were invited or how many clusters it has.</summary>
    private static bool ArePeople(
        IEnumerable<List<PopulationCategory>> categories,
        double whole,
        PopulationRow? total
    ) =>
        total?.Population is { } stated
            ? stated <= 2 * whole
            : categories.Any(list =>
                list.Exists(category => category.Sample is not null || category.Clusters is not null)
            );

    /// <summary>The same proportions with another total.</summary>
    public static Dictionary<string, List<PopulationCategory>> Scaled(
        IReadOnlyDictionary<string, List<PopulationCategory>> categories,
        double total
    ) => categories.ToDictionary(pair => pair.Key, pair => Scaled(pair.Value, total), StringComparer.Ordinal);

    /// <summary>The same proportions with another total.</summary>
    public static List<PopulationCategory> Scaled(List<PopulationCategory> categories, double total)
    {
        var sum = categories.Sum(category => category.Population);
        return categories.ConvertAll(category => category with { Population = category.Population / sum * total });
    }

    public static ValidationWarning Warning(double whole, double? total)
    {
        MessageText kind = whole == 1 ? "fractions" : "percentages";
        return new ValidationWarning(
            IntakeRule.Percentages,
            "population",
            null,
            total is { } known
                ? (MessageText)
                    $"The populations add up to {whole}: they are read as {kind} of the {known} in row 'total'."
                : $"The populations add up to {whole} and there is no row 'total': they are read as {kind}. Weights have their proportions; there are no totals, and standard errors are not corrected for the size of the population. If so many people are meant, add a row 'total' with {whole}."
        );
    }

    /// <summary>Whether figures that add up to this may well be percentages or fractions.</summary>
    public static bool IsWhole(double sum) => Math.Abs(sum - 100) <= 1 || Math.Abs(sum - 1) <= 0.01;

    private static bool AddsUpTo(double whole, List<PopulationCategory> categories) =>
        Math.Abs(categories.Sum(category => category.Population) - whole)
        <= Rounding * whole * Math.Min(categories.Count, 4);
}
