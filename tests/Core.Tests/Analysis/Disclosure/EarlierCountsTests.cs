using Serverless.Analysis.Disclosure;
using Serverless.Analysis.Results;
using Serverless.Surveys;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis.Disclosure;

/// <summary>
/// A question that was published before with other answers. Then three answered a, which was withheld, and so was b, to
/// hide it.
/// </summary>
public sealed class EarlierCountsTests
{
    private static readonly TableId Question = new("vraag");

    private static readonly bool[] AAndB = [true, true, false, false];

    private static readonly int[] Then = [3, 12, 20, 20];

    [Fact]
    public void Answer_that_hid_another_stays_withheld_with_it_while_as_many_give_it() =>
        Audit([9, 12, 14, 20], knowsPattern: true).Whole.Answers.ShouldBe(AAndB);

    [Fact]
    public void Without_an_earlier_pattern_to_keep_nothing_is_shown() =>
        Audit([9, 12, 14, 20], knowsPattern: false).Whole.Suppressed.ShouldBeTrue();

    [Fact]
    public void Everything_is_shown_where_the_answer_that_hid_another_has_another_count() =>
        Audit([9, 14, 12, 20], knowsPattern: true).Whole.HasAny.ShouldBeFalse();

    [Fact]
    public void What_an_earlier_publication_gave_away_by_itself_costs_nothing_now() =>
        Audit([9, 12, 14, 20], knowsPattern: false, shownThen: Withholding.Nothing).Whole.HasAny.ShouldBeFalse();

    [Fact]
    public void Answers_that_went_by_another_name_are_held_against_what_they_are_now()
    {
        var earlier = Earlier(Then, Hidden(AAndB), places: [1, 0, 2, 3]);

        Audit([12, 9, 14, 20], knowsPattern: false, earlier: earlier).Whole.Suppressed.ShouldBeTrue();
    }

    [Fact]
    public void What_is_withheld_of_everyone_because_it_was_before_is_withheld_of_both_sides_of_subgroups()
    {
        var table = Table([
            [10, 15],
            [20, 30],
        ]) with
        {
            Subgroups = [new SubgroupCounts("s", 25, [10, 15], 50, [20, 30])],
        };
        var nothing = Array.Empty<(TableId, TableId)>().ToLookup(p => p.Item1, p => p.Item2);
        var (codebook, tables) = DisclosureSurvey.Of(DisclosureSurvey.Members);
        var atoms = Atoms.Of(75, [("s", new([.. Enumerable.Range(0, 75).Select(i => (ushort)(i < 25 ? 1 : 0))], 2))]);

        TableWithholding Of(Withholding before) =>
            GroupDisclosure.Of(
                [table],
                atoms,
                nothing,
                Array.Empty<(TableId, string)>().ToLookup(p => p.Item1, p => p.Item2),
                [new KnownSet(Question, null, before)],
                [],
                new Exchanges(codebook, tables, atoms),
                codebook.Settings,
                identifiable: true
            )[Question];

        Of(Withholding.Everything).Subgroups["s"].Suppressed.ShouldBeTrue();
        Of(new() { BaseWithheld = true }).Subgroups["s"].Suppressed.ShouldBeTrue();
        Of(new() { Answers = [true, true] }).Subgroups["s"].Answers.ShouldBe([true, true]);
        Of(Withholding.Nothing).Subgroups["s"].HasAny.ShouldBeFalse();
    }

    private static TableWithholding Audit(
        int[] now,
        bool knowsPattern,
        Withholding? shownThen = null,
        EarlierCounts? earlier = null
    )
    {
        var before = shownThen ?? Hidden(AAndB);
        var table = Table([now]);
        var atoms = Atoms.Of(now.Sum(), []);
        var (codebook, tables) = DisclosureSurvey.Of(DisclosureSurvey.Members);
        var known = new KnownSet(Question, null, Withholding.Everything, Withholding.Nothing) { Before = before };
        return new GroupAudit(
            [table],
            atoms,
            Array.Empty<(TableId, TableId)>().ToLookup(p => p.Item1, p => p.Item2),
            new Dictionary<TableId, TableWithholding> { [Question] = new(Withholding.Nothing, Sides) },
            knowsPattern ? [known] : [],
            [earlier ?? Earlier(Then, before, [0, 1, 2, 3])],
            new Exchanges(codebook, tables, atoms),
            threshold: 4,
            minimum: 5,
            dominance: 10
        ).Protect()[Question];
    }

    private static EarlierCounts Earlier(int[] counts, Withholding shown, int[] places) =>
        new(
            [],
            [""],
            [counts.Sum()],
            new Dictionary<TableId, EarlierTable>
            {
                [Question] = new(places, [counts.Sum()], [counts], new TableWithholding(shown, Sides)),
            }
        );

    private static Dictionary<string, Withholding> Sides => new(StringComparer.Ordinal);

    private static Withholding Hidden(bool[] answers) => new() { Answers = answers };

    private static TableCounts Table(int[][] counts) =>
        new()
        {
            Table = Question,
            Base = counts.Sum(c => c.Sum()),
            Counts = [.. Enumerable.Range(0, counts[0].Length).Select(k => counts.Sum(c => c[k]))],
            BaseByAtom = [.. counts.Select(c => c.Sum())],
            CountsByAtom = counts,
            AddsUp = true,
        };
}
