using System.Text.Json.Nodes;
using Serverless.Flows.Tests.App;
using Serverless.Flows.Uploads;
using Serverless.Flows.Waves;
using Shouldly;
using Xunit;
using static Serverless.Flows.Tests.App.SmallSurvey;

namespace Serverless.Flows.Tests.Uploads;

/// <summary>The answer to a codebook says what it does to what is there.</summary>
public sealed class CodebookUploadTests(StorageEmulator emulator)
{
    [Fact]
    public async Task Codebook_without_a_published_wave_is_refused_until_it_is_confirmed()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();
        await app.SettleAsync();
        var before = await app.WaveAsync(Survey, "2024");

        var refused = (await app.PutCodebookAsync(Survey, Codebook(WithoutFirstWave)))
            .RefusedFor<Refusal.NeedsConfirmation>()
            .Losses.Listed.ShouldHaveSingleItem();

        refused.Rule.ShouldBe("wave-disappears");
        refused.Message.ShouldContain("Wave '2024' is published");
        (await app.WaveAsync(Survey, "2024")).Files.CodebookVersion.ShouldBe(before.Files.CodebookVersion);
        var accepted = await app.PutCodebookAsync(Survey, Codebook(WithoutFirstWave), isConfirmed: true);
        accepted.Done().Warnings.Listed.ShouldContain(warning => warning.Rule == "wave-disappears");
    }

    [Fact]
    public async Task Codebook_that_stored_answers_do_not_fit_is_refused_with_the_file_and_its_first_error()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();

        var loss = (await app.PutCodebookAsync(Survey, Codebook(codebook => codebook.Grade()["maximum"] = 5)))
            .RefusedFor<Refusal.NeedsConfirmation>()
            .Losses.Listed.ShouldHaveSingleItem();

        loss.Rule.ShouldBe("file-does-not-fit");
        loss.Message.ShouldContain("The response file of group 'scholen' in wave '2024' does not fit");
        (loss.Row, loss.Column, loss.Value, loss.Count).ShouldBe((4, "cijfer", "7", 20));
    }

    [Fact]
    public async Task Codebook_without_a_group_that_answered_is_refused()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();

        var refusal = (
            await app.PutCodebookAsync(Survey, Codebook(codebook => codebook["groups"]!.AsArray().RemoveAt(0)))
        ).RefusedFor<Refusal.NeedsConfirmation>();

        refusal.Losses.Listed.ShouldHaveSingleItem().Rule.ShouldBe("group-disappears");
    }

    [Theory]
    [InlineData("markup", "HTML")]
    [InlineData("no-chapter", "the report has no figures")]
    [InlineData("not-comparable", "cijfer")]
    public async Task Codebook_that_may_not_do_what_was_meant_is_accepted_with_a_warning(string rule, string words)
    {
        await using var app = await FlowApp.NewAsync(emulator);

        var accepted = (await app.PutCodebookAsync(Survey, Codebook(codebook => Spoil(codebook, rule)))).Done();

        accepted.Warnings.Listed.ShouldContain(warning => warning.Rule == rule && warning.Message.Contains(words));
    }

    [Fact]
    public async Task Question_that_nobody_in_the_files_was_routed_to_is_warned_of()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();

        var accepted = await app.PutCodebookAsync(
            Survey,
            Codebook(codebook =>
                codebook.Grade()["routing"] = new JsonObject { ["question"] = "tevreden", ["is"] = new JsonArray("9") }
            )
        );

        accepted
            .Done()
            .Warnings.Listed.ShouldContain(warning =>
                warning.Rule == "nobody-asked" && warning.Path == "$.questions[2]"
            );
    }

    [Fact]
    public async Task Wave_waits_for_every_group_that_was_asked_unless_it_is_optional()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        static void Require(JsonNode codebook) => codebook["groups"]![1]!.AsObject().Remove("optionalIn");
        await app.UploadAsync();
        (await app.PutCodebookAsync(Survey, Codebook(Require))).Done();
        await app.SettleAsync();

        var waiting = await app.WaveAsync(Survey, "2024");
        waiting.State.ShouldBe(WaveState.Incomplete);
        waiting.Files.Missing.ShouldHaveSingleItem().Group.ShouldBe("besturen");
        waiting.Files.Published.ShouldBeNull();

        (await app.PutCodebookAsync(Survey, Codebook())).Done();
        await app.SettleAsync();
        (await app.WaveAsync(Survey, "2024")).State.ShouldBe(WaveState.Fresh);
    }

    private static void WithoutFirstWave(JsonNode codebook)
    {
        codebook["waves"]!.AsArray().RemoveAt(0);
        codebook["waves"]![0]!.AsObject().Remove("comparedWith");
        codebook["groups"]![1]!["optionalIn"] = new JsonArray("2025");
    }

    private static void Spoil(JsonNode codebook, string rule)
    {
        if (rule == "markup")
            codebook.Grade()["text"] = "<p>Welk <strong>cijfer</strong>?</p>";
        else if (rule == "not-comparable")
            codebook.Grade()["comparableWithPreviousWave"] = false;
        else
            foreach (var question in codebook["questions"]!.AsArray())
                question!.AsObject().Remove("chapter");
    }
}
