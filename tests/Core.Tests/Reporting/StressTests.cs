using Serverless.Analysis.Results;
using Serverless.Pdf;
using Serverless.Reporting;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Documents.Charts;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Tables;
using Serverless.Surveys;
using Serverless.TestKit;
using Serverless.Wording;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Reporting;

/// <summary>Surveys of unusual size and shape keep reports that can be read and that say what they leave out.</summary>
public sealed class StressTests
{
    private static readonly DateTimeOffset Created = new(2019, 5, 17, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Chart_of_bars_for_nine_groups_says_which_are_left_out()
    {
        var chart = Chart(new SurveyResults { Groups = 9 }, "redenen").ShouldBeOfType<BarChart>();

        chart.Series.Count.ShouldBe(4);
        chart.Base!.ShouldEndWith("Alleen in het tabellenrapport: groep 4, groep 5, groep 6, groep 7 en groep 8.");
    }

    [Fact]
    public void Chart_with_a_row_per_group_draws_all_nine()
    {
        var chart = Chart(new SurveyResults { Groups = 9 }, "fase").ShouldBeOfType<StackedBarChart>();

        chart.Rows.Count.ShouldBe(9);
        chart.Base.ShouldBeNull();
    }

    [Fact]
    public void Lines_of_nine_groups_say_which_are_left_out()
    {
        var context = new ReportContext(new SurveyResults { Groups = 9, EarlierWaves = 4 }.Build(), Language.English);

        new TrendCharts(context)
            .For(context.Index.Table(new TableId("samen"))!)!
            .Base!.ShouldEndWith("In the tables report only: group 6, group 7 and group 8.");
    }

    [Fact]
    public void One_point_makes_no_line()
    {
        var results = new SurveyResults { EarlierWaves = 4 }.Build();
        results = results with { Trends = [.. results.Trends.Select(WithLastPointAlone)] };
        var context = new ReportContext(results, Language.Dutch);

        new TrendCharts(context).For(context.Index.Table(new TableId("samen"))!).ShouldBeNull();
    }

    private static TrendResult WithLastPointAlone(TrendResult trend) =>
        trend with
        {
            Rows =
            [
                .. trend.Rows.Select(row =>
                    row with
                    {
                        Points =
                        [
                            .. row.Points.SkipLast(1).Select(cell => cell with { Value = null, Interval = null }),
                            row.Points[^1],
                        ],
                    }
                ),
            ],
        };

    [Fact]
    public void Many_groups_left_out_are_named_in_part_and_counted() =>
        Chart(new SurveyResults { Groups = 14 }, "redenen").Base!.ShouldEndWith("groep 8 en 5 andere doelgroepen.");

    [Fact]
    public void Scale_with_one_answer_is_drawn_as_a_bar_for_it() =>
        Chart(new SurveyResults { Answers = 1, Groups = 2 }, "fase").ShouldBeOfType<BarChart>().Rows.Count.ShouldBe(1);

    [Fact]
    public void Long_scale_keeps_its_order_when_only_its_largest_answers_are_drawn()
    {
        var chart = Chart(new SurveyResults { Answers = 40, Groups = 1 }, "fase").ShouldBeOfType<BarChart>();

        chart
            .Rows.Select(row => row.Label)
            .ShouldBe([.. Enumerable.Range(28, 12).Select(i => FormattableString.Invariant($"fase {i}"))]);
        chart.Base!.ShouldContain("De 12 grootste van 40");
    }

    [Fact]
    public void Shares_too_small_for_the_whole_axis_have_a_shorter_one_that_is_drawn()
    {
        var chart = Chart(new SurveyResults { Answers = 40, Groups = 1 }, "fase").ShouldBeOfType<BarChart>();

        chart.Axis.Maximum.ShouldBe(0.1);
        chart.ShowAxis.ShouldBeTrue();
    }

    [Fact]
    public void Grid_of_a_scale_in_long_sentences_is_printed_item_by_item()
    {
        var tables = Tables(
            TablesReport.Build(new SurveyResults { LabelLength = 200 }.Build(), Language.Dutch, Created).Blocks
        );

        tables
            .SelectMany(table => table.Header)
            .SelectMany(row => row.Cells)
            .ShouldBeSomeThatAll(cell => Length(cell) < 100);
    }

    [Fact]
    public void Withheld_figures_are_words_that_the_table_explains()
    {
        var report = TablesReport.Build(new SurveyResults { Suppressed = true }.Build(), Language.Dutch, Created);

        var first = Tables(report.Blocks).First();
        FactsheetTests.Words(report).ShouldContain("te weinig");
        first.Notes.ShouldContain(note => note.StartsWith("Te weinig: minder dan ", StringComparison.Ordinal));
    }

    [Fact]
    public void Word_for_a_withheld_figure_takes_the_room_of_its_interval()
    {
        var report = TablesReport.Build(new SurveyResults { Suppressed = true }.Build(), Language.Dutch, Created);

        Tables(report.Blocks)
            .Where(table => table.Header[^1].Cells.Any(cell => cell.Inlines is [Text { Value: "%" }]))
            .SelectMany(table => table.Rows)
            .Select(row => row.Cells.ElementAtOrDefault(1))
            .Where(cell => cell?.Inlines is [Text { Value: "te weinig" }])
            .ShouldBeSomeThatAll(cell => cell!.ColumnSpan == 2);
    }

    [Fact]
    public void Nine_groups_are_printed_three_by_three()
    {
        var results = new SurveyResults { Groups = 9 }.Build();
        var first = Tables(TablesReport.Build(results, Language.Dutch, Created).Blocks).Take(3);

        first.ShouldBeSomeThatAll(table => table.Header[0].Cells.Count == 4);
    }

    [Fact]
    public void Summary_of_more_than_three_answers_is_named_by_the_ends_of_its_scale()
    {
        AnswerLabel[] answers =
        [
            .. Enumerable
                .Range(1, 6)
                .Select(i => new AnswerLabel(
                    FormattableString.Invariant($"{i}"),
                    new(FormattableString.Invariant($"Trede {i}")),
                    i > 2
                )),
        ];
        var table = new SurveyResults().Build().Tables[2] with { Answers = answers };

        AnswerNames.Of(table, FigureKey.Summary, Texts.For(Language.Dutch)).ShouldBe("‘Trede 3’ tot en met ‘Trede 6’");
        AnswerNames
            .Of(table with { Answers = [answers[5], .. answers[..5]] }, FigureKey.Summary, Texts.For(Language.Dutch))
            .ShouldBe("samengenomen");
    }

    [Fact]
    public void Dots_tell_their_intervals_in_the_alternative_text() =>
        Chart(new SurveyResults(), "jaren").AlternativeText.ShouldContain("scholen 6,8 (95%-interval 6,7–6,9; ");

    [Fact]
    public void Withheld_figures_are_named_in_the_alternative_text()
    {
        var results = new SurveyResults { Groups = 3 }.Build();
        var hidden = results.Groups[1].Id;
        results = results with
        {
            Tables =
            [
                .. results.Tables.Select(table =>
                    table with
                    {
                        Groups =
                        [
                            .. table.Groups.Select(part =>
                                part.Group != hidden || part.Mean is null
                                    ? part
                                    : part with
                                    {
                                        Mean = part.Mean with { Value = null, Interval = null, Flags = [] },
                                    }
                            ),
                        ],
                    }
                ),
            ],
        };
        var context = new ReportContext(results, Language.Dutch);

        new TableCharts(context)
            .For(context.Index.Question("jaren"))!
            .AlternativeText.ShouldContain("; niet getoond: " + context.Index.GroupLabel(hidden, Language.Dutch));
    }

    [Fact]
    public void Difference_of_shares_is_never_said_to_reach_beyond_a_hundred_points()
    {
        var results = new SurveyResults().Build();
        results = results with
        {
            Comparisons =
            [
                .. results.Comparisons.Select(comparison =>
                    comparison with
                    {
                        Rows =
                        [
                            .. comparison.Rows.Select(row =>
                                row.Answer == FigureKey.Mean ? row : row with { Interval = new(-0.19, 1.13, 0.95, "t") }
                            ),
                        ],
                    }
                ),
            ],
        };
        var text = FactsheetTests.Words(TablesReport.Build(results, Language.Dutch, Created));

        text.ShouldContain("−19 tot +100");
        text.ShouldNotContain("+113");
    }

    [Fact]
    public void Account_of_method_does_not_call_unweighted_percentages_weighted()
    {
        var results = new SurveyResults().Build();
        results = results with
        {
            Groups =
            [
                .. results.Groups.Select(group =>
                    group with
                    {
                        Weighting = group.Weighting with
                        {
                            Method = WeightingMethod.None,
                            Margins = [],
                            IsUniform = true,
                            EffectiveN = group.Response.Respondents,
                        },
                    }
                ),
            ],
        };

        foreach (
            var document in new[]
            {
                Factsheet.Build(results, null, Language.Dutch, Created, PdfRenderer.Height),
                TablesReport.Build(results, Language.Dutch, Created),
            }
        )
        {
            var text = FactsheetTests.Words(document);
            text.ShouldContain("De antwoorden zijn niet gewogen");
            text.ShouldNotContain("Percentages zijn gewogen");
        }
    }

    [Fact]
    public void Account_of_method_promises_no_intervals_or_tests_to_groups_that_selected_themselves()
    {
        var results = new SurveyResults().Build();
        results = results with
        {
            Comparisons = [],
            Groups = [.. results.Groups.Select(group => group with { Sampling = SamplingKind.SelfSelected })],
        };
        foreach (
            var document in new[]
            {
                Factsheet.Build(results, null, Language.Dutch, Created, PdfRenderer.Height),
                TablesReport.Build(results, Language.Dutch, Created),
            }
        )
        {
            var text = FactsheetTests.Words(document);
            text.ShouldNotContain("betrouwbaarheidsinterval");
            text.ShouldNotContain("bij een significant verschil");
        }
    }

    [Fact]
    public void Compared_figures_say_their_bases_and_what_the_asterisk_means()
    {
        var results = new SurveyResults().Build();
        results = results with
        {
            Comparisons =
            [
                .. results.Comparisons.Select(comparison =>
                    comparison with
                    {
                        Rows =
                        [
                            .. comparison.Rows.Select(row =>
                                row with
                                {
                                    A = row.A with { Flags = [CellFlag.Indicative] },
                                }
                            ),
                        ],
                    }
                ),
            ],
        };
        var context = new ReportContext(results, Language.Dutch);
        var changes = new ChangeList(context);
        var chart = changes
            .Chart(changes.Significant(Serverless.Analysis.Results.ComparisonKind.Waves, 6), "Verschillen")
            .ShouldNotBeNull();

        chart.Series.ShouldBeSomeThatAll(series => series.Base!.StartsWith("n = "));
        chart.Base.ShouldBe("Streepje:\u00A095%\u2011interval. Verschil in procentpunten. *\u00A0indicatief.");
        chart.AlternativeText.ShouldContain("(indicatief)");
    }

    [Fact]
    public void Long_scale_without_means_says_that_only_its_first_answers_are_drawn()
    {
        var results = new SurveyResults().Build();
        var context = new ReportContext(results, Language.Dutch);
        TableResult[] grid = [.. results.Tables.Where(table => table.ItemText is not null)];
        AnswerLabel[] scale =
        [
            .. Enumerable
                .Range(1, 10)
                .Select(i => new AnswerLabel(
                    FormattableString.Invariant($"{i}"),
                    new(FormattableString.Invariant($"Trede {i}")),
                    false
                )),
        ];
        TableResult[] lengthened =
        [
            .. grid.Select(table =>
                table with
                {
                    Answers = scale,
                    Groups =
                    [
                        .. table.Groups.Select(part =>
                            part with
                            {
                                Summary = null,
                                Mean = null,
                                Cells =
                                [
                                    .. scale.Select(answer =>
                                        part.Cells[0] with
                                        {
                                            Answer = FigureKey.ShareOf(answer.Code),
                                            Value = 0.1,
                                        }
                                    ),
                                ],
                            }
                        ),
                    ],
                }
            ),
        ];

        new TableCharts(context)
            .For(lengthened)!
            .Base.ShouldNotBeNull()
            .ShouldContain("De eerste 8 van 10 antwoorden; alle staan in het tabellenrapport");
    }

    [Fact]
    public void Alternative_text_sets_labels_that_end_in_a_number_apart_from_their_figures_and_ends_questions_once()
    {
        var rows = new[]
        {
            new ChartRow("Groep 12", [new ChartValue(6.8, "6,8")]),
            new ChartRow("Docenten", [new ChartValue(6.1, "6,1")]),
        };

        new ChartText(new ReportContext(new SurveyResults().Build(), Language.Dutch))
            .Bars("Welk cijfer geeft u?", [new ChartSeries("Gemiddelde")], rows)
            .ShouldBe("Grafiek: Welk cijfer geeft u? Gemiddelde: Groep 12: 6,8; Docenten 6,1.");
    }

    [Theory]
    [InlineData(2, "Grafiek: Werkt samen: Ja. Groep a 90%; groep b 80%.")]
    [InlineData(7, "Grafiek: Werkt samen: Ja. Van groot naar klein: ")]
    public void Alternative_text_says_the_only_answer_once(int groups, string expected)
    {
        ChartRow[] rows =
        [
            .. Enumerable
                .Range(0, groups)
                .Select(i => new ChartRow(
                    $"groep {(char)('a' + i)}",
                    [new ChartValue(0.9 - (i / 10.0), FormattableString.Invariant($"{90 - (10 * i)}%"))]
                )),
        ];

        new ChartText(new ReportContext(new SurveyResults().Build(), Language.Dutch))
            .Bars("Werkt samen: Ja", [new ChartSeries("Ja")], rows)
            .ShouldStartWith(expected);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(5, true)]
    public void Asterisk_is_explained_whatever_the_minimum(int minimum, bool saysTooFew)
    {
        var results = new SurveyResults().Build();
        var guide = string.Join(
            '\n',
            new ReadingGuide(
                new ReportContext(
                    results with
                    {
                        Settings = results.Settings with { MinimumBase = minimum },
                    },
                    Language.Dutch
                )
            )
                .Blocks()
                .OfType<BulletList>()
                .SelectMany(list => list.Items)
                .SelectMany(item => item.Blocks.OfType<Paragraph>())
                .SelectMany(paragraph => paragraph.Inlines.OfType<Text>())
                .Select(text => text.Value)
        );

        guide.ShouldContain("Een * geeft aan dat een cijfer indicatief is");
        guide.Contains("te weinig", StringComparison.Ordinal).ShouldBe(saysTooFew);
    }

    [Fact]
    public void Ratio_of_two_totals_is_not_called_a_mean()
    {
        var table = new SurveyResults().Build().Tables.First(table => table.Kind == TableKind.Numeric);

        AnswerNames.Of(table, FigureKey.Mean, Texts.For(Language.Dutch)).ShouldBe("gemiddelde");
        AnswerNames
            .Of(table with { Ratio = new RatioParts("uren", "kinderen") }, FigureKey.Mean, Texts.For(Language.Dutch))
            .ShouldBe("verhouding");
    }

    [Fact]
    public void Reason_why_a_comparison_was_not_tested_is_said_once()
    {
        var results = new SurveyResults().Build();
        results = results with
        {
            Comparisons =
            [
                .. results.Comparisons.Select(comparison =>
                    comparison with
                    {
                        NotTested = new("Niet getoetst: te weinig.", "Not tested: too few."),
                    }
                ),
            ],
        };
        var text = FactsheetTests.Words(TablesReport.Build(results, Language.Dutch, Created));

        text.ShouldContain("Niet getoetst: te weinig.");
        text.ShouldNotContain("Niet getoetst: Niet getoetst");
    }

    [Fact]
    public void Tests_of_whole_distributions_say_that_p_is_not_corrected()
    {
        var results = new SurveyResults().Build();
        var overall = new Serverless.Analysis.Results.TestResult("f", 3.1, 1, 600, 0.03, null, null, null);
        results = results with
        {
            Comparisons =
            [
                .. results.Comparisons.Select(comparison => comparison with { Overall = overall, CramersV = 0.1 }),
            ],
        };

        Tables(TablesReport.Build(results, Language.Dutch, Created).Blocks)
            .SelectMany(table => table.Notes)
            .ShouldContain(
                "Hele verdeling vergeleken met 2016 (p niet gecorrigeerd voor het aantal toetsen): scholen p\u00A0=\u00A00,030 (Cramérs V 0,10); groep 1 p\u00A0=\u00A00,030 (Cramérs V 0,10)."
            );
    }

    private static Chart Chart(SurveyResults survey, string question)
    {
        var context = new ReportContext(survey.Build(), Language.Dutch);
        return new TableCharts(context).For(context.Index.Question(question))!;
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

    private static int Length(TableCell cell) =>
        cell.Inlines.Sum(inline => inline is Text text ? text.Value.Length : 0);
}
