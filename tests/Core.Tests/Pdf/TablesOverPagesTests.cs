using Serverless.Pdf;
using Serverless.Pdf.Layout;
using Serverless.Reporting.Documents;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Pdf;

/// <summary>Where tables go on over a page, and what they say there.</summary>
public sealed class TablesOverPagesTests
{
    private static readonly DocumentProperties Properties = new("Proef", "nl-NL", SampleFactsheet.Created)
    {
        ContinuedFigure = SampleFactsheet.Continued,
        ContinuedTable = "vervolg",
    };

    [Fact]
    public void Table_is_named_on_every_page_it_goes_on_over_for_the_eye_alone()
    {
        using var pdf = Rendered(
            LongTable(120) with
            {
                Caption = "Bijschrift",
                RunningTitle = "2.1 Waar werkt u samen",
            }
        );

        pdf.Pages.Count.ShouldBeGreaterThan(2);
        pdf.Pages[0].Text.ShouldNotContain("vervolg");
        foreach (var page in pdf.Pages.Skip(1))
            page.Text.ShouldStartWith("2.1 Waar werkt u samen (vervolg)Kolomkop");
        pdf.Elements.ShouldNotContain(element => element.Text.Contains("vervolg"));
        pdf.OfType("Caption").Select(caption => caption.Text.Trim()).ShouldBe(["Bijschrift"]);
        pdf.OfType("Table").ShouldHaveSingleItem();
    }

    [Fact]
    public void Caption_names_a_table_that_has_no_name_of_its_own()
    {
        using var pdf = Rendered(LongTable(120) with { Caption = "Bijschrift" });

        pdf.Pages[1].Text.ShouldStartWith("Bijschrift (vervolg)Kolomkop");
    }

    [Fact]
    public void Table_without_any_name_repeats_the_heads_of_its_columns()
    {
        using var pdf = Rendered(LongTable(120));

        pdf.Pages[1].Text.ShouldStartWith("Kolomkop");
    }

    [Fact]
    public void Name_stands_over_the_group_that_a_page_begins_amid()
    {
        var table = LongTable(120) with { RunningTitle = "Vraag" };
        using var pdf = Rendered(
            new Table(table.Columns, table.Header, [TableRow.Group("Groep"), .. table.Rows]) { RunningTitle = "Vraag" }
        );

        pdf.Pages[1].Text.ShouldStartWith("Vraag (vervolg)Kolomkop%Groep");
    }

    [Fact]
    public void Name_stays_on_the_page_with_the_rows_under_it()
    {
        for (var rows = 40; rows < 90; rows++)
        {
            using var pdf = Rendered(LongTable(rows) with { RunningTitle = "Vraag" });
            Letters.ShouldStandOnThePage(pdf, PageSetup.A4.Left, PageSetup.A4.Right);
            pdf.Pages[^1].Text.ShouldContain("rij");
        }
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

    internal static Table LongTable(int rows) =>
        new(
            [new TableColumn(2), new TableColumn(1, ColumnAlignment.Decimal)],
            [new TableRow(["Kolomkop", "%"])],
            [.. Enumerable.Range(0, rows).Select(i => new TableRow(["rij", "12,5"]))]
        );

    private static TaggedPdf Rendered(Table table) => new(PdfRenderer.Render(new Document(Properties, [table])));
}
