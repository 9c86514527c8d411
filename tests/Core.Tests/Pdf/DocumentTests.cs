using Serverless.Reporting.Documents;
using Serverless.Reporting.Documents.Charts;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Pdf;

public sealed class DocumentTests
{
    private static readonly DocumentProperties Properties = new(
        "Titel",
        "nl-NL",
        new DateTimeOffset(2019, 11, 1, 0, 0, 0, TimeSpan.Zero)
    )
    {
        ContinuedFigure = SampleFactsheet.Continued,
    };

    [Fact]
    public void Document_with_a_skipped_heading_level_is_refused_and_the_heading_named() =>
        Should
            .Throw<InvalidDocumentException>(() =>
                new Document(Properties, [new Heading(1, "Een", "a"), new Heading(3, "Drie", "b")])
            )
            .Message.ShouldContain("'Drie' has level 3 after level 1");

    [Fact]
    public void Document_that_does_not_begin_at_level_1_is_refused() =>
        Should.Throw<InvalidDocumentException>(() => new Document(Properties, [new Heading(2, "Twee", "a")]));

    [Fact]
    public void Document_with_a_heading_id_twice_is_refused() =>
        Should
            .Throw<InvalidDocumentException>(() =>
                new Document(Properties, [new Heading(1, "Een", "a"), new Heading(2, "Twee", "a")])
            )
            .Message.ShouldContain("'a' exists twice");

    [Fact]
    public void Link_to_a_heading_that_is_not_there_is_refused_and_named() =>
        Should
            .Throw<InvalidDocumentException>(() =>
                new Document(Properties, [new Paragraph([Link.ToHeading("weg", "zie")])])
            )
            .Message.ShouldContain("'weg'");

    [Fact]
    public void Reference_to_a_note_that_is_not_there_is_refused_and_named() =>
        Should
            .Throw<InvalidDocumentException>(() =>
                new Document(Properties, [new Paragraph(["x", new NoteReference("n1")])])
            )
            .Message.ShouldContain("'n1'");

    [Fact]
    public void Note_nobody_refers_to_is_refused() =>
        Should
            .Throw<InvalidDocumentException>(() =>
                new Document(Properties, [new Paragraph("x")], [new Note("n1", "noot")])
            )
            .Message.ShouldContain("'n1'");

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    public void Link_to_anything_but_web_or_mail_is_refused(string address) =>
        Should.Throw<ArgumentException>(() => Link.To(new Uri(address), "x"));

    [Fact]
    public void Table_row_that_covers_too_few_columns_is_refused_and_named() =>
        Should
            .Throw<ArgumentException>(() =>
                new Table(
                    [new TableColumn(1), new TableColumn(1)],
                    [new TableRow(["a", "b"])],
                    [new TableRow(["c", "d"]), new TableRow(["e"])]
                )
            )
            .Message.ShouldContain("Row 2 covers 1 columns; the table has 2");

    [Fact]
    public void Chart_row_with_another_number_of_values_than_series_is_refused_and_named() =>
        Should
            .Throw<ArgumentException>(() =>
                new BarChart(
                    [new ChartSeries("a"), new ChartSeries("b")],
                    [new ChartRow("visie", [new ChartValue(0.5, "50%")])],
                    "alt"
                )
            )
            .Message.ShouldContain("'visie'");

    [Fact]
    public void Chart_without_alternative_text_is_refused() =>
        Should.Throw<ArgumentException>(() =>
            new DotPlot([new ChartSeries("a")], [new ChartRow("r", [new ChartValue(0.5, "50%")])], " ")
        );

    [Fact]
    public void Stacked_bar_over_100_percent_is_refused() =>
        Should.Throw<ArgumentException>(() =>
            new StackedBarChart(
                [new ChartSeries("a"), new ChartSeries("b")],
                [new ChartRow("r", [new ChartValue(0.7, "70%"), new ChartValue(0.6, "60%")])],
                "alt"
            )
        );

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Chart_value_that_is_not_a_number_is_refused(double value) =>
        Should.Throw<ArgumentException>(() => new ChartValue(value, "?"));

    [Theory]
    [InlineData("nl_NL")]
    [InlineData("nl--NL")]
    [InlineData("1nl")]
    [InlineData("nederlands-NL")]
    public void Language_that_is_no_tag_is_refused(string language) =>
        Should
            .Throw<ArgumentException>(() =>
                new DocumentProperties("Titel", language, Properties.Created)
                {
                    ContinuedFigure = SampleFactsheet.Continued,
                }
            )
            .Message.ShouldContain(language);

    [Theory]
    [InlineData("csv")]
    [InlineData("text/csv; charset=utf-8")]
    [InlineData("text/")]
    public void Media_type_with_more_or_less_than_type_and_subtype_is_refused(string type) =>
        Should
            .Throw<ArgumentException>(() => new Attachment("a.csv", type, new byte[1], "cijfers"))
            .Message.ShouldContain(type);
}
