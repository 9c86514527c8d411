using Serverless.Analysis.Disclosure;
using Serverless.Analysis.Results;
using Serverless.Estimation;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis.Disclosure;

/// <summary>
/// Which equations are made of what is shown. Of 74 respondents 30 are in the subgroup, 42 outside it, and of 2 it is not
/// known; two of those inside said no, and so did one of the two.
/// </summary>
public sealed class GroupEquationsTests
{
    private const int Threshold = 4;
    private const string Subgroup = "s";

    private static readonly TableId Asking = new("samen");
    private static readonly TableId Asked = new("vorm");

    private static readonly bool[] Inside = [true, false, false];
    private static readonly bool[] Outside = [false, true, false];
    private static readonly bool[] Neither = [false, false, true];

    private static readonly Withholding BothAnswers = new() { Answers = [true, true] };

    [Fact]
    public void What_is_left_of_everyone_beside_both_sides_follows() =>
        Follows(Neither, sides: Withholding.Nothing).ShouldBeTrue();

    [Fact]
    public void Without_the_rest_nothing_is_left() => Follows(Neither, sides: new() { Rest = true }).ShouldBeFalse();

    [Fact]
    public void From_whole_percents_of_the_rest_nothing_follows() =>
        Follows(Neither, sides: new() { RestRounded = true }).ShouldBeFalse();

    [Fact]
    public void From_whole_percents_taken_for_exact_as_much_follows_as_from_the_rest() =>
        Follows(Neither, sides: new() { RestIsExact = true }).ShouldBeTrue();

    [Fact]
    public void Answers_shown_of_the_rest_in_whole_percents_are_no_equations() =>
        Follows(Inside, Showing(ofRest: true), atoms: Two).ShouldBeFalse();

    [Fact]
    public void Answers_shown_of_the_rest_would_give_those_of_the_subgroup_away_were_they_exact() =>
        Follows(Inside, Showing(ofRest: true) with { RestIsExact = true }, atoms: Two).ShouldBeTrue();

    [Fact]
    public void Nothing_follows_of_a_subgroup_that_is_not_shown() =>
        Follows(Inside, sides: Withholding.Everything).ShouldBeFalse();

    [Fact]
    public void Base_of_a_question_shows_how_many_gave_the_answer_that_routes_to_it() =>
        Follows(Inside, sides: BothAnswers, asked: Withholding.Nothing).ShouldBeTrue();

    [Fact]
    public void Base_that_is_withheld_of_everyone_shows_nothing() =>
        Follows(Inside, sides: BothAnswers, asked: Withholding.Everything).ShouldBeFalse();

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void Base_of_the_rest_is_an_equation_unless_it_is_withheld(bool isWithheld, bool follows) =>
        Follows(
                Outside,
                sides: BothAnswers,
                asked: new() { RestRounded = true, RestBaseWithheld = isWithheld },
                threshold: 42
            )
            .ShouldBe(follows);

    [Fact]
    public void Base_that_is_withheld_follows_from_the_answers_that_route_to_the_question()
    {
        var tables = Tables(Three);
        var asked = new Withholding { BaseWithheld = true, Answers = [true, false] };

        var (system, audit) = new GroupEquations(
            tables,
            Three,
            Withheld(tables, Withholding.Nothing, asked),
            [],
            []
        ).Of(tables[1]);

        // 41 outside said yes and 21 of them gave the second answer: 20 gave the first.
        audit.IsRevealed(system, [Outside], threshold: 20, []).ShouldBeTrue();
    }

    [Fact]
    public void What_was_shown_before_of_the_same_answers_is_known_still() =>
        Follows(Neither, sides: Withholding.Everything, known: [new KnownSet(Asking, Subgroup, Withholding.Nothing)])
            .ShouldBeTrue();

    [Fact]
    public void Whole_percents_that_were_shown_before_are_no_equations() =>
        Follows(
                Neither,
                sides: Withholding.Everything,
                known: [new KnownSet(Asking, Subgroup, new Withholding { RestRounded = true })]
            )
            .ShouldBeFalse();

    [Fact]
    public void State_of_a_table_changes_with_the_base_of_what_it_routes_to()
    {
        var tables = Tables(Three);
        var withheld = Withheld(tables, BothAnswers, Withholding.Nothing);
        var equations = new GroupEquations(tables, Three, withheld, [], []);
        var before = equations.State(tables[0]);

        withheld.SetSides(Asked, Subgroup, new Withholding { RestRounded = true, RestBaseWithheld = true });

        equations.State(tables[0]).ShouldNotBe(before);
    }

    [Fact]
    public void Question_rests_on_the_one_that_routes_to_it()
    {
        var tables = Tables(Three);
        var equations = new GroupEquations(tables, Three, Withheld(tables, BothAnswers, Withholding.Nothing), [], []);

        equations.RestsOn(tables[1]).Select(t => t.Table).ShouldBe([Asking, Asked], ignoreOrder: true);
        equations.RestsOn(tables[0]).Select(t => t.Table).ShouldBe([Asking]);
    }

    [Fact]
    public void Options_that_add_up_to_nothing_rest_on_themselves_alone()
    {
        var tables = Tables(Three).Select(t => t with { IsMultiple = true }).ToList();
        var equations = new GroupEquations(tables, Three, Withheld(tables, BothAnswers, Withholding.Nothing), [], []);

        equations.RestsOn(tables[1]).Select(t => t.Table).ShouldBe([Asked]);
    }

    [Fact]
    public void Sets_that_equations_follow_from_are_without_rounded_rests()
    {
        var tables = Tables(Three);
        List<bool[]> Shown(Withholding sides) =>
            [
                .. new GroupEquations(tables, Three, Withheld(tables, sides, Withholding.Nothing), [], []).Shown(
                    tables[0]
                ),
            ];

        Shown(Withholding.Nothing).ShouldBe([Inside, Outside]);
        Shown(new() { RestRounded = true }).ShouldBe([Inside]);
        Shown(new() { Rest = true }).ShouldBe([Inside]);
        Shown(Withholding.Everything).ShouldBeEmpty();
    }

    [Fact]
    public void Rest_is_seen_in_whole_percents_where_it_is_rounded_and_where_an_answer_of_it_is()
    {
        var tables = Tables(Three);
        ShownSide Rest(Withholding sides) =>
            new GroupEquations(tables, Three, Withheld(tables, sides, Withholding.Nothing), [], [])
                .ShownSides(tables[0])
                .Single(s => s.Atoms.SequenceEqual(Outside));

        (Rest(Withholding.Nothing).IsRounded(0), Rest(Withholding.Nothing).IsRounded(1)).ShouldBe((false, false));
        (Rest(new() { RestRounded = true }).IsRounded(0), Rest(new() { RestRounded = true }).IsRounded(2)).ShouldBe(
            (true, true)
        );
        var some = Rest(BothAnswers with { RestShown = [true, false] });
        (some.IsRounded(0), some.IsRounded(1), some.IsRounded(2)).ShouldBe((true, false, false));
        (some.Withheld.Hides(0), some.Withheld.Hides(1)).ShouldBe((false, true));
    }

    /// <summary>
    /// Then ten more inside said no, and four more outside said yes; one of those who were asked inside left it blank. How
    /// many were asked was shown then, and is withheld now.
    /// </summary>
    [Theory]
    [InlineData(14, true)]
    [InlineData(12, false)]
    public void Number_asked_before_is_known_still_where_they_answered_as_they_did(int firstAnswer, bool isKnown)
    {
        List<TableCounts> tables =
        [
            Tables(Three)[0],
            Table(
                Asked,
                [
                    [14, 13],
                    [20, 21],
                    [1, 0],
                ]
            ),
        ];
        var earlier = new EarlierCounts(
            [Subgroup],
            ["1", "0", "2"],
            [40, 46, 2],
            new Dictionary<TableId, EarlierTable>
            {
                [Asking] = Then(
                    [
                        [28, 12],
                        [45, 1],
                        [1, 1],
                    ],
                    BothAnswers
                ),
                [Asked] = Then(
                    [
                        [firstAnswer, 27 - firstAnswer],
                        [20, 24],
                        [1, 0],
                    ],
                    Withholding.Nothing
                ),
            }
        );

        var (system, audit) = new GroupEquations(
            tables,
            Three,
            Withheld(tables, BothAnswers, Withholding.Everything),
            [],
            [earlier]
        ).Of(tables[0]);

        audit.IsRevealed(system, [Inside], Threshold, []).ShouldBe(isKnown);

        static EarlierTable Then(int[][] counts, Withholding sides) =>
            new(
                [0, 1],
                [.. counts.Select(c => c.Sum())],
                counts,
                new TableWithholding(
                    Withholding.Nothing,
                    new Dictionary<string, Withholding>(StringComparer.Ordinal) { [Subgroup] = sides }
                )
            );
    }

    /// <summary>Whether the equations fix how many of the set said no.</summary>
    private static bool Follows(
        bool[] set,
        Withholding sides,
        Withholding? asked = null,
        IReadOnlyList<KnownSet>? known = null,
        Atoms? atoms = null,
        int threshold = Threshold
    )
    {
        var of = atoms ?? Three;
        var tables = Tables(of);
        var equations = new GroupEquations(
            tables,
            of,
            Withheld(tables, sides, asked ?? Withholding.Everything),
            known ?? [],
            []
        );
        var (system, audit) = equations.Of(tables[0]);
        return audit.IsRevealed(system, [set[..of.Count]], threshold, []);
    }

    private static Withholding Showing(bool ofRest) => BothAnswers with { RestShown = ofRest ? [true, true] : [] };

    private static Atoms Three => Parted(2);

    private static Atoms Two => Parted(0);

    private static Atoms Parted(int unknown) =>
        Atoms.Of(
            72 + unknown,
            [
                (
                    Subgroup,
                    new CodeColumn(
                        [
                            .. Enumerable.Repeat((ushort)1, 30),
                            .. Enumerable.Repeat((ushort)0, 42),
                            .. Enumerable.Repeat((ushort)2, unknown),
                        ],
                        2
                    )
                ),
            ]
        );

    /// <summary>A question with the answers yes and no, and one that is asked of who said yes.</summary>
    private static List<TableCounts> Tables(Atoms atoms)
    {
        int[][] asking =
        [
            [28, 2],
            [41, 1],
            [1, 1],
        ];
        int[][] asked =
        [
            [14, 14],
            [20, 21],
            [1, 0],
        ];
        return
        [
            Table(Asking, asking[..atoms.Count]) with
            {
                Exposures = [new Exposure([true, false], [Asked], [])],
            },
            Table(Asked, asked[..atoms.Count]),
        ];
    }

    private static TableCounts Table(TableId id, int[][] counts) =>
        new()
        {
            Table = id,
            Base = counts.Sum(c => c.Sum()),
            Counts = [counts.Sum(c => c[0]), counts.Sum(c => c[1])],
            BaseByAtom = [.. counts.Select(c => c.Sum())],
            CountsByAtom = counts,
            AddsUp = true,
            Subgroups = [new SubgroupCounts(Subgroup, counts[0].Sum(), counts[0], counts[1].Sum(), counts[1])],
        };

    private static GroupWithholding Withheld(IReadOnlyList<TableCounts> tables, Withholding sides, Withholding asked)
    {
        Dictionary<string, Withholding> Of(Withholding withheld) =>
            new(StringComparer.Ordinal) { [Subgroup] = withheld };
        return new GroupWithholding(
            tables.ToDictionary(
                t => t.Table,
                t => new TableWithholding(
                    t.Table == Asked && asked.Suppressed ? Withholding.Everything : Withholding.Nothing,
                    Of(t.Table == Asking ? sides : asked)
                )
            )
        );
    }
}
