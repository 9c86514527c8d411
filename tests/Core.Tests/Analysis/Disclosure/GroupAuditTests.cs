using Serverless.Analysis.Disclosure;
using Serverless.Analysis.Results;
using Serverless.Estimation;
using Serverless.Surveys;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis.Disclosure;

/// <summary>What is withheld of one table, of 30 in a subgroup, 42 outside it and some of whom it is not known.</summary>
public sealed class GroupAuditTests
{
    private const string Subgroup = "groot";

    private static readonly TableId Question = new("vraag");

    private static readonly int[] Inside = [18, 12];
    private static readonly int[] Outside = [22, 20];

    [Fact]
    public void Nothing_is_withheld_where_the_subgroup_is_known_of_everyone()
    {
        var withheld = Audit([Inside, Outside]);

        (withheld.Whole.HasAny, withheld.Subgroups[Subgroup].HasAny).ShouldBe((false, false));
    }

    [Fact]
    public void Rest_is_withheld_where_it_would_show_the_few_of_whom_the_subgroup_is_not_known()
    {
        var withheld = Audit([Inside, Outside, [1, 2]]);

        (withheld.Whole.HasAny, withheld.Subgroups[Subgroup].Rest, withheld.Subgroups[Subgroup].Suppressed).ShouldBe(
            (false, true, false)
        );
    }

    [Fact]
    public void Those_of_whom_it_is_not_known_may_be_seen_where_they_are_many() =>
        Audit([Inside, Outside, [10, 9]]).Subgroups[Subgroup].HasAny.ShouldBeFalse();

    [Fact]
    public void Number_of_those_of_whom_it_is_not_known_must_be_as_large_as_a_base() =>
        Audit([Inside, Outside, [10, 9]], minimum: 20).Subgroups[Subgroup].Rest.ShouldBeTrue();

    [Fact]
    public void What_was_shown_before_cannot_be_taken_back_and_ends_the_search() =>
        Audit([Inside, Outside, [1, 2]], known: [new KnownSet(Question, Subgroup, Withholding.Nothing)])
            .Whole.Suppressed.ShouldBeTrue();

    [Theory]
    [InlineData(1_000_000.0, true)]
    [InlineData(1_000.0, false)]
    public void Mean_is_withheld_of_everyone_and_of_the_subgroup_where_one_respondent_makes_it_up(
        double largest,
        bool isWithheld
    )
    {
        Contribution[] amounts =
        [
            new(0, largest),
            .. Enumerable.Range(1, 29).Select(_ => new Contribution(0, 1_000)),
            .. Enumerable.Range(0, 42).Select(_ => new Contribution(1, 1_000)),
        ];

        var withheld = Audit([Inside, Outside], amounts);

        (withheld.Whole.Mean, withheld.Subgroups[Subgroup].Mean).ShouldBe((isWithheld, isWithheld));
        withheld.Whole.Suppressed.ShouldBeFalse();
    }

    [Theory]
    [InlineData(1_000_000.0, true)]
    [InlineData(1_000.0, false)]
    public void Subgroup_whose_mean_one_respondent_makes_up_is_not_shown_though_the_whole_group_is(
        double largest,
        bool isWithheld
    )
    {
        Contribution[] amounts =
        [
            new(0, largest),
            .. Enumerable.Range(1, 29).Select(_ => new Contribution(0, 1_000)),
            .. Enumerable.Range(0, 42).Select(_ => new Contribution(1, 1_000_000)),
        ];

        var withheld = Audit([Inside, Outside], amounts);

        withheld.Subgroups[Subgroup].Suppressed.ShouldBe(isWithheld);
        (withheld.Whole.Mean, withheld.Whole.Suppressed).ShouldBe((false, false));
    }

    private static TableWithholding Audit(
        int[][] counts,
        Contribution[]? amounts = null,
        IReadOnlyList<KnownSet>? known = null,
        int minimum = 5
    )
    {
        var atoms = Parted([.. counts.Select(c => c.Sum())]);
        var table = new TableCounts
        {
            Table = Question,
            Base = counts.Sum(c => c.Sum()),
            Counts = [counts.Sum(c => c[0]), counts.Sum(c => c[1])],
            BaseByAtom = [.. counts.Select(c => c.Sum())],
            CountsByAtom = counts,
            Contributions = amounts is null ? [] : [amounts],
            AddsUp = true,
            Subgroups = [new SubgroupCounts(Subgroup, counts[0].Sum(), counts[0], counts[1].Sum(), counts[1])],
        };
        var (codebook, tables) = DisclosureSurvey.Of(DisclosureSurvey.Members);
        return new GroupAudit(
            [table],
            atoms,
            Array.Empty<(TableId, TableId)>().ToLookup(p => p.Item1, p => p.Item2),
            new Dictionary<TableId, TableWithholding>
            {
                [Question] = new(
                    Withholding.Nothing,
                    new Dictionary<string, Withholding>(StringComparer.Ordinal) { [Subgroup] = Withholding.Nothing }
                ),
            },
            known ?? [],
            [],
            new Exchanges(codebook, tables, atoms),
            threshold: 4,
            minimum,
            dominance: 10
        ).Protect()[Question];
    }

    /// <summary>So many inside, outside, and in neither.</summary>
    private static Atoms Parted(int[] sizes) =>
        Atoms.Of(
            sizes.Sum(),
            [
                (
                    Subgroup,
                    new CodeColumn(
                        [.. sizes.SelectMany((n, i) => Enumerable.Repeat((ushort)(i == 2 ? 2 : 1 - i), n))],
                        2
                    )
                ),
            ]
        );
}
