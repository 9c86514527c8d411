using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Serverless.Flows.Auditing;
using Serverless.Flows.Reading;
using Serverless.Flows.Releases;
using Serverless.Flows.Tests.App;
using Serverless.Storage;
using Serverless.Storage.Auditing;
using Serverless.Storage.Releases;
using Shouldly;
using Xunit;
using static Serverless.Flows.Tests.App.SmallSurvey;

namespace Serverless.Flows.Tests.Releases;

/// <summary>Somebody without a key sees one draft, as long as that was agreed; what was shown counts as seen.</summary>
public sealed class PreviewTests(StorageEmulator emulator)
{
    private static readonly Name Wave = Name.Parse("2024");

    [Fact]
    public async Task Preview_shows_its_release_alone_and_only_until_it_expires()
    {
        await using var app = await DraftAsync();
        var secret = (await GiveAsync(app)).Done().Secret;
        app.Clock.Advance(TimeSpan.FromDays(13.9));

        var preview = (await OpenAsync(app, secret)).ShouldNotBeNull();

        var reader = Reader.Anybody with { Preview = preview };
        (await ReleaseFlowTests.FileAsync(app, 1, reader)).ShouldNotBeNull();
        var other = Reader.Anybody with { Preview = preview with { Number = 2 } };
        (await ReleaseFlowTests.FileAsync(app, 1, other)).ShouldBeNull();
        (await ReleaseFlowTests.FileAsync(app, 1, Reader.Anybody)).ShouldBeNull();
        app.Clock.Advance(TimeSpan.FromDays(0.2));
        (await OpenAsync(app, secret)).ShouldBeNull();
    }

    [Fact]
    public async Task Preview_that_was_revoked_shows_nothing_while_another_still_does()
    {
        await using var app = await DraftAsync();
        var (first, second) = ((await GiveAsync(app)).Done(), (await GiveAsync(app)).Done());

        (await RevokeAsync(app, first.Preview.Id)).Done();

        (await OpenAsync(app, first.Secret)).ShouldBeNull();
        (await OpenAsync(app, second.Secret)).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("swp_")]
    [InlineData("swp_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("../../x")]
    public async Task Text_that_is_no_secret_opens_nothing(string text)
    {
        await using var app = await DraftAsync();
        (await GiveAsync(app)).Done();

        (await OpenAsync(app, text)).ShouldBeNull();
    }

    [Fact]
    public async Task Secret_of_a_preview_is_kept_nowhere()
    {
        await using var app = await DraftAsync();
        var secret = (await GiveAsync(app)).Done().Secret;

        var kept = new List<string>();
        foreach (var name in new[] { StorageNames.Releases, StorageNames.Audit })
        await foreach (var row in app.Account.Table(name).QueryAsync<TableEntity>())
            kept.Add(JsonSerializer.Serialize(row.ToDictionary()));

        kept.ShouldBeSomeThatAll(row => !row.Contains(secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Audit_log_says_who_gave_a_preview_and_that_it_was_read_but_not_by_whom()
    {
        await using var app = await DraftAsync();
        var given = (await GiveAsync(app)).Done();
        var reader = Reader.Anybody with { Preview = await OpenAsync(app, given.Secret) };

        await ReleaseFlowTests.FileAsync(app, 1, reader);
        await ReleaseFlowTests.FileAsync(app, 1, reader);
        (await RevokeAsync(app, given.Preview.Id)).Done();

        var log = await app.Get<AuditLog>().PageAsync(AuditChain.OfSurvey(Survey), null, CancellationToken.None);
        log.Entries.Where(entry => entry.Event.Subject == $"release 1 preview {given.Preview.Id}")
            .Select(entry => (entry.Event.Operation, entry.Actor.Kind))
            .ShouldBe([
                (AuditOperation.PreviewRevoked, ActorKind.Program),
                (AuditOperation.PreviewRead, ActorKind.Preview),
                (AuditOperation.PreviewRead, ActorKind.Preview),
                (AuditOperation.PreviewGiven, ActorKind.Program),
            ]);
    }

    [Theory]
    [InlineData(true, 40)]
    [InlineData(false, 41)]
    public async Task Figures_that_were_shown_move_only_when_enough_respondents_differ(bool isShown, int expected)
    {
        await using var app = await DraftAsync(minimumChange: 10);
        if (isShown)
            (await GiveAsync(app)).Done();

        (await app.PutResponsesAsync(Survey, "2024", "scholen", TrialMonitor.Responses(41))).Done();
        await app.SettleAsync();

        (await RespondentsAsync(app, 2)).ShouldBe(expected);
    }

    [Fact]
    public async Task Draft_that_was_shown_counts_also_after_it_expired_and_was_replaced()
    {
        await using var app = await DraftAsync(minimumChange: 10);
        (await GiveAsync(app, days: 1)).Done();
        app.Clock.Advance(TimeSpan.FromDays(2));
        (await app.PutResponsesAsync(Survey, "2024", "scholen", TrialMonitor.Responses(60, seed: 5))).Done();
        await app.SettleAsync();
        (await RespondentsAsync(app, 2)).ShouldBe(60, "enough differ");

        (await app.PutResponsesAsync(Survey, "2024", "scholen", TrialMonitor.Responses(41))).Done();
        await app.SettleAsync();

        (await RespondentsAsync(app, 3)).ShouldBe(40, "one differs from what was shown");
    }

    [Fact]
    public async Task Files_of_a_shown_draft_that_come_back_give_the_same_document()
    {
        await using var app = await DraftAsync(minimumChange: 10);
        (await GiveAsync(app)).Done();
        (await app.PutResponsesAsync(Survey, "2024", "scholen", TrialMonitor.Responses(60, seed: 5))).Done();
        await app.SettleAsync();

        (await app.PutResponsesAsync(Survey, "2024", "scholen", TrialMonitor.Responses(40))).Done();
        await app.SettleAsync();

        var releases = await ReleaseFlowTests.ReleasesAsync(app);
        releases.Select(release => release.Number).ShouldBe([3, 2, 1]);
        Results(releases[0]).ShouldBe(Results(releases[2]));
    }

    [Fact]
    public async Task Release_is_either_replaced_or_known_to_have_been_shown()
    {
        await using var app = await DraftAsync();
        var store = app.Get<ReleaseStore>();
        var read = (await store.FindAsync(Survey, Wave, 1, CancellationToken.None))!;

        (await GiveAsync(app)).Done();

        var late = await store.ReplaceAsync(read, app.Clock.GetUtcNow(), CancellationToken.None);
        late.ShouldBeFalse("whoever read it before has to look again");
        var seen = (await store.FindAsync(Survey, Wave, 1, CancellationToken.None))!;
        seen.WasShown.ShouldBeTrue();
        (await store.ReplaceAsync(seen, app.Clock.GetUtcNow(), CancellationToken.None)).ShouldBeTrue();
        (await GiveAsync(app)).Refused().ShouldBeOfType<Refusal.ReleaseState>();
    }

    [Fact]
    public async Task Preview_of_a_replaced_draft_shows_nothing_any_more()
    {
        await using var app = await DraftAsync();
        var secret = (await GiveAsync(app)).Done().Secret;
        (await app.PutResponsesAsync(Survey, "2024", "scholen", TrialMonitor.Responses(60))).Done();
        await app.SettleAsync();

        var reader = Reader.Anybody with { Preview = await OpenAsync(app, secret) };

        (await ReleaseFlowTests.FileAsync(app, 1, reader)).ShouldBeNull();
        (await ReleaseFlowTests.FileAsync(app, 2, reader)).ShouldBeNull();
    }

    [Theory]
    [InlineData(0, "steering group")]
    [InlineData(91, "steering group")]
    [InlineData(14, "line\nbreak")]
    public async Task Preview_that_cannot_be_given_as_asked_is_refused_and_marks_nothing(int days, string label)
    {
        await using var app = await DraftAsync();

        (await GiveAsync(app, days, label)).Refused().ShouldBeOfType<Refusal.Unusable>();

        (await ReleaseFlowTests.ReleasesAsync(app)).ShouldHaveSingleItem().WasShown.ShouldBeFalse();
    }

    [Fact]
    public async Task Published_release_needs_no_preview()
    {
        await using var app = await ReleaseFlowTests.AppAsync(emulator, "automatic");
        await app.SettleAsync();

        (await GiveAsync(app)).Refused().ShouldBeOfType<Refusal.ReleaseState>();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Giving_that_breaks_off_anywhere_leaves_no_preview_of_a_draft_that_does_not_count(bool afterwards)
    {
        await using var app = await DraftAsync();

        await app.BreakOffEverywhereAsync(
            afterwards,
            async doomed =>
            {
                var given = await app.Get<Previews>().OfReleaseAsync(Survey, Wave, 1, CancellationToken.None);
                if (given.Count > 0)
                    (await ReleaseFlowTests.ReleasesAsync(app)).ShouldHaveSingleItem().WasShown.ShouldBeTrue();
                (await GiveAsync(doomed)).Done();
            }
        );

        (await ReleaseFlowTests.ReleasesAsync(app)).ShouldHaveSingleItem().WasShown.ShouldBeTrue();
    }

    private async Task<FlowApp> DraftAsync(int minimumChange = 0)
    {
        var app = await ReleaseFlowTests.AppAsync(emulator, "review", minimumChange: minimumChange);
        await app.SettleAsync();
        return app;
    }

    private static Task<Outcome<GivenPreview>> GiveAsync(FlowApp app, int? days = null, string? label = null) =>
        app.Get<ReleasePreviews>().GiveAsync(Survey, Wave, 1, days, label, CancellationToken.None);

    private static Task<Outcome<Preview>> RevokeAsync(FlowApp app, string id) =>
        app.Get<ReleasePreviews>().RevokeAsync(Survey, Wave, 1, id, CancellationToken.None);

    private static Task<PreviewedRelease?> OpenAsync(FlowApp app, string secret) =>
        app.Get<ReleasePreviews>().OpenAsync(Survey, Wave, 1, secret, CancellationToken.None);

    /// <summary>How many respondents the public document of a release says there are.</summary>
    private static async Task<int> RespondentsAsync(FlowApp app, int number)
    {
        var reader = app.Get<ReleaseReader>();
        var file = (
            await reader.FindFileAsync(
                Survey,
                Wave,
                number,
                "results.public.json",
                Reader.Owner,
                CancellationToken.None
            )
        ).Done();
        await using var content = await reader.OpenAsync(file, CancellationToken.None);
        var document = (await JsonNode.ParseAsync(content))!;
        return document["tables"]![1]!["groups"]![0]!["base"]!["n"]!.GetValue<int>();
    }

    private static string Results(Release release) =>
        release.Files.Single(file => file.Name == "results.public.json").Sha256!;
}
