using Serverless.Analysis.Disclosure;
using Serverless.Analysis.Results;
using Serverless.Estimation;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis.Disclosure;

public sealed class AnswerInPartsTests
{
    private const long Enough = 100_000;

    private static readonly TableId Question = new("vraag");

    /// <summary>Strata of 300, 400 and 90 members, of whom 2, 4 and 5 gave the answer.</summary>
    private static readonly ShownParts Strata = new(
        [new(300.0 / 17, 0), new(400.0 / 38, 0), new(90.0 / 21, 1)],
        [17, 38, 21],
        [2, 4, 5],
        [
            [300.0 / 17, 400.0 / 38, 90.0 / 21],
        ]
    );

    [Fact]
    public void Share_of_everyone_leaves_other_numbers() =>
        new AnswerInParts(Strata).MayBeAnother([0], Enough).ShouldBeTrue();

    [Fact]
    public void Shares_of_two_sides_beside_it_leave_one()
    {
        var shown = Strata with { Shown = [.. Strata.Shown, [300.0 / 17, 400.0 / 38, 0], [0, 0, 90.0 / 21]] };

        new AnswerInParts(shown).MayBeAnother([0], Enough).ShouldBeFalse();
        new AnswerInParts(shown).MayBeAnother([1], Enough).ShouldBeFalse();
    }

    /// <summary>One more of the first can only be made up for by both others.</summary>
    [Fact]
    public void Two_other_parts_may_make_up_for_it()
    {
        var shown = new ShownParts(
            [new(4, 0), new(1, 0), new(1, 0)],
            [30, 3, 3],
            [4, 2, 2],
            [
                [4, 1, 1],
            ]
        );

        new AnswerInParts(shown).MayBeAnother([0], Enough).ShouldBeTrue();
        new AnswerInParts(shown with { Asked = [30, 2, 1], Given = [4, 2, 0] })
            .MayBeAnother([0], Enough)
            .ShouldBeFalse();
    }

    [Fact]
    public void Nobody_is_told_from_hardly_anybody()
    {
        var shown = new ShownParts(
            [new(0.001, 0), new(1, 0)],
            [1, 100],
            [1, 0],
            [
                [0.001, 1],
            ]
        );

        new AnswerInParts(shown).MayBeAnother([0], Enough).ShouldBeFalse();
        new AnswerInParts(shown with { Given = [1, 50] }).MayBeAnother([0], Enough).ShouldBeTrue();
    }

    [Fact]
    public void No_more_is_thought_of_than_may_be()
    {
        var search = new AnswerInParts(Strata);

        search.MayBeAnother([0], mostSteps: 0).ShouldBeFalse();
        search.Steps.ShouldBeLessThan(20);
    }

    [Theory]
    [InlineData(10, new double[] { 0, 3, 5 }, new[] { 20, 20, 40 }, new[] { 8, 9, 16 })]
    [InlineData(3, new double[] { 10, 0, 1.5 }, new[] { 20, 20, 40 }, new[] { 8, 9, 17 })]
    public void Earlier_share_is_of_a_stratum_as_it_was_with_the_weight_of_that_time(
        double changed,
        double[] share,
        int[] asked,
        int[] given
    )
    {
        var both = Earlier(respondents: 60, gave: 25, Withholding.Nothing).AddedTo(Now, Question, 0, changed);

        both.Shown.ShouldBe([
            [10, 3, 0],
            share,
        ]);
        both.Asked.ShouldBe(asked);
        both.Given.ShouldBe(given);
    }

    [Fact]
    public void Earlier_share_of_the_same_answers_is_of_the_parts_as_they_are() =>
        Earlier(respondents: 40, gave: 17, Withholding.Nothing)
            .AddedTo(Now, Question, 0, 10)
            .Shown.ShouldBe([
                [10, 3],
                [10, 3],
            ]);

    [Fact]
    public void Earlier_share_that_was_withheld_is_not_known() =>
        Earlier(respondents: 40, gave: 17, new() { Answers = [true] })
            .AddedTo(Now, Question, 0, 10)
            .Shown.ShouldBe([
                [10, 3],
            ]);

    private static readonly ShownParts Now = new(
        [new(10, 0), new(3, 0)],
        [20, 20],
        [8, 9],
        [
            [10, 3],
        ]
    );

    private static EarlierParts Earlier(int respondents, int gave, Withholding withheld) =>
        new(
            new EarlierCounts(
                [],
                [""],
                [respondents],
                new Dictionary<TableId, EarlierTable>
                {
                    [Question] = new(
                        [0],
                        [respondents],
                        [
                            [gave],
                        ],
                        new TableWithholding(withheld, new Dictionary<string, Withholding>())
                    ),
                }
            ),
            Atoms.Of(40, new List<(string, CodeColumn)>()),
            Now.Parts,
            [.. Enumerable.Range(0, 40).Select(i => i / 20)]
        );
}
