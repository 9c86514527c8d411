using Serverless.Analysis.Results;
using Serverless.Reporting.Wording;
using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Reporting.Figures;

/// <summary>
/// What a cell is of, in words: its answer, or "gemiddelde", "mediaan", or the answers that make up a summary.
/// An answer can be a name (of a region, of a party) and is always written as the codebook writes it. By itself, and after
/// a colon, it has no quotation marks; within a sentence, and where several are named together, it has.
/// </summary>
public static class AnswerNames
{
    /// <summary>Characters from which a label in a chart is cut.</summary>
    public const int MaximumLengthInChart = 110;

    private const int MaximumLengthInSummary = 70;
    private const int MinimumLengthInSummary = 24;

    /// <summary>The name of an answer.</summary>
    public static string Of(TableResult table, string code, Texts texts) =>
        table.Answers.FirstOrDefault(label => label.Code == code) is { } known ? texts.Of(known.Label) : code;

    /// <summary>The name of a figure by itself: of the answer it is the share of, or of its measure.</summary>
    /// <param name="longest">Characters from which answers are cut.</param>
    public static string Of(TableResult table, FigureKey figure, Texts texts, int longest = int.MaxValue) =>
        figure.Measure switch
        {
            Measure.Share => Cut(Of(table, figure.Code!, texts), longest),
            Measure.Summary => Summary(table, texts, longest),
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

    /// <summary>The name at the head of a row: answers as they are, measures and several answers with a capital.</summary>
    public static string InRow(TableResult table, FigureKey figure, Texts texts) =>
        figure.Measure == Measure.Share
            ? Of(table, figure, texts)
            : texts.Grammar.Capitalised(Of(table, figure, texts));

    /// <summary>
    /// The name of a measure with the unit its number is in, "gemiddelde (maanden)", or of a mean its scale, "gemiddelde,
    /// schaal 1–5"; of any other figure the name.
    /// </summary>
    public static string InUnit(string name, TableResult table, FigureKey figure, Texts texts)
    {
        if (figure.IsNumber && figure.Measure != Measure.AnswerTotal && table.Unit is { } unit)
            return $"{name} ({texts.Of(unit)})";
        return figure == FigureKey.Mean && MeanAxis.ScaleOf(table) is { } scale ? OnScale(name, scale, texts) : name;
    }

    /// <summary>The name at the head of a row with the unit or scale of its number: "Gemiddelde, schaal 1–5".</summary>
    public static string InRowInUnit(TableResult table, FigureKey figure, Texts texts) =>
        InUnit(InRow(table, figure, texts), table, figure, texts);

    /// <summary>"gemiddelde, schaal 1–5".</summary>
    public static string OnScale(string name, MeanScale scale, Texts texts)
    {
        string End(double value) => texts.Numbers.Number(value, value % 1 == 0 ? 0 : 1);
        return texts.Factsheet.MeanOnScale(name, End(scale.Minimum), End(scale.Maximum));
    }

    /// <summary>The name after a colon: answers as they are, measures with a small letter.</summary>
    public static string AfterColon(TableResult table, FigureKey figure, Texts texts, int longest = int.MaxValue)
    {
        var name = Of(table, figure, texts, longest);
        return IsOfAnswers(figure) ? name : texts.Grammar.Lowered(name);
    }

    /// <summary>The name within a sentence: answers in quotation marks, measures with a small letter.</summary>
    public static string InSentence(TableResult table, FigureKey figure, Texts texts, int longest = int.MaxValue)
    {
        var isOne = figure.Measure == Measure.Share || (figure == FigureKey.Summary && Summarised(table).Length == 1);
        return isOne
            ? texts.Grammar.Quoted(Of(table, figure, texts, longest))
            : AfterColon(table, figure, texts, longest);
    }

    /// <summary>Answers named together.</summary>
    public static string Together(TableResult table, IEnumerable<string> codes, Texts texts) =>
        texts.Grammar.And([.. codes.Select(code => texts.Grammar.Quoted(Of(table, code, texts)))]);

    private static bool IsOfAnswers(FigureKey figure) => figure.Code is not null || figure == FigureKey.Summary;

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

    private static AnswerLabel[] Summarised(TableResult table) => [.. table.Answers.Where(answer => answer.InSummary)];

    private static string Summary(TableResult table, Texts texts, int longest)
    {
        var answers = Summarised(table);
        if (table.Kind == TableKind.RankedOption)
            return texts.Figures.Top(answers.Length);
        var named = answers.Length is > 0 and <= 3 ? answers.Length : 2;
        var each = Math.Clamp(longest / named, MinimumLengthInSummary, MaximumLengthInSummary);
        string[] parts = [.. answers.Select(answer => Cut(texts.Of(answer.Label), each))];
        if (parts is [var one])
            return one;
        parts = [.. parts.Select(texts.Grammar.Quoted)];
        if (parts.Length is > 0 and <= 3)
            return texts.Grammar.Or(parts);
        return parts.Length == 0 || !Adjoin(table) ? texts.Figures.Summary : texts.Figures.Scale(parts[0], parts[^1]);
    }
}
