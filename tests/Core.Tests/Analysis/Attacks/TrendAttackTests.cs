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
        points.ShouldBeGreaterThan(AttackTests.Surveys);
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
        attacked.ShouldBeGreaterThan(AttackTests.Surveys / 4);
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
