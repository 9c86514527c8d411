using Serverless.Reporting.Documents;
using Serverless.Reporting.Tables;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Reporting;

/// <summary>What tables of a report are called where they go on over a page.</summary>
public sealed class RunningTitlesTests
{
    [Fact]
    public void Table_is_called_by_its_heading_and_one_of_several_by_its_caption_as_well()
    {
        Block[] blocks =
        [
            new Heading(2, "Samenwerking", "a"),
            Table("Response"),
            new KeepTogether([new Heading(3, "1.1 Werkt samen", "b"), Table(null)]),
            new Landscape([new Heading(3, "1.2 Doelen", "c"), new KeepTogether([Table("Taal")]), Table("Doelen")]),
        ];

        Titles(RunningTitles.Of(blocks))
            .ShouldBe(["Samenwerking: Response", "1.1 Werkt samen", "1.2 Doelen: Taal", "1.2 Doelen"]);
    }

    [Fact]
    public void Long_names_are_cut()
    {
        var title = Titles(
                RunningTitles.Of([new Heading(2, string.Join(' ', Enumerable.Repeat("woord", 60)), "a"), Table(null)])
            )
            .Single();

        title.Length.ShouldBeInRange(80, 101);
        title.ShouldEndWith("…");
    }

    [Fact]
    public void Table_before_any_heading_is_called_by_its_caption() =>
        Titles(RunningTitles.Of([Table("Respons"), Table(null)])).ShouldBe(["Respons", ""]);

    private static string[] Titles(IEnumerable<Block> blocks) =>
        [
            .. blocks.SelectMany(block =>
                block switch
                {
                    Table table => [table.RunningTitle ?? ""],
                    Container container => Titles(container.Children),
                    _ => [],
                }
            ),
        ];

    private static Table Table(string? caption) =>
        new([new TableColumn(1)], [new TableRow(["kop"])], [new TableRow(["rij"])]) { Caption = caption };
}
