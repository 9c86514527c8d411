using AngleSharp.Dom;
using CsCheck;
using Serverless.Analysis.Results;
using Serverless.Core.Tests.Reporting;
using Serverless.Portal.Documents;
using Serverless.Portal.Html;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Documents.Charts;
using Serverless.Reporting.Figures;
using Serverless.Surveys;
using Shouldly;
using Xunit;
using Document = Serverless.Reporting.Documents.Document;

namespace Serverless.Core.Tests.Portal;

/// <summary>Whatever a survey says, it is text on the page: nothing of it runs, loads or changes what is around it.</summary>
public sealed class HostileTextTests
{
    private static readonly string[] Pieces =
    [
        "<script>alert(1)</script>",
        "</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "</title><script>",
        "<svg/onload=alert(1)>",
        "</svg></figure></article>",
        "<!--",
        "-->",
        "]]>",
        "<style>*{display:none}</style>",
        "&lt;script&gt;",
        "&#x3c;b&#x3e;",
        "javascript:alert(1)",
        "\u0000",
        "\u202E",
        "\uFEFF",
        "\uD83D\uDE00",
        "\uD800",
        "<",
        ">",
        "&",
        "\"",
        "'",
        "`",
        "=",
        "\n",
        "a",
        " ",
    ];

    private static readonly string[] OwnElements =
    [
        .. "a article b body br button circle details div em fieldset figcaption figure footer form".Split(' '),
        .. "h1 h2 h3 h4 h5 h6 head header hr html input label legend li link main meta nav ol option output".Split(' '),
        .. "p path rect script section select span strong summary sup svg table tbody td text th thead title tr ul".Split(
            ' '
        ),
    ];

    private static readonly Gen<string> Hostile = Gen.Int[0, Pieces.Length - 1]
        .Array[1, 6]
        .Select(places => "x" + string.Concat(places.Select(place => Pieces[place])));

    [Fact]
    public void No_text_of_a_document_becomes_anything_but_text() =>
        Hostile.Sample(
            text =>
            {
                var page = PageOf(text);

                NothingRuns(page);
                page.QuerySelectorAll("p.small").Select(p => p.TextContent).ShouldContain(Cleaned(text));
                page.QuerySelectorAll("th[scope=row]").ShouldBeSomeThatAll(cell => cell.TextContent == Cleaned(text));
            },
            iter: 300
        );

    [Fact]
    public void No_title_or_label_of_a_survey_becomes_anything_but_text() =>
        Hostile.Sample(
            text =>
            {
                var pages = ParsedPage.Of(With(SurveyResults.Variants["plain"].Build(), text));

                pages.Count.ShouldBe(4);
                foreach (var (_, _, page) in pages)
                {
                    NothingRuns(page);
                    page.QuerySelectorAll("script").Length.ShouldBe(1);
                    page.QuerySelectorAll("main").Length.ShouldBe(1);
                    page.QuerySelector("h1")!.TextContent.ShouldStartWith("x");
                }
            },
            iter: 20
        );

    private static void NothingRuns(IParentNode page)
    {
        foreach (var element in page.QuerySelectorAll("*"))
        {
            OwnElements.ShouldContain(element.LocalName);
            foreach (var attribute in element.Attributes)
            {
                attribute.Name.ShouldNotStartWith("on");
                attribute.Name.ShouldNotBe("style");
                if (attribute.Name is "href" or "src")
                    attribute.Value.ShouldMatch("^(/|#|https?://|mailto:)");
            }

            if (element.LocalName == "script")
            {
                element.TextContent.ShouldBeEmpty();
                element.GetAttribute("src").ShouldBe("/assets/portal.js");
            }
        }
    }

    private static string Cleaned(string text) => Serverless.Pdf.Typesetting.TextCleaner.Clean(text);

    private static ResultsDocument With(ResultsDocument results, string text) =>
        results with
        {
            Survey = results.Survey with { Title = new(text, text), Commissioner = new(text, text) },
            Wave = results.Wave with { Title = new(text, text) },
            Chapters = [.. results.Chapters.Select(chapter => chapter with { Title = new(text, text) })],
            Groups = [.. results.Groups.Select(group => group with { Label = new(text, text) })],
            Tables =
            [
                .. results.Tables.Select(table =>
                    table with
                    {
                        ShortText = new(text, text),
                        Text = new(text, text),
                        Answers = [.. table.Answers.Select(answer => answer with { Label = new(text, text) })],
                    }
                ),
            ],
        };

    private static AngleSharp.Html.Dom.IHtmlDocument PageOf(string text)
    {
        var context = new ReportContext(SurveyResults.Variants["plain"].Build(), Language.Dutch);
        var document = new Document(
            new DocumentProperties(text, "nl-NL", DateTimeOffset.UnixEpoch) { ContinuedFigure = text },
            [
                new Heading(1, text, "kop\"'><script>"),
                new Paragraph([text, new Strong(text), new Emphasis(text), new Muted(text)]),
                new Paragraph(text) { Style = ParagraphStyle.Small },
                new BigNumbers([
                    new BigNumber(text, text) { Base = text, Change = new(text, ChangeDirection.Up, true) },
                ]),
                new Callout([new Paragraph(text)]) { Title = text },
                new BarChart(
                    [new ChartSeries(text) { Base = text }],
                    [
                        new ChartRow(text, [new ChartValue(0.5, text) { Mark = text }])
                        {
                            Base = text,
                            Change = new(text, ChangeDirection.Down, false),
                        },
                    ],
                    text
                )
                {
                    Caption = text,
                    Description = text,
                    Base = text,
                },
                new Table(
                    [new TableColumn(1), new TableColumn(1)],
                    [new TableRow([text, text])],
                    [new TableRow([text, new TableCell(text) { Mark = text, MarkMeaning = text }])]
                )
                {
                    Caption = text,
                    Summary = text,
                    Notes = [text],
                },
            ]
        );
        var html = new HtmlWriter();
        html.Open("html").Open("head").Element("title", text).Close().Open("body").Open("article");
        var addresses = new FigureAddresses("/proef/2019/releases/1", new Uri("https://cijfers.example/"));
        new DocumentHtml(html, document, context.Texts, new ColumnSubjects(context), addresses).Write(document.Blocks);
        html.Close().Close().Close();
        return ParsedPage.Parse(html.Page());
    }
}
