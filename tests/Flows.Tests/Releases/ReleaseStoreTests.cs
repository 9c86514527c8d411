using Serverless.Flows.Tests.App;
using Serverless.Storage;
using Serverless.Storage.Releases;
using Shouldly;
using Xunit;

namespace Serverless.Flows.Tests.Releases;

/// <summary>Releases and what happened to them, in storage.</summary>
public sealed class ReleaseStoreTests(StorageEmulator emulator)
{
    private static readonly Name Survey = Name.Parse("proef");
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Release_is_read_as_it_was_entered()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        var store = app.Get<ReleaseStore>();
        var release = New("2024", 1) with
        {
            State = ReleaseState.Withdrawn,
            TemplateVersions = new(language => $"template {language}"),
            PublishAt = Noon,
            PublishedAt = Noon.AddMinutes(1),
            ReplacedAt = Noon.AddMinutes(2),
            WithdrawnAt = Noon.AddMinutes(3),
            WithdrawalReason = "fout in de weging",
            CorrectionReason = "verbeterd",
            EnglishCorrectionReason = "corrected",
            Follows = 3,
        };

        (await store.AddAsync(release, CancellationToken.None)).ShouldBeTrue();

        var read = await store.FindAsync(Survey, Name.Parse("2024"), 1, CancellationToken.None);
        read.ShouldNotBeNull();
        read.Files.ShouldBe([new PublishedFileEntry("factsheet.pdf", "application/pdf", 3, "abc")]);
        read.Missing.ShouldBe([new MissingFileEntry("tables.pdf", "te groot")]);
        read.Origin.Answers["scholen"].ShouldBe("1");
        (
            read with
            {
                Files = release.Files,
                Missing = release.Missing,
                Origin = release.Origin,
                ETag = release.ETag,
            }
        ).ShouldBe(release);
    }

    [Fact]
    public async Task Number_that_is_taken_is_not_entered_again()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        var store = app.Get<ReleaseStore>();
        await store.AddAsync(New("2024", 1), CancellationToken.None);

        var entered = await store.AddAsync(New("2024", 1) with { OutputsHash = "other" }, CancellationToken.None);

        entered.ShouldBeFalse();
        var read = await store.FindAsync(Survey, Name.Parse("2024"), 1, CancellationToken.None);
        read!.OutputsHash.ShouldBe("outputs");
    }

    [Fact]
    public async Task Release_that_somebody_changed_since_it_was_read_is_not_changed()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        var store = app.Get<ReleaseStore>();
        await store.AddAsync(New("2024", 1), CancellationToken.None);
        var read = (await store.FindAsync(Survey, Name.Parse("2024"), 1, CancellationToken.None))!;
        (await store.ChangeAsync(read with { State = ReleaseState.InReview }, CancellationToken.None)).ShouldBeTrue();

        var changed = await store.ChangeAsync(read with { State = ReleaseState.Scheduled }, CancellationToken.None);

        changed.ShouldBeFalse();
        var now = await store.FindAsync(Survey, Name.Parse("2024"), 1, CancellationToken.None);
        now!.State.ShouldBe(ReleaseState.InReview);
    }

    [Fact]
    public async Task Releases_of_a_wave_are_in_order_of_number_and_without_those_of_waves_with_a_longer_name()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        var store = app.Get<ReleaseStore>();
        foreach (var (wave, number) in new[] { ("2024", 10), ("2024", 9), ("2024-b", 1), ("202", 4) })
            await store.AddAsync(New(wave, number), CancellationToken.None);

        var releases = await store.OfWaveAsync(Survey, Name.Parse("2024"), CancellationToken.None);

        releases.Select(release => release.Number).ShouldBe([9, 10]);
        (await store.OfSurveyAsync(Survey, CancellationToken.None)).Count.ShouldBe(4);
    }

    [Fact]
    public async Task Event_that_is_reported_again_is_there_once()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        var events = app.Get<ReleaseEvents>();
        await events.AppendAsync(Event(1, Noon), CancellationToken.None);
        app.Clock.Advance(TimeSpan.FromMinutes(1));

        await events.AppendAsync(Event(1, Noon), CancellationToken.None);

        app.Clock.Advance(ReleaseEvents.Settling + TimeSpan.FromSeconds(1));
        (await events.OfSurveyAsync(Survey, 10, CancellationToken.None)).ShouldHaveSingleItem();
        (await events.AllAsync(10, CancellationToken.None)).ShouldHaveSingleItem();
        (await events.SinceAsync(null, 10, CancellationToken.None)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Events_are_newest_first_and_for_delivery_in_the_order_in_which_they_were_reported()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        var events = app.Get<ReleaseEvents>();
        await events.AppendAsync(Event(2, Noon.AddHours(2)), CancellationToken.None);
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await events.AppendAsync(Event(1, Noon.AddHours(1)), CancellationToken.None);
        app.Clock.Advance(TimeSpan.FromHours(3));

        (await events.OfSurveyAsync(Survey, 10, CancellationToken.None)).Select(e => e.Number).ShouldBe([2, 1]);
        (await events.AllAsync(1, CancellationToken.None)).Select(e => e.Number).ShouldBe([2]);
        var first = (await events.SinceAsync(null, 1, CancellationToken.None)).ShouldHaveSingleItem();
        first.Event.ShouldBe(Event(2, Noon.AddHours(2)));
        var next = await events.SinceAsync(first.Cursor, 10, CancellationToken.None);
        next.Select(reported => reported.Event.Number).ShouldBe([1]);
    }

    [Fact]
    public async Task Event_that_was_reported_this_moment_is_not_delivered_yet()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        var events = app.Get<ReleaseEvents>();

        await events.AppendAsync(Event(1, Noon), CancellationToken.None);

        (await events.SinceAsync(null, 10, CancellationToken.None)).ShouldBeEmpty();
        app.Clock.Advance(ReleaseEvents.Settling + TimeSpan.FromSeconds(1));
        (await events.SinceAsync(null, 10, CancellationToken.None)).ShouldHaveSingleItem();
    }

    private static ReleaseEvent Event(int number, DateTimeOffset at) =>
        new(ReleaseEventKind.Corrected, Survey, Name.Parse("2024"), number, at, "een reden");

    private static Release New(string wave, int number) =>
        new()
        {
            Survey = Survey,
            Wave = Name.Parse(wave),
            Number = number,
            State = ReleaseState.Draft,
            InputsHash = "inputs",
            OutputsHash = "outputs",
            InputsReadAt = Noon,
            CodebookVersion = "codebook",
            Origin = new(
                "c",
                "m",
                "p",
                new Dictionary<string, string> { ["scholen"] = "1" },
                new Dictionary<string, string>()
            ),
            CreatedAt = Noon,
            Files = [new PublishedFileEntry("factsheet.pdf", "application/pdf", 3, "abc")],
            Missing = [new MissingFileEntry("tables.pdf", "te groot")],
        };
}
