using Serverless.Core.Tests.Surveys;
using Serverless.Intake;
using Serverless.Intake.Answers;
using Serverless.Intake.Responses;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Intake;

/// <summary>Routing is applied when a set is built, and its traces in the file are reported.</summary>
public sealed class RoutingTests
{
    private const ushort Nee = 1;

    [Fact]
    public async Task Question_not_asked_is_not_routed_and_an_answer_given_there_is_dropped()
    {
        var row = ExampleResponses.With("werkt-samen", "2");

        var set = await ExampleResponses.SetAsync(row);

        set.Codes("werkt-samen")[0].ShouldBe(Nee);
        set.Codes("noemer")[0].ShouldBe(ResponseSet.NotRouted);
        set.Codes("doelen", "taal")[0].ShouldBe(ResponseSet.NotRouted);
        ResponseSet.IsNotRouted(set.Numbers("cijfer")[0]).ShouldBeTrue();
        var dropped = (await ExampleResponses.CheckAsync(row)).Warnings.Where(warning =>
            warning.Rule == IntakeRule.AnsweredNotAsked
        );
        dropped
            .Select(warning => (warning.Column, warning.Count))
            .ShouldBe([("noemer", 1L), ("doelen", 1L), ("cijfer", 1L)]);
    }

    [Fact]
    public async Task Blank_of_who_was_asked_is_blank()
    {
        var set = await ExampleResponses.SetAsync(ExampleResponses.With("noemer", ""));

        set.Codes("noemer")[0].ShouldBe(ResponseSet.Blank);
    }

    [Fact]
    public async Task Routing_that_rests_on_a_blank_keeps_answers_and_does_not_count_blanks()
    {
        var answered = await ExampleResponses.SetAsync(ExampleResponses.With("werkt-samen", ""));
        var blank = await ExampleResponses.SetAsync(
            ExampleResponses.With("werkt-samen", "").Replace(",kc,", ",,", StringComparison.Ordinal)
        );

        answered.Codes("noemer")[0].ShouldBe((ushort)0);
        blank.Codes("noemer")[0].ShouldBe(ResponseSet.NotRouted);
    }

    [Fact]
    public async Task Number_left_blank_is_told_from_number_not_asked()
    {
        var number = (await ExampleResponses.SetAsync(ExampleResponses.With("cijfer", ""))).Numbers("cijfer")[0];

        double.IsNaN(number).ShouldBeTrue();
        ResponseSet.IsNotRouted(number).ShouldBeFalse();
    }

    [Fact]
    public async Task Routing_sees_earlier_questions_after_their_own_routing()
    {
        // noemer is filled in as 'anders', but was not asked; cijfer is asked of who did not answer 'anders'
        var codebook = ExampleCodebook
            .Changed(root =>
                root.Question("cijfer")["routing"] = System.Text.Json.Nodes.JsonNode.Parse(
                    """{"not":{"question":"noemer","is":["anders"]}}"""
                )
            )
            .Codebook;
        var row = ExampleResponses.With("werkt-samen", "2").Replace(",kc,", ",anders,", StringComparison.Ordinal);

        (await ExampleResponses.SetAsync(ExampleResponses.Csv(row), codebook)).Numbers("cijfer")[0].ShouldBe(7.5);
    }

    [Fact]
    public async Task Options_left_blank_beside_others_are_not_ticked()
    {
        var row = ExampleResponses.With("doelen.zorg", "");

        (await ExampleResponses.SetAsync(row)).Codes("doelen", "zorg")[0].ShouldBe((ushort)0);
        (await ExampleResponses.CheckAsync(row)).Warnings.ShouldContain(warning =>
            warning.Rule == IntakeRule.PartlyBlank && warning.Column == "doelen" && warning.Count == 1
        );
    }

    [Fact]
    public async Task Options_all_left_blank_are_blank() =>
        (await ExampleResponses.SetAsync(ExampleResponses.Row.Replace(",1,0,0,", ",,,,", StringComparison.Ordinal)))
            .Codes("doelen", "taal")[0]
            .ShouldBe(ResponseSet.Blank);

    [Fact]
    public async Task Completeness_counts_who_was_asked_and_who_left_it_blank()
    {
        var report = await ExampleResponses.CheckAsync(
            ExampleResponses.Row,
            ExampleResponses.With("noemer", "", "r2"),
            ExampleResponses.With("werkt-samen", "2", "r3").Replace(",kc,", ",,", StringComparison.Ordinal)
        );

        report
            .Completeness.Single(question => question.Question == "noemer")
            .ShouldBe(new QuestionCompleteness("noemer", null, 2, 1, 0));
        report.Warnings.ShouldContain(warning =>
            warning.Rule == IntakeRule.ShareBlank && warning.Column == "noemer" && warning.Count == 1
        );
    }

    [Fact]
    public async Task Completeness_is_the_same_over_many_blocks_of_rows()
    {
        var rows = Enumerable
            .Range(0, 5_000)
            .Select(i => ExampleResponses.With("noemer", i % 5 == 0 ? "" : "kc", FormattableString.Invariant($"r{i}")))
            .ToArray();

        (await ExampleResponses.CheckAsync(rows))
            .Completeness.Single(question => question.Question == "noemer")
            .ShouldBe(new QuestionCompleteness("noemer", null, 5_000, 1_000, 0));
    }

    [Fact]
    public async Task Grid_items_and_options_of_other_groups_have_no_column()
    {
        var set = await ResponseReader.SetAsync(
            new ForwardOnlyStream(
                "respondent,grootte,werkt-samen,noemer,stellingen.visie,cijfer,toelichting\nb1,groot,ja,kc,eens,8,\n"u8.ToArray()
            ),
            ExampleResponses.Codebook,
            "2019",
            "schoolbesturen",
            cancellationToken: TestContext.Current.CancellationToken
        );

        set.HasCodes("stellingen", "visie").ShouldBeTrue();
        set.HasCodes("stellingen", "team").ShouldBeFalse();
        set.HasCodes("doelen", "taal").ShouldBeFalse();
    }
}
