using Serverless.Flows.Reading;
using Serverless.Flows.Releases;
using Serverless.Flows.Tests.App;
using Serverless.Flows.Waves;
using Serverless.Storage;
using Serverless.Storage.Releases;
using Shouldly;
using Xunit;
using static Serverless.Flows.Tests.App.SmallSurvey;

namespace Serverless.Flows.Tests.Releases;

/// <summary>
/// The program ends at every single storage operation while a release is rendered, published or withdrawn; nothing is
/// lost, nothing happens twice.
/// </summary>
public sealed class ReleaseCrashTests(StorageEmulator emulator)
{
    private static readonly Name Wave = Name.Parse("2024");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Rendering_that_breaks_off_anywhere_publishes_one_release(bool afterwards)
    {
        await using var app = await ReleaseFlowTests.AppAsync(emulator, "automatic");
        await app.TickAsync();
        await app.DeliverAsync(rendering: false);
        var request = await ReleaseFlowTests.ManifestAsync(app);

        await app.BreakOffEverywhereAsync(
            afterwards,
            async doomed => await doomed.Get<ReleaseRenderer>().RunAsync(request, CancellationToken.None)
        );

        await ShouldBePublishedAsync(app, 1);
        (await ReleaseFlowTests.EventsAsync(app)).ShouldBe([(ReleaseEventKind.Published, 1)]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Publishing_that_breaks_off_anywhere_publishes_it_once(bool afterwards)
    {
        await using var app = await ReleaseFlowTests.AppAsync(emulator, "review");
        await app.SettleAsync();

        await app.BreakOffEverywhereAsync(
            afterwards,
            async doomed =>
            {
                var asked = await doomed
                    .Get<ReleasePublication>()
                    .PublishAsync(Survey, Wave, 1, null, null, withOpenComments: false, CancellationToken.None);
                // The first attempt took hold: its files are not rendered again yet.
                if (!asked.Succeeded(out _, out var refusal))
                    refusal.ShouldBeOfType<Refusal.ReleaseState>();
            }
        );
        await app.DeliverAsync();

        await ShouldBePublishedAsync(app, 1);
        (await ReleaseFlowTests.EventsAsync(app)).ShouldBe([(ReleaseEventKind.Published, 1)]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Withdrawing_that_breaks_off_anywhere_takes_it_back_once(bool afterwards)
    {
        await using var app = await ReleaseFlowTests.AppAsync(emulator, "automatic");
        await app.SettleAsync();

        await app.BreakOffEverywhereAsync(
            afterwards,
            async doomed =>
                (
                    await doomed
                        .Get<ReleasePublication>()
                        .WithdrawAsync(Survey, Wave, 1, "Verkeerd bestand.", CancellationToken.None)
                ).Done()
        );
        await app.TickAsync();

        (await app.Get<Publications>().FindAsync(Survey, Wave, CancellationToken.None))
            .Refused()
            .ShouldBe(new Refusal.Withdrawn(Wave, 1, "Verkeerd bestand."));
        (await ReleaseFlowTests.EventsAsync(app)).ShouldBe(
            [(ReleaseEventKind.Withdrawn, 1), (ReleaseEventKind.Published, 1)],
            ignoreOrder: true
        );
    }

    /// <summary>The timer, nobody else, does what was left undone.</summary>
    private static async Task ShouldBePublishedAsync(FlowApp app, int number)
    {
        app.Clock.Advance(StaleWaves.AfterFailure + TimeSpan.FromMinutes(1));
        await app.SettleAsync();
        var release = (await ReleaseFlowTests.ReleasesAsync(app, Reader.Anybody)).ShouldHaveSingleItem();
        (release.Number, release.State).ShouldBe((number, ReleaseState.Published));
        var found = await app.Get<Publications>().FindAsync(Survey, Wave, CancellationToken.None);
        found.Done().Release.ShouldBe(number);
    }
}
