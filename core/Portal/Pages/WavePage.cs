using Serverless.Portal.Documents;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Releases;
using Serverless.Reporting.Styles;

namespace Serverless.Portal.Pages;

/// <summary>The factsheet of a wave as a page.</summary>
internal static class WavePage
{
    /// <summary>The downloads come after the large figures when those are this near the top.</summary>
    private const int Opening = 4;

    public static string Write(
        ReportContext context,
        Document factsheet,
        HouseStyle? style,
        ReleaseChanges? changes = null
    )
    {
        var (survey, wave) = (context.Results.Survey.Id, context.Results.Wave.Id);
        var (language, texts) = (context.Language, context.Texts.Portal);
        var title = ReportTitle.Of(context);
        var page = new Page(language, context.Waves.Name(wave), texts.FactsheetOf(title))
        {
            Kind = "factsheet",
            HasCharts = true,
            Style = style,
            Address = [survey, wave],
            InOtherLanguage = other => ReportAddresses.Factsheet(context, other),
            Trail = WaveTrail.To(context),
            Replacement = ReplacementNotice.On(context),
        };
        var first = factsheet.Blocks.Take(Opening).ToList().FindIndex(block => block is BigNumbers) + 1;
        if (first == 0)
            first = factsheet.Blocks[0] is Masthead ? 1 : 0;
        return page.Write(html =>
        {
            html.Open("article");
            var content = new DocumentHtml(
                html,
                factsheet,
                context.Texts,
                new ColumnSubjects(context),
                ReportAddresses.Figures(context)
            );
            content.Write(factsheet.Blocks.Take(first));
            html.Open("nav", ("class", "take"), ("aria-label", texts.Downloads));
            html.Open("p")
                .Element(
                    "a",
                    texts.AllTables,
                    ("class", "button"),
                    ("href", ReportAddresses.Tables(context, language))
                );
            html.Close();
            Downloads.Write(html, language, file => ReportAddresses.File(context, file), sizes: null);
            if (changes?.Follows is { } before)
                html.Open("p")
                    .Link(
                        ReportAddresses.Changes(context, language),
                        context.Texts.ChangesPage.Since(texts.Release(context.Numbers.Number(before)))
                    )
                    .Close();
            html.Close().Line();
            content.Write(factsheet.Blocks.Skip(first));
            content.WriteNotes();
            html.Close().Line();
        });
    }
}
