using Serverless.Analysis.Results;

namespace Serverless.Reporting.Figures;

/// <summary>
/// Which items of a grid may share one ranking. An item that few judged, such as "anders, namelijk", has a base of
/// its own:
/// its share says nothing beside items that everyone judged.
/// </summary>
internal static class Comparable
{
    /// <summary>
    /// The items judged by at least half as many respondents as the item judged by most, in every group that was asked;
    /// all of them when bases are withheld.
    /// </summary>
    public static IReadOnlyList<TableResult> Items(IReadOnlyList<TableResult> question, IReadOnlyList<string> groups)
    {
        if (question.Count < 2)
            return question;
        var most = groups.ToDictionary(
            group => group,
            group => question.Max(item => N(item, group)),
            StringComparer.Ordinal
        );
        TableResult[] kept =
        [
            .. question.Where(item => groups.All(group => !IsAsked(item, group) || N(item, group) * 2 >= most[group])),
        ];
        return kept.Length == 0 ? question : kept;
    }

    private static bool IsAsked(TableResult item, string group) => item.Groups.Any(part => part.Group == group);

    private static int N(TableResult item, string group) =>
        item.Groups.FirstOrDefault(part => part.Group == group)?.Base.N ?? 0;
}
