using Serverless.Analysis.Results;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis.Attacks;

/// <summary>
/// The rest of a subgroup may be shown in whole percents where the few of whom the subgroup is not known, and small counts
/// within it, stay hidden.
/// </summary>
public sealed class RoundedRestTests
{
    private static readonly Dictionary<string, string[]> Tables = new()
    {
        ["oordeel"] = ["a", "b", "c", "d", "e"],
        ["fase"] = ["1", "2", "3", "4"],
        ["vorm"] = ["k", "l", "m"],
    };

    [Fact]
    public void Whole_percents_of_the_rest_give_no_small_count_away()
    {
        var (attacked, besideExact, found) = (0, 0, new List<string>());
        foreach (var seed in AttackTests.Seeds)
        {
            var survey = new RandomIdentifiableSurvey(seed, size: 6);
            if (survey.Weighted)
                continue;
            var published = survey.OnPaper().Publish("2024");
            foreach (var comparison in Rounded(published))
            {
                attacked++;
                besideExact += comparison.Rows.Any(r => r.A.Count is not null) ? 1 : 0;
                found.AddRange(
                    Attack(survey, published, comparison, r => r.B.Value is not null, r => r.A)
                        .Select(f => FormattableString.Invariant($"seed {seed}: {comparison.Id} {f}"))
                );
            }
        }

        attacked.ShouldBeGreaterThanOrEqualTo(AttackTests.AtLeast(0.02));
        besideExact.ShouldBeGreaterThanOrEqualTo(AttackTests.AtLeast(0.02));
        found.ShouldBeEmpty();
    }

    [Fact]
    public void The_rest_as_it_is_would_give_small_counts_away()
    {
        var found = new List<string>();
        foreach (var seed in AttackTests.Seeds)
        {
            var survey = new RandomIdentifiableSurvey(seed, size: 6);
            if (survey.Weighted)
                continue;
            var (exact, published) = (survey.OnPaper().Analyse("2024"), survey.OnPaper().Publish("2024"));
            foreach (var comparison in Rounded(published))
            {
                var known = exact.Comparisons.First(c => c.Id == comparison.Id);
                found.AddRange(
                    Attack(
                            survey,
                            published,
                            comparison,
                            r => r.B.Value is not null,
                            r => r.A.Value is null ? r.A : known.Rows.First(e => e.Answer == r.Answer).A
                        )
                        .Select(f => FormattableString.Invariant($"seed {seed}: {f}"))
                );
            }
        }

        found.ShouldNotBeEmpty();
    }

    /// <summary>
    /// How many of the rest were asked is how many of them gave the answer that routes to the question: several numbers
    /// fit all whole percents, or they are no secret.
    /// </summary>
    [Fact]
    public void Whole_percents_fit_more_than_one_size_of_a_base_that_is_withheld_of_the_rest()
    {
        var (attacked, found) = (0, new List<string>());
        foreach (var seed in AttackTests.SeedsOf(Math.Max(40, AttackTests.Surveys)))
        {
            var survey = new RandomIdentifiableSurvey(seed, size: 6);
            if (survey.Weighted)
                continue;
            var published = survey.OnPaper().Publish("2024").Comparisons;
            foreach (var followUp in published.Where(HidesBaseOfRest))
            {
                attacked++;
                var asking = published.First(c =>
                    c.Table == TableId.Parse("samen") && c.B.Subgroup == followUp.B.Subgroup
                );
                var all = survey.Subgroups.First(s => s.Id == followUp.B.Subgroup).All;
                var unknown = survey.Rows.Count(r =>
                    r["samen"] == "ja" && RandomIdentifiableSurvey.IsInside(all, r) is null
                );
                if (unknown is >= 1 and <= 4 && SizesThatFit(asking, followUp, survey.Rows.Count).Count() == 1)
                    found.Add(FormattableString.Invariant($"seed {seed}: {followUp.Id} {unknown}"));
            }
        }

        attacked.ShouldBeGreaterThanOrEqualTo(AttackTests.AtLeast(0.02));
        found.ShouldBeEmpty();
    }

    private static bool HidesBaseOfRest(ComparisonResult comparison) =>
        comparison is { Kind: ComparisonKind.Subgroup, A.Base: { N: null, Suppressed: false } }
        && comparison.Table == TableId.Parse("vorm")
        && comparison.Rows.Any(r => r.A.Value is not null);

    private static IEnumerable<int> SizesThatFit(ComparisonResult asking, ComparisonResult followUp, int respondents)
    {
        // Where nothing is shown of the rest of the question that routes, any size may be.
        var (least, most) = asking.A.Base.N is { } size
            ? RoundedRest.Bounds(asking.Rows.First(r => r.Answer == FigureKey.ShareOf("ja")).A.Value, size)
            : (0, respondents);
        var shares = followUp.Rows.Where(r => r.Answer.Measure == Measure.Share).Select(r => r.A.Value).ToList();
        return Enumerable
            .Range(least, most - least + 1)
            .Where(of =>
            {
                var fitting = shares.ConvertAll(share => PrintedShares.Fitting(share, of));
                return fitting.TrueForAll(counts => counts.Count > 0)
                    && fitting.Sum(counts => counts[0]) <= of
                    && fitting.Sum(counts => counts[^1]) >= of;
            });
    }

    /// <summary>Weights hide more, and the attack knows of none.</summary>
    private static IEnumerable<ComparisonResult> Rounded(ResultsDocument published) =>
        published.Comparisons.Where(c => Tables.ContainsKey(c.Table.ToString()) && RoundedRest.Is(c));

    /// <param name="survey">The survey.</param>
    /// <param name="published">What is published of it.</param>
    /// <param name="comparison">A subgroup beside the rest.</param>
    /// <param name="isShown">Whether the subgroup's own figure is shown.</param>
    /// <param name="rest">What the attacker has of the rest; counts are exact.</param>
    private static IEnumerable<string> Attack(
        RandomIdentifiableSurvey survey,
        ResultsDocument published,
        ComparisonResult comparison,
        Func<ComparisonRow, bool> isShown,
        Func<ComparisonRow, Cell> rest
    )
    {
        var table = comparison.Table.ToString();
        var all = survey.Subgroups.First(s => s.Id == comparison.B.Subgroup).All;
        int Count(string answer, bool? side) =>
            survey.Rows.Count(r => r[table] == answer && RandomIdentifiableSurvey.IsInside(all, r) == side);
        List<int[]> answers = [.. Tables[table].Select(k => new[] { Count(k, true), Count(k, false), Count(k, null) })];
        var size = answers.Sum(a => a[1]);
        List<ComparisonRow> rows =
        [
            .. Tables[table].Select(k => comparison.Rows.First(r => r.Answer == FigureKey.ShareOf(k))),
        ];
        return new RoundedRest(
            answers,
            rows.ConvertAll(r => isShown(r)),
            rows.ConvertAll(r => rest(r).Count is { } count ? (count, count) : RoundedRest.Bounds(rest(r).Value, size)),
            rows.ConvertAll(r => OfEveryone(published, comparison.Table, r.Answer).Count is not null)
        )
            .Found()
            .Select(f => FormattableString.Invariant($"{Tables[table][f.Answer]} in {f.Set}: {f.Count} of {size}"));
    }

    private static Cell OfEveryone(ResultsDocument published, TableId table, FigureKey answer) =>
        published.Tables.First(t => t.Id == table).Groups[0].Cells.First(c => c.Answer == answer);
}
