using Serverless.Analysis.Comparisons;
using Serverless.Analysis.Results;
using Serverless.Reporting;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Documents.Charts;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Tables;
using Serverless.Surveys;
using Serverless.Wording;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Reporting;

/// <summary>Figures with what a reader needs not to misread them: in what, of how many, followed since when.</summary>
public sealed class ReadAsMeantTests
{
    private static readonly DateTimeOffset Created = new(2019, 5, 17, 0, 0, 0, TimeSpan.Zero);
    private static readonly ResultsDocument Waves = new SurveyResults { EarlierWaves = 3 }.Build();

    [Fact]
    public void Numbers_of_respondents_are_in_the_order_of_the_figures_they_belong_to()
    {
        var results = new SurveyResults().Build();
        var context = new ReportContext(results, Language.Dutch);
        var comparison = results.Comparisons.First(known => known.Kind == ComparisonKind.Subgroup);
        var (few, many) = (comparison.A.Base with { N = 158 }, comparison.B.Base with { N = 273 });
        NotableDifference difference = new(
            comparison with
            {
                A = comparison.A with { Base = few },
                B = comparison.B with { Base = many },
            },
            comparison.Rows[0],
            results.Tables[0]
        );

        var said = string.Concat(new ChangeList(context).Item(difference).OfType<Text>().Select(text => text.Value));

        said.ShouldContain("bij kindcentra dan bij overige samenwerkingen");
        said.ShouldContain("n\u00A0=\u00A0273 en 158");
    }

    [Theory]
    [InlineData(null, "Aantal jaren (gemiddelde, schaal 0–10): ")]
    [InlineData("jaar", "Aantal jaren (gemiddelde, jaar): ")]
    public void Change_of_a_mean_says_that_it_is_one_and_in_what(string? unit, string expected)
    {
        var years = Waves.Tables.Single(table => table.Question == "jaren") with
        {
            Scale = new MeanScale(0, 10),
            Unit = unit is null ? null : new(unit),
        };
        var comparison = Waves.Comparisons.First(known =>
            known.Kind == ComparisonKind.Waves && known.Table == years.Id
        );
        var row = comparison.Rows.First(row => row.Answer == FigureKey.Mean);

        var list = new ChangeList(new ReportContext(Waves, Language.Dutch));
        string Said(string? label) =>
            string.Concat(
                list.Item(new(comparison, row, years) { Label = label }).OfType<Text>().Select(text => text.Value)
            );

        Said(label: null).ShouldContain(expected);
        Said("Ervaring").ShouldContain(expected.Replace("Aantal jaren", "Ervaring", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, "Gemiddelde, schaal 0–10")]
    [InlineData("jaar", "Gemiddelde (jaar)")]
    public void Mean_in_tables_and_files_has_its_scale_where_it_has_no_unit(string? unit, string expected)
    {
        var years = Waves.Tables.Single(table => table.Question == "jaren") with
        {
            Scale = new MeanScale(0, 10),
            Unit = unit is null ? null : new(unit),
        };
        var texts = Texts.For(Language.Dutch);

        AnswerNames.InUnit("Gemiddelde", years, FigureKey.Mean, texts).ShouldBe(expected);
        AnswerNames
            .InUnit("Mediaan", years with { Unit = null }, FigureKey.Median, texts)
            .ShouldBe("Mediaan", "only means are on the scale of their scores");
    }

    [Fact]
    public void Mean_of_nobody_is_not_said_to_be_withheld_for_protection()
    {
        var context = new ReportContext(Waves, Language.Dutch);
        var known = Waves.Tables.Single(table => table.Question == "jaren").Groups[0].Mean!;
        var none = known with { Value = null, Interval = null, Flags = [CellFlag.Indicative] };

        context.Figures.InTable(none).ShouldBe("niet beschikbaar");
        WithheldCells.Legend(context, [none]).ShouldBeEmpty();
        context.Figures.InTable(none with { Flags = [CellFlag.SecondarySuppression] }).ShouldBe("niet getoond");
    }

    [Theory]
    [InlineData(0, 179.04, 194.46, "179–194")]
    [InlineData(1, 179.04, 194.46, "179,0–194,5")]
    [InlineData(0, 3.16, 3.38, "3,2–3,4")]
    public void Interval_is_as_precise_as_its_number_unless_its_ends_would_be_the_same(
        int decimals,
        double lower,
        double upper,
        string expected
    ) =>
        new ReportContext(Waves, Language.Dutch)
            .Figures.NumberInterval(lower, upper, Waves.Tables[0] with { Decimals = decimals })
            .ShouldBe(expected);

    [Fact]
    public void Means_of_compared_and_crossed_tables_are_in_their_unit()
    {
        var results = new SurveyResults { Significant = true }.Build();
        var report = TablesReport.Build(
            results with
            {
                Tables = [.. results.Tables.Select(table => table with { Unit = new("maanden") })],
                Settings = results.Settings with { ProfilePages = true },
            },
            Language.Dutch,
            Created
        );
        var heads = Tables(report).SelectMany(table => table.Rows).Select(row => Words(row.Cells[0])).ToArray();

        heads.ShouldContain("Gemiddelde (maanden)");
        heads.ShouldContain("Aantal jaren: gemiddelde (maanden)");
    }

    [Theory]
    [InlineData("Ontevreden", "Niet tevreden, niet ontevreden", "Tevreden", "Zeer tevreden", "Zeer ontevreden")]
    [InlineData("Dissatisfied", "Neither", "Satisfied", "Very satisfied", "Very dissatisfied")]
    public void Scale_of_satisfaction_is_on_an_upright_page(params string[] scale)
    {
        var grid = Waves.Tables.First(table => table.Question == "doel");
        var item = grid with
        {
            Answers = [.. scale.Select((label, i) => new AnswerLabel("p" + i, new(label), InSummary: i is 2 or 3))],
            Groups = [.. grid.Groups.Select(part => part with { Mean = part.Cells[0] })],
        };

        new GridTable(new ReportContext(Waves, Language.Dutch)).NeedsTurnedPage(item).ShouldBeFalse();
    }

    [Fact]
    public void Mean_of_numbers_in_a_unit_is_in_that_unit_and_on_no_scale()
    {
        var context = new ReportContext(Waves, Language.Dutch);
        var years = Waves.Tables.Single(table => table.Question == "jaren") with { Scale = new MeanScale(0, 10) };

        FigureLabel.Of(years, FigureKey.Mean, context).ShouldBe("Aantal jaren (gemiddelde, schaal 0–10)");
        FigureLabel
            .Of(years with { Unit = new("jaar") }, FigureKey.Mean, context)
            .ShouldBe("Aantal jaren (gemiddelde, jaar)");
    }

    [Fact]
    public void Development_says_what_its_numbers_are_and_can_follow_another_answer()
    {
        var charts = new TrendCharts(new ReportContext(Waves, Language.Dutch));
        var years = Waves.Tables.Single(table => table.Question == "jaren") with { Unit = new("jaar") };
        var phases = Waves.Tables.Single(table => table.Question == "fase");
        var first = FigureKey.ShareOf(phases.Answers[0].Code);

        charts.For(years).ShouldNotBeNull().Description.ShouldBe("Gemiddelde, jaar");
        charts.For(phases).ShouldNotBeNull().Caption.ShouldBe("Fase: fase 3");
        charts.For(phases, figure: first).ShouldNotBeNull().Caption.ShouldBe("Fase: fase 0");
    }

    [Fact]
    public void Axis_that_has_its_zero_is_not_called_cut()
    {
        var context = new ReportContext(Waves, Language.Dutch);
        var foot = new ChartFoot { Axis = new(0, 15, [new(0, "0"), new(15, "15")]) };
        HashSet<ValueStatus> none = [];

        foot.Of(context, [Waves.Tables[0]], none).ShouldBeNull();
        (foot with { Axis = new(5, 15, [new(5, "5"), new(15, "15")]) })
            .Of(context, [Waves.Tables[0]], none)
            .ShouldBe("De as is afgekapt: hij loopt van 5 tot 15.");
    }

    [Fact]
    public void Developments_have_their_numbers_of_respondents_under_them()
    {
        var trend = Trends(Waves)[0];

        trend.Rows.Count(row => Words(row.Cells[0]) == "n").ShouldBe(Waves.Tables.Count);
        trend
            .Rows.First(row => Words(row.Cells[0]) == "n")
            .Cells.Select(Words)
            .ShouldBe(["n", "638", "638", "638", "638", "", ""]);
    }

    [Fact]
    public void Why_nothing_was_tested_is_said_once_and_has_no_columns()
    {
        LocalizedText reason = new("De respondenten hebben zichzelf aangemeld.");
        var trend = Trends(
            Waves with
            {
                Trends =
                [
                    .. Waves.Trends.Select(trend =>
                        trend with
                        {
                            NotTested = reason,
                            Rows = [.. trend.Rows.Select(row => row with { SlopePerYear = null })],
                        }
                    ),
                ],
            }
        )[0];

        trend.Description.ShouldBe(reason.Nl);
        trend.Columns.Count.ShouldBe(5);
        trend.Rows.ShouldNotContain(row => Words(row.Cells[0]) == reason.Nl);
        trend.Notes.ShouldBeEmpty();
    }

    [Fact]
    public void Answers_head_rows_as_the_codebook_writes_them()
    {
        var rows = Trends(Waves)[0].Rows;

        rows.ShouldContain(row => Words(row.Cells[0]) == "fase 0");
        rows.ShouldContain(row => Words(row.Cells[0]) == "Gemiddelde");
    }

    [Theory]
    [InlineData(ComparisonKind.Waves, "▲ en ▼ achter een percentage betekenen")]
    [InlineData(ComparisonKind.Groups, "Een letter achter een percentage betekent")]
    [InlineData(null, null)]
    public void Guide_explains_the_marks_that_a_report_can_have(ComparisonKind? kind, string? expected)
    {
        var results = new SurveyResults().Build();
        var guide = new ReadingGuide(
            new ReportContext(
                results with
                {
                    Comparisons =
                    [
                        .. results
                            .Comparisons.Where(comparison =>
                                comparison.Kind == ComparisonKind.Waves && kind is not null
                            )
                            .Select(comparison => comparison with { Kind = kind!.Value }),
                    ],
                },
                Language.Dutch
            )
        );

        var text = string.Join('\n', guide.Blocks().OfType<BulletList>().SelectMany(list => list.Items).Select(Words));

        if (expected is not null)
            text.ShouldContain(expected);
        text.Contains('▲', StringComparison.Ordinal).ShouldBe(kind == ComparisonKind.Waves);
        text.Contains("Een letter", StringComparison.Ordinal).ShouldBe(kind == ComparisonKind.Groups);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Why_a_group_was_not_compared_is_said_under_its_tables_unless_it_selected_itself(bool selectedItself)
    {
        var results = new SurveyResults().Build();
        var reason = selectedItself ? NotTestedText.SelfSelected : new LocalizedText("Niet getoetst: te weinig.");
        var report = TablesReport.Build(
            results with
            {
                Comparisons =
                [
                    .. results.Comparisons.Select(comparison =>
                        comparison with
                        {
                            NotTested = comparison.Kind == ComparisonKind.Waves ? reason : comparison.NotTested,
                        }
                    ),
                ],
            },
            Language.Dutch,
            Created
        );

        Tables(report)
            .SelectMany(table => table.Notes)
            .Any(note => note.Contains("vergelijking met 2016: niet getoetst", StringComparison.Ordinal))
            .ShouldBe(!selectedItself);
    }

    /// <summary>What is possible at most, such as 200 books, is no scale on which a mean is 11.8.</summary>
    [Theory]
    [InlineData(1, 10, true)]
    [InlineData(-5, 5, true)]
    [InlineData(0, 100, true)]
    [InlineData(0, 200, false)]
    [InlineData(0, 12, false)]
    public void Numbers_are_on_a_scale_where_their_ends_are_those_of_marks(double least, double most, bool isScale)
    {
        var years = Waves.Tables.Single(table => table.Question == "jaren") with
        {
            Unit = null,
            Scale = new MeanScale(least, most),
        };

        (MeanAxis.ScaleOf(years) is not null).ShouldBe(isScale);
        MeanAxis.ScaleOf(years with { Kind = TableKind.Single }).ShouldBe(years.Scale);
    }

    [Fact]
    public void Numbers_without_intervals_have_no_column_for_them()
    {
        var years = Waves.Tables.Single(table => table.Question == "jaren");
        var without = years with
        {
            Groups = [.. years.Groups.Select(part => part with { Mean = part.Mean! with { Interval = null } })],
        };
        var table = new NumericTable(new ReportContext(Waves, Language.Dutch));

        table.For(without).Columns.Count.ShouldBe(table.For(years).Columns.Count - 1);
    }

    [Theory]
    [InlineData(true, "Te weinig: minder dan 10 respondenten, of te weinig om ieders antwoord te beschermen.")]
    [InlineData(false, "Te weinig: minder dan 10 respondenten.")]
    public void Too_few_to_protect_members_is_not_called_too_few_respondents(bool recognisable, string expected)
    {
        var results = new SurveyResults { Suppressed = true }.Build();
        var context = new ReportContext(
            results with
            {
                Groups =
                [
                    .. results.Groups.Select(group =>
                        recognisable ? group with { Weighting = group.Weighting with { EffectiveN = null } } : group
                    ),
                ],
            },
            Language.Dutch
        );

        WithheldCells.Legend(context, results.Tables[0].Groups[0].Cells).ShouldBe([expected]);
    }

    [Fact]
    public void Effective_number_that_is_withheld_is_not_called_unknown()
    {
        var results = new SurveyResults { Groups = 1 }.Build();
        var group = results.Groups[0];
        var table = new Methodology(
            new ReportContext(
                results with
                {
                    Groups = [group with { Weighting = group.Weighting with { EffectiveN = null } }],
                },
                Language.Dutch
            )
        ).ResponseTable();

        table.Rows[0].Cells.Select(Words).ShouldContain("niet getoond");
    }

    [Fact]
    public void Question_with_a_single_answer_is_no_finding()
    {
        var results = new SurveyResults { Answers = 1 }.Build();

        new ReportContext(results, Language.Dutch)
            .Index.Findings.Select(table => table.Question)
            .ShouldBe(["samen", "redenen", "doel", "doel", "jaren"]);
    }

    [Fact]
    public void Tables_after_the_first_of_a_question_name_it()
    {
        var grids = Tables(TablesReport.Build(Waves, Language.Dutch, Created))
            .Where(table => table.Summary?.StartsWith("Doelen, ", StringComparison.Ordinal) == true)
            .ToArray();

        grids.Select(table => table.Caption).ShouldBe([null, "Doelen"]);
    }

    [Theory]
    [InlineData(1, "Scholen")]
    [InlineData(2, "Scholen\u00A0(A)")]
    public void Only_group_has_no_letter(int groups, string expected)
    {
        var context = new ReportContext(new SurveyResults { Groups = groups }.Build(), Language.Dutch);

        Words(GroupHeading.Of(context, new ColumnMarks(context), "scholen")).ShouldBe(expected);
    }

    [Theory]
    [InlineData(3, "(hoger dan groep 1 en groep 2)")]
    [InlineData(9, "(hoger dan B tot en met I)")]
    public void Letters_are_heard_as_the_names_of_the_groups_unless_there_are_many(int groups, string expected)
    {
        var results = new SurveyResults { Groups = groups, Significant = true }.Build();
        var (table, first) = (results.Tables[0], results.Tables[0].Groups[0]);
        var change = results.Comparisons.First(comparison => comparison.Table == table.Id);
        var row = change.Rows.First(row => row.Significant) with { Difference = -0.2 };
        var context = new ReportContext(
            results with
            {
                Comparisons =
                [
                    .. table
                        .Groups.Skip(1)
                        .Select(part =>
                            change with
                            {
                                Id = ComparisonId.Waves(table.Id, part.Group),
                                Kind = ComparisonKind.Groups,
                                A = change.A with { Group = first.Group },
                                B = change.B with { Group = part.Group },
                                Rows = [row],
                            }
                        ),
                ],
            },
            Language.Dutch
        );
        var cell = first.Cells.Single(cell => cell.Answer == row.Answer);

        new ColumnMarks(context).Marked("9", new Figure(table, first, cell)).MarkMeaning.ShouldBe(expected);
    }

    [Theory]
    [InlineData("AC", "(hoger dan ‘West’ en ‘Zuid’)")]
    [InlineData("ABCDEFGH", "(hoger dan A tot en met H)")]
    public void Letters_of_answers_are_heard_as_the_answers_in_their_columns(string letters, string expected)
    {
        var results = new SurveyResults { EarlierWaves = 0, Groups = 1 }.Build();
        var (table, part) = (results.Tables[0], results.Tables[0].Groups[0]);
        var answer = part.Cells[0].Answer;
        string[] names = ["West", "Noord", "Zuid", "D", "E", "F", "G", "H", "Oost"];
        CrossColumn[] columns = [.. names.Select((name, i) => new CrossColumn(name, new(name), $"{(char)('A' + i)}"))];
        var larger = new Dictionary<string, string>(StringComparer.Ordinal) { ["Oost"] = letters };
        CrossGroup group = new()
        {
            Group = part.Group,
            Columns = [new CrossColumnFigures("Oost", false, part)],
            Letters = [new CrossLetters(answer, "holm", "regio", larger)],
        };
        CrossTableResult cross = new("regio", new("Regio"), table.Id, columns, [group], []);
        var context = new ReportContext(results with { CrossTables = [cross] }, Language.Dutch);

        new CrossTableChapter(context)
            .Blocks()
            .SelectMany(Tables)
            .SelectMany(printed => printed.Rows)
            .SelectMany(printed => printed.Cells)
            .Select(printed => printed.MarkMeaning)
            .ShouldContain(expected);
    }

    private static Table[] Trends(ResultsDocument results) =>
        [.. new TrendChapter(new ReportContext(results, Language.Dutch)).Blocks().OfType<Table>()];

    private static IEnumerable<Table> Tables(Document document) => document.Blocks.SelectMany(Tables);

    private static IEnumerable<Table> Tables(Block block) =>
        block switch
        {
            Table table => [table],
            Container container => container.Children.SelectMany(Tables),
            _ => [],
        };

    private static string Words(ListItem item) =>
        string.Concat(item.Blocks.OfType<Paragraph>().SelectMany(paragraph => paragraph.Inlines).Select(Words));

    private static string Words(TableCell cell) => string.Concat(cell.Inlines.Select(Words));

    private static string Words(Inline inline) =>
        inline switch
        {
            Text text => text.Value,
            Muted muted => muted.Value,
            _ => "",
        };
}
