using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Releases;
using Serverless.Reporting.Tables;
using Serverless.Reporting.Wording;
using Serverless.Surveys;

namespace Serverless.Reporting;

/// <summary>
/// The tables report: every question by group with its uncertainty, comparisons, response, weighting and methods.
/// </summary>
public static class TablesReport
{
    /// <summary>A chapter begins a page, unless the chapter before leaves a fifth of its last page white.</summary>
    private static readonly PageBreak NewChapter = new() { UnlessFilledLessThan = 0.8 };

    /// <summary>The report as a document.</summary>
    /// <param name="results">The figures; the only source of what it says.</param>
    /// <param name="language">Language of everything the product words itself.</param>
    /// <param name="created">Written into the file, so that the same input gives the same bytes.</param>
    /// <param name="release">The release it belongs to; null for none.</param>
    public static Document Build(
        ResultsDocument results,
        Language language,
        DateTimeOffset created,
        ReleaseImprint? release = null
    )
    {
        var context = new ReportContext(results, language, release);
        var statement = release is null
            ? null
            : new ReleaseStatement(context, release, release.TablesPage(context.Language));
        var title = ReportTitle.Of(context);
        var kind = context.Texts.TablesReport.Kind;
        return new Document(
            new DocumentProperties($"{title}: {kind}", context.LanguageTag, created)
            {
                ContinuedFigure = context.Texts.Charts.Continued,
                ContinuedTable = context.Texts.Tables.Continued,
                Subject = context.Texts.TablesReport.Subject,
                Author = results.Survey.Commissioner is { } commissioner ? context.Say(commissioner) : null,
            },
            RunningTitles.Of([.. Blocks(context, title, kind, statement), .. statement?.About() ?? []])
        )
        {
            Footer = new RunningText($"{title} · {kind}", ReleaseStatement.Foot(context, statement))
            {
                OnFirstPage = false,
            },
        };
    }

    private static IEnumerable<Block> Blocks(
        ReportContext context,
        string title,
        string kind,
        ReleaseStatement? statement
    )
    {
        yield return Cover(context, title, kind, statement);
        yield return new Heading(2, context.Texts.TablesReport.Contents, "inhoud") { InOutline = false };
        yield return new TableOfContents(3);
        yield return new KeepTogether([
            new Heading(2, context.Texts.TablesReport.Guide, "leeswijzer"),
            .. new ReadingGuide(context).Blocks(),
        ]);
        var number = 0;
        foreach (var chapter in context.Results.Chapters)
        {
            var questions = context
                .Results.Tables.Where(table => table.Chapter == chapter.Id)
                .GroupBy(table => table.Question, StringComparer.Ordinal)
                .ToArray();
            if (questions.Length == 0)
                continue;
            number++;
            yield return NewChapter;
            var heading = Chapter(context, context.Say(chapter.Title), "hoofdstuk-" + chapter.Id, number);
            foreach (var block in new QuestionChapter(context, heading, number).Blocks([.. questions]))
                yield return block;
        }

        var profiles = new ProfileChapter(context);
        if (profiles.HasContent)
        {
            yield return new PageBreak();
            yield return Chapter(context, context.Texts.TablesReport.Profiles, "profielen", ++number);
            foreach (var block in profiles.Blocks())
                yield return block;
        }

        foreach (var (heading, id, blocks) in new ComparisonChapters(context).All())
        {
            number++;
            yield return NewChapter;
            yield return Chapter(context, heading, id, number);
            foreach (var block in blocks)
                yield return block;
        }

        var crossed = new CrossTableChapter(context);
        if (crossed.HasContent)
        {
            number++;
            yield return NewChapter;
            yield return Chapter(context, context.Texts.TablesReport.CrossTables, "kruistabellen", number);
            foreach (var block in crossed.Blocks())
                yield return block;
        }

        var trends = new TrendChapter(context);
        if (trends.HasContent)
        {
            yield return NewChapter;
            yield return Chapter(context, context.Texts.TablesReport.Development, "ontwikkeling", ++number);
            foreach (var block in trends.Blocks())
                yield return block;
        }

        yield return NewChapter;
        yield return Chapter(context, context.Texts.TablesReport.Response, "respons", ++number);
        foreach (var block in new ResponseChapter(context).Blocks())
            yield return block;
        yield return NewChapter;
        yield return Chapter(context, context.Texts.TablesReport.Methods, "methoden", ++number);
        foreach (var block in new MethodChapter(context).Blocks())
            yield return block;
    }

    private static Masthead Cover(ReportContext context, string title, string kind, ReleaseStatement? statement)
    {
        var groups = context.And([.. context.Results.Groups.Select(group => context.Say(group.Label))]);
        string?[] lead =
        [
            context.Texts.TablesReport.Lead(groups),
            context.Results.Survey.Notice is { } notice ? context.Say(notice) : null,
            statement?.CorrectionLine,
        ];
        string?[] imprint =
        [
            context.Results.Survey.Commissioner is { } commissioner
                ? context.Texts.TablesReport.CommissionedBy(context.Say(commissioner))
                : null,
            statement is null ? null : statement.Edition + ".",
        ];
        return new Masthead(title, "titel")
        {
            Kicker = context.Release is { IsDraft: true } ? $"{kind} · {context.Texts.Release.Draft}" : kind,
            Cover = true,
            Lead = [new Text(string.Join(' ', lead.OfType<string>()))],
            Imprint = imprint.Any(part => part is not null) ? string.Join(' ', imprint.OfType<string>()) : null,
        };
    }

    private static Heading Chapter(ReportContext context, string title, string id, int number) =>
        new(2, title, id)
        {
            Kicker = context.Texts.TablesReport.Chapter(context.Numbers.Number(number)),
            ListedNumber = context.Numbers.Number(number),
        };
}
