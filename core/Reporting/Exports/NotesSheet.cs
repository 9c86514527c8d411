using Serverless.Reporting.Documents;
using Serverless.Reporting.Figures;

namespace Serverless.Reporting.Exports;

/// <summary>The first sheet: what the workbook is, the notice, and the account of method.</summary>
internal sealed class NotesSheet(ReportContext context)
{
    public void Write(SheetWriter sheet)
    {
        sheet.Layout([110], frozenRows: 0);
        sheet.Row(SheetValue.Of(ReportTitle.Of(context), WorkbookStyles.Bold));
        if (context.Results.Survey.Notice is { } notice)
            sheet.Row(SheetValue.Of(context.Say(notice), WorkbookStyles.Wrapped));
        foreach (var paragraph in new MethodAccount(context).Paragraphs())
            sheet.Row(SheetValue.Of(string.Concat(paragraph.Inlines.Select(Words)), WorkbookStyles.Wrapped));
        sheet.Row(
            SheetValue.Of(
                context.Say(
                    "Aandelen staan als getal tussen 0 en 1 met percentageopmaak. Een lege cel betekent dat het cijfer er niet is of niet wordt getoond; de opmerking zegt waarom.",
                    "Shares are numbers between 0 and 1, formatted as percentages. An empty cell means that there is no figure or that it is not shown; the remark says why."
                ),
                WorkbookStyles.Wrapped
            )
        );
        sheet.Row(
            SheetValue.Of(
                context.Say(
                    "Ondergrens en bovengrens: betrouwbaarheidsinterval. n: ongewogen aantal respondenten met een geldig antwoord. Verschil: met de eerdere meting; p is gecorrigeerd voor het aantal toetsen. Effect: Cohens h voor aandelen, Hedges’ g voor gemiddelden.",
                    "Lower and upper: confidence interval. n: unweighted number of respondents with a valid answer. Difference: from the earlier wave; p is corrected for the number of tests. Effect: Cohen's h for shares, Hedges' g for means."
                ),
                WorkbookStyles.Wrapped
            )
        );
    }

    private static string Words(Inline inline) =>
        inline switch
        {
            Text text => text.Value,
            Strong strong => strong.Value,
            _ => "",
        };
}
