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
    private static readonly string[] Strata = ["1", "2", "3", "4"];

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
            foreach (var cell in Cells(published, table, survey.Rows.Count))
            {
                attacked++;
                found.AddRange(
                    Found(survey, published, table, cell, Unit, error: null)
                        .Select(f => FormattableString.Invariant($"seed {seed}: {f}"))
                );
            }
        }

        attacked.ShouldBeGreaterThan(20);
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
            if (!survey.Subgroups.Exists(IsOfStrata))
                continue;
            var published = survey.OnPaper().Publish("2024");
            foreach (var table in new[] { "oordeel", "samen" })
            foreach (var cell in Cells(published, table, survey.Rows.Count))
            {
                List<(string[] Of, double Share)> shown =
                [
                    (Strata, cell.Value!.Value),
                    .. Sides(survey, published, cell, table),
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
        attacked.ShouldBeGreaterThan(20);
    }

    private static bool IsOfStrata((string Id, Dictionary<string, string[]> All) subgroup) =>
        subgroup.All.Keys.SequenceEqual(["fase"]);

    /// <summary>The shares of the answer in subgroups made of strata, and in the rest.</summary>
    private static IEnumerable<(string[] Of, double Share)> Sides(
        RandomIdentifiableSurvey survey,
        ResultsDocument published,
        Cell cell,
        string table
    ) =>
        from subgroup in survey.Subgroups.Where(IsOfStrata)
        from comparison in published.Comparisons
        where comparison.Table == TableId.Parse(table) && comparison.B.Subgroup == subgroup.Id
        from row in comparison.Rows
        where row.Answer == cell.Answer
        from side in new[]
        {
            (Of: subgroup.All["fase"], Cell: row.B),
            (Of: [.. Strata.Except(subgroup.All["fase"])], Cell: row.A),
        }
        where side.Cell.Value is not null
        select (side.Of, side.Cell.Value!.Value);

    /// <summary>Small counts per stratum that alone fit all shares, in words.</summary>
    private static IEnumerable<string> Following(
        RandomIdentifiableSurvey survey,
        string table,
        string answer,
        List<(string[] Of, double Share)> shown
    )
    {
        var rounding = new Serverless.Analysis.Disclosure.Precision(Coarse: true);
        int[] respondents = [.. Strata.Select(h => survey.Rows.Count(r => r["fase"] == h))];
        int[] truth = [.. Strata.Select(h => survey.Rows.Count(r => r["fase"] == h && r[table] == answer))];
        var sums = shown.ConvertAll(s =>
        {
            double all = Strata.Select((h, i) => s.Of.Contains(h) && respondents[i] > 0 ? survey.PerPhase[i] : 0).Sum();
            return Strata
                .Select(
                    (h, i) => s.Of.Contains(h) && respondents[i] > 0 ? survey.PerPhase[i] / all / respondents[i] : 0
                )
                .ToArray();
        });
        HashSet<int>[] possible = [.. Strata.Select(_ => new HashSet<int>())];
        var counts = new int[Strata.Length];
        Search(0);
        for (var h = 0; h < Strata.Length; h++)
            if (truth[h] is >= 1 and <= 4 && possible[h].SetEquals([truth[h]]))
                yield return FormattableString.Invariant($"in stratum {Strata[h]}: {truth[h]}");

        bool IsHidden() => Enumerable.Range(0, truth.Length).All(h => truth[h] is < 1 or > 4 || possible[h].Count > 1);

        void Search(int stratum)
        {
            if (IsHidden())
                return;
            if (stratum == counts.Length)
            {
                if (sums.Zip(shown).All(s => rounding.Share(Sum(s.First)) == s.Second.Share))
                    for (var h = 0; h < counts.Length; h++)
                        possible[h].Add(counts[h]);
                return;
            }

            for (counts[stratum] = 0; counts[stratum] <= respondents[stratum]; counts[stratum]++)
                if (sums.Zip(shown).All(s => Sum(s.First[..(stratum + 1)]) <= s.Second.Share + Unit))
                    Search(stratum + 1);
            counts[stratum] = 0;
        }

        double Sum(double[] weights) => weights.Select((w, h) => w * counts[h]).Sum();
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

        Cells(exact, "oordeel", survey.Rows.Count)
            .SelectMany(c => Found(survey, exact, "oordeel", c, 1e-9, c.StandardError))
            .ShouldNotBeEmpty();
    }

    /// <summary>Shares of whole percents lie within half of one, or a whole one where half would have ended in 5.</summary>
    private const double Unit = 0.01;

    /// <summary>Cells of everyone that nobody left blank, so that the strata of the base are those of the margins.</summary>
    private static IEnumerable<Cell> Cells(ResultsDocument document, string table, int respondents)
    {
        var whole = document.Tables.First(t => t.Id == TableId.Parse(table)).Groups[0];
        return whole.Base.N == respondents ? whole.Cells.Where(c => c.Value is > 0 and < 1) : [];
    }

    private static IEnumerable<string> Found(
        RandomIdentifiableSurvey survey,
        ResultsDocument document,
        string table,
        Cell cell,
        double unit,
        double? error
    )
    {
        var margins = document.Groups[0].Weighting.Margins;
        if (margins.Any(m => m.Respondents is null))
            yield break;
        var search = new StratumSearch(
            [.. margins.Select(m => m.Respondents!.Value)],
            [.. margins.Select(m => m.PopulationCount)]
        );
        var follows = search.Follows(cell, unit, error);
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
