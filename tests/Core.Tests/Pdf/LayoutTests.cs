using Serverless.Pdf;
using Serverless.Pdf.Layout;
using Serverless.Pdf.Typesetting;
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
    public void Reading_order_is_the_order_of_the_blocks_and_columns_are_read_one_by_one()
    {
        using var pdf = new TaggedPdf(
            PdfRenderer.Render(
                new Document(
                    Properties,
                    [
                        new Paragraph("eerst"),
                        new Columns([
                            new Column([new Paragraph("links boven"), new Paragraph("links onder")]),
                            new Column([new Paragraph("rechts")]),
                        ]),
                        new Paragraph("laatst"),
                    ]
                )
            )
        );
        pdf.OfType("P").Select(p => p.Text).ShouldBe(["eerst", "links boven", "links onder", "rechts", "laatst"]);
    }

    [Fact]
    public void Sections_hold_what_stands_under_their_heading_also_where_it_is_kept_together()
    {
        using var pdf = new TaggedPdf(
            PdfRenderer.Render(
                new Document(
                    Properties,
                    [
                        new Masthead("Titel", "t"),
                        new Paragraph("vooraf"),
                        new Heading(2, "Een", "h1"),
                        new Paragraph("in een"),
                        new Heading(3, "Een-a", "h1a"),
                        new Paragraph("in een-a"),
                        new PageBreak(),
                        new Paragraph("nog in een-a"),
                        new KeepTogether([new Heading(2, "Twee", "h2"), new Paragraph("in twee")]),
                        new Paragraph("ook in twee"),
                        new Callout([new Heading(3, "In een vlak", "v"), new Paragraph("vlak")]),
                        new Paragraph("nog in twee"),
                        new Columns([
                            new Column([
                                new Heading(2, "Links", "l"),
                                new Paragraph("links"),
                                new KeepTogether([new Heading(2, "Links onder", "lo")]),
                                new Paragraph("links onder"),
                            ]),
                            new Column([new Heading(2, "Rechts", "r"), new Paragraph("rechts")]),
                        ]),
                        new Paragraph("onder beide"),
                    ]
                )
            )
        );
        Outline(pdf.Root)
            .ShouldBe(
                "Document(H1 P Sect(H2 P Sect(H3 P P)) Sect(H2 P P Div(Sect(H3 P)) P) Div(Sect(H2 P) Sect(H2 P)) Div(Sect(H2 P)) P)"
            );

        static string Outline(ReadElement element) =>
            element.Children.Count == 0
                ? element.Type
                : $"{element.Type}({string.Join(' ', element.Children.Select(Outline))})";
    }

    [Fact]
    public void Contents_nest_as_the_headings_do()
    {
        using var pdf = new TaggedPdf(PdfRenderer.Render(SampleTables.Build(2)));
        var contents = pdf.OfType("TOC").First();
        contents.Children.Select(c => c.Type).ShouldBe(["TOCI", "TOC", "TOCI", "TOC"]);
        contents.Children[1].Children.Count.ShouldBe(10);
        contents.Parent!.Type.ShouldBe("Sect");
    }

    [Fact]
    public void Table_over_pages_repeats_its_header_for_the_eye_and_reads_it_once()
    {
        using var pdf = new TaggedPdf(PdfRenderer.Render(new Document(Properties, [LongTable(120)])));
        pdf.Pages.Count.ShouldBeGreaterThan(2);
        foreach (var page in pdf.Pages)
            page.Text.ShouldContain("Kolomkop");
        pdf.OfType("TH").Count(h => h.Text == "Kolomkop").ShouldBe(1);
        pdf.OfType("TR").Count().ShouldBe(121);
    }

    [Fact]
    public void Page_that_begins_amid_a_group_of_rows_names_it_for_the_eye_and_reads_it_once()
    {
        var table = new Table(
            [new TableColumn(2), new TableColumn(1)],
            [new TableRow(["Kolomkop", "%"])],
            [TableRow.Group("Groep een"), .. Rows(100), TableRow.Group("Groep twee"), .. Rows(100)]
        );
        using var pdf = new TaggedPdf(PdfRenderer.Render(new Document(Properties, [table])));
        pdf.Pages[1].Text.ShouldContain("Kolomkop%Groep een");
        pdf.Pages[^1].Text.ShouldContain("Groep twee");
        pdf.Pages[^1].Text.ShouldNotContain("Groep een");
        pdf.OfType("TH").Count(h => h.Text == "Groep een").ShouldBe(1);

        static IEnumerable<TableRow> Rows(int count) =>
            Enumerable.Range(0, count).Select(_ => new TableRow(["rij", "1"]));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void Two_rows_at_least_stand_under_the_name_of_a_group_and_two_at_its_end(int size)
    {
        for (var above = 20; above < 44; above++)
        {
            TableRow[] rows =
            [
                .. Enumerable.Range(0, above).Select(_ => new TableRow(["rij", "1"])),
                TableRow.Group("Groep"),
                .. Enumerable.Range(0, size).Select(i => new TableRow([FormattableString.Invariant($"lid {i}"), "1"])),
                TableRow.Group("Slot"),
                new TableRow(["a", "1"]),
                new TableRow(["b", "1"]),
            ];
            using var pdf = new TaggedPdf(
                PdfRenderer.Render(
                    new Document(
                        Properties,
                        [new Table([new TableColumn(2), new TableColumn(1)], [new TableRow(["Kop", "%"])], rows)]
                    )
                )
            );
            var group = pdf.OfType("TH").Single(h => h.Text == "Groep").Contents[0].Page;
            int[] members =
            [
                .. pdf.OfType("TH")
                    .Where(h => h.Text.StartsWith("lid", StringComparison.Ordinal))
                    .Select(h => h.Contents[0].Page),
            ];

            members[1].ShouldBe(group, FormattableString.Invariant($"{above} rows above"));
            members[^1].ShouldBe(members[^2]);
        }
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
    public void Remark_over_the_whole_width_of_a_table_is_crossed_by_no_line()
    {
        using var without = new TaggedPdf(Columns(new TableRow(["rij", "1"])));
        using var with = new TaggedPdf(Columns(new TableRow([new TableCell("Niet getoetst.") { ColumnSpan = 2 }])));

        with.Pages[0].Paths.Count.ShouldBe(without.Pages[0].Paths.Count - 1);

        static byte[] Columns(TableRow row) =>
            PdfRenderer.Render(
                new Document(
                    Properties,
                    [
                        new Table(
                            [new TableColumn(2), new TableColumn(1) { StartsGroup = true }],
                            [new TableRow(["Kop", "%"])],
                            [row]
                        ),
                    ]
                )
            );
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
    public void Decimal_commas_of_a_column_stand_under_each_other()
    {
        var table = new Table(
            [new TableColumn(1), new TableColumn(1, ColumnAlignment.Decimal)],
            [new TableRow(["rij", "%"])],
            [
                new TableRow(["a", new TableCell("7,25") { Mark = "ab" }]),
                new TableRow(["b", "100,1"]),
                new TableRow(["c", "45,75"]),
            ]
        );
        using var pdf = new TaggedPdf(PdfRenderer.Render(new Document(Properties, [table])));
        pdf.Pages[0]
            .Letters.Where(l => l.Value == ",")
            .Select(l => Math.Round(l.Location.X, 1))
            .Distinct()
            .Count()
            .ShouldBe(1);
    }

    [Fact]
    public void Suppressed_value_has_its_text_and_no_bar()
    {
        using var with = new TaggedPdf(Bar(new ChartValue(0.5, "50%")));
        using var without = new TaggedPdf(Bar(new ChartValue(0.5, "te weinig") { Status = ValueStatus.Suppressed }));
        without.OfType("Figure").Single().Text.ShouldContain("te weinig");
        without.Pages[0].Paths.Count.ShouldBe(with.Pages[0].Paths.Count - 1);

        static byte[] Bar(ChartValue value) =>
            PdfRenderer.Render(
                new Document(Properties, [new BarChart([new ChartSeries("a")], [new ChartRow("rij", [value])], "alt")])
            );
    }

    [Fact]
    public void Mark_of_a_cell_is_read_as_what_it_means_and_apart_from_its_number()
    {
        using var pdf = new TaggedPdf(
            PdfRenderer.Render(
                new Document(
                    Properties,
                    [
                        new Table(
                            [new TableColumn(2), new TableColumn(1, ColumnAlignment.Decimal)],
                            [new TableRow(["rij", "%"])],
                            [
                                new TableRow([
                                    "een",
                                    new TableCell("91") { Mark = "BC", MarkMeaning = "meer dan B en C" },
                                ]),
                                new TableRow(["twee", new TableCell("66") { Mark = "a" }]),
                            ]
                        ),
                    ]
                )
            )
        );

        pdf.OfType("Span")
            .Select(span => TaggedPdf.TextOf(TaggedPdf.Get(span.Dictionary, "ActualText")))
            .ShouldBe([" meer dan B en C", " a"]);
        pdf.OfType("Span").ShouldBeSomeThatAll(span => span.Parent!.Type == "TD");
    }

    [Theory]
    [InlineData(3)]
    [InlineData(9)]
    [InlineData(45)]
    [InlineData(58)]
    [InlineData(59)]
    [InlineData(61)]
    [InlineData(118)]
    public void No_page_begins_with_the_last_row_or_two_of_a_table(int rows)
    {
        using var pdf = new TaggedPdf(PdfRenderer.Render(new Document(Properties, [LongTable(rows)])));
        var last = pdf.OfType("TR").TakeLast(3).Select(row => row.All().SelectMany(e => e.Contents).First().Page);

        last.Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public void Columns_asked_for_alike_are_equally_wide_where_one_of_them_has_a_longer_word()
    {
        var table = new Table(
            [new TableColumn(3), new TableColumn(1, ColumnAlignment.End), new TableColumn(1, ColumnAlignment.End)],
            [new TableRow(["rij", "kort", "kinderopvangorganisaties"])],
            [new TableRow(["een rij", "1", "2"])]
        );
        var widths = ColumnWidths.Of(new LayoutContext(new Document(Properties, [table])), table, 300);

        widths[1].ShouldBe(widths[2], 1e-9);
        widths.Sum().ShouldBe(300, 1e-9);
    }

    [Fact]
    public void Pages_lie_on_their_side_for_what_asks_for_it_and_for_nothing_else()
    {
        using var pdf = new TaggedPdf(
            PdfRenderer.Render(
                new Document(
                    Properties,
                    [new Paragraph("eerst"), new Landscape([LongTable(40)]), new Paragraph("daarna")]
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

    [Theory]
    [InlineData(true, 0.8, 1)]
    [InlineData(false, 0, 0.7)]
    public void Table_that_may_run_on_does_not_leave_a_page_with_much_white(bool mayRunOn, double least, double most)
    {
        var pages = DocumentLayout.PagesOf(
            new Document(Properties, [LongTable(24), new KeepTogether([LongTable(28) with { MayRunOn = mayRunOn }])])
        );

        pages.Count.ShouldBe(2);
        (pages[0].Height / PageSetup.A4.TextHeight).ShouldBeInRange(least, most);
    }

    [Fact]
    public void Column_has_room_for_a_word_that_goes_on_in_another_style()
    {
        var table = new Table(
            [new TableColumn(60), new TableColumn(5, ColumnAlignment.End)],
            [new TableRow(["kop", "kop"])],
            [new TableRow(["rij", new TableCell([new Text("58%"), new Muted("\u00A01.160")])])]
        );
        var context = new LayoutContext(new Document(Properties, [table]));

        var word = ShapedText.Of("58%\u00A01.160", context.Typography.Cell);

        ColumnWidths.Of(context, table, 240)[1].ShouldBeGreaterThan(word.Width);
    }

    [Fact]
    public void Number_that_is_longer_than_any_in_the_first_rows_of_a_long_table_is_not_broken()
    {
        TableRow[] rows = [.. LongTable(400).Rows, new(["rij", "12.345.678.900"]), new(["rij", "1"])];
        var table = new Table(
            [new TableColumn(1), new TableColumn(30) { Fixed = true }],
            [new TableRow(["kop", "%"])],
            rows
        );
        var context = new LayoutContext(new Document(Properties, [table]));
        var number = ShapedText.Of("12.345.678.900", context.Typography.Cell);

        ColumnWidths.Of(context, table, 400)[1].ShouldBeGreaterThan(number.Width);
    }

    internal static Table LongTable(int rows) =>
        new(
            [new TableColumn(2), new TableColumn(1, ColumnAlignment.Decimal)],
            [new TableRow(["Kolomkop", "%"])],
            [.. Enumerable.Range(0, rows).Select(i => new TableRow(["rij", "12,5"]))]
        );

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
