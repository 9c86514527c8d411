using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Tables;
using Serverless.Reporting.Wording;
using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Reporting;

/// <summary>
/// The tables report: every question by group with its uncertainty, comparisons, response, weighting and methods.
/// </summary>
public static class TablesReport
{
    /// <summary>A chapter begins a page, unless the chapter before leaves most of its last page white.</summary>
    private static readonly PageBreak NewChapter = new() { UnlessFilledLessThan = 0.4 };

    /// <summary>The report as a document.</summary>
    /// <param name="results">The figures; the only source of what it says.</param>
    /// <param name="language">Language of everything the product words itself.</param>
    /// <param name="created">Written into the file, so that the same input gives the same bytes.</param>
    public static Document Build(ResultsDocument results, Language language, DateTimeOffset created)
    {
        var context = new ReportContext(results, language);
        var title = ReportTitle.Of(context);
        var kind = context.Say("Tabellenrapport", "Tables report");
        return new Document(
            new DocumentProperties($"{title}: {kind}", context.LanguageTag, created)
            {
                ContinuedFigure = Texts.For(language).Charts.Continued,
                Subject = context.Say(
                    "Alle cijfers per vraag en doelgroep",
                    "All figures by question and target group"
                ),
                Author = results.Survey.Commissioner is { } commissioner ? context.Say(commissioner) : null,
            },
            [.. Blocks(context, title, kind)]
        )
        {
            Footer = new RunningText(
                $"{title} · {kind}",
                context.Say("pagina {page} van {pages}", "page {page} of {pages}")
            )
            {
                OnFirstPage = false,
            },
        };
    }

    private static IEnumerable<Block> Blocks(ReportContext context, string title, string kind)
    {
        yield return Cover(context, title, kind);
        yield return new Heading(2, context.Say("Inhoud", "Contents"), "inhoud") { InOutline = false };
        yield return new TableOfContents(3);
        yield return new KeepTogether([
            new Heading(2, context.Say("Leeswijzer", "How to read the tables"), "leeswijzer"),
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
            yield return Chapter(context, context.Say(chapter.Title), "hoofdstuk-" + chapter.Id, number);
            foreach (var block in new QuestionChapter(context, number).Blocks([.. questions]))
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

        var trends = new TrendChapter(context);
        if (trends.HasContent)
        {
            yield return NewChapter;
            yield return Chapter(
                context,
                context.Say("Ontwikkeling over de metingen", "Development over the waves"),
                "ontwikkeling",
                ++number
            );
            foreach (var block in trends.Blocks())
                yield return block;
        }

        yield return NewChapter;
        yield return Chapter(context, context.Say("Respons en weging", "Response and weighting"), "respons", ++number);
        foreach (var block in new ResponseChapter(context).Blocks())
            yield return block;
        yield return NewChapter;
        yield return Chapter(context, context.Say("Methoden", "Methods"), "methoden", ++number);
        foreach (var block in new MethodChapter(context).Blocks())
            yield return block;
    }

    private static Masthead Cover(ReportContext context, string title, string kind)
    {
        var commissioner = context.Results.Survey.Commissioner;
        string[] imprint =
        [
            commissioner is null
                ? ""
                : context.Say(
                    $"In opdracht van {context.Say(commissioner)}. ",
                    $"Commissioned by {context.Say(commissioner)}. "
                ),
            new MethodAccount(context).Lineage(),
        ];
        var groups = context.Texts.Grammar.And([.. context.Results.Groups.Select(group => context.Say(group.Label))]);
        var lead = context.Say($"Alle uitkomsten per vraag voor {groups}.", $"All findings by question for {groups}.");
        return new Masthead(title, "titel")
        {
            Kicker = kind,
            Cover = true,
            Lead = context.Results.Survey.Notice is { } notice
                ? [new Text(lead + " " + context.Say(notice))]
                : [new Text(lead)],
            Imprint = string.Concat(imprint),
        };
    }

    private static Heading Chapter(ReportContext context, string title, string id, int number) =>
        new(2, title, id)
        {
            Kicker = $"{context.Say("Hoofdstuk", "Chapter")} {context.Numbers.Number(number)}",
            ListedNumber = context.Numbers.Number(number),
        };
}
