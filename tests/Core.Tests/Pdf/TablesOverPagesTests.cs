using Serverless.Pdf;
using Serverless.Reporting.Documents;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Pdf;

/// <summary>What tables that go on over a page say there.</summary>
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
        using var pdf = Rendered(Long() with { Caption = "Bijschrift", RunningTitle = "2.1 Waar werkt u samen" });

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
        using var pdf = Rendered(Long() with { Caption = "Bijschrift" });

        pdf.Pages[1].Text.ShouldStartWith("Bijschrift (vervolg)Kolomkop");
    }

    [Fact]
    public void Table_without_any_name_repeats_the_heads_of_its_columns()
    {
        using var pdf = Rendered(Long());

        pdf.Pages[1].Text.ShouldStartWith("Kolomkop");
    }

    [Fact]
    public void Name_stands_over_the_group_that_a_page_begins_amid()
    {
        var table = Long() with { RunningTitle = "Vraag" };
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
            using var pdf = Rendered(Long(rows) with { RunningTitle = "Vraag" });
            Letters.ShouldStandOnThePage(pdf, PageSetup.A4.Left, PageSetup.A4.Right);
            pdf.Pages[^1].Text.ShouldContain("rij");
        }
    }

    private static TaggedPdf Rendered(Table table) => new(PdfRenderer.Render(new Document(Properties, [table])));

    private static Table Long(int rows = 120) =>
        new(
            [new TableColumn(2), new TableColumn(1)],
            [new TableRow(["Kolomkop", "%"])],
            [.. Enumerable.Range(0, rows).Select(_ => new TableRow(["rij", "1"]))]
        );
}
