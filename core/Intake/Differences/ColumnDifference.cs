namespace Serverless.Intake.Differences;

/// <summary>Columns that one version of a file has and the other does not, by their name in the header.</summary>
/// <param name="CameCount">Columns only the new version has.</param>
/// <param name="Came">The first of them.</param>
/// <param name="WentCount">Columns only the old version has.</param>
/// <param name="Went">The first of them.</param>
public sealed record ColumnDifference(
    int CameCount,
    IReadOnlyList<string> Came,
    int WentCount,
    IReadOnlyList<string> Went
)
{
    /// <summary>Most columns named; all are counted.</summary>
    public const int MaximumListed = 50;

    /// <summary>Compares two headers; capitals and the order of columns do not matter.</summary>
    public static ColumnDifference Of(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var came = Only(after, before);
        var went = Only(before, after);
        return new ColumnDifference(came.Count, Listed(came), went.Count, Listed(went));
    }

    private static List<string> Only(IReadOnlyList<string> names, IReadOnlyList<string> others)
    {
        var known = others.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. names.Where(name => name.Length > 0 && !known.Contains(name)).Distinct(StringComparer.OrdinalIgnoreCase),
        ];
    }

    private static string[] Listed(List<string> names) =>
        [.. names.Take(MaximumListed).Select(name => Surveys.Issues.Quote.Cut(name))];
}
