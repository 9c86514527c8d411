using System.Text;
using Serverless.Flows.Tests.App;
using Serverless.Storage;
using Serverless.TestKit;
using Shouldly;
using Xunit;
using static System.FormattableString;
using static Serverless.Flows.Tests.App.SmallSurvey;

namespace Serverless.Flows.Tests.Erasure;

/// <summary>From where a respondent is erased, and what that leaves.</summary>
public sealed class ErasureScopeTests(StorageEmulator emulator)
{
    [Fact]
    public async Task Erasure_from_the_survey_reaches_every_group_in_every_wave_and_says_which_held_the_respondent()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await UploadTwoWavesAsync(app);
        (await app.PutResponsesAsync(Survey, "2024", "besturen", TrialMonitor.Responses(5))).Done();

        var erased = (await app.EraseAsync(Survey, "r000007")).Done();

        erased.RowsErased.ShouldBe(2);
        erased
            .Groups.Select(group => Invariant($"{group.Wave} {group.Group} {group.RowsErased}"))
            .ShouldBe(["2024 scholen 1", "2025 scholen 1"], ignoreOrder: true);
        (await app.TracesAsync("r000007")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Erasure_from_one_wave_leaves_the_other()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await UploadTwoWavesAsync(app);

        (await app.EraseAsync(Survey, "r000007", "2024")).Done().RowsErased.ShouldBe(1);

        (await app.TracesAsync("r000007")).ShouldBeSomeThatAll(place =>
            place.Contains("2025", StringComparison.Ordinal)
        );
        (await app.PutResponsesAsync(Survey, "2025", "scholen", TrialMonitor.Responses(41))).Done();
        (
            await app.PutResponsesAsync(Survey, "2024", "besturen", TrialMonitor.Responses(41))
        ).RefusedFor<Refusal.Faulty>();
    }

    [Fact]
    public async Task Respondent_whom_nobody_knows_leaves_no_trace_and_nothing_is_written()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await UploadTwoWavesAsync(app);
        (await app.PutResponsesAsync(Survey, "2024", "scholen", TrialMonitor.Responses(50), later: true)).Done();
        app.Operations.Log.Clear();

        foreach (var (wave, group) in new[] { (null, null), ("2024", null), ("2024", "scholen") })
        {
            var refused = await app.EraseAsync(Survey, "niemand-hier", wave, group);
            refused.Succeeded(out _, out var refusal).ShouldBeFalse();
            refusal.ShouldBeOfType<Refusal.UnknownRespondent>();
        }

        app.Operations.Log.ShouldBeSomeThatAll(operation => operation.StartsWith("GET", StringComparison.Ordinal));
        app.Log.Lines.ShouldNotContain(line => line.Contains("niemand-hier", StringComparison.Ordinal));
        await app.DeliverAsync(rendering: false);
        (await app.Get<InputPointers>().FindAsync(Scholen("2024"), CancellationToken.None))!.Rows.ShouldBe(50);
    }

    [Fact]
    public async Task Respondent_who_is_only_in_a_superseded_file_is_erased_from_it()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync(rows: 40);
        (await app.PutResponsesAsync(Survey, "2024", "scholen", TrialMonitor.Responses(30))).Done();

        (await app.EraseAsync(Survey, "r000035")).Done().RowsErased.ShouldBe(0);

        (await app.TracesAsync("r000035")).ShouldBeEmpty();
        (await app.Get<InputPointers>().FindAsync(Scholen("2024"), CancellationToken.None))!.Rows.ShouldBe(30);
    }

    [Fact]
    public async Task Respondent_who_is_only_in_an_upload_that_is_being_stored_is_erased_from_it()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        (await app.PutCodebookAsync(Survey, Codebook())).Done();
        (await app.PutResponsesAsync(Survey, "2024", "scholen", TrialMonitor.Responses(50), later: true)).Done();

        (await app.EraseAsync(Survey, "r000035")).Done().Groups.ShouldHaveSingleItem().UploadsStopped.ShouldBe(1);
        await app.DeliverAsync(rendering: false);

        (await app.TracesAsync("r000035")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("r000007")]
    [InlineData(" R000007\t")]
    public async Task Id_is_recognised_whatever_its_case_and_the_white_space_around_it(string id)
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();

        (await app.EraseAsync(Survey, id)).Done().RowsErased.ShouldBe(1);

        (await app.TracesAsync("r000007")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("sep=;\n", "\n")]
    [InlineData("\uFEFFSep=;\r\n", "\r\n")]
    [InlineData("\uFEFF\n", "\n")]
    [InlineData("", "\n\u00A0\n\"  \"\n")]
    public async Task Lines_that_are_no_rows_do_not_mislead_the_removal(string before, string between)
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();
        var lines = TrialMonitor.Responses(30).TrimEnd('\n').Split('\n');
        var file = before + string.Join(between, lines) + "\n";
        (await app.PutResponsesAsync(Survey, "2024", "scholen", file)).Done();

        (await app.EraseAsync(Survey, "r000011")).Done().RowsErased.ShouldBe(1);

        (await app.TracesAsync("r000011")).ShouldBeEmpty();
        var current = (await app.Get<InputPointers>().FindAsync(Scholen("2024"), CancellationToken.None))!;
        current.Rows.ShouldBe(29);
        var kept = await app.Get<RawFiles>().ReadAsync(Scholen("2024"), current.Version, CancellationToken.None);
        Encoding.UTF8.GetString(kept).ShouldContain("r000010");
        Encoding.UTF8.GetString(kept).ShouldContain("r000012");
    }

    private static InputKey Scholen(string wave) => InputKey.Responses(Survey, Name.Parse(wave), Name.Parse("scholen"));

    private static async Task UploadTwoWavesAsync(FlowApp app)
    {
        await app.UploadAsync("2024");
        await app.UploadAsync("2025", seed: 3);
    }
}
