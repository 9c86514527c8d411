using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Exports;
using Serverless.Reporting.Factsheets;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Releases;
using Serverless.Reporting.Templates;
using Serverless.Reporting.Wording;
using Serverless.Surveys;

namespace Serverless.Reporting;

/// <summary>The factsheet of a wave: a few pages that say what was found.</summary>
public static class Factsheet
{
    /// <summary>The factsheet as a document.</summary>
    /// <param name="results">The figures; the only source of what it says.</param>
    /// <param name="template">The survey's own text; null to make one from the results alone.</param>
    /// <param name="language">Language of everything the product words itself.</param>
    /// <param name="created">Written into the file, so that the same input gives the same bytes.</param>
    /// <param name="height">How high blocks are, by which a factsheet without a template fills its pages.</param>
    /// <param name="release">The release it belongs to; null for none.</param>
    public static Document Build(
        ResultsDocument results,
        FactsheetTemplate? template,
        Language language,
        DateTimeOffset created,
        BlockHeight height,
        ReleaseImprint? release = null
    )
    {
        var context = new ReportContext(results, language, release);
        var statement = release is null
            ? null
            : new ReleaseStatement(context, release, release.FactsheetPage(context.Language));
        var title = ReportTitle.Of(context);
        var properties = new DocumentProperties(title, context.LanguageTag, created)
        {
            ContinuedFigure = context.Texts.Charts.Continued,
            ContinuedTable = context.Texts.Tables.Continued,
            Subject = context.Texts.Factsheet.Subject,
            Author = results.Survey.Commissioner is { } commissioner ? context.Say(commissioner) : null,
        };
        var figures = new Attachment(
            context.Texts.Factsheet.AttachmentName,
            "text/csv",
            CsvExport.Bytes(results, language, CsvDialect.Standard, CsvScope.Wave, release),
            context.Texts.Factsheet.AttachmentDescription
        );
        if (template is null)
        {
            var withheld = new WithheldParts(context);
            return withheld.IsEverything
                ? new FactsheetWithoutFigures(context, statement, withheld.IsTooFew).Document(Frame, height)
                : new AutomaticFactsheet(withheld, statement).Document(Frame, height);
        }

        var body = template.Blocks(context);
        return Frame(
            Theme.Compact,
            FactsheetParts.WithRelease(body, statement, isUnderTitle: body is [Masthead, ..])
        ) with
        {
            TighterThemes = Theme.CompactTightened,
        };

        Document Frame(Theme theme, IReadOnlyList<Block> blocks) =>
            new(properties, blocks)
            {
                Page = PageSetup.A4Narrow,
                Theme = theme,
                Footer = new RunningText(title, ReleaseStatement.Foot(context, statement)),
                Attachments = [figures],
            };
    }
}
