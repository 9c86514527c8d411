using Serverless.Analysis.Results;
using Serverless.Pdf;
using Serverless.Reporting;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Documents.Charts;
using Serverless.Reporting.Templates;
using Serverless.Surveys;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Reporting;

public sealed class FactsheetTests
{
    private static readonly DateTimeOffset Created = new(2019, 5, 17, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Surveys() => new(SurveyResults.Variants.Keys);

    [Theory]
    [MemberData(nameof(Surveys))]
    public void Factsheet_without_template_is_made_for_any_survey(string variant)
    {
        var results = SurveyResults.Variants[variant].Build();

        foreach (var language in Enum.GetValues<Language>())
            Factsheet
                .Build(results, null, language, Created, PdfRenderer.Height)
                .Blocks.OfType<Heading>()
                .ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Surveys))]
    public void Tables_report_is_made_for_any_survey(string variant)
    {
        var results = SurveyResults.Variants[variant].Build();

        foreach (var language in Enum.GetValues<Language>())
            Tables(TablesReport.Build(results, language, Created).Blocks)
                .Count()
                .ShouldBeGreaterThan(results.Tables.Select(table => table.Question).Distinct().Count());
    }

    [Fact]
    public void Factsheet_prints_the_notice_of_the_survey() =>
        Words(Factsheet.Build(new SurveyResults().Build(), null, Language.Dutch, Created, PdfRenderer.Height))
            .ShouldContain("Deze antwoorden zijn gereconstrueerd.");

    [Fact]
    public void Factsheet_where_nothing_changed_says_that_no_difference_was_shown()
    {
        var text = Words(
            Factsheet.Build(
                new SurveyResults { Significant = false }.Build(),
                null,
                Language.Dutch,
                Created,
                PdfRenderer.Height
            )
        );

        text.ShouldContain("getoetste cijfers is een verschil met 2016 aangetoond");
        text.ShouldNotContain("gelijk gebleven");
    }

    [Fact]
    public void Factsheet_of_withheld_figures_shows_none()
    {
        var document = Factsheet.Build(
            new SurveyResults { Suppressed = true }.Build(),
            null,
            Language.Dutch,
            Created,
            PdfRenderer.Height
        );

        All(document.Blocks).OfType<Chart>().ShouldBeEmpty();
        All(document.Blocks).OfType<BigNumbers>().ShouldBeEmpty();
        Words(document).ShouldContain("Er deden te weinig respondenten mee om cijfers te publiceren.");
    }

    [Fact]
    public void Chart_tells_its_values_in_its_alternative_text()
    {
        var chart = All(
                Factsheet.Build(new SurveyResults().Build(), null, Language.Dutch, Created, PdfRenderer.Height).Blocks
            )
            .OfType<Chart>()
            .First();

        foreach (var value in chart.Rows.Take(3).SelectMany(row => row.Values))
            chart.AlternativeText.ShouldContain(value.Text);
    }

    [Fact]
    public void Long_list_of_answers_is_cut_in_the_chart()
    {
        var charts = All(
                Factsheet
                    .Build(
                        new SurveyResults { Answers = 40, Groups = 1 }.Build(),
                        null,
                        Language.Dutch,
                        Created,
                        PdfRenderer.Height
                    )
                    .Blocks
            )
            .OfType<Chart>()
            .ToArray();

        charts.ShouldBeSomeThatAll(chart => chart.Rows.Count <= 12);
    }

    [Fact]
    public void Survey_of_five_waves_is_told_as_a_development()
    {
        var document = Factsheet.Build(
            new SurveyResults { EarlierWaves = 4 }.Build(),
            null,
            Language.Dutch,
            Created,
            PdfRenderer.Height
        );

        var trend = All(document.Blocks).OfType<TrendChart>().First();
        trend.Series.Select(wave => wave.Name).ShouldBe(["2007", "2010", "2013", "2016", "2019"]);
        trend.AlternativeText.ShouldContain("2007 4,1; 2010 4,8; 2013 5,4; 2016 6,1; 2");
    }

    [Fact]
    public void Charts_of_neighbouring_chapters_with_short_labels_stand_side_by_side()
    {
        static Chart[] Paired(SurveyResults survey) =>
            [
                .. Factsheet
                    .Build(survey.Build(), null, Language.Dutch, Created, PdfRenderer.Height)
                    .Blocks.OfType<Columns>()
                    .SelectMany(columns => All(columns.Children))
                    .OfType<Chart>(),
            ];

        Paired(new SurveyResults()).Length.ShouldBeGreaterThanOrEqualTo(2);
        Paired(new SurveyResults { LabelLength = 200 })
            .SelectMany(chart => chart.Rows)
            .ShouldNotContain(row => row.Label.Length > 40);
    }

    [Fact]
    public void Factsheet_carries_its_figures_as_an_attached_file() =>
        Factsheet
            .Build(new SurveyResults().Build(), null, Language.Dutch, Created, PdfRenderer.Height)
            .Attachments.ShouldHaveSingleItem()
            .MediaType.ShouldBe("text/csv");

    [Fact]
    public void Publication_names_every_file_once_and_gives_the_same_bytes_twice()
    {
        var results = new SurveyResults().Build();
        // The PDF writer has tests of its own; here the document's text represents it.
        var files = Files(results);

        files.Select(file => file.Name).ShouldBeUnique();
        foreach (var (file, again) in files.Zip(Files(results)))
            Bytes(file).ShouldBe(Bytes(again), file.Name);

        static IReadOnlyList<PublishedFile> Files(ResultsDocument results) =>
            Publication.Files(
                new WaveReports(results, FactsheetTemplate.None, PdfRenderer.Height),
                (document, output) => output.Write(System.Text.Encoding.UTF8.GetBytes(Words(document)))
            );
    }

    private static IEnumerable<Table> Tables(IEnumerable<Block> blocks) =>
        blocks.SelectMany(block =>
            block switch
            {
                Table table => [table],
                Container container => Tables(container.Children),
                _ => [],
            }
        );

    private static byte[] Bytes(PublishedFile file)
    {
        using var stream = new MemoryStream();
        file.Write(stream);
        return stream.ToArray();
    }

    internal static string Words(Document document) => string.Join('\n', document.Blocks.Select(Words));

    private static string Words(Block block) =>
        block switch
        {
            Masthead masthead => masthead.Title + " " + Words(masthead.Lead),
            Heading heading => heading.Text,
            Paragraph paragraph => Words(paragraph.Inlines),
            BulletList list => string.Join('\n', list.Items.SelectMany(item => item.Blocks).Select(Words)),
            NumberedList list => string.Join('\n', list.Items.SelectMany(item => item.Blocks).Select(Words)),
            Container container => string.Join('\n', container.Children.Select(Words)),
            Chart chart => chart.AlternativeText,
            BigNumbers numbers => string.Join('\n', numbers.Items.Select(item => item.Value + " " + item.Label)),
            Table table => string.Join(
                '\n',
                table
                    .Header.Concat(table.Rows)
                    .Select(row => string.Join(' ', row.Cells.Select(cell => Words(cell.Inlines))))
            ),
            _ => "",
        };

    private static string Words(IReadOnlyList<Inline> inlines) =>
        string.Concat(
            inlines.Select(inline =>
                inline switch
                {
                    Text text => text.Value,
                    Strong strong => strong.Value,
                    Emphasis emphasis => emphasis.Value,
                    Muted muted => muted.Value,
                    Link link => link.Value,
                    _ => " ",
                }
            )
        );

    private static IEnumerable<Block> All(IEnumerable<Block> blocks) =>
        blocks.SelectMany(block => block is Container container ? All(container.Children) : [block]);
}
