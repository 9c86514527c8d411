using Serverless.Pdf;
using Serverless.Pdf.Layout;
using Serverless.Pdf.Typesetting;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Documents.Charts;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Pdf;

/// <summary>What stands in the cells of a table, and where.</summary>
public sealed class TableCellsTests
{
    private static readonly DocumentProperties Properties = new("Proef", "nl-NL", SampleFactsheet.Created)
    {
        ContinuedFigure = SampleFactsheet.Continued,
    };

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
    public void Number_that_is_longer_than_any_in_the_first_rows_of_a_long_table_is_not_broken()
    {
        TableRow[] rows =
        [
            .. TablesOverPagesTests.LongTable(400).Rows,
            new(["rij", "12.345.678.900"]),
            new(["rij", "1"]),
        ];
        var table = new Table(
            [new TableColumn(1), new TableColumn(30) { Fixed = true }],
            [new TableRow(["kop", "%"])],
            rows
        );
        var context = new LayoutContext(new Document(Properties, [table]));
        var number = ShapedText.Of("12.345.678.900", context.Typography.Cell);

        ColumnWidths.Of(context, table, 400)[1].ShouldBeGreaterThan(number.Width);
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
}
