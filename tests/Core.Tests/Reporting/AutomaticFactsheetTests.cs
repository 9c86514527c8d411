using Serverless.Analysis.Results;
using Serverless.Core.Tests.Analysis;
using Serverless.Pdf;
using Serverless.Pdf.Layout;
using Serverless.Reporting;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Documents.Charts;
using Serverless.Reporting.Factsheets;
using Serverless.Reporting.Figures;
using Serverless.Surveys;
using Serverless.TestKit.Surveys;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Reporting;

/// <summary>
/// Factsheets without a template, of surveys of every shape, laid out as they are printed: one or two full pages on which
/// nothing is said twice and nothing that the tests did not show.
/// </summary>
public sealed class AutomaticFactsheetTests
{
    private static readonly DateTimeOffset Created = new(2025, 5, 31, 0, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<string, ShapedSurvey> Shapes = new(StringComparer.Ordinal)
    {
        ["five waves"] = new() { Waves = 5 },
        ["five waves, one not asked"] = new() { Waves = 5, SilentWave = 2 },
        ["twelve groups"] = new() { Groups = 12 },
        ["one group, one wave"] = new() { Groups = 1, Waves = 1 },
        ["grid of 25 items"] = new()
        {
            Groups = 2,
            Questions = 2,
            GridItems = 25,
        },
        ["four hundred questions"] = new() { Questions = 400, Respondents = 60 },
        ["most withheld"] = new()
        {
            Groups = 4,
            SmallGroups = 1,
            Questions = 16,
            RareQuestions = 11,
        },
        ["one group left"] = new() { Groups = 3, SmallGroups = 2 },
        ["noise"] = new()
        {
            Groups = 4,
            Effect = 0,
            Questions = 16,
        },
        ["one question"] = new() { Groups = 2, Questions = 1 },
        ["one group, five waves"] = new() { Groups = 1, Waves = 5 },
        ["key figures"] = new() { KeyFigures = ["vraag-6/4", "vraag-4", "vraag-3/2"] },
    };

    private static readonly Dictionary<string, Lazy<ResultsDocument>> Published = Shapes.ToDictionary(
        shape => shape.Key,
        shape => new Lazy<ResultsDocument>(() => Results(shape.Value)),
        StringComparer.Ordinal
    );

    private static readonly Dictionary<(string Shape, Language Language), Lazy<Document>> Documents = (
        from shape in Shapes.Keys
        from language in Languages.All
        select (shape, language)
    ).ToDictionary(
        key => key,
        key => new Lazy<Document>(() =>
            Factsheet.Build(Published[key.shape].Value, null, key.language, Created, PdfRenderer.Height)
        )
    );

    public static TheoryData<string, Language> Surveys()
    {
        var data = new TheoryData<string, Language>();
        foreach (var shape in Shapes.Keys)
        foreach (var language in Languages.All)
            data.Add(shape, language);
        return data;
    }

    [Theory]
    [MemberData(nameof(Surveys))]
    public void Pages_are_at_most_two_and_filled(string shape, Language language)
    {
        var document = Document(shape, language);
        var pages = DocumentLayout.PagesOf(document);

        pages.Count.ShouldBeLessThanOrEqualTo(2);
        pages.Select(page => page.Height / document.Page.TextHeight).ShouldBeSomeThatAll(filled => filled >= 0.6);
    }

    [Theory]
    [MemberData(nameof(Surveys))]
    public void No_figure_is_printed_twice_and_no_answer_with_its_opposite(string shape, Language language)
    {
        string[] ids = [.. Document(shape, language).Blocks.SelectMany(PrintedFigures.In)];

        ids.ShouldNotBeEmpty();
        ids.ShouldBeUnique();
        var tables = Published[shape].Value.Tables.ToDictionary(table => table.Id);
        ids.Select(id => CellId.Parse(id)!.Value)
            .ShouldNotContain(id =>
                tables[id.Table].Kind == TableKind.Single
                && tables[id.Table].Answers.Count == 2
                && id.Figure == FigureKey.ShareOf(tables[id.Table].Answers[1].Code)
            );
    }

    [Theory]
    [MemberData(nameof(Surveys))]
    public void Every_chart_and_tile_says_of_how_many_it_is(string shape, Language language)
    {
        foreach (var block in All(Document(shape, language).Blocks))
            switch (block)
            {
                case TrendChart trend:
                    trend.Base.ShouldNotBeNull().ShouldContain("n in ");
                    break;
                case Chart chart:
                    (
                        chart.Series.Any(series => series.Base != null)
                        || chart.Rows.All(row => row.Base != null)
                        || chart.Base?.Contains("n\u00A0=\u00A0", StringComparison.Ordinal) == true
                    ).ShouldBeTrue(chart.AlternativeText);
                    break;
                case BigNumbers numbers:
                    numbers.Items.ShouldBeSomeThatAll(item =>
                        item.FigureId != null
                        && item.Base != null
                        && item.Base.Contains("n = ", StringComparison.Ordinal)
                    );
                    break;
            }
    }

    [Theory]
    [MemberData(nameof(Surveys))]
    public void Findings_are_differences_that_hold_among_all_that_were_tested(string shape, Language language)
    {
        var results = Published[shape].Value;
        var holding = results
            .Comparisons.SelectMany(comparison => comparison.Rows)
            .Where(row => row.Holds(results.Settings))
            .SelectMany(row => new[] { row.A.Id.ToString(), row.B.Id.ToString() })
            .ToHashSet(StringComparer.Ordinal);
        var announced = All(Document(shape, language).Blocks)
            .Where(block => block is PairedChart or BulletList)
            .SelectMany(PrintedFigures.In);

        announced.Where(id => !holding.Contains(id)).ShouldBeEmpty();
    }

    [Fact]
    public void What_respondents_are_is_no_finding()
    {
        var results = Published["five waves"].Value;
        results = results with
        {
            Chapters = [.. results.Chapters.Select(chapter => chapter with { IsBackground = chapter.Id == "samen" })],
        };
        var document = Factsheet.Build(results, null, Language.Dutch, Created, PdfRenderer.Height);
        var background = results.Tables.Where(table => table.Chapter == "samen").Select(table => table.Id).ToHashSet();

        var picked = All(document.Blocks)
            .Where(block => block is Chart or BigNumbers or BulletList)
            .SelectMany(PrintedFigures.In)
            .Select(id => CellId.Parse(id)!.Value.Table)
            .ToArray();

        picked.ShouldNotBeEmpty();
        picked.ShouldNotContain(table => background.Contains(table));
    }

    [Theory]
    [InlineData(Language.Dutch, "Sinds 2017 is geen verandering aangetoond.")]
    [InlineData(Language.English, "No change has been shown since 2017.")]
    public void Random_answers_announce_nothing(Language language, string message)
    {
        var document = Document("noise", language);

        Lead(document).ShouldStartWith(message);
        All(document.Blocks).ShouldNotContain(block => block is PairedChart || block is BulletList);
    }

    [Fact]
    public void Message_is_the_largest_change_that_holds_with_its_base_and_number()
    {
        var lead = Lead(Document("five waves", Language.Dutch));

        lead.ShouldStartWith("Grootste verandering sinds 2023: ");
        lead.ShouldContain("(n\u00A0=\u00A0160)");
    }

    [Fact]
    public void Waves_are_lines_and_a_wave_that_did_not_ask_says_so()
    {
        var context = new ReportContext(Published["five waves, one not asked"].Value, Language.Dutch);

        All(Document("five waves, one not asked", Language.Dutch).Blocks)
            .OfType<TrendChart>()
            .ShouldBeSomeThatAll(trend => trend.Series.Count == 5);
        var silent = new TrendCharts(context).For(context.Index.Question("vraag-1")[0]).ShouldNotBeNull();
        silent.Rows.ShouldBeSomeThatAll(row => row.Values[2].Value == null && row.Values[2].Text == "niet gevraagd");
        silent.AlternativeText.ShouldContain("2021 niet gevraagd");
    }

    [Fact]
    public void Line_of_a_question_of_which_only_another_answer_changed_follows_that_answer()
    {
        var results = Published["one group, five waves"].Value;
        var table = new ReportContext(results, Language.Dutch).Index.Question("vraag-10")[0];
        var telling = TellingFigure.Of(table);
        var changed = results
            .Comparisons.Single(comparison => comparison.Kind == ComparisonKind.Waves && comparison.Table == table.Id)
            .Rows.First(row => row is { Answer.Measure: Measure.Share, Test: not null } && row.Answer != telling)
            .Answer;
        results = results with
        {
            Comparisons =
            [
                .. results
                    .Comparisons.Where(comparison => comparison.Kind == ComparisonKind.Waves)
                    .Select(comparison =>
                        comparison with
                        {
                            Rows =
                            [
                                .. comparison.Rows.Select(row =>
                                    row with
                                    {
                                        Significant = comparison.Table == table.Id && row.Answer == changed,
                                        ScreenedP = 0.001,
                                    }
                                ),
                            ],
                        }
                    ),
            ],
        };

        var document = Factsheet.Build(results, null, Language.Dutch, Created, PdfRenderer.Height);

        All(document.Blocks)
            .OfType<TrendChart>()
            .SelectMany(PrintedFigures.In)
            .Where(id => CellId.Parse(id)!.Value.Table == table.Id)
            .Select(id => CellId.Parse(id)!.Value.Figure)
            .Distinct()
            .ShouldBe([changed]);
    }

    [Fact]
    public void Figures_of_one_group_that_can_be_followed_are_lines_before_they_are_tiles()
    {
        var context = new ReportContext(Published["one group, five waves"].Value, Language.Dutch);
        var document = Document("one group, five waves", Language.Dutch);

        All(document.Blocks)
            .OfType<TrendChart>()
            .SelectMany(PrintedFigures.In)
            .Select(id => context.Index.Find(id)?.Table)
            .OfType<TableResult>()
            .ShouldBeSomeThatAll(table => TellingFigure.IsWhole(table));
        All(document.Blocks).OfType<BigNumbers>().ShouldNotBeEmpty();
    }

    [Fact]
    public void Long_list_of_items_shows_its_ends_and_lists_the_rest()
    {
        var document = Document("grid of 25 items", Language.Dutch);

        string[] captions = [.. All(document.Blocks).OfType<Chart>().Select(chart => chart.Caption).OfType<string>()];
        captions.ShouldContain("Hoogst");
        captions.ShouldContain("Laagst");
        document
            .Blocks.SelectMany(PrintedFigures.In)
            .Count(id => id.StartsWith("stellingen.", StringComparison.Ordinal))
            .ShouldBeGreaterThan(40);
    }

    [Theory]
    [InlineData(Language.Dutch)]
    [InlineData(Language.English)]
    public void What_is_withheld_of_every_group_is_said_once_and_has_no_rows(Language language)
    {
        var document = Document("most withheld", language);
        var figures = new ReportContext(Published["most withheld"].Value, language).Index;

        document
            .Blocks.SelectMany(PrintedFigures.In)
            .Select(id => figures.Find(id))
            .OfType<Figure>()
            .ShouldBeSomeThatAll(figure => figure.Cell.Value != null);
        FactsheetTests
            .Words(document)
            .Split('\n')
            .First(line => line.Contains(language == Language.Dutch ? "regio D" : "region D", StringComparison.Ordinal))
            .ShouldBe(
                language == Language.Dutch
                    ? "Van scholen in regio D zijn er geen cijfers: te weinig respondenten. Niet getoond: ‘Wat helpt bij vervoer’, ‘Werkt samen aan overleg 1’, ‘Wat helpt bij huisvesting 1’, ‘Werkt samen aan scholing 1’, ‘Wat helpt bij vervoer 1’, ‘Overleg over ouders’ en nog 5 uitkomsten (te weinig respondenten)."
                    : "There are no figures for schools in region D: too few respondents. Not shown: ‘What helps with vervoer’, ‘Works together on overleg 1’, ‘What helps with huisvesting 1’, ‘Works together on scholing 1’, ‘What helps with vervoer 1’, ‘Discusses ouders’ and 5 more findings (too few respondents)."
            );
    }

    [Fact]
    public void The_only_group_with_figures_is_named()
    {
        var document = Document("one group left", Language.Dutch);

        FactsheetTests
            .Words(document)
            .ShouldContain(
                "Alle cijfers gaan over scholen in regio A. Van scholen in regio B en scholen in regio C zijn er geen cijfers: te weinig respondenten."
            );
        Lead(document).ShouldEndWith("172 respondenten\u00A0deden\u00A0mee.");
    }

    [Fact]
    public void Key_figures_of_the_codebook_open_the_factsheet_in_its_order()
    {
        var document = Document("key figures", Language.Dutch);

        Lead(document)
            .ShouldStartWith(
                "Overleg over ouders: altijd – 43%\u00A0van\u00A0de scholen in regio A (n\u00A0=\u00A0160)."
            );
        All(document.Blocks).OfType<BigNumbers>().First().Items[0].FigureId.ShouldBe("vraag-6/groep-a/4");
        document.Blocks.SelectMany(PrintedFigures.In).ShouldContain("vraag-4/groep-a/mean");
        document.Blocks.SelectMany(PrintedFigures.In).ShouldContain("vraag-3/groep-a/2");
    }

    [Fact]
    public void Axis_of_means_shows_the_whole_scale_or_says_what_is_cut_of_it()
    {
        var plot = All(Document("key figures", Language.Dutch).Blocks)
            .OfType<DotPlot>()
            .First(plot => plot.Rows[0].Values[0].FigureId!.EndsWith("/mean", StringComparison.Ordinal));

        var changes = plot.Rows.Any(row => row.Change is not null);
        ((plot.Axis.Minimum, plot.Axis.Maximum) == (1, 10)).ShouldBe(!changes);
        plot.Base.ShouldNotBeNull()
            .ShouldContain(changes ? "de schaal van 1 tot 10" : "De as toont de hele schaal, van 1 tot 10");
    }

    [Theory]
    [InlineData(Language.Dutch)]
    [InlineData(Language.English)]
    public void Wave_without_a_share_of_everyone_opens_with_who_took_part(Language language)
    {
        var results = new SurveyOnPaper(
            """
            {"survey":"s","title":"T",
             "waves":[{"id":"w","title":"W","fieldworkStart":"2024-01-01","fieldworkEnd":"2024-02-01"}],
             "groups":[{"id":"g","label":"leden","design":{"kind":"sample"}}],
             "chapters":[{"id":"c","title":"C"}],
             "questions":[{"id":"uren","type":"numeric","chapter":"c","text":"Uren","minimum":0,"maximum":80}]}
            """
        ).With("w", "g", null, SurveyOnPaper.Rows("uren", (20, "12"), (20, "30"))).Publish("w");

        var document = Factsheet.Build(results, null, language, Created, PdfRenderer.Height);

        Lead(document).ShouldNotBeEmpty();
        document.Blocks.SelectMany(PrintedFigures.In).ShouldContain("uren/g/mean");
    }

    private static ResultsDocument Results(ShapedSurvey shape)
    {
        var survey = new SurveyOnPaper(shape.Codebook());
        foreach (var file in shape.Files())
            survey.With(file.Wave, file.Group, file.Population, file.Responses);
        return survey.Publish(shape.Wave);
    }

    private static Document Document(string shape, Language language) => Documents[(shape, language)].Value;

    private static string Lead(Document document) =>
        string.Concat(
            ((Masthead)document.Blocks[0]).Lead.Select(inline =>
                inline switch
                {
                    Text text => text.Value,
                    Strong strong => strong.Value,
                    _ => " ",
                }
            )
        );

    private static IEnumerable<Block> All(IEnumerable<Block> blocks) =>
        blocks.SelectMany(block => block is Container container ? All(container.Children) : [block]);
}
