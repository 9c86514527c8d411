using System.Globalization;
using Serverless.Analysis.Results;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis.Attacks;

/// <summary>What a public results document withholds cannot be worked out from what it shows.</summary>
public sealed class AttackTests
{
    /// <summary>More surveys by command: set SURVEYS_ATTACKED to their number.</summary>
    internal static int Surveys => Setting("SURVEYS_ATTACKED") ?? 24;

    /// <summary>Which surveys: set FIRST_SURVEY_ATTACKED for others than those of every day.</summary>
    internal static IEnumerable<int> Seeds => SeedsOf(Surveys);

    internal static IEnumerable<int> SeedsOf(int surveys) =>
        Enumerable.Range(Setting("FIRST_SURVEY_ATTACKED") ?? 0, surveys);

    /// <summary>
    /// How many there must be of what an attack is about, so that it is about something: half of what these surveys have on average,
    /// less two since surveys differ. Of what is rare a few surveys other than those of every day may have none.
    /// </summary>
    internal static int AtLeast(double perSurvey) => Math.Max(IsEveryDay ? 1 : 0, (int)(perSurvey * Surveys / 2) - 2);

    private static bool IsEveryDay => Setting("SURVEYS_ATTACKED") is null && Setting("FIRST_SURVEY_ATTACKED") is null;

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var n) ? n : null;

    /// <summary>Every survey with what is published of it: made once for all that look at it.</summary>
    private static readonly Lazy<IReadOnlyList<(int Seed, ResultsDocument Published)>> All = new(() =>
        [.. Seeds.Select(seed => (seed, new RandomIdentifiableSurvey(seed).OnPaper().Publish("2024")))]
    );

    [Fact]
    public void Public_document_gives_no_small_count_away_to_linear_equations() =>
        Found(equations => equations.Found()).ShouldBeEmpty();

    [Fact]
    public void Public_document_gives_no_mean_of_few_numbers_away() =>
        Found(equations => equations.SmallBases()).ShouldBeEmpty();

    [Fact]
    public void Exact_document_gives_small_counts_away()
    {
        var survey = new RandomIdentifiableSurvey(1);

        new PublishedEquations(survey, survey.OnPaper().Analyse("2024")).Found().ShouldNotBeEmpty();
    }

    [Fact]
    public void Mean_is_withheld_wherever_an_answer_behind_it_is()
    {
        var withheld = 0;
        foreach (var (seed, published) in All.Value)
        {
            foreach (
                var rows in published
                    .Comparisons.Where(c => c.Table == TableId.Parse("oordeel"))
                    .SelectMany(c => new[] { c.Rows.Select(r => r.A).ToList(), c.Rows.Select(r => r.B).ToList() })
                    .Append([
                        .. published.Tables.First(t => t.Id == TableId.Parse("oordeel")).Groups.SelectMany(Figures),
                    ])
            )
            {
                if (rows.TrueForAll(c => c.Value is not null))
                    continue;
                withheld++;
                rows.Where(c => c.Answer == FigureKey.Mean)
                    .ToList()
                    .TrueForAll(c => c.Value is null && c.StandardError is null && c.DesignEffect is null)
                    .ShouldBeTrue(FormattableString.Invariant($"seed {seed}"));
            }
        }

        withheld.ShouldBeGreaterThanOrEqualTo(AtLeast(1));
    }

    [Fact]
    public void Total_that_one_respondent_makes_up_is_withheld()
    {
        const string Codebook = """
            {"survey":"bedrag","title":"Bedrag",
             "waves":[{"id":"2024","title":"2024","fieldworkStart":"2024-03-01","fieldworkEnd":"2024-05-31"}],
             "groups":[{"id":"besturen","label":"besturen","identifiable":true,"design":{"kind":"census","finitePopulationCorrection":false}}],
             "chapters":[{"id":"c","title":"C"}],
             "questions":[{"id":"bedrag","type":"numeric","chapter":"c","text":"Bedrag"}]}
            """;
        var dominated = new SurveyOnPaper(Codebook).With(
            "2024",
            "besturen",
            null,
            SurveyOnPaper.Rows("bedrag", (97, "10"), (1, "1000000"))
        );
        var even = new SurveyOnPaper(Codebook).With("2024", "besturen", null, SurveyOnPaper.Rows("bedrag", (98, "10")));

        Mean(dominated.Publish("2024")).Value.ShouldBeNull();
        Mean(dominated.Analyse("2024")).Value.ShouldNotBeNull();
        Mean(even.Publish("2024")).Value.ShouldBe(10);
    }

    [Fact]
    public void Public_document_has_neither_extreme_weights_nor_hashes_of_answers()
    {
        var published = new RandomIdentifiableSurvey(3).OnPaper().Publish("2024");

        published.Groups[0].Weighting.MinimumWeight.ShouldBeNull();
        published.Groups[0].Weighting.MaximumWeight.ShouldBeNull();
        published.Lineage.InputsHash.ShouldBeNull();
        published.Lineage.Inputs.Select(i => i.Sha256).Distinct().ShouldHaveSingleItem().ShouldBeNull();
    }

    /// <summary>Among these is one of whom nobody was drawn into a stratum.</summary>
    [Fact]
    public void Every_random_survey_can_be_weighted()
    {
        foreach (var seed in Enumerable.Range(701_300, 100))
        foreach (
            var survey in new[]
            {
                new RandomIdentifiableSurvey(seed),
                new RandomIdentifiableSurvey(seed, weighted: true),
                RandomIdentifiableSurvey.FarFromSample(seed),
            }.Where(s => s.Weighted)
        )
        foreach (var wave in survey.WithTwoLaterWaves().Waves)
            StrataShare.Respondents(wave).Min().ShouldBeGreaterThan(0, FormattableString.Invariant($"seed {seed}"));
    }

    /// <summary>The first thing that was found out of each survey.</summary>
    private static IReadOnlyList<string> Found(Func<PublishedEquations, IEnumerable<string>> findings) =>
        [
            .. All.Value.SelectMany(one =>
                findings(new PublishedEquations(new RandomIdentifiableSurvey(one.Seed), one.Published))
                    .Take(1)
                    .Select(found => FormattableString.Invariant($"seed {one.Seed}: {found}"))
            ),
        ];

    private static Cell Mean(ResultsDocument document) => document.Tables[0].Groups[0].Mean.ShouldNotBeNull();

    private static IEnumerable<Cell> Figures(GroupTable table) =>
        [.. table.Cells, .. new[] { table.Mean }.OfType<Cell>()];
}
