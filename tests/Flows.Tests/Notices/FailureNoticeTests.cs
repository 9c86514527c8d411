using Serverless.Flows.Tests.App;
using Serverless.Flows.Waves;
using Serverless.Storage;
using Serverless.Storage.Releases;
using Shouldly;
using Xunit;
using static Serverless.Flows.Tests.App.SmallSurvey;

namespace Serverless.Flows.Tests.Notices;

/// <summary>Failures that a survey's owner is told of: once each, however often they are tried again.</summary>
public sealed class FailureNoticeTests(StorageEmulator emulator)
{
    [Fact]
    public async Task Upload_that_cannot_be_computed_is_told_once_to_nobody_but_the_owner()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();
        await app.SettleAsync();
        (
            await app.PutCodebookAsync(Survey, Codebook(codebook => codebook.Grade()["maximum"] = 6), isConfirmed: true)
        ).Done();

        for (var hour = 0; hour < 3; hour++)
        {
            await app.SettleAsync();
            app.Clock.Advance(TimeSpan.FromHours(2));
        }

        (await app.WaveAsync(Survey, "2024")).State.ShouldBe(WaveState.Failed);
        var told = (await EventsAsync(app, ReleaseEventKind.UploadUncomputable)).ShouldHaveSingleItem();
        told.IsPublic.ShouldBeFalse();
        told.Reason.ShouldBeNull();
    }

    [Fact]
    public async Task Wave_that_is_given_up_every_hour_is_told_once()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();

        for (var hour = 0; hour < 3; hour++)
        {
            await app.Get<AbandonedWaves>()
                .ComputationAsync(new RecomputeMessage($"{Survey}", "2024"), CancellationToken.None);
            app.Clock.Advance(TimeSpan.FromHours(1));
        }

        (await EventsAsync(app, ReleaseEventKind.WaveFailed)).ShouldHaveSingleItem().Wave.ShouldBe(Name.Parse("2024"));
    }

    private static async Task<IReadOnlyList<ReleaseEvent>> EventsAsync(FlowApp app, ReleaseEventKind kind) =>
        [
            .. (await app.Get<ReleaseEvents>().OfSurveyAsync(Survey, 100, CancellationToken.None)).Where(happened =>
                happened.Kind == kind
            ),
        ];
}
