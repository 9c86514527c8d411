using Serverless.Analysis.Results;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Wording;

namespace Serverless.Reporting.Exports;

/// <summary>The sheet of one chapter: a row per figure, so that readers can filter and pivot.</summary>
internal sealed class ChapterSheet(ReportContext context)
{
    public void Write(SheetWriter sheet, IReadOnlyList<TableResult> tables)
    {
        sheet.Layout([42, 34, 30, 26, 40, 10, 10, 10, 10, 8, 10, 12, 10, 12, 12, 28, 14, 30], frozenRows: 1);
        sheet.Row([.. Header().Select(text => SheetValue.Of(text, WorkbookStyles.Header))]);
        foreach (var table in tables)
        foreach (var group in table.Groups)
        {
            foreach (var cell in ResultsIndex.AllCells(group))
                sheet.Row(Values(new Figure(table, group, cell)));
            if (context.Index.SinceEarlierWaveInCommon(table.Id, group.Group) is { } common)
                foreach (var change in common.Rows)
                    sheet.Row(InCommon(table, common, change));
        }
    }

    private string[] Header()
    {
        var earlier = context.Earlier is { } wave ? context.Waves.Name(wave.Id) : context.Texts.Exports.Earlier;
        return
        [
            context.Texts.Exports.Question,
            context.Texts.Exports.Item,
            context.Texts.Exports.Base,
            context.Texts.Exports.TargetGroup,
            context.Texts.Exports.Answer,
            context.Texts.Exports.Value,
            context.Texts.Exports.Lower,
            context.Texts.Exports.Upper,
            context.Texts.Exports.StandardError,
            "n",
            context.Texts.Exports.EffectiveN,
            earlier,
            $"n {earlier}",
            context.Texts.Exports.Difference,
            context.Texts.Exports.CorrectedP,
            context.Texts.Exports.Significant,
            context.Texts.Exports.Effect,
            context.Texts.Exports.Remark,
        ];
    }

    private SheetValue[] Values(Figure figure)
    {
        var (table, group, cell) = figure;
        var name = AnswerNames.Of(table, cell.Answer, context.Texts);
        var answer = AnswerNames.InUnit(name, table, cell.Answer, context.Texts);
        return Values(table, group.Group, answer, cell, group.Base, Earlier(figure), context.Index.ChangeOf(figure));
    }

    private Base? Earlier(Figure figure) => context.Index.SinceEarlierWave(figure.Table.Id, figure.Group.Group)?.A.Base;

    /// <summary>An answer among those that two waves have in common, on the base of these.</summary>
    private SheetValue[] InCommon(TableResult table, ComparisonResult common, ComparisonRow change)
    {
        var answer = context.Texts.Exports.AmongCommonAnswers(AnswerNames.Of(table, change.Answer, context.Texts));
        return Values(table, common.B.Group, answer, change.B, common.B.Base, common.A.Base, change);
    }

    private SheetValue[] Values(
        TableResult table,
        string group,
        string answer,
        Cell cell,
        Base of,
        Base? earlier,
        ComparisonRow? change
    )
    {
        var style = FigureWords.IsNumber(cell) ? WorkbookStyles.Decimal : WorkbookStyles.Percent;
        return
        [
            SheetValue.Of(context.Say(table.TextByGroup.GetValueOrDefault(group) ?? table.Text)),
            table.ItemText is { } item ? SheetValue.Of(context.Say(item)) : SheetValue.None,
            SheetValue.Of(table.BaseText is { } @base ? context.Say(@base) : context.Texts.Exports.AllRespondents),
            SheetValue.Of(context.Index.GroupLabel(group, context.Language)),
            SheetValue.Of(answer),
            SheetValue.Of(cell.Value, style),
            SheetValue.Of(cell.Interval?.Lower, style),
            SheetValue.Of(cell.Interval?.Upper, style),
            SheetValue.Of(cell.StandardError, style),
            SheetValue.Of(of.N, WorkbookStyles.Count),
            SheetValue.Of(of.EffectiveN, WorkbookStyles.Count),
            SheetValue.Of(change?.A.Value, style),
            SheetValue.Of(change is null ? null : earlier?.N, WorkbookStyles.Count),
            SheetValue.Of(change?.Difference, style),
            SheetValue.Of(change?.Test?.AdjustedP ?? change?.Test?.P, WorkbookStyles.Probability),
            change?.Test is null ? SheetValue.None : SheetValue.Of(Shown(change)),
            SheetValue.Of(change?.Effect?.Value, WorkbookStyles.Decimal),
            context.Figures.Remarks(cell) is { Length: > 0 } remark ? SheetValue.Of(remark) : SheetValue.None,
        ];
    }

    private string Shown(ComparisonRow change)
    {
        if (!change.Significant)
            return context.Texts.Changes.NotShown;
        return change.Holds(context.Results.Settings) ? context.Texts.Exports.Yes : context.Texts.Exports.YesNotHolding;
    }
}
