using Serverless.Intake.Answers;
using Serverless.Surveys;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Intake;

public sealed class ConditionEvaluatorTests
{
    private const byte F = ConditionEvaluator.False;
    private const byte T = ConditionEvaluator.True;
    private const byte U = ConditionEvaluator.Unknown;

    private static readonly Condition SaysYes = new AnswerIs("werkt-samen", null, ["1"]);

    /// <summary>
    /// Respondents: kindcentrum, anders, noemer blank, werkt niet samen, weet niet, werkt-samen blank.
    /// </summary>
    private static readonly Lazy<Task<ResponseSet>> Set = new(() =>
        ExampleResponses.SetAsync(
            ExampleResponses.With("noemer", "kc", "r1"),
            ExampleResponses.With("noemer", "anders", "r2"),
            ExampleResponses.With("noemer", "", "r3"),
            "r4,,1,n,2,,,,,1,1,,",
            "r5,,1,n,9,,,,,9,2,,",
            "r6,,1,n,,,,,,,3,,"
        )
    );

    [Fact]
    public async Task Answer_is_unknown_when_blank() =>
        (await EvaluateAsync(SaysYes, ConditionReading.Routing)).ShouldBe([T, T, T, F, F, U]);

    [Fact]
    public async Task Missing_answer_is_outside_in_routing_and_nowhere_in_subgroups() =>
        (await EvaluateAsync(SaysYes, ConditionReading.Subgroup)).ShouldBe([T, T, T, F, U, U]);

    [Fact]
    public async Task Missing_answer_that_is_named_counts() =>
        (await EvaluateAsync(new AnswerIs("werkt-samen", null, ["9"]), ConditionReading.Subgroup)).ShouldBe([
            F,
            F,
            F,
            F,
            T,
            U,
        ]);

    [Fact]
    public async Task Who_was_not_asked_is_in_neither_subgroup_nor_complement() =>
        (await EvaluateAsync(new AnswerIs("noemer", null, ["kc"]), ConditionReading.Subgroup)).ShouldBe([
            T,
            F,
            U,
            U,
            U,
            U,
        ]);

    [Fact]
    public async Task Who_was_not_asked_did_not_answer_so_in_routing() =>
        (await EvaluateAsync(new AnswerIs("noemer", null, ["kc"]), ConditionReading.Routing)).ShouldBe([
            T,
            F,
            U,
            F,
            F,
            F,
        ]);

    [Fact]
    public async Task Grid_item_is_asked_by_name() =>
        (await EvaluateAsync(new AnswerIs("stellingen", "visie", ["3"]), ConditionReading.Subgroup)).ShouldBe([
            T,
            T,
            T,
            F,
            U,
            U,
        ]);

    [Fact]
    public async Task Option_is_asked_by_code() =>
        (await EvaluateAsync(new AnswerHas("doelen", ["taal", "zorg"]), ConditionReading.Subgroup)).ShouldBe([
            T,
            T,
            T,
            U,
            U,
            U,
        ]);

    [Fact]
    public async Task Number_lies_between_bounds_that_are_included()
    {
        (await EvaluateAsync(new AnswerBetween("cijfer", 7.5, 7.5), ConditionReading.Routing)).ShouldBe([
            T,
            F,
            T,
            F,
            F,
            F,
        ]);
        (await EvaluateAsync(new AnswerBetween("cijfer", 8, null), ConditionReading.Routing)).ShouldBe([
            F,
            F,
            F,
            F,
            F,
            F,
        ]);
    }

    [Fact]
    public async Task Answered_is_never_unknown()
    {
        (await EvaluateAsync(new IsAnswered("werkt-samen", null), ConditionReading.Subgroup)).ShouldBe([
            T,
            T,
            T,
            T,
            T,
            F,
        ]);
        (await EvaluateAsync(new IsAnswered("stellingen", null), ConditionReading.Subgroup)).ShouldBe([
            T,
            T,
            T,
            T,
            T,
            T,
        ]);
        (await EvaluateAsync(new IsAnswered("doelen", null), ConditionReading.Subgroup)).ShouldBe([T, T, T, F, F, F]);
        (await EvaluateAsync(new IsAnswered("cijfer", null), ConditionReading.Subgroup)).ShouldBe([T, F, T, F, F, F]);
    }

    [Fact]
    public async Task Question_without_column_was_not_asked() =>
        (
            await EvaluateAsync(new AnswerIs("stellingen", "onbekend", ["1"]), ConditionReading.Routing)
        ).ShouldBeSomeThatAll(truth => truth == F);

    [Theory]
    [InlineData("all", new[] { F, F, F, F, T, U, F, U, U })]
    [InlineData("any", new[] { F, T, U, T, T, T, U, T, U })]
    public async Task Combination_follows_Kleenes_tables(string form, byte[] expected)
    {
        // every pair of false, true, unknown: a is asked of grootte (1, 2 or blank), b of regio
        var codebook = Surveys
            .ExampleCodebook.Changed(root => root["groups"]![0]!.AsObject().Remove("weighting"))
            .Codebook!;
        codebook = codebook with
        {
            Groups =
            [
                codebook.Groups[0] with
                {
                    Design = codebook.Groups[0].Design with { Strata = null },
                },
                codebook.Groups[1],
            ],
        };
        string[] a = ["1", "2", ""],
            b = ["n", "z", ""];
        var rows = a.SelectMany(
            (x, i) => b.Select((y, j) => FormattableString.Invariant($"r{i}{j},,{x},{y},1,kc,1,0,0,3,3,7,"))
        );
        var set = await ExampleResponses.SetAsync(ExampleResponses.Csv([.. rows]), codebook);
        Condition[] parts = [new AnswerIs("grootte", null, ["2"]), new AnswerIs("regio", null, ["z"])];
        Condition combined = form == "all" ? new AllOf(parts) : new AnyOf(parts);

        new ConditionEvaluator(codebook).Evaluate(combined, set, ConditionReading.Subgroup).ShouldBe(expected);
        new ConditionEvaluator(codebook)
            .Evaluate(new Not(new Not(combined)), set, ConditionReading.Subgroup)
            .ShouldBe(expected);
    }

    private static async Task<byte[]> EvaluateAsync(Condition condition, ConditionReading reading) =>
        new ConditionEvaluator(ExampleResponses.Codebook).Evaluate(condition, await Set.Value, reading);
}
