using Serverless.Analysis.Results;

namespace Serverless.Core.Tests.Analysis.Attacks;

/// <summary>A share of some of the strata of a <see cref="RandomIdentifiableSurvey"/> together.</summary>
internal sealed record StrataShare(string[] Of, double Share)
{
    public static readonly string[] Strata = ["1", "2", "3", "4"];

    /// <summary>Respondents per stratum.</summary>
    public static int[] Respondents(IEnumerable<Dictionary<string, string>> rows) =>
        [.. Strata.Select(h => rows.Count(r => r["fase"] == h))];

    /// <summary>Who of each stratum gave an answer.</summary>
    public static int[] Given(IEnumerable<Dictionary<string, string>> rows, string table, string answer) =>
        [.. Strata.Select(h => rows.Count(r => r["fase"] == h && r[table] == answer))];

    /// <summary>Cells of everyone that nobody left blank, so that the strata of the base are those of the margins.</summary>
    public static IEnumerable<Cell> Cells(ResultsDocument document, string table, int respondents)
    {
        var whole = document.Tables.First(t => t.Id == TableId.Parse(table)).Groups[0];
        return whole.Base.N == respondents ? whole.Cells.Where(c => c.Value is > 0 and < 1) : [];
    }

    public static bool IsOfStrata((string Id, Dictionary<string, string[]> All) subgroup) =>
        subgroup.All.Keys.SequenceEqual(["fase"]);

    /// <summary>The shares of the answer in subgroups made of strata, and in the rest.</summary>
    public static IEnumerable<StrataShare> Sides(
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
        select new StrataShare(side.Of, side.Cell.Value!.Value);

    /// <summary>As an equation for the counts per stratum, each of which counts for its members in the population.</summary>
    public PrintedShare Printed(IReadOnlyList<int> respondents, IReadOnlyList<int> population) =>
        Printed([.. Strata.Select(Of.Contains)], respondents, population, Share);

    /// <inheritdoc cref="Printed(IReadOnlyList{int}, IReadOnlyList{int})"/>
    public static PrintedShare Printed(
        IReadOnlyList<bool> strata,
        IReadOnlyList<int> respondents,
        IReadOnlyList<int> population,
        double share
    )
    {
        double all = population.Where((_, h) => strata[h] && respondents[h] > 0).Sum();
        return new(
            [
                .. population.Select(
                    (members, h) => strata[h] && respondents[h] > 0 ? members / all / respondents[h] : 0
                ),
            ],
            share
        );
    }
}
