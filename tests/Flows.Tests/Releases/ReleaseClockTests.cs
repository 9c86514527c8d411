using Serverless.Flows.Pages;
using Serverless.Flows.Reading;
using Serverless.Flows.Releases;
using Serverless.Flows.Tests.App;
using Serverless.Storage;
using Serverless.Storage.Releases;
using Shouldly;
using Xunit;
using static Serverless.Flows.Tests.App.SmallSurvey;

namespace Serverless.Flows.Tests.Releases;

/// <summary>Nothing is public before its moment, whatever clocks show and however often they are set.</summary>
public sealed class ReleaseClockTests(StorageEmulator emulator)
{
    [Theory]
    [InlineData("2026-12-01T10:00", "2026-12-01T09:00Z")]
    [InlineData("2026-07-01T10:00", "2026-07-01T08:00Z")]
    [InlineData("2026-03-29T01:59", "2026-03-29T00:59Z")]
    [InlineData("2026-03-29T02:30", "2026-03-29T01:30Z")] // skipped: half past three in summer time
    [InlineData("2026-03-29T03:00", "2026-03-29T01:00Z")]
    [InlineData("2026-10-25T02:30", "2026-10-25T01:30Z")] // twice: the second time
    [InlineData("2026-10-25T03:00", "2026-10-25T02:00Z")]
    public void Time_in_Amsterdam_is_a_moment(string local, string utc) =>
        AmsterdamTime
            .MomentOf(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture))
            .ShouldBe(DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>
    /// Ten thousand plans, each with a moment that a person writes down, one to three instances whose clocks are off, and
    /// timers at any time. What a reading shows is decided by the code that runs in the app, on releases in memory.
    /// </summary>
    [Fact]
    public void No_clock_of_ten_thousand_shows_a_release_early()
    {
        var dice = new Random(20261201);
        var (early, shown) = (0, 0);
        for (var run = 0; run < 10_000; run++)
        {
            var local = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Unspecified).AddMinutes(
                dice.Next(2 * 365 * 24 * 60)
            );
            var moment = AmsterdamTime.MomentOf(local);
            var created = moment - TimeSpan.FromMinutes(dice.Next(1, 50_000));
            var release = Scheduled(moment, created);
            for (var step = 0; step < 8; step++)
            {
                // Clocks that are ahead run the timer too early; clocks that are right serve readers.
                var truth = moment + TimeSpan.FromSeconds(dice.Next(-7_200, 7_200));
                var ofTimer = truth + TimeSpan.FromSeconds(dice.Next(-90_000, 90_000));
                if (release.IsDueAt(ofTimer))
                    release = release with { State = ReleaseState.Published, PublishedAt = release.PublishAt };
                if (!release.IsPublicAt(truth))
                    continue;
                shown++;
                if (truth < moment)
                    early++;
            }
        }

        early.ShouldBe(0);
        shown.ShouldBeGreaterThan(1_000, "the simulation shows releases at all");
    }

    [Fact]
    public async Task Clock_that_was_ahead_made_it_public_and_no_reading_shows_it_before_its_moment()
    {
        await using var app = await ReleaseFlowTests.AppAsync(emulator, "scheduled", at: "2026-03-05T13:00");
        await app.SettleAsync();
        var request = app.Clock.GetUtcNow();
        await using (var ahead = app.Restarted())
        {
            // The other instance settles as if it were five days later.
            await app.Get<ReleaseDates>().EnterAsync(Survey, Name.Parse("2024"), request, CancellationToken.None);
            app.Clock.Advance(TimeSpan.FromDays(5));
            await ahead.Get<ReleaseSettler>().RunAsync(CancellationToken.None);
        }

        (await ReleaseFlowTests.ReleasesAsync(app))[0].State.ShouldBe(ReleaseState.Published);
        app.Clock.AdjustTime(request);

        (await ReleaseFlowTests.ReleasesAsync(app, Reader.Anybody)).ShouldBeEmpty();
        (await ReleaseFlowTests.FileAsync(app, 1, Reader.Anybody)).ShouldBeNull();
        (await app.Get<Publications>().FindAsync(Survey, Name.Parse("2024"), CancellationToken.None))
            .Refused()
            .ShouldBeOfType<Refusal.NotPublished>();
        (await app.Get<SurveyPageReader>().ReadAsync(Survey, CancellationToken.None))
            .Refused()
            .ShouldBeOfType<Refusal.UnknownSurvey>();
        var catalogue = await app.Get<CatalogueReader>().ReadAsync(sought: null, CancellationToken.None);
        catalogue.Surveys.ShouldBeEmpty();
        catalogue.Latest.ShouldBeEmpty();
        (await app.Get<ReleaseEvents>().AllAsync(100, CancellationToken.None))
            .Where(happened => happened.IsPublication)
            .ShouldBeEmpty();
    }

    private static Release Scheduled(DateTimeOffset moment, DateTimeOffset created) =>
        new()
        {
            Survey = Survey,
            Wave = Name.Parse("2024"),
            Number = 1,
            State = ReleaseState.Scheduled,
            PublishAt = moment,
            InputsHash = "inputs",
            OutputsHash = "outputs",
            InputsReadAt = created,
            CodebookVersion = "codebook",
            CreatedAt = created,
            Files = [new PublishedFileEntry("factsheet.pdf", "application/pdf", 1)],
        };
}
