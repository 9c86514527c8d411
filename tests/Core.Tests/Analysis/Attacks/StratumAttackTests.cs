using Serverless.Analysis.Results;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis.Attacks;

/// <summary>
/// The cross table of answers and strata is not published, and does not follow from weighted shares, their standard
/// errors and the margins.
/// </summary>
public sealed class StratumAttackTests
{
    private static readonly string[] Strata = StrataShare.Strata;

    [Fact]
    public void Weighted_shares_and_standard_errors_give_no_small_count_in_a_stratum_away()
    {
        var (found, attacked) = (new List<string>(), 0);
        foreach (var seed in AttackTests.Seeds)
        foreach (
            var survey in new[]
            {
                new RandomIdentifiableSurvey(seed),
                RandomIdentifiableSurvey.FarFromSample(seed),
            }.Where(s => s.Weighted)
        )
        {
            var published = survey.OnPaper().Publish("2024");
            foreach (var table in new[] { "oordeel", "samen" })
            foreach (var cell in StrataShare.Cells(published, table, survey.Rows.Count))
            {
                attacked++;
                found.AddRange(
                    Found(survey, published, table, cell, Unit, isError: null)
                        .Select(f => FormattableString.Invariant($"seed {seed}: {f}"))
                );
            }
        }

        attacked.ShouldBeGreaterThanOrEqualTo(AttackTests.AtLeast(1));
        found.ShouldBeEmpty();
    }

    /// <summary>
    /// A subgroup that is made of strata is a second sum over some of them: with that of everyone one number per stratum may
    /// fit alone.
    /// </summary>
    [Fact]
    public void Shares_of_subgroups_made_of_strata_give_no_small_count_in_a_stratum_away()
    {
        var (found, attacked) = (new List<string>(), 0);
        foreach (var seed in AttackTests.Seeds)
        {
            var survey = RandomIdentifiableSurvey.FarFromSample(seed);
            if (!survey.Subgroups.Exists(StrataShare.IsOfStrata))
                continue;
            var published = survey.OnPaper().Publish("2024");
            foreach (var table in new[] { "oordeel", "samen" })
            foreach (var cell in StrataShare.Cells(published, table, survey.Rows.Count))
            {
                List<StrataShare> shown =
                [
                    new(Strata, cell.Value!.Value),
                    .. StrataShare.Sides(survey, published, cell, table),
                ];
                if (shown.Count == 1)
                    continue;
                attacked++;
                found.AddRange(
                    Following(survey, table, cell.Answer.Code!, shown)
                        .Select(f => FormattableString.Invariant($"seed {seed}: {table} = {cell.Answer} {f}"))
                );
            }
        }

        found.ShouldBeEmpty(string.Join('\n', found));
        attacked.ShouldBeGreaterThanOrEqualTo(AttackTests.AtLeast(1));
    }

    /// <summary>Small counts per stratum that alone fit all shares, in words.</summary>
    private static IEnumerable<string> Following(
        RandomIdentifiableSurvey survey,
        string table,
        string answer,
        List<StrataShare> shown
    )
    {
        var respondents = StrataShare.Respondents(survey.Rows);
        var truth = StrataShare.Given(survey.Rows, table, answer);
        var possible = FittingCounts.Of(
            respondents,
            shown.ConvertAll(s => s.Printed(respondents, survey.PerPhase)),
            found => Enumerable.Range(0, truth.Length).All(h => truth[h] is < 1 or > 4 || found[h].Count > 1)
        );
        for (var h = 0; h < Strata.Length; h++)
            if (truth[h] is >= 1 and <= 4 && possible[h].SetEquals([truth[h]]))
                yield return FormattableString.Invariant($"in stratum {Strata[h]}: {truth[h]}");
    }

    /// <summary>
    /// Where strata are many, of everyone any numbers fit; a side made of few of them is attacked by itself.
    /// </summary>
    [Theory]
    [InlineData(30)]
    [InlineData(60)]
    public void Shares_of_subgroups_made_of_few_of_many_strata_give_no_small_count_away(int strata)
    {
        var (found, attacked) = (new List<string>(), 0);
        foreach (var seed in AttackTests.Seeds)
        {
            var survey = new ManyStrataSurvey(seed, strata);
            foreach (var comparison in survey.OnPaper().Publish("2024").Comparisons)
            foreach (var row in comparison.Rows.Where(r => r.B.Value is not null))
            {
                attacked++;
                found.AddRange(
                    Following(survey, survey.Subgroup(comparison.B.Subgroup!), comparison.Table.ToString(), row)
                        .Select(f =>
                            FormattableString.Invariant($"seed {seed}, {comparison.Table} = {row.Answer}: {f}")
                        )
                );
            }
        }

        found.ShouldBeEmpty(string.Join('\n', found));
        attacked.ShouldBeGreaterThanOrEqualTo(AttackTests.AtLeast(2));
    }

    private static IEnumerable<string> Following(ManyStrataSurvey survey, int[] strata, string table, ComparisonRow row)
    {
        int[] respondents = [.. strata.Select(h => survey.Respondents[h])];
        int[] truth = [.. strata.Select(h => survey.Count(h, table, row.Answer.Code!))];
        var share = StrataShare.Printed(
            [.. strata.Select(_ => true)],
            respondents,
            [.. strata.Select(h => survey.Population[h])],
            row.B.Value!.Value
        );
        var possible = FittingCounts.Of(
            respondents,
            [share],
            found => found.Zip(truth).All(f => f.Second is < 1 or > 4 || f.First.Count > 1)
        );
        return Enumerable
            .Range(0, strata.Length)
            .Where(i => truth[i] is >= 1 and <= 4 && possible[i].SetEquals([truth[i]]))
            .Select(i => FormattableString.Invariant($"{truth[i]} in stratum {strata[i]}"));
    }

    /// <summary>Of two answers with scores, the mean is as uncertain as the share of either.</summary>
    [Fact]
    public void Means_of_scored_answers_give_no_small_count_in_a_stratum_away()
    {
        var (found, attacked) = (new List<string>(), 0);
        foreach (var seed in AttackTests.Seeds)
        {
            var survey = RandomIdentifiableSurvey.FarFromSample(seed, isScored: true);
            var published = survey.OnPaper().Publish("2024");
            var mean = published.Tables.First(t => t.Id == TableId.Parse("samen")).Groups[0].Mean;
            foreach (
                var cell in StrataShare.Cells(published, "samen", survey.Rows.Count).Where(_ => mean?.Value is not null)
            )
            {
                attacked++;
                found.AddRange(
                    Found(
                            survey,
                            published,
                            "samen",
                            cell,
                            Unit,
                            mean!.StandardError is { } error
                                ? of => Serverless.Analysis.Disclosure.Precision.StandardError(of) == error
                                : null
                        )
                        .Select(f => FormattableString.Invariant($"seed {seed}: {f}"))
                );
            }
        }

        found.ShouldBeEmpty(string.Join('\n', found));
        attacked.ShouldBeGreaterThanOrEqualTo(AttackTests.AtLeast(0.5));
    }

    [Fact]
    public void Uncertainty_of_weighted_shares_follows_from_the_share_and_the_base()
    {
        var weighted = Enumerable
            .Range(0, 60)
            .Select(s => new RandomIdentifiableSurvey(s))
            .Where(s => s.Weighted)
            .ToList();
        var compared = 0;
        foreach (var survey in weighted)
        {
            var table = survey.OnPaper().Publish("2024").Tables.First(t => t.Id == TableId.Parse("samen")).Groups[0];
            if (table.Cells.Any(c => c.Value is null))
                continue;
            compared++;

            // Yes and no are as uncertain as each other, whoever gave them.
            table.Cells[0].StandardError.ShouldBe(table.Cells[1].StandardError);
        }

        compared.ShouldBeGreaterThan(3);
    }

    [Fact]
    public void Exact_shares_and_standard_errors_give_small_counts_in_strata_away()
    {
        var survey = Enumerable
            .Range(0, 40)
            .Select(s => new RandomIdentifiableSurvey(s))
            .First(s => s.Weighted && s.Blanks == 0);
        var exact = survey.OnPaper().Analyse("2024");

        StrataShare
            .Cells(exact, "oordeel", survey.Rows.Count)
            .SelectMany(c =>
                Found(survey, exact, "oordeel", c, 1e-9, error => Math.Abs(error - c.StandardError!.Value) <= 1e-9)
            )
            .ShouldNotBeEmpty();
    }

    /// <summary>Shares of whole percents lie within half of one, or a whole one where half would have ended in 5.</summary>
    private const double Unit = 0.01;

    private static IEnumerable<string> Found(
        RandomIdentifiableSurvey survey,
        ResultsDocument document,
        string table,
        Cell cell,
        double unit,
        Func<double, bool>? isError
    )
    {
        var margins = document.Groups[0].Weighting.Margins;
        if (margins.Any(m => m.Respondents is null))
            yield break;
        var search = new StratumSearch(
            [.. margins.Select(m => m.Respondents!.Value)],
            [.. margins.Select(m => m.PopulationCount)]
        );
        var follows = search.Follows(cell, unit, isError);
        for (var h = 0; h < Strata.Length; h++)
        {
            var count = survey.Rows.Count(r => r["fase"] == Strata[h] && r[table] == cell.Answer.Code);
            if (count is >= 1 and <= 4 && follows[h] == count)
                yield return FormattableString.Invariant(
                    $"{table} = {cell.Answer} in stratum {Strata[h]}: {count} of {survey.Rows.Count(r => r[table] == cell.Answer.Code)} of {survey.Rows.Count}"
                );
        }
    }
}
