using CsCheck;
using Serverless.Analysis.Results;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis;

/// <summary>What must not be shown is not shown, anywhere, and cannot be worked out.</summary>
public sealed class DisclosureTests
{
    private static readonly Dictionary<string, (string, string[])> Routing = new()
    {
        ["noemer"] = ("samen", ["ja"]),
        ["plan"] = ("samen", ["ja"]),
        ["diep"] = ("noemer", ["kc", "bs"]),
    };

    private static readonly Dictionary<string, (string, string[])> Subgroups = new()
    {
        ["samenwerkend"] = ("samen", ["ja"]),
        ["tevreden"] = ("oordeel", ["4", "5"]),
    };

    private static readonly Dictionary<string, double> Scores = new()
    {
        ["diep/a"] = 1,
        ["diep/b"] = 2,
        ["diep/c"] = 4,
        ["oordeel/1"] = 1,
        ["oordeel/2"] = 2,
        ["oordeel/3"] = 3,
        ["oordeel/4"] = 4,
        ["oordeel/5"] = 5,
    };

    [Fact]
    public void Withheld_small_counts_cannot_be_worked_out_by_solving_the_published_sums() =>
        Gen.Int[0, 1_000_000]
            .Sample(
                seed =>
                {
                    var survey = RandomBoards.Draw(seed);
                    var attack = new DisclosureAttack(survey.Publish("2019"), Routing, Subgroups, Scores);
                    foreach (var (name, count) in attack.Solved())
                        if (!name.Contains("//", StringComparison.Ordinal) && name != "respondents")
                            Math.Round(count)
                                .ShouldNotBeInRange(
                                    1,
                                    4,
                                    FormattableString.Invariant($"seed {seed}: {name} is {count}")
                                );
                },
                iter: 150
            );

    /// <summary>That the group has two members gives their answers away whatever is withheld.</summary>
    [Fact]
    public void Group_of_two_members_is_published_without_figures_and_in_finite_time()
    {
        var survey = new SurveyOnPaper(RandomBoards.Codebook);
        var rows = SurveyOnPaper.Rows("samen,noemer,diep,oordeel,plan.x,plan.y,plan.z", (2, "ja,kc,a,4,1,0,0"));

        var published = survey.With("2019", "besturen", null, rows).Publish("2019");

        published
            .Tables.SelectMany(table => table.Groups)
            .SelectMany(group => group.Cells)
            .ShouldNotContain(cell => cell.Value != null || cell.Count != null);
    }

    [Fact]
    public void Attack_without_suppression_finds_small_counts()
    {
        var survey = new SurveyOnPaper(
            RandomBoards.Codebook.Replace("\"identifiable\": true", "\"identifiable\": false", StringComparison.Ordinal)
        );
        var rows = SurveyOnPaper.Rows(
            "samen,noemer,diep,oordeel,plan.x,plan.y,plan.z",
            (2, "nee,,,1,,,"),
            (30, "ja,kc,a,2,1,0,0"),
            (20, "ja,eigen,,4,1,0,1")
        );

        var attack = new DisclosureAttack(
            survey.With("2019", "besturen", null, rows).Publish("2019"),
            Routing,
            Subgroups,
            Scores
        );

        attack.Solved()[DisclosureAttack.Cell("samen", "nee", "all")].ShouldBe(2, 1e-3);
    }

    [Fact]
    public void Figure_withheld_in_its_own_wave_is_withheld_in_the_next_and_the_other_way_round() =>
        Gen.Int[0, 1_000_000]
            .Sample(
                seed =>
                {
                    var survey = RandomBoards.Draw(seed);
                    var own = survey
                        .Publish("2016")
                        .Tables.SelectMany(t =>
                            t.Groups.SelectMany(g => g.Cells.Select(c => (Key: $"{t.Id}/{c.Answer}", Cell: c)))
                        )
                        .ToDictionary(p => p.Key, p => p.Cell);
                    foreach (
                        var comparison in survey.Publish("2019").Comparisons.Where(c => c.Kind == ComparisonKind.Waves)
                    )
                    foreach (var row in comparison.Rows.Where(r => own.ContainsKey($"{comparison.Table}/{r.Answer}")))
                        row.A.Value.ShouldBe(
                            own[$"{comparison.Table}/{row.Answer}"].Value,
                            FormattableString.Invariant($"seed {seed}: {comparison.Id} {row.Answer}")
                        );
                },
                iter: 60
            );

    [Fact]
    public void Nothing_is_shown_of_a_comparison_with_a_withheld_side() =>
        Gen.Int[0, 1_000_000]
            .Sample(
                seed =>
                {
                    foreach (var comparison in RandomBoards.Draw(seed).Publish("2019").Comparisons)
                    foreach (
                        var row in comparison.Rows.Where(r =>
                            r.A.Value is null || r.B.Value is null || r.A.Count is null || r.B.Count is null
                        )
                    )
                    {
                        row.Difference.ShouldBeNull(comparison.Id.ToString());
                        row.StandardError.ShouldBeNull();
                        row.Interval.ShouldBeNull();
                        row.Test.ShouldBeNull();
                        row.Effect.ShouldBeNull();
                        row.Equivalent.ShouldBeNull();
                        row.SpssCompatible.ShouldBeNull();
                        row.Significant.ShouldBeFalse();
                    }
                },
                iter: 60
            );

    [Fact]
    public void Withheld_cell_has_no_figures_at_all() =>
        Gen.Int[0, 1_000_000]
            .Sample(
                seed =>
                {
                    var document = RandomBoards.Draw(seed).Publish("2019");
                    var cells = document
                        .Tables.SelectMany(t => t.Groups)
                        .SelectMany(g => g.Cells.Append(g.Summary).Append(g.Mean))
                        .Concat(document.Comparisons.SelectMany(c => c.Rows).SelectMany(r => new[] { r.A, r.B }))
                        .OfType<Cell>();
                    foreach (
                        var cell in cells.Where(c =>
                            c.Flags.Any(f =>
                                f is CellFlag.SmallBase or CellFlag.SmallCell or CellFlag.SecondarySuppression
                            )
                        )
                    )
                        cell.ShouldBeEquivalentTo(
                            new Cell
                            {
                                Id = cell.Id,
                                Answer = cell.Answer,
                                Method = cell.Method,
                                Flags = cell.Flags,
                            }
                        );
                },
                iter: 60
            );

    [Fact]
    public void Base_under_the_minimum_hides_the_whole_table_but_keeps_its_place()
    {
        var survey = new SurveyOnPaper(HandMadeSurveys.Codebook);
        var rows = SurveyOnPaper.Rows(
            "samen,cijfer,jaren,doelen.taal,doelen.zorg,doelen.geen",
            (9, "ja,midden,4,1,0,0"),
            (20, "nee,,,1,1,0")
        );

        var table = survey
            .With("2016", "ouders", null, rows)
            .Publish("2016")
            .Tables.First(t => t.Id == TableId.Parse("cijfer"))
            .Groups.ShouldHaveSingleItem();

        table.Base.ShouldBe(new Base(null, null, null, null, Suppressed: true));
        table.Cells.Count.ShouldBe(4);
        table.Cells.ShouldBeSomeThatAll(c =>
            c.Value == null && c.Count == null && c.Flags.Contains(CellFlag.SmallBase)
        );
        table.Mean!.Value.ShouldBeNull();
        table.Summary!.Value.ShouldBeNull();
    }
}
