using Serverless.Reporting.Documents;
using Serverless.Reporting.Figures;

namespace Serverless.Reporting.Exports;

/// <summary>The first sheet: what the workbook is, the notice, and the methodology.</summary>
internal sealed class NotesSheet(ReportContext context)
{
    public void Write(SheetWriter sheet)
    {
        sheet.Layout([110], frozenRows: 0);
        sheet.Row(SheetValue.Of(ReportTitle.Of(context), WorkbookStyles.Bold));
        if (context.Results.Survey.Notice is { } notice)
            sheet.Row(SheetValue.Of(context.Say(notice), WorkbookStyles.Wrapped));
        if (context.Release is { } release)
            foreach (var line in new ReleaseStatement(context, release, release.TablesPage(context.Language)).Lines())
                sheet.Row(SheetValue.Of(line, WorkbookStyles.Wrapped));
        foreach (var paragraph in new Methodology(context).Paragraphs(MethodologyPlace.TablesReport))
            sheet.Row(SheetValue.Of(string.Concat(paragraph.Inlines.Select(Words)), WorkbookStyles.Wrapped));
        sheet.Row(SheetValue.Of(context.Texts.Exports.SharesNote, WorkbookStyles.Wrapped));
        sheet.Row(SheetValue.Of(context.Texts.Exports.ColumnsNote, WorkbookStyles.Wrapped));
        Columns(sheet);
    }

    /// <summary>What each column of the sheets of all figures and of comparisons holds.</summary>
    private void Columns(SheetWriter sheet)
    {
        var texts = context.Texts.Exports;
        sheet.Row(SheetValue.Of(texts.ColumnsOf(texts.AllFigures, texts.Differences), WorkbookStyles.Bold));
        foreach (var (name, description) in texts.TidyHeader.Zip(texts.TidyDescriptions(isOfRelease: false)))
            sheet.Row(SheetValue.Of($"{name}: {description}", WorkbookStyles.Wrapped));
    }

    private static string Words(Inline inline) =>
        inline switch
        {
            Text text => text.Value,
            Strong strong => strong.Value,
            _ => "",
        };
}
