using Serverless.Functions.Tests.App;
using Serverless.Local.Host.Workers;
using Serverless.Storage;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Recompute;

/// <summary>
/// The program is killed while a wave is computed and while it is rendered. That it may break off at any other step is held
/// by the tests of the flows, which need no program for it.
/// </summary>
public sealed class CrashTests(FunctionAppFixture fixture)
{
    private const string Account = "/devstoreaccount1/";

    /// <summary>What is about to be written when the program dies, and which such write it is.</summary>
    private static readonly (string Function, string Write, int Passing)[] Deaths =
    [
        ("RecomputeWave", $"PUT {Account}{StorageNames.RenderRequests}/", 0),
        ("RenderFactsheet", $"PUT {Account}{StorageNames.Factsheets}/", 2),
    ];

    private static readonly string[] Outputs =
    [
        "results",
        "factsheet",
        "factsheet?language=en",
        "tables",
        "tables?format=xlsx",
        "tables?format=csv",
    ];

    [Fact]
    public async Task Wave_survives_a_kill_of_the_program_and_shows_no_half_version()
    {
        await fixture.StartedAsync();
        var survey = await SurveyClient.NewAsync(fixture);
        await survey.UploadWaveAsync();
        await survey.PublishAsync("2024", fixture.Account);
        var earlier = await OutputsAsync(survey);
        (await survey.PutResponsesAsync("2024", "scholen", TrialMonitor.Responses(60))).EnsureSuccessStatusCode();

        foreach (var (function, write, passing) in Deaths)
        {
            if (function == "RenderFactsheet")
                (await survey.RecomputeAsync("2024")).EnsureSucceeded();
            await DieAsync(survey, function, write, passing);
            ((string?)(await survey.WaveAsync("2024"))["state"]).ShouldNotBe("fresh", write);
            (await OutputsAsync(survey)).ShouldBe(earlier, write);
        }

        (await survey.App.TickAsync("RecomputeStale")).EnsureSucceeded();
        await survey.PublishAsync("2024", fixture.Account);
        ((string?)(await survey.WaveAsync("2024"))["state"]).ShouldBe("fresh");
        (await OutputsAsync(survey)).ShouldNotBe(earlier);
    }

    /// <summary>Delivers to a program of its own and kills it at the write.</summary>
    private async Task DieAsync(SurveyClient survey, string function, string write, int passing)
    {
        await using var gate = new StorageGate(fixture.ConnectionString, write, passing);
        await using var doomed = await FunctionAppProcess.StartAsync(gate.ConnectionString);
        var through = survey.Through(doomed);
        var delivery =
            function == "RecomputeWave"
                ? through.RecomputeAsync("2024")
                : through.RenderCurrentAsync("2024", fixture.Account);
        await Task.WhenAny(gate.Reached, delivery);
        if (delivery.IsCompleted)
            Assert.Fail($"{function} ended before {write}: {(await delivery).Failure}");
        await gate.Reached;
        await doomed.KillAsync();
        await Should.ThrowAsync<WorkerLostException>(delivery);
    }

    private static async Task<string[]> OutputsAsync(SurveyClient survey)
    {
        var outputs = new List<string>();
        foreach (var output in Outputs)
        {
            using var response = await survey.GetAsync($"/waves/2024/{output}");
            response.EnsureSuccessStatusCode();
            outputs.Add(Convert.ToBase64String(await response.Content.ReadAsByteArrayAsync()));
        }

        return [.. outputs];
    }
}
