using Serverless.Flows.Tests.App;
using Serverless.Flows.Waves;
using Serverless.Storage;
using Shouldly;
using Xunit;
using static Serverless.Flows.Tests.App.SmallSurvey;

namespace Serverless.Flows.Tests.Waves;

/// <summary>The program ends at every single storage operation; nothing is lost and nothing is left behind.</summary>
public sealed class CrashTests(StorageEmulator emulator)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>What is done: each step, and whether somebody does it again who got no answer.</summary>
    private static readonly (string Name, Func<FlowApp, Task> Run)[] Steps =
    [
        ("responses", app => app.PutResponsesAsync(Survey, "2024", "scholen", TrialMonitor.Responses(60))),
        (
            "responses later",
            app => app.PutResponsesAsync(Survey, "2024", "scholen", TrialMonitor.Responses(60), later: true)
        ),
        ("population", app => app.PutPopulationAsync(Survey, "2024", "scholen", Population + "\n")),
        ("codebook", app => app.PutCodebookAsync(Survey, Codebook(codebook => codebook["title"] = "Nieuw"))),
        ("erasure", app => app.EraseAsync(Survey, "r000001", "2024", "scholen")),
    ];

    public static TheoryData<string, bool> Crashes()
    {
        var data = new TheoryData<string, bool>();
        foreach (var (name, _) in Steps)
        {
            data.Add(name, true);
            data.Add(name, false);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Crashes))]
    public async Task Step_that_breaks_off_anywhere_and_is_repeated_ends_as_if_it_had_not(string name, bool afterwards)
    {
        var step = Steps.Single(step => step.Name == name).Run;
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();
        await app.SettleAsync(rendering: false);
        await app.BreakOffEverywhereAsync(afterwards, step);
        await app.SettleAsync(rendering: false);
        await app.SettleAsync(rendering: false);
        var wave = await app.WaveAsync(Survey, "2024");
        (await app.ResultsAsync(Survey, "2024")).ShouldNotBeNull();
        wave.Files.Missing.ShouldBeEmpty();

        // What the attempts left behind goes after a day; what is current stays.
        app.Clock.Advance(TimeSpan.FromDays(1.5));
        await app.TickAsync();
        var current = wave.Files.Files.Single(file => file.Key.Kind == UploadKind.Responses).Pointer;
        (await app.PartitionsAsync()).ShouldBe([current.RowsPartition!]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Upload_whose_pointer_moved_is_computed_without_a_sweep_wherever_the_program_ended(bool afterwards)
    {
        for (var number = 1; ; number++)
        {
            // Each in a storage of its own: every publication of a wave is held against all before it, which would take ever
            // more operations.
            await using var app = await FlowApp.NewAsync(emulator);
            await app.UploadAsync();

            // The daily sweep is now, so that none comes after the program ended.
            app.Clock.Advance(SurveyTimer.BetweenSweeps + TimeSpan.FromMinutes(1));
            await app.SettleAsync(rendering: false);
            app.Clock.Advance(TimeSpan.FromMinutes(20));
            await using var doomed = app.Restarted();
            doomed.Operations.CrashAt(number, afterwards);
            try
            {
                await doomed.PutResponsesAsync(Survey, "2024", "scholen", TrialMonitor.Responses(60, seed: number));
                await doomed.SettleAsync(rendering: false);
                (await app.ResultsAsync(Survey, "2024")).ShouldNotBeNull();
                number.ShouldBeGreaterThan(20);
                return;
            }
            catch (Exception crash) when (StorageOperations.IsCrash(crash))
            {
                app.Clock.Advance(StaleWaves.AfterFailure + TimeSpan.FromMinutes(1));
                // A message that the program held is visible again within a second.
                await Eventually.TrueAsync(() => IsComputedAsync(app), Patience);
            }
        }
    }

    private static async Task<bool> IsComputedAsync(FlowApp app)
    {
        await app.SettleAsync(rendering: false);
        return await app.ResultsAsync(Survey, "2024") is not null;
    }
}
