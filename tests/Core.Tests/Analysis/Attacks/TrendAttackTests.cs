using System.Globalization;
using Serverless.Analysis.Results;
using Shouldly;
using Xunit;
using TestResult = Serverless.Analysis.Results.TestResult;

namespace Serverless.Core.Tests.Analysis.Attacks;

/// <summary>Developments over three waves, with their slopes, errors and tests, give nobody away.</summary>
public sealed class TrendAttackTests
{
    private static readonly string[] Ids = ["2024", "2026", "2028"];

    /// <summary>Years from the first wave, as days over the length of a year.</summary>
    private static readonly double[] Times =
    [
        .. Ids.Select(id => int.Parse(id, CultureInfo.InvariantCulture))
            .Select(year => (new DateOnly(year, 3, 1).DayNumber - new DateOnly(2024, 3, 1).DayNumber) / 365.25),
    ];

    [Fact]
    public void Points_of_three_waves_give_no_small_count_of_any_of_them_away()
    {
        var (found, points) = (new List<string>(), 0);
        foreach (var seed in AttackTests.Seeds)
        {
            var random = new RandomIdentifiableSurvey(seed);
            var (survey, waves) = random.WithTwoLaterWaves();
            var documents = Ids.Select(survey.Publish).ToList();
            points += documents[2].Trends.Sum(t => t.Rows.Sum(r => r.Points.Count(p => p.Value is not null)));
            for (var wave = 0; wave < 3; wave++)
                found.AddRange(
                    new PublishedEquations(random, Ids[wave], [.. documents.Skip(wave).Select(d => (waves[wave], d))])
                        .Found()
                        .Take(1)
                        .Select(count => FormattableString.Invariant($"seed {seed}, {Ids[wave]}: {count}"))
                );
        }

        found.ShouldBeEmpty();
        points.ShouldBeGreaterThanOrEqualTo(AttackTests.AtLeast(2));
    }

    [Fact]
    public void Errors_give_no_few_members_away_who_kept_an_answer_over_waves_or_changed_it()
    {
        var (found, attacked) = (new List<string>(), 0);
        foreach (var seed in AttackTests.Seeds)
        {
            var random = new RandomIdentifiableSurvey(seed);
            if (random.Weighted)
                continue;
            var (survey, waves) = random.WithTwoLaterWaves();
            foreach (var (test, counts) in Attacked(survey.Publish("2028"), waves))
            {
                attacked++;
                found.AddRange(counts.Select(c => FormattableString.Invariant($"seed {seed}, {test}: {c}")));
            }
        }

        found.ShouldBeEmpty(string.Join('\n', found));
        attacked.ShouldBeGreaterThanOrEqualTo(AttackTests.AtLeast(0.5));
    }

    [Fact]
    public void Exact_errors_give_such_members_away() =>
        AttackTests
            .SeedsOf(40)
            .Select(seed => new RandomIdentifiableSurvey(seed))
            .Where(random => !random.Weighted)
            .Select(random => random.WithTwoLaterWaves())
            .SelectMany(made => Attacked(Rounded(made.Survey.Analyse("2028")), made.Waves))
            .SelectMany(attack => attack.Counts)
            .ShouldNotBeEmpty();

    /// <summary>
    /// Of groups with weights that differ, all that is published of a development follows from its points, so that it says
    /// no more of the strata than these.
    /// </summary>
    [Fact]
    public void Tests_of_weighted_shares_follow_from_the_shares_that_are_published()
    {
        var (compared, coarse) = (0, new Serverless.Analysis.Disclosure.Precision(Coarse: true));
        foreach (var seed in AttackTests.Seeds)
        {
            var random = RandomIdentifiableSurvey.FarFromSample(seed, isLinked: seed % 2 == 1);
            var (survey, _) = random.WithTwoLaterWaves();
            var (exact, published) = (survey.Analyse("2028"), survey.Publish("2028"));
            published.Trends.ShouldBeSomeThatAll(t => t.Overall == null);
            published.Comparisons.ShouldBeSomeThatAll(c =>
                c.Overall == null
                && c.Alternatives.Count == 0
                && c.Rank == null
                && c.RankInFileOrder == null
                && c.CramersV == null
                && c.CramersVBiasCorrected == null
            );
            var scored = TableId.Parse("oordeel");
            published
                .Comparisons.Where(c => c.Table == scored)
                .SelectMany(c => c.Rows)
                .Where(r => r.Answer == FigureKey.Mean)
                .ShouldBeSomeThatAll(r => r.StandardError == null && r.Interval == null && r.Test == null);
            published
                .Trends.Where(t => t.Table == scored)
                .SelectMany(t => t.Rows)
                .Where(r => r.Answer == FigureKey.Mean)
                .ShouldBeSomeThatAll(r => r.SlopePerYear == null && r.Linear == null && r.Steps.Count == 0);
            foreach (var (trend, known) in Matched(published.Trends, exact.Trends, t => t.Id))
            foreach (var row in trend.Rows.Where(r => r.Answer.Measure == Measure.Share && r.Steps.Count > 0))
            {
                double[] variances = [.. row.Points.Zip(known.Bases, Variance)];
                for (var step = 0; step < row.Steps.Count; step++)
                    ShouldFollow(
                        row.Steps[step]?.Statistic,
                        row.Points[step + 1].Value - row.Points[step].Value,
                        variances[step] + variances[step + 1]
                    );
                row.Logistic.ShouldBeNull();
            }

            foreach (var (comparison, known) in Matched(published.Comparisons, exact.Comparisons, c => c.Id))
            foreach (var row in comparison.Rows.Where(r => r.Answer.Measure == Measure.Share && r.Test is not null))
            {
                // Yes and no are one test.
                if (comparison.Table == TableId.Parse("samen"))
                    row.Test!.AdjustedP.ShouldBe(row.Test.P);
                ShouldFollow(
                    row.Test!.Statistic,
                    row.B.Value - row.A.Value,
                    Variance(row.A, known.A.Base) + Variance(row.B, known.B.Base),
                    isSquare: row.Test.Df2 is not null
                );
            }
        }

        compared.ShouldBeGreaterThanOrEqualTo(AttackTests.AtLeast(2));

        void ShouldFollow(double? statistic, double? difference, double variance, bool isSquare = false)
        {
            if (statistic is not { } shown)
                return;
            compared++;
            var t = difference!.Value / Math.Sqrt(variance);
            shown.ShouldBe(coarse.Statistic(isSquare ? t * t : t), 1e-9);
        }

        static double Variance(Cell cell, Base of) => cell.Value!.Value * (1 - cell.Value.Value) / of.EffectiveN!.Value;
    }

    private static IEnumerable<(T Published, T Exact)> Matched<T, TKey>(
        IEnumerable<T> published,
        IEnumerable<T> exact,
        Func<T, TKey> id
    ) => published.Join(exact, id, id, (p, e) => (p, e));

    /// <summary>Waves of other respondents, weighted to a population that is far from the sample.</summary>
    [Fact]
    public void Their_own_tests_would_give_small_counts_in_strata_away() =>
        AttackTests
            .SeedsOf(40)
            .Select(seed => RandomIdentifiableSurvey.FarFromSample(seed))
            .Select(random => (random, Made: random.WithTwoLaterWaves()))
            .SelectMany(made => AttackedInStrata(made.Made.Survey.Analyse("2028"), made.random, made.Made.Waves))
            .SelectMany(found => found)
            .ShouldNotBeEmpty();

    private static readonly string[] Phases = ["1", "2", "3", "4"];

    /// <summary>Per answer the small counts that would follow, in words.</summary>
    private static IEnumerable<IReadOnlyList<string>> AttackedInStrata(
        ResultsDocument exact,
        RandomIdentifiableSurvey random,
        IReadOnlyList<IReadOnlyList<Dictionary<string, string>>> waves
    )
    {
        // As the margins of each wave's own document show, but for those of few.
        List<int[]> respondents =
        [
            .. waves.Select(rows => Phases.Select(phase => rows.Count(r => r["fase"] == phase)).ToArray()),
        ];
        if (respondents.Exists(r => r.Any(n => n <= 4)))
            yield break;
        var strata = new TrendStrata(respondents, random.PerPhase, Times, new(Coarse: true));
        foreach (var trend in exact.Trends.Where(t => t.Table.ToString() is "oordeel" or "samen"))
        {
            if (trend.Bases.Zip(waves, (b, rows) => b.N != rows.Count).Any(isOther => isOther))
                continue;
            foreach (
                var row in trend.Rows.Where(r =>
                    r.Answer.Measure == Measure.Share && r.Points.All(p => p.Value is > 0 and < 1)
                )
            )
            {
                var small = (
                    from wave in Enumerable.Range(0, Ids.Length)
                    from stratum in Enumerable.Range(0, Phases.Length)
                    let count = waves[wave]
                        .Count(r => r["fase"] == Phases[stratum] && r[trend.Table.ToString()] == row.Answer.Code)
                    where count is >= 1 and <= 4
                    select (Wave: wave, Stratum: stratum, Count: count)
                ).ToList();
                if (
                    small.Count == 0
                    || strata.Possible(row, p => small.TrueForAll(s => p[s.Wave][s.Stratum].Count > 1)) is not { } found
                )
                    continue;
                yield return
                [
                    .. small
                        .Where(s => found[s.Wave][s.Stratum].SetEquals([s.Count]))
                        .Select(s =>
                            FormattableString.Invariant(
                                $"{trend.Table} = {row.Answer} in stratum {Phases[s.Stratum]} of {Ids[s.Wave]}: {s.Count}"
                            )
                        ),
                ];
            }
        }
    }

    /// <summary>Every test of a development whose shares are shown, with what follows from it.</summary>
    private static IEnumerable<(string Test, IEnumerable<string> Counts)> Attacked(
        ResultsDocument published,
        IReadOnlyList<IReadOnlyList<Dictionary<string, string>>> waves
    )
    {
        foreach (var trend in published.Trends.Where(t => t.Table.ToString() is "fase" or "oordeel" or "samen"))
        foreach (var row in trend.Rows.Where(r => r.Answer.Measure == Measure.Share))
        {
            var errors = new TrendErrors(
                [
                    .. waves.Select(rows =>
                        rows.Select((r, i) => (Key: i, Answer: r[trend.Table.ToString()]))
                            .Where(r => r.Answer.Length > 0)
                            .ToDictionary(r => r.Key, r => r.Answer)
                    ),
                ],
                row.Answer.Code!,
                waves.Max(rows => rows.Count)
            );
            for (var step = 0; step < row.Steps.Count; step++)
                if (row.Steps[step] is { } test)
                    yield return (
                        FormattableString.Invariant($"{trend.Table} step {step}"),
                        errors.OfStep(step + 1, test)
                    );
            if (row.Linear is { } linear)
                yield return ($"{trend.Table} slope", errors.OfSlope(Times, linear));
        }
    }

    /// <summary>The exact document with tests in as many digits as public ones have.</summary>
    private static ResultsDocument Rounded(ResultsDocument exact) =>
        exact with
        {
            Trends =
            [
                .. exact.Trends.Select(t =>
                    t with
                    {
                        Rows =
                        [
                            .. t.Rows.Select(r =>
                                r with
                                {
                                    Linear = Rounded(r.Linear),
                                    Steps = [.. r.Steps.Select(Rounded)],
                                }
                            ),
                        ],
                    }
                ),
            ],
        };

    private static TestResult? Rounded(TestResult? test) =>
        test is null ? null : test with { Statistic = Serverless.Analysis.Disclosure.Precision.Test(test.Statistic) };
}
