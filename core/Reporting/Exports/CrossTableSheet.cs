using Serverless.Analysis.Results;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Wording;

namespace Serverless.Reporting.Exports;

/// <summary>The sheet of crossed tables: a row per figure and column, with the letters of smaller columns.</summary>
internal sealed class CrossTableSheet(ReportContext context)
{
    public void Write(SheetWriter sheet)
    {
        var texts = context.Texts.Exports;
        sheet.Layout([42, 34, 30, 26, 34, 40, 10, 10, 10, 10, 8, 10, 24], frozenRows: 1);
        string[] header =
        [
            texts.Question,
            texts.CrossedBy,
            texts.Base,
            texts.TargetGroup,
            texts.Column,
            texts.Answer,
            texts.Value,
            texts.Lower,
            texts.Upper,
            texts.StandardError,
            "n",
            texts.LargerThan,
            texts.Remark,
        ];
        sheet.Row([.. header.Select(text => SheetValue.Of(text, WorkbookStyles.Header))]);
        foreach (var cross in context.Results.CrossTables ?? [])
        foreach (var group in cross.Groups)
        foreach (var column in group.Columns)
        foreach (var cell in ResultsIndex.AllCells(column.Figures))
            sheet.Row(Values(cross, group, column, cell));
    }

    private SheetValue[] Values(CrossTableResult cross, CrossGroup group, CrossColumnFigures column, Cell cell)
    {
        var table = context.Index.Table(cross.Table)!;
        var head = cross.Columns.First(c => c.Code == column.Column);
        var style = FigureWords.IsNumber(cell) ? WorkbookStyles.Decimal : WorkbookStyles.Percent;
        var letters = group
            .Letters.FirstOrDefault(row => row.Answer == cell.Answer)
            ?.LargerThan.GetValueOrDefault(column.Column);
        return
        [
            SheetValue.Of(AnswerNames.FullTopic(table, context.Language)),
            SheetValue.Of(context.Say(cross.ByText)),
            SheetValue.Of(table.BaseText is { } @base ? context.Say(@base) : context.Texts.Exports.AllRespondents),
            SheetValue.Of(context.Index.GroupLabel(group.Group, context.Language)),
            SheetValue.Of($"{context.Say(head.Label)} ({head.Letter})"),
            SheetValue.Of(
                AnswerNames.InUnit(AnswerNames.Of(table, cell.Answer, context.Texts), table, cell.Answer, context.Texts)
            ),
            SheetValue.Of(cell.Value, style),
            SheetValue.Of(cell.Interval?.Lower, style),
            SheetValue.Of(cell.Interval?.Upper, style),
            SheetValue.Of(cell.StandardError, style),
            SheetValue.Of(column.Figures.Base.N, WorkbookStyles.Count),
            letters is { Length: > 0 } larger ? SheetValue.Of(larger) : SheetValue.None,
            context.Figures.Remarks(cell) is { Length: > 0 } remark ? SheetValue.Of(remark) : SheetValue.None,
        ];
    }
}
