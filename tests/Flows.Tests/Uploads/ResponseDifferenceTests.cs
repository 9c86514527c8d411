using System.Text.Json.Nodes;
using Serverless.Flows.Reading;
using Serverless.Flows.Tests.App;
using Serverless.Flows.Uploads;
using Serverless.Intake;
using Serverless.Intake.Differences;
using Serverless.Storage;
using Shouldly;
using Xunit;
using static System.FormattableString;
using static Serverless.Flows.Tests.App.SmallSurvey;

namespace Serverless.Flows.Tests.Uploads;

/// <summary>The answer to a response file says how it differs from what is there.</summary>
public sealed class ResponseDifferenceTests(StorageEmulator emulator)
{
    private static string Linked { get; } =
        Codebook(codebook => codebook["groups"]![0]!["columns"] = new JsonObject { ["link"] = "brin" });

    [Fact]
    public async Task Respondents_columns_and_half_a_file_are_in_the_answer()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync(rows: 40);
        var rows = TrialMonitor.Responses(20).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var half = string.Concat(
            rows.Select(
                (row, i) =>
                    i == 0 ? row + ";extra\n" : row.Replace("r000003", "nieuw", StringComparison.Ordinal) + ";x\n"
            )
        );

        var answer = (await app.PutResponsesAsync(Survey, "2024", "scholen", half)).Done();

        answer.Acceptance.ShouldBe(Acceptance.Stored);
        answer.Difference.Respondents.ShouldBe(new RespondentDifference(1, 21, 0, 19));
        answer.Difference.Columns!.Came.ShouldBe(["extra"]);
        answer.Difference.Figures.ShouldBeNull();
        answer.Warnings.Listed.ShouldContain(warning =>
            warning.Rule == IntakeRule.HalfAFile && warning.Message.Contains("20")
        );
    }

    [Fact]
    public async Task Same_file_again_has_no_difference()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync(rows: 40);

        var answer = (await app.PutResponsesAsync(Survey, "2024", "scholen", TrialMonitor.Responses(40))).Done();

        answer.Acceptance.ShouldBe(Acceptance.AlreadyThere);
        answer.Difference.Respondents.ShouldBe(new RespondentDifference(0, 0, 0, 40));
    }

    [Fact]
    public async Task Difference_of_a_large_upload_is_on_its_status_without_ids()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync(rows: 40);

        var answer = (
            await app.PutResponsesAsync(Survey, "2024", "scholen", TrialMonitor.Responses(45, seed: 1), later: true)
        ).Done();
        await app.DeliverAsync(rendering: false);

        var status = (
            await app.Get<SurveyReader>()
                .FindUploadAsync(Survey, answer.UploadId!, TestContext.Current.CancellationToken)
        ).Done();
        status.State.ShouldBe(UploadState.Done);
        var difference = JsonNode.Parse(status.Difference)!;
        ((int)difference["respondents"]!["added"]!).ShouldBe(5);
        ((string)difference["present"]!).ShouldBe(answer.Difference.Present);
        status.Difference.ShouldNotContain("r00000");
    }

    [Fact]
    public async Task Swapped_codes_are_warned_of()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync(rows: 200);
        var swapped = string.Join(
            '\n',
            TrialMonitor
                .Responses(200)
                .Split('\n')
                .Select(row => row.Split(';'))
                .Select(cells =>
                    cells is [var id, var size, "1" or "2", var grade]
                        ? $"{id};{size};{(cells[2] == "1" ? "2" : "1")};{grade}"
                        : string.Join(';', cells)
                )
        );

        var answer = (await app.PutResponsesAsync(Survey, "2024", "scholen", swapped, dryRun: true)).Done();

        answer.Warnings.Listed.ShouldContain(warning =>
            warning.Rule == IntakeRule.AnswersShifted && warning.Column == "tevreden"
        );
        answer.Difference.Shifts!.Wave.ShouldBe("2024");
    }

    [Fact]
    public async Task First_file_of_a_wave_is_held_against_the_wave_before()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync("2024", rows: 60);

        var answer = (
            await app.PutResponsesAsync(Survey, "2025", "scholen", TrialMonitor.Responses(60, seed: 1), dryRun: true)
        ).Done();

        answer.Difference.Present.ShouldBeNull();
        answer.Difference.Respondents.ShouldBeNull();
        answer.Difference.Shifts!.Wave.ShouldBe("2024");
        answer.Difference.Shifts.Tested.ShouldBe(3);
    }

    [Fact]
    public async Task File_of_another_wave_is_recognised_by_its_bytes()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync("2024", rows: 60);

        var answer = (await app.PutResponsesAsync(Survey, "2025", "scholen", TrialMonitor.Responses(60))).Done();

        answer.Difference.SameFiles!.ShouldHaveSingleItem().Wave.ShouldBe("2024");
        answer.Warnings.Listed.ShouldContain(warning => warning.Rule == IntakeRule.SameContent);
    }

    [Fact]
    public async Task Link_keys_that_lost_their_zeros_are_counted_and_warned_of()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        (await app.PutCodebookAsync(Survey, Linked)).Done();
        (
            await app.PutResponsesAsync(Survey, "2024", "scholen", WithKeys(number => Invariant($"{number:D4}AB")))
        ).Done();

        var answer = (
            await app.PutResponsesAsync(Survey, "2025", "scholen", WithKeys(number => Invariant($"{number}AB")))
        ).Done();

        var keys = answer.Difference.LinkKeys.ShouldNotBeNull();
        (keys.Wave, keys.CouldMatch, keys.Matching).ShouldBe(("2024", 40, 0));
        keys.NearMatches.ShouldContain(near => near.Form == "without-leading-zeros" && near.Matching == 40);
        answer.Warnings.Listed.ShouldContain(warning =>
            warning.Rule == IntakeRule.LinkKeys
            && warning.Message.Contains("40 of 40 would match without leading zeros")
        );
    }

    [Fact]
    public async Task Present_file_that_does_not_fit_a_new_codebook_is_not_compared_with_and_that_is_said()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync(rows: 40);
        (
            await app.PutCodebookAsync(Survey, Codebook(codebook => codebook.Grade()["maximum"] = 5), isConfirmed: true)
        ).Done();
        var fitting = string.Concat(
            Enumerable.Range(0, 40).Select(row => Invariant($"r{row:D6};{(row % 2) + 1};1;4\n"))
        );

        var answer = await app.PutResponsesAsync(
            Survey,
            "2024",
            "scholen",
            "respondent;grootte;tevreden;cijfer\n" + fitting
        );

        answer.Done().Difference.NotCompared.ShouldNotBeNull().ToString().ShouldContain("do not fit the codebook");
    }

    [Theory]
    [InlineData("total,,1000,39", IntakeRule.MoreThanSample)]
    [InlineData("total,,39,", IntakeRule.MoreThanPopulation)]
    public async Task More_respondents_than_were_asked_or_are_there_is_an_error_of_whichever_file_comes_second(
        string total,
        string rule
    )
    {
        var population = $"variable,category,population,sample\n{total}\ngrootte,1,23,\ngrootte,2,16,\n";
        await using var first = await FlowApp.NewAsync(emulator);
        (await first.PutCodebookAsync(Survey, Codebook())).Done();
        (await first.PutPopulationAsync(Survey, "2024", "scholen", population)).Done();
        await using var second = await FlowApp.NewAsync(emulator);
        (await second.PutCodebookAsync(Survey, Codebook())).Done();
        (await second.PutResponsesAsync(Survey, "2024", "scholen", TrialMonitor.Responses(40))).Done();

        var responses = await first.PutResponsesAsync(Survey, "2024", "scholen", TrialMonitor.Responses(40));
        var figures = await second.PutPopulationAsync(Survey, "2024", "scholen", population);

        responses.RefusedFor<Refusal.Faulty>().Issues.Listed.ShouldHaveSingleItem().Rule.ShouldBe(rule);
        figures.RefusedFor<Refusal.Faulty>().Issues.Listed.ShouldHaveSingleItem().Rule.ShouldBe(rule);
        (await first.PutResponsesAsync(Survey, "2024", "scholen", TrialMonitor.Responses(39))).Done();
    }

    private static string WithKeys(Func<int, string> key) =>
        string.Join(
            '\n',
            TrialMonitor
                .Responses(40)
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select((row, i) => i == 0 ? row + ";brin" : $"{row};{key(i)}")
        );
}
