using Serverless.Analysis.Results;
using Serverless.Core.Tests.Samples;
using Serverless.Pdf.Layout;
using Serverless.Pdf.Pages;
using Serverless.Pdf.Structure;
using Serverless.Reporting;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Exports;
using Serverless.Samples;
using Serverless.Samples.Reproduction;
using Serverless.Surveys;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Reporting;

/// <summary>How the pages of tables reports end and begin.</summary>
public sealed class TablesReportPagesTests
{
    private const int MinimumRows = 3;
    private const int MaximumOfShortScale = 5;

    private static readonly Lazy<Task<ResultsDocument>> Example = new(async () =>
        (await FolderAnalysis.AnalyseAsync(ExampleSurvey.Folder, "2019")).Public
    );

    public static TheoryData<string> Variants() => [.. SurveyResults.Variants.Keys];

    [Theory]
    [MemberData(nameof(Variants))]
    public void No_table_leaves_a_row_or_two_on_its_last_page(string variant) =>
        Spilled(SurveyResults.Variants[variant].Build(), Language.Dutch).ShouldBeEmpty();

    [Theory]
    [InlineData(Language.Dutch)]
    [InlineData(Language.English)]
    public async Task No_table_of_the_example_leaves_a_row_or_two_on_its_last_page(Language language) =>
        Spilled(await Example.Value, language).ShouldBeEmpty();

    [Theory]
    [InlineData(Language.Dutch)]
    [InlineData(Language.English)]
    public async Task Points_of_a_scale_have_columns_of_one_width_so_that_bars_can_be_compared(Language language)
    {
        var report = TablesReport.Build(await Example.Value, language, DateTimeOffset.UnixEpoch);

        report
            .Blocks.SelectMany(Parts)
            .OfType<Table>()
            .Select(table => table.Columns.Skip(1).TakeWhile(column => !column.StartsGroup).ToArray())
            .Where(points => points.Length is > 1 and <= MaximumOfShortScale && points.All(column => column.Fixed))
            .ShouldBeSomeThatAll(points => points.All(column => column.Width == points[0].Width));
    }

    [Fact]
    public void Item_of_a_grid_of_which_nothing_is_shown_says_why_on_one_line()
    {
        var results = new SurveyResults { Suppressed = true }.Build();
        var grid = TablesReport
            .Build(results, Language.Dutch, DateTimeOffset.UnixEpoch)
            .Blocks.SelectMany(Parts)
            .OfType<Table>()
            .First(table => table.Rows.Any(row => InWords(row.Cells[0]) == "Samen leren"));

        grid.Rows.ShouldBeSomeThatAll(row =>
            InWords(row.Cells[1]) == "te weinig respondenten"
            && row.Cells.Sum(cell => cell.ColumnSpan) == grid.Columns.Count
            && row.Cells[1].ColumnSpan >= grid.Columns.Count - 2
        );
    }

    private static string InWords(TableCell cell) =>
        string.Concat(cell.Inlines.Select(inline => inline is Text text ? text.Value : ""));

    private static IEnumerable<Block> Parts(Block block) =>
        block is Container container ? container.Children.SelectMany(Parts) : [block];

    [Theory]
    [MemberData(nameof(Variants))]
    public void No_page_ends_with_a_heading(string variant)
    {
        var pages = Lay(SurveyResults.Variants[variant].Build(), Language.Dutch).Pages;

        pages
            .Select(page => Placed(page.Marks).Select(mark => mark.Element).OfType<StructureElement>().Last())
            .ShouldBeSomeThatAll(element => !element.Type.StartsWith('H') || element.Type == "H1");
    }

    [Fact]
    public void Word_for_an_earlier_figure_that_is_not_shown_is_on_one_line()
    {
        var results = new SurveyResults().Build();
        results = results with
        {
            Comparisons =
            [
                .. results.Comparisons.Select(comparison =>
                    comparison.Kind == ComparisonKind.Waves
                        ? comparison with
                        {
                            Rows = [.. comparison.Rows.Select(WithoutEarlier)],
                        }
                        : comparison
                ),
            ],
        };

        Lay(results, Language.Dutch)
            .Pages.SelectMany(page => Placed(page.Marks))
            .OfType<TextMark>()
            .Where(mark => mark.Element is { Type: "TD" })
            .Select(Said)
            .Where(text => text.Contains("weinig", StringComparison.Ordinal))
            .ShouldBeSomeThatAll(text => text == "te weinig");
    }

    private static ComparisonRow WithoutEarlier(ComparisonRow row) =>
        row with
        {
            A = row.A with { Value = null, Interval = null, Flags = [CellFlag.SmallBase] },
            Test = null,
            Significant = false,
        };

    private static string Said(TextMark mark) =>
        string.Concat(mark.Text.CodePoints[mark.Start..mark.End].Select(char.ConvertFromUtf32)).Trim();

    /// <summary>Tables on more than one page with fewer rows on the last one than <see cref="MinimumRows"/>.</summary>
    private static IEnumerable<string> Spilled(ResultsDocument results, Language language)
    {
        var rows = new Dictionary<StructureElement, (StructureElement Table, int Page)>();
        var pages = Lay(results, language).Pages;
        for (var page = 0; page < pages.Count; page++)
            foreach (var mark in Placed(pages[page].Marks))
                if (Row(mark) is { Parent: { Type: "TBody", Parent: { } table } } row)
                    rows.TryAdd(row, (table, page));
        rows.ShouldNotBeEmpty();
        foreach (var table in rows.Values.GroupBy(row => row.Table))
        {
            var byPage = table
                .GroupBy(row => row.Page)
                .OrderBy(part => part.Key)
                .Select(part => part.Count())
                .ToArray();
            if (byPage.Length > 1 && byPage[^1] < MinimumRows)
                yield return FormattableString.Invariant(
                    $"{byPage[^1]} rows alone on page {table.Max(row => row.Page) + 1}"
                );
        }
    }

    private static LaidOutDocument Lay(ResultsDocument results, Language language) =>
        DocumentLayout.Lay(TablesReport.Build(results, language, WrittenMoment.Of(results)));

    private static StructureElement? Row(Mark mark)
    {
        var element = mark is PlaceMark place ? place.Target : mark.Element;
        while (element is not null && element.Type != "TR")
            element = element.Parent;
        return element;
    }

    private static IEnumerable<Mark> Placed(IEnumerable<Mark> marks) =>
        marks.SelectMany(mark => mark is GroupMark group ? Placed(group.Marks) : [mark]);
}
