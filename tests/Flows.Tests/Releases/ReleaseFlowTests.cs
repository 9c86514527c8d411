using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Serverless.Flows.Notices;
using Serverless.Flows.Pages;
using Serverless.Flows.Reading;
using Serverless.Flows.Releases;
using Serverless.Flows.Tests.App;
using Serverless.Flows.Waves;
using Serverless.Reporting.Releases;
using Serverless.Storage;
using Serverless.Storage.Releases;
using Shouldly;
using Xunit;
using static Serverless.Flows.Tests.App.SmallSurvey;

namespace Serverless.Flows.Tests.Releases;

/// <summary>A computed wave becomes public by itself, by somebody, or at its moment, and can be taken back.</summary>
public sealed class ReleaseFlowTests(StorageEmulator emulator)
{
    private static readonly Name Wave = Name.Parse("2024");

    [Fact]
    public async Task Automatic_release_is_public_when_its_files_are_stored()
    {
        await using var app = await AppAsync("automatic");

        await app.SettleAsync();

        var release = (await ReleasesAsync(app)).ShouldHaveSingleItem();
        release.State.ShouldBe(ReleaseState.Published);
        release.PublishedAt.ShouldBe(release.PublishAt);
        var pointer = (await app.WaveAsync(Survey, "2024")).Files.Published!;
        pointer.Release.ShouldBe(1);
        pointer.Folder.ShouldBe("releases/1");
        (await EventsAsync(app)).ShouldBe([(ReleaseEventKind.Published, 1)]);
    }

    [Fact]
    public async Task Draft_is_shown_to_nobody_outside_until_somebody_publishes_it()
    {
        await using var app = await AppAsync("review");
        await app.SettleAsync();
        (await app.WaveAsync(Survey, "2024")).State.ShouldBe(WaveState.Draft);
        (await ReleasesAsync(app, Reader.Anybody)).ShouldBeEmpty();
        (await FileAsync(app, 1, Reader.Owner)).ShouldNotBeNull();

        (await PublishAsync(app, 1)).Done();
        await app.DeliverAsync();

        (await app.WaveAsync(Survey, "2024")).State.ShouldBe(WaveState.Fresh);
        (await ReleasesAsync(app, Reader.Anybody)).ShouldHaveSingleItem().State.ShouldBe(ReleaseState.Published);
        (await FileAsync(app, 1, Reader.Anybody)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Draft_is_not_computed_again_at_every_run_of_the_timer()
    {
        await using var app = await AppAsync("review");
        await app.SettleAsync();
        app.Clock.Advance(TimeSpan.FromHours(2));

        await app.TickAsync();

        (await app.Account.Queue(StorageNames.Recompute).PeekMessageAsync()).Value.ShouldBeNull();
    }

    [Fact]
    public async Task Draft_that_was_replaced_cannot_be_published_and_does_not_hold_up_the_next()
    {
        await using var app = await AppAsync("review", minimumChange: 10);
        await app.SettleAsync();
        (await app.PutResponsesAsync(Survey, "2024", "scholen", TrialMonitor.Responses(41))).Done();
        await app.SettleAsync();

        var releases = await ReleasesAsync(app);

        releases.Select(release => release.Number).ShouldBe([2, 1]);
        releases[1].ReplacedAt.ShouldNotBeNull();
        (await PublishAsync(app, 1)).Refused().ShouldBeOfType<Refusal.ReleaseState>();
        (await PublishAsync(app, 2)).Done();
        await app.DeliverAsync();
        (await app.WaveAsync(Survey, "2024")).Files.Published!.Release.ShouldBe(2);
    }

    [Fact]
    public async Task Scheduled_release_is_ready_beforehand_and_public_at_its_moment()
    {
        // 13.30 in Amsterdam in winter is 12.30 UTC.
        await using var app = await AppAsync("scheduled", at: "2026-03-01T13:30");
        await app.SettleAsync();
        (await app.WaveAsync(Survey, "2024")).State.ShouldBe(WaveState.Scheduled);
        (await ReleasesAsync(app)).ShouldHaveSingleItem().Files.ShouldNotBeEmpty();
        app.Clock.Advance(TimeSpan.FromMinutes(29.9));
        await app.TickAsync();
        (await ReleasesAsync(app, Reader.Anybody)).ShouldBeEmpty();

        app.Clock.Advance(TimeSpan.FromMinutes(0.2));
        await app.TickAsync();

        var release = (await ReleasesAsync(app, Reader.Anybody)).ShouldHaveSingleItem();
        release.PublishedAt.ShouldBe(new DateTimeOffset(2026, 3, 1, 12, 30, 0, TimeSpan.Zero));
        (await app.WaveAsync(Survey, "2024")).State.ShouldBe(WaveState.Fresh);
    }

    [Fact]
    public async Task Moment_set_in_the_codebook_is_announced_once_and_for_the_release_that_appears()
    {
        await using var app = await AppAsync("scheduled", at: "2026-03-02T13:00");
        await app.TickAsync();
        await app.DeliverAsync(rendering: false);
        var request = await ManifestAsync(app);
        await app.Get<ReleaseRenderer>().RunAsync(request, CancellationToken.None);
        await app.Get<ReleaseRenderer>().RunAsync(request, CancellationToken.None);
        (await app.PutResponsesAsync(Survey, "2024", "scholen", TrialMonitor.Responses(60))).Done();
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.SettleAsync();

        var happened = await app.Get<ReleaseEvents>().OfSurveyAsync(Survey, 100, CancellationToken.None);

        happened.Count.ShouldBe(3, "each is said once");
        var appointments = ReleaseAppointment.Of(happened);
        appointments
            .Select(appointment => (appointment.Number, appointment.IsCancelled))
            .ShouldBe([(2, false), (1, true)], ignoreOrder: true);
        var moment = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
        appointments.Single(appointment => appointment.Number == 2).At.ShouldBe(moment);
    }

    [Fact]
    public async Task Later_files_take_the_place_of_a_scheduled_release_at_the_same_moment()
    {
        await using var app = await AppAsync("scheduled", at: "2026-03-02T13:00");
        await app.SettleAsync();
        (await app.PutResponsesAsync(Survey, "2024", "scholen", TrialMonitor.Responses(60))).Done();
        await app.SettleAsync();

        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.TickAsync();

        (await ReleasesAsync(app, Reader.Anybody)).ShouldHaveSingleItem().Number.ShouldBe(2);
        (await EventsAsync(app)).ShouldBe(
            [
                (ReleaseEventKind.Published, 2),
                (ReleaseEventKind.ScheduleChanged, 1),
                (ReleaseEventKind.Scheduled, 2),
                (ReleaseEventKind.Scheduled, 1),
            ],
            ignoreOrder: true
        );
    }

    [Fact]
    public async Task Correction_carries_a_reason_its_changes_and_a_place_in_the_register()
    {
        await using var app = await AppAsync("automatic");
        await app.SettleAsync();
        var first = await BytesAsync(app, 1, "factsheet.pdf");
        (await app.PutResponsesAsync(Survey, "2024", "scholen", TrialMonitor.Responses(60, seed: 5))).Done();
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.SettleAsync();

        var releases = await ReleasesAsync(app, Reader.Anybody);

        releases.Select(release => release.State).ShouldBe([ReleaseState.Published, ReleaseState.Corrected]);
        releases[0].IsCorrection.ShouldBeTrue();
        releases[0].CorrectionReason.ShouldBe("Cijfers zijn veranderd door gewijzigde antwoorden.");
        var changes = await ChangesAsync(app, 2);
        changes.Follows.ShouldBe(1);
        changes.Causes.ShouldBe([Wording.ChangeCause.Answers]);
        changes.Figures.ShouldNotBeEmpty();
        changes.Figures.ShouldContain(figure => figure.Before != null && figure.Now != null);
        changes.Sentences["nl"].ShouldNotBeEmpty();
        changes.Sentences["en"].ShouldNotBeEmpty();
        var register = (
            await app.Get<ReleaseReader>().CorrectionsAsync(Survey, Reader.Anybody, CancellationToken.None)
        ).Done();
        register.Releases.Select(release => release.Number).ShouldBe([2]);
        (await EventsAsync(app)).ShouldBe([(ReleaseEventKind.Corrected, 2), (ReleaseEventKind.Published, 1)]);
        (await BytesAsync(app, 1, "factsheet.pdf")).ShouldBe(first, "a permanent address");
    }

    [Fact]
    public async Task Somebody_who_publishes_a_correction_gives_a_reason()
    {
        await using var app = await AppAsync("review");
        await app.SettleAsync();
        (await PublishAsync(app, 1)).Done();
        await app.DeliverAsync();
        (await app.PutResponsesAsync(Survey, "2024", "scholen", TrialMonitor.Responses(60, seed: 5))).Done();
        await app.SettleAsync();

        (await PublishAsync(app, 2)).Refused().ShouldBeOfType<Refusal.NeedsReason>();
        (await PublishAsync(app, 2, "Er waren antwoorden vergeten.")).Done();
        await app.DeliverAsync();

        var release = (await ReleasesAsync(app, Reader.Anybody))[0];
        (release.Number, release.CorrectionReason).ShouldBe((2, "Er waren antwoorden vergeten."));
    }

    [Theory]
    [InlineData("regel\neen")]
    [InlineData("\u0007")]
    public async Task Reason_that_cannot_be_printed_is_refused(string reason)
    {
        await using var app = await AppAsync("review");
        await app.SettleAsync();

        (await PublishAsync(app, 1, reason)).Refused().ShouldBeOfType<Refusal.Unusable>();
    }

    [Fact]
    public async Task Withdrawn_wave_has_no_public_figures_until_an_earlier_release_is_published_again()
    {
        await using var app = await AppAsync("automatic");
        await app.SettleAsync();
        (await app.PutResponsesAsync(Survey, "2024", "scholen", TrialMonitor.Responses(60, seed: 5))).Done();
        await app.SettleAsync();

        (await WithdrawAsync(app, 2, "Verkeerd bestand.")).Done();

        var gone = (await app.Get<Publications>().FindAsync(Survey, Wave, CancellationToken.None)).Refused();
        gone.ShouldBe(new Refusal.Withdrawn(Wave, 2, "Verkeerd bestand."));
        (await FileAsync(app, 2, Reader.Anybody)).ShouldBeNull();
        await app.SettleAsync();
        (await ReleasesAsync(app)).Count.ShouldBe(2, "it is not published again by itself");
        (await PublishAsync(app, 1)).Done();
        (await app.Get<Publications>().FindAsync(Survey, Wave, CancellationToken.None)).Done().Release.ShouldBe(1);
        (await FileAsync(app, 2, Reader.Anybody)).ShouldBeNull("a withdrawn release stays withdrawn");
    }

    [Fact]
    public async Task Withdrawn_wave_is_on_no_page_with_files_or_as_news_and_stays_in_the_history()
    {
        await using var app = await AppAsync("automatic");
        await app.SettleAsync();

        (await WithdrawAsync(app, 1, "Verkeerd bestand.")).Done();
        await app.DeliverAsync();

        var page = (await app.Get<SurveyPageReader>().ReadAsync(Survey, CancellationToken.None)).Done();
        page.Waves.ShouldBeEmpty();
        page.Releases.ShouldHaveSingleItem().WithdrawalReason!.Nl.ShouldBe("Verkeerd bestand.");
        (await app.Get<CatalogueReader>().ReadAsync(sought: null, CancellationToken.None)).Latest.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_comes_after_a_withdrawal_waits_for_somebody()
    {
        await using var app = await AppAsync("automatic");
        await app.SettleAsync();
        (await WithdrawAsync(app, 1, "Verkeerd bestand.")).Done();

        (await app.PutResponsesAsync(Survey, "2024", "scholen", TrialMonitor.Responses(60, seed: 5))).Done();
        await app.SettleAsync();

        (await app.WaveAsync(Survey, "2024")).State.ShouldBe(WaveState.Draft);
        (await PublishAsync(app, 2)).Done();
        await app.DeliverAsync();
        (await app.Get<Publications>().FindAsync(Survey, Wave, CancellationToken.None)).Done().Release.ShouldBe(2);
    }

    [Fact]
    public async Task Moment_that_is_taken_away_makes_a_draft_again()
    {
        await using var app = await AppAsync("review");
        await app.SettleAsync();
        var moment = app.Clock.GetUtcNow().AddDays(2);
        (await PublishAsync(app, 1, at: moment)).Done();
        await app.DeliverAsync();

        (await WithdrawAsync(app, 1, null)).Done();
        await app.DeliverAsync();
        app.Clock.Advance(TimeSpan.FromDays(3));
        await app.SettleAsync();

        var release = (await ReleasesAsync(app)).ShouldHaveSingleItem();
        (release.State, release.PublishAt).ShouldBe((ReleaseState.Draft, (DateTimeOffset?)null));
        (await ReleasesAsync(app, Reader.Anybody)).ShouldBeEmpty();
        (await EventsAsync(app))
            .Select(happened => happened.Kind)
            .ShouldBe([ReleaseEventKind.ScheduleChanged, ReleaseEventKind.Scheduled], ignoreOrder: true);
    }

    [Fact]
    public async Task Manifest_that_is_delivered_again_changes_nothing()
    {
        await using var app = await AppAsync("automatic");
        await app.TickAsync();
        await app.DeliverAsync(rendering: false);
        var request = await ManifestAsync(app);
        await app.Get<ReleaseRenderer>().RunAsync(request, CancellationToken.None);
        var before = await ContentsAsync(app);
        app.Clock.Advance(TimeSpan.FromDays(1));

        await app.Get<ReleaseRenderer>().RunAsync(request, CancellationToken.None);

        (await ContentsAsync(app)).ShouldBe(before);
        (await ReleasesAsync(app)).ShouldHaveSingleItem();
        (await EventsAsync(app)).ShouldBe([(ReleaseEventKind.Published, 1)]);
    }

    [Fact]
    public async Task Published_file_is_found_by_its_fingerprint_until_it_is_withdrawn()
    {
        await using var app = await AppAsync("automatic");
        await app.SettleAsync();
        var file = (await ReleasesAsync(app))[0].Files.Single(known => known.Name == "factsheet.pdf");
        var reader = app.Get<ReleaseReader>();

        (await reader.FindByHashAsync(file.Sha256!, file.Name, CancellationToken.None)).Done();
        (await WithdrawAsync(app, 1, "Verkeerd bestand.")).Done();

        (await reader.FindByHashAsync(file.Sha256!, file.Name, CancellationToken.None))
            .Refused()
            .ShouldBeOfType<Refusal.Withdrawn>();
    }

    internal static async Task<FlowApp> AppAsync(
        StorageEmulator emulator,
        string mode,
        string? at = null,
        int minimumChange = 0
    )
    {
        var app = await FlowApp.NewAsync(emulator);
        var codebook = Codebook(book =>
        {
            book["settings"]!["minimumChange"] = minimumChange;
            book["release"] = at is null
                ? new JsonObject { ["mode"] = mode }
                : new JsonObject
                {
                    ["mode"] = mode,
                    ["at"] = new JsonObject { ["2024"] = at },
                };
        });
        (await app.PutCodebookAsync(Survey, codebook)).Done();
        (await app.PutPopulationAsync(Survey, "2024", "scholen", Population)).Done();
        (await app.PutResponsesAsync(Survey, "2024", "scholen", TrialMonitor.Responses(40))).Done();
        return app;
    }

    private Task<FlowApp> AppAsync(string mode, string? at = null, int minimumChange = 0) =>
        AppAsync(emulator, mode, at, minimumChange);

    internal static async Task<IReadOnlyList<Release>> ReleasesAsync(FlowApp app, Reader? reader = null)
    {
        var found = await app.Get<ReleaseReader>()
            .ListAsync(Survey, Wave, reader ?? Reader.Owner, CancellationToken.None);
        return found.Succeeded(out var list, out _) ? list.Releases : [];
    }

    private static Task<Outcome<Release>> PublishAsync(
        FlowApp app,
        int number,
        string? reason = null,
        DateTimeOffset? at = null
    ) =>
        app.Get<ReleasePublication>()
            .PublishAsync(Survey, Wave, number, at, reason, withOpenComments: false, CancellationToken.None);

    private static Task<Outcome<Release>> WithdrawAsync(FlowApp app, int number, string? reason) =>
        app.Get<ReleasePublication>().WithdrawAsync(Survey, Wave, number, reason, CancellationToken.None);

    internal static async Task<ReleaseFile?> FileAsync(FlowApp app, int number, Reader reader)
    {
        var found = await app.Get<ReleaseReader>()
            .FindFileAsync(Survey, Wave, number, "factsheet.pdf", reader, CancellationToken.None);
        return found.Succeeded(out var file, out _) ? file : null;
    }

    private static async Task<byte[]> BytesAsync(FlowApp app, int number, string file)
    {
        var found = (
            await app.Get<ReleaseReader>()
                .FindFileAsync(Survey, Wave, number, file, Reader.Anybody, CancellationToken.None)
        ).Done();
        await using var content = await app.Get<ReleaseReader>().OpenAsync(found, CancellationToken.None);
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private static async Task<ReleaseChanges> ChangesAsync(FlowApp app, int number)
    {
        var found = await app.Get<ReleaseReader>()
            .ChangesAsync(Survey, Wave, number, Reader.Anybody, CancellationToken.None);
        return ReleaseChangesJson.Read(found.Done().Content.ToMemory().Span);
    }

    internal static async Task<List<(ReleaseEventKind Kind, int? Number)>> EventsAsync(FlowApp app) =>
        [
            .. (await app.Get<ReleaseEvents>().OfSurveyAsync(Survey, 100, CancellationToken.None)).Select(happened =>
                (happened.Kind, happened.Number)
            ),
        ];

    internal static async Task<RenderRequest> ManifestAsync(FlowApp app)
    {
        var name = (await app.BlobsAsync(StorageNames.RenderRequests, $"{Survey}/")).ShouldHaveSingleItem();
        var blob = app.Account.Container(StorageNames.RenderRequests).GetBlobClient(name);
        return (await blob.DownloadContentAsync()).Value.Content.ToObjectFromJson(MessageJson.Default.RenderRequest)!;
    }

    /// <summary>Every file of the wave's releases, with its bytes and the time it was written.</summary>
    private static async Task<Dictionary<string, string>> ContentsAsync(FlowApp app)
    {
        var contents = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in await app.BlobsAsync(StorageNames.Factsheets, $"{Survey}/"))
        {
            var blob = app.Account.Container(StorageNames.Factsheets).GetBlobClient(name);
            contents[name] = (await blob.GetPropertiesAsync()).Value.ETag.ToString();
        }

        return contents;
    }
}
