using Serverless.Pdf;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Documents.Charts;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Pdf;

/// <summary>Where things are on the page.</summary>
public sealed class LayoutTests
{
    private static readonly DocumentProperties Properties = new("Proef", "nl-NL", SampleFactsheet.Created)
    {
        ContinuedFigure = SampleFactsheet.Continued,
    };

    public static TheoryData<string> Samples() => ["factsheet", "tables", "every", "stress", "narrow"];

    [Theory]
    [MemberData(nameof(Samples))]
    public void No_text_leaves_the_page_or_the_side_margins(string sample)
    {
        using var pdf = new TaggedPdf(PdfRenderer.Render(Sample(sample)));
        Letters.ShouldStandOnThePage(pdf, PageSetup.A4.Left, PageSetup.A4.Right);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void No_text_stands_on_other_text(string sample)
    {
        using var pdf = new TaggedPdf(PdfRenderer.Render(Sample(sample)));
        Letters.ShouldStandApart(pdf);
    }

    [Fact]
    public void Part_stays_on_a_page_with_little_on_it_and_begins_a_new_one_otherwise()
    {
        Page(5).ShouldBe(0);
        Page(40).ShouldBe(1);

        static int Page(int lines)
        {
            List<Block> blocks =
            [
                new Heading(1, "Begin", "a"),
                .. Enumerable.Range(0, lines).Select(_ => new Paragraph("regel")),
                new PageBreak { UnlessFilledLessThan = 0.4 },
                new Heading(2, "Deel", "b"),
                new Paragraph("daarna"),
            ];
            using var pdf = new TaggedPdf(PdfRenderer.Render(new Document(Properties, blocks)));
            return pdf.OfType("H2").Single().Contents[0].Page;
        }
    }

    [Fact]
    public void Tighter_theme_is_taken_only_when_it_saves_a_page_with_little_on_it()
    {
        var tight = Theme.Default with { Type = Theme.Default.Type with { Leading = 13 } };
        var pages = Enumerable
            .Range(30, 40)
            .Select(lines =>
                (Own: Pages(lines, []), Fitted: Pages(lines, [tight]), Tight: Pages(lines, [tight], tight))
            )
            .ToList();

        pages.ShouldContain(p => p.Fitted < p.Own);
        pages.ShouldBeSomeThatAll(p => p.Fitted == p.Tight || p.Fitted == p.Own);
    }

    [Fact]
    public void Tightest_theme_is_taken_when_a_less_tight_one_still_leaves_little_on_the_last_page()
    {
        var tight = Theme.Default with { Type = Theme.Default.Type with { Leading = 13 } };
        var tightest = Theme.Default with { Type = Theme.Default.Type with { Leading = 11 } };
        var pages = Enumerable
            .Range(80, 40)
            .Select(lines => (Tight: Pages(lines, [tight]), Both: Pages(lines, [tight, tightest])))
            .ToList();

        pages.ShouldContain(p => p.Both < p.Tight);
        pages.ShouldBeSomeThatAll(p => p.Both <= p.Tight);
    }

    private static int Pages(int lines, IReadOnlyList<Theme> tighter, Theme? own = null)
    {
        var document = new Document(
            Properties,
            [new Heading(1, "Begin", "a"), .. Enumerable.Range(0, lines).Select(_ => new Paragraph("regel"))]
        )
        {
            Theme = own ?? Theme.Default,
            TighterThemes = tighter,
        };
        using var pdf = new TaggedPdf(PdfRenderer.Render(document));
        return pdf.Pages.Count;
    }

    [Fact]
    public void Heading_never_stands_alone_at_the_foot_of_a_page()
    {
        for (var lines = 38; lines < 56; lines++)
        {
            List<Block> blocks =
            [
                new Heading(1, "Begin", "a"),
                .. Enumerable.Range(0, lines).Select(i => new Paragraph("regel")),
                new Heading(2, "Kop", "b"),
                new Paragraph("daarna"),
            ];
            using var pdf = new TaggedPdf(PdfRenderer.Render(new Document(Properties, blocks)));
            var heading = pdf.OfType("H2").Single().Contents[0].Page;
            pdf.OfType("P").Last().Contents[0].Page.ShouldBe(heading);
        }
    }

    [Fact]
    public void No_page_begins_or_ends_with_a_single_line_of_a_paragraph()
    {
        var text = string.Join(' ', Enumerable.Repeat("woorden die een regel vullen", 40));
        for (var before = 20; before < 40; before++)
        {
            List<Block> blocks =
            [
                .. Enumerable.Range(0, before).Select(i => new Paragraph("regel")),
                new Paragraph(text),
            ];
            using var pdf = new TaggedPdf(PdfRenderer.Render(new Document(Properties, blocks)));
            var last = pdf.OfType("P").Last();
            foreach (var (page, id) in last.Contents)
                pdf.Pages[page]
                    .GetMarkedContents()
                    .Single(c => c.MarkedContentIdentifier == id)
                    .Letters.Select(l => Math.Round(l.StartBaseLine.Y, 1))
                    .Distinct()
                    .Count()
                    .ShouldBeGreaterThan(1);
        }
    }

    [Fact]
    public void Note_stands_on_the_page_of_its_reference()
    {
        List<Block> blocks =
        [
            .. Enumerable
                .Range(0, 60)
                .Select(i => new Paragraph(i == 45 ? ["hier", new NoteReference("n")] : ["regel"])),
        ];
        using var pdf = new TaggedPdf(PdfRenderer.Render(new Document(Properties, blocks, [new Note("n", "de noot")])));
        var note = pdf.OfType("Note").Single();
        note.Text.ShouldBe("1de noot");
        note.Contents[0].Page.ShouldBe(pdf.OfType("Reference").Single().Contents[0].Page);
    }

    [Fact]
    public void Footer_counts_pages()
    {
        var document = new Document(Properties, [new Paragraph("a"), new PageBreak(), new Paragraph("b")])
        {
            Footer = new RunningText("", "pagina {page} van {pages}"),
        };
        using var pdf = new TaggedPdf(PdfRenderer.Render(document));
        pdf.Pages.Select(p => p.Text).ShouldBe(["pagina 1 van 2a", "pagina 2 van 2b"]);
    }

    [Theory]
    [InlineData("Monitor", "Monitor")]
    [InlineData("zwemvaardigheid, ", "zwemvaardigheid, zwemvaardigheid…")]
    public void Footer_that_is_too_long_ends_with_a_whole_word(string word, string end)
    {
        var title = word.Length > 10 ? string.Concat(Enumerable.Repeat(word, 20)) : word;
        var document = new Document(Properties, [new Paragraph("a")])
        {
            Footer = new RunningText(title, "pagina {page} van {pages}"),
        };

        using var pdf = new TaggedPdf(PdfRenderer.Render(document));

        pdf.Pages[0].Text.Replace("pagina 1 van 1", "", StringComparison.Ordinal).ShouldEndWith(end + "a");
    }

    [Fact]
    public void Contents_show_the_page_on_which_each_heading_stands()
    {
        using var pdf = new TaggedPdf(PdfRenderer.Render(SampleTables.Build(2)));
        var pages = pdf
            .Elements.Where(e => e.Type is "H1" or "H2")
            .ToLookup(h => h.Text.Trim(), h => h.Contents[0].Page + 1);
        var entries = pdf.OfType("TOCI").ToList();
        entries.Count.ShouldBe(22);
        foreach (var entry in entries)
        {
            var cut = entry.Text.LastIndexOf(' ');
            pages
                .Where(p => p.Key.EndsWith(entry.Text[..cut].Trim(), StringComparison.Ordinal))
                .SelectMany(p => p)
                .ShouldContain(int.Parse(entry.Text[(cut + 1)..], System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void Pages_lie_on_their_side_for_what_asks_for_it_and_for_nothing_else()
    {
        using var pdf = new TaggedPdf(
            PdfRenderer.Render(
                new Document(
                    Properties,
                    [
                        new Paragraph("eerst"),
                        new Landscape([TablesOverPagesTests.LongTable(40)]),
                        new Paragraph("daarna"),
                    ]
                )
                {
                    Footer = new RunningText("voet", "pagina {page} van {pages}"),
                }
            )
        );

        pdf.Pages.Select(page => page.Width > page.Height).ShouldBe([false, true, true, false]);
        Letters.ShouldStandOnThePage(pdf, PageSetup.A4.Left, PageSetup.A4.Right);
        pdf.Pages[1].Letters.Max(letter => letter.BoundingBox.Right).ShouldBeGreaterThan(700);
    }

    [Fact]
    public void Pages_on_their_side_inside_another_block_are_refused() =>
        Should
            .Throw<InvalidDocumentException>(() =>
                new Document(Properties, [new Callout([new Landscape([new Paragraph("x")])])])
            )
            .Message.ShouldContain("on their side");

    [Fact]
    public void Number_of_respondents_of_a_long_name_in_a_legend_stays_within_the_page()
    {
        var name = string.Join(' ', Enumerable.Repeat("basisscholen met een lange naam", 6));
        var chart = new BarChart(
            [new ChartSeries(name) { Base = "n = 1.300" }, new ChartSeries("kort") { Base = "n = 300" }],
            [new ChartRow("Ja", [new ChartValue(0.4, "40%"), new ChartValue(0.5, "50%")])],
            "Ja: 40% en 50%."
        );

        using var pdf = new TaggedPdf(PdfRenderer.Render(new Document(Properties, [chart])));

        Letters.ShouldStandOnThePage(pdf, PageSetup.A4.Left, PageSetup.A4.Right);
    }

    private static Document Sample(string name) =>
        name switch
        {
            "factsheet" => SampleFactsheet.Build(),
            "tables" => SampleTables.Build(1),
            "every" => EveryElement.Build(),
            "narrow" => SampleNarrow.Build(),
            _ => SampleStress.Build(),
        };
}
