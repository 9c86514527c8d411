using Serverless.Analysis.Results;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Wording;

namespace Serverless.Reporting.Exports;

/// <summary>What a column of the exports holds.</summary>
internal enum ColumnType
{
    /// <summary>Words or a code.</summary>
    Text,

    /// <summary>A number with decimals.</summary>
    Number,

    /// <summary>A whole number.</summary>
    Count,

    /// <summary>1 for yes and 0 for no.</summary>
    Flag,

    /// <summary>A day.</summary>
    Day,

    /// <summary>An address.</summary>
    Address,
}

/// <summary>
/// The columns of <see cref="TidyFigure"/>, in the order of <see cref="Serverless.Wording.ExportTexts.TidyHeader"/>.
/// </summary>
internal sealed class TidyColumns(ReportContext context)
{
    /// <summary>Widths in characters.</summary>
    public static IReadOnlyList<double> Widths { get; } =
    [
        .. new double[] { 10, 9, 12, 16, 42, 34, 30, 24, 24, 24, 24, 12, 40, 12 },
        .. Enumerable.Repeat(11.0, 6),
        .. new double[] { 18, 28, 10, 24 },
        .. Enumerable.Repeat(11.0, 12),
        40,
        .. Enumerable.Repeat(11.0, 4),
    ];

    /// <summary>What the columns hold.</summary>
    public static IReadOnlyList<ColumnType> Types { get; } =
    [
        .. Enumerable.Repeat(ColumnType.Text, 14),
        .. Enumerable.Repeat(ColumnType.Number, 4),
        ColumnType.Count,
        ColumnType.Number,
        .. Enumerable.Repeat(ColumnType.Text, 4),
        ColumnType.Number,
        ColumnType.Count,
        .. Enumerable.Repeat(ColumnType.Number, 7),
        ColumnType.Text,
        ColumnType.Flag,
        ColumnType.Flag,
        ColumnType.Text,
        ColumnType.Count,
        .. Enumerable.Repeat(ColumnType.Number, 3),
    ];

    /// <summary>What the columns about the release hold, which come after those of the figures.</summary>
    public static IReadOnlyList<ColumnType> TypesOfRelease { get; } =
    [ColumnType.Count, ColumnType.Day, ColumnType.Address];

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Header => context.Texts.Exports.TidyHeader;

    /// <summary>The values of one row.</summary>
    public SheetValue[] Values(TidyFigure figure)
    {
        var style = FigureWords.IsNumber(figure.Cell) ? WorkbookStyles.Decimal : WorkbookStyles.Percent;
        return
        [
            .. Of(figure),
            SheetValue.Of(figure.Cell.Value, style),
            SheetValue.Of(figure.Cell.StandardError, style),
            SheetValue.Of(figure.Cell.Interval?.Lower, style),
            SheetValue.Of(figure.Cell.Interval?.Upper, style),
            SheetValue.Of(figure.Base.N, WorkbookStyles.Count),
            SheetValue.Of(figure.Base.EffectiveN, WorkbookStyles.Count),
            Text(context.Figures.Remarks(figure.Cell)),
            Text(figure.Cell.Value is null ? context.Figures.Withheld(figure.Cell) : null),
            Text(string.Join("; ", figure.HigherThan)),
            Text(figure.Comparison?.With),
            .. figure.Comparison is { } comparison
                ? Compared(comparison, style)
                : Enumerable.Repeat(SheetValue.None, 17),
        ];
    }

    private SheetValue[] Of(TidyFigure figure)
    {
        var (table, cell) = (figure.Table, figure.Cell);
        return
        [
            Text(context.Texts.Exports.Code(Word(figure.Kind))),
            Text(figure.Wave),
            Text(table.Chapter),
            Text(table.Id.ToString()),
            Text(context.Say(table.TextByGroup.GetValueOrDefault(figure.Group) ?? table.Text)),
            Text(table.ItemText is { } item ? context.Say(item) : null),
            Text(table.BaseText is { } @base ? context.Say(@base) : null),
            Text(context.Index.GroupLabel(figure.Group, context.Language)),
            Text(figure.Subgroup),
            Text(figure.CrossedBy),
            Text(figure.Column),
            Text(cell.Answer.Code),
            Text(
                AnswerNames.InUnit(
                    Among(figure.Kind, AnswerNames.Of(table, cell.Answer, context.Texts)),
                    table,
                    cell.Answer,
                    context.Texts
                )
            ),
            Text(Among(figure.Kind) + Word(cell.Answer)),
        ];
    }

    private string Among(TidyKind kind, string answer) =>
        kind switch
        {
            TidyKind.Common => context.Texts.Exports.AmongCommonAnswers(answer),
            TidyKind.CommonOfTrend => context.Texts.Exports.AmongAnswersOfTrend(answer),
            TidyKind.Figure or TidyKind.Earlier or TidyKind.Subgroup or TidyKind.GroupPair or TidyKind.Crossed =>
                answer,
        };

    /// <summary>What the measure begins with, so that a share of fewer answers is not taken for one of all.</summary>
    private string Among(TidyKind kind) =>
        kind is TidyKind.Common or TidyKind.CommonOfTrend ? $"{context.Texts.Exports.Code(Word(kind))}-" : "";

    private SheetValue[] Compared(TidyComparison comparison, uint style)
    {
        var (result, row) = (comparison.Result, comparison.Row);
        var interval = row?.SimultaneousInterval ?? row?.Interval;
        return
        [
            SheetValue.Of(row?.A.Value, style),
            SheetValue.Of(result.A.Base.N, WorkbookStyles.Count),
            SheetValue.Of(row?.Difference, style),
            SheetValue.Of(interval?.Lower, style),
            SheetValue.Of(interval?.Upper, style),
            SheetValue.Of(row?.Test?.P, WorkbookStyles.Probability),
            SheetValue.Of(row?.Test?.AdjustedP ?? row?.Test?.P, WorkbookStyles.Probability),
            SheetValue.Of(row?.ScreenedP, WorkbookStyles.Probability),
            SheetValue.Of(row?.Effect?.Value, WorkbookStyles.Decimal),
            Text(row?.Effect?.Kind),
            row?.Test is null ? SheetValue.None : Flag(row.Significant),
            row?.Test is null ? SheetValue.None : Flag(row.Holds(context.Results.Settings)),
            Text(result.NotTested is { } reason ? context.Say(reason) : null),
            SheetValue.Of(row?.Paired?.Pairs, WorkbookStyles.Count),
            SheetValue.Of(row?.Paired?.Difference, style),
            SheetValue.Of(row?.Paired?.Test?.AdjustedP ?? row?.Paired?.Test?.P, WorkbookStyles.Probability),
            SheetValue.Of(row?.Paired?.McNemarExactP, WorkbookStyles.Probability),
        ];
    }

    private static SheetValue Flag(bool holds) => SheetValue.Of(holds ? 1 : 0, WorkbookStyles.Count);

    /// <summary>The measure; of those of one answer with its code.</summary>
    private string Word(FigureKey figure)
    {
        if (figure.Measure == Measure.Share)
            return context.Texts.Exports.Code("share");
        var measure = figure.ToString();
        return figure.Code is { } code
            ? $"{context.Texts.Exports.Code(measure[..^(code.Length + 1)])}:{code}"
            : context.Texts.Exports.Code(measure);
    }

    private static string Word(TidyKind kind) =>
        kind switch
        {
            TidyKind.Figure => "figure",
            TidyKind.Earlier => "earlier",
            TidyKind.Common => "common",
            TidyKind.CommonOfTrend => "common-trend",
            TidyKind.Subgroup => "subgroup",
            TidyKind.GroupPair => "groups",
            TidyKind.Crossed => "crossed",
        };

    private static SheetValue Text(string? text) => string.IsNullOrEmpty(text) ? SheetValue.None : SheetValue.Of(text);
}
