using Serverless.Analysis.Results;
using Serverless.Reporting.Wording;
using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Reporting.Figures;

/// <summary>
/// What a cell is of, in words: its answer, or "gemiddelde", "mediaan", or the answers that make up a summary.
/// </summary>
public static class AnswerNames
{
    private const int LongestInChart = 110;
    private const int LongestInSummary = 70;

    /// <summary>
    /// The name of <paramref name="answer"/> (an answer code, <c>summary</c>, <c>mean</c>, <c>median</c>, <c>q1</c>,
    /// <c>q3</c>).
    /// </summary>
    public static string Of(TableResult table, string answer, Language language) =>
        answer switch
        {
            "summary" when table.Kind == TableKind.RankedOption => Texts
                .For(language)
                .Figures.Top(table.Answers.Count(label => label.InSummary)),
            "summary" => Summary(table, language),
            "mean" when table.Kind == TableKind.RankedOption => Texts.For(language).Figures.MeanRank,
            "mean" when table.Ratio is not null => language == Language.English ? "ratio" : "verhouding",
            "mean" => language == Language.English ? "mean" : "gemiddelde",
            "median" => language == Language.English ? "median" : "mediaan",
            "q1" => language == Language.English ? "first quartile" : "eerste kwartiel",
            "q3" => language == Language.English ? "third quartile" : "derde kwartiel",
            _ => table.Answers.FirstOrDefault(label => label.Code == answer)?.Label.In(language) ?? answer,
        };

    /// <summary>Whether the summary says more than one answer does by itself.</summary>
    public static bool HasOwnSummary(TableResult table) => table.Answers.Count(answer => answer.InSummary) > 1;

    /// <summary>A table in few words: the item of a grid, else the short text.</summary>
    public static string Topic(TableResult table, Language language) =>
        (table.ItemText ?? table.ShortText).In(language);

    /// <summary>A table with, for a grid item, its question before it.</summary>
    public static string FullTopic(TableResult table, Language language)
    {
        // What follows it is set apart by a colon, which cannot stand after a question mark.
        var topic = table.ShortText.In(language).TrimEnd('?', ':', '.', ' ');
        if (topic.Length == 0)
            topic = table.ShortText.In(language);
        return table.ItemText is { } item ? $"{topic}: {item.In(language)}" : topic;
    }

    /// <summary>A label cut at a word so that a chart stays readable.</summary>
    public static string Cut(string label, int longest = LongestInChart)
    {
        if (label.Length <= longest)
            return label;
        var end = label.LastIndexOf(' ', longest - 1);
        if (end < longest / 2)
            end = longest - 1;
        if (char.IsHighSurrogate(label[end - 1]))
            end--;
        return label[..end].TrimEnd(' ', ',', ';', ':', '(') + "…";
    }

    /// <summary>
    /// Whether the answers of the summary follow each other on a scale, so that its ends name them all.
    /// </summary>
    private static bool Adjoin(TableResult table) =>
        table.Ordinal
        && !table
            .Answers.SkipWhile(answer => !answer.InSummary)
            .SkipWhile(answer => answer.InSummary)
            .Any(answer => answer.InSummary);

    private static string Summary(TableResult table, Language language)
    {
        string[] parts =
        [
            .. table
                .Answers.Where(answer => answer.InSummary)
                .Select(answer =>
                    Cut(Texts.For(language).Grammar.Lowered(answer.Label.In(language)), LongestInSummary)
                ),
        ];
        if (parts.Length is > 0 and <= 3)
            return Texts.For(language).Grammar.Or(parts);
        if (parts.Length == 0 || !Adjoin(table))
            return language == Language.English ? "summary share" : "samengenomen";
        return language == Language.English ? $"{parts[0]} to {parts[^1]}" : $"{parts[0]} tot en met {parts[^1]}";
    }
}
