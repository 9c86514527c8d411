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
    private const int MaximumLengthInChart = 110;
    private const int MaximumLengthInSummary = 70;

    /// <summary>The name of an answer.</summary>
    public static string Of(TableResult table, string code, Texts texts) =>
        table.Answers.FirstOrDefault(label => label.Code == code) is { } known ? texts.Of(known.Label) : code;

    /// <summary>The name of a figure: of the answer it is the share of, or of its measure.</summary>
    public static string Of(TableResult table, FigureKey figure, Texts texts) =>
        figure.Measure switch
        {
            Measure.Share => Of(table, figure.Code!, texts),
            Measure.Summary => Summary(table, texts),
            Measure.Mean => Mean(table, texts.Figures),
            Measure.StandardDeviation => texts.Figures.StandardDeviation,
            Measure.Total => texts.Figures.Total,
            Measure.Median => texts.Figures.Median,
            Measure.FirstQuartile => texts.Figures.FirstQuartile,
            Measure.ThirdQuartile => texts.Figures.ThirdQuartile,
            Measure.Percentile => texts.Figures.Percentile(figure.Percent!.Value),
            Measure.AnswerTotal => texts.Figures.AnswerTotal(Of(table, figure.Code!, texts)),
            Measure.ShareOfResponse => texts.Figures.ShareOfResponse(Of(table, figure.Code!, texts)),
            Measure.WeightedShareOfResponse => texts.Figures.WeightedShareOfResponse(Of(table, figure.Code!, texts)),
        };

    /// <summary>
    /// The name within a sentence: measures with a small letter. Answers can be names (of regions, of parties) and stay as
    /// the codebook writes them.
    /// </summary>
    public static string InSentence(TableResult table, FigureKey figure, Texts texts)
    {
        var name = Of(table, figure, texts);
        return figure.Code is null ? texts.Grammar.Lowered(name) : name;
    }

    private static string Mean(TableResult table, FigureTexts texts)
    {
        if (table.Kind == TableKind.RankedOption)
            return texts.MeanRank;
        return table.Ratio is null ? texts.Mean : texts.Ratio;
    }

    /// <summary>Whether the summary says more than one answer does by itself.</summary>
    public static bool HasOwnSummary(TableResult table) => table.Answers.Count(answer => answer.InSummary) > 1;

    /// <summary>A table in few words: the item of a grid, else the short text.</summary>
    public static string Topic(TableResult table, Language language) =>
        (table.ItemText ?? table.ShortText).In(language);

    /// <summary>A table with, for a grid item, its question before it.</summary>
    public static string FullTopic(TableResult table, Language language)
    {
        // What follows it is set apart by a colon, which cannot follow a question mark.
        var topic = table.ShortText.In(language).TrimEnd('?', ':', '.', ' ');
        if (topic.Length == 0)
            topic = table.ShortText.In(language);
        return table.ItemText is { } item ? $"{topic}: {item.In(language)}" : topic;
    }

    /// <summary>A label cut at a word so that a chart stays readable.</summary>
    public static string Cut(string label, int longest = MaximumLengthInChart)
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

    private static string Summary(TableResult table, Texts texts)
    {
        if (table.Kind == TableKind.RankedOption)
            return texts.Figures.Top(table.Answers.Count(answer => answer.InSummary));
        string[] parts =
        [
            .. table
                .Answers.Where(answer => answer.InSummary)
                .Select(answer => Cut(texts.Grammar.Lowered(texts.Of(answer.Label)), MaximumLengthInSummary)),
        ];
        if (parts.Length is > 0 and <= 3)
            return texts.Grammar.Or(parts);
        return parts.Length == 0 || !Adjoin(table) ? texts.Figures.Summary : texts.Figures.Scale(parts[0], parts[^1]);
    }
}
