using Serverless.Flows.Reading;
using Serverless.Flows.Tests.App;
using Serverless.Flows.Waves;
using Serverless.Storage;
using Serverless.Surveys;
using Serverless.TestKit;
using Shouldly;
using Xunit;
using static Serverless.Flows.Tests.App.SmallSurvey;

namespace Serverless.Flows.Tests.Retention;

/// <summary>Answers go after the last day on which the codebook has them kept; what was published stays.</summary>
public sealed class AnswersKeptUntilTests(StorageEmulator emulator)
{
    private static readonly Name Wave = Name.Parse("2024");
    private static readonly Name Scholen = Name.Parse("scholen");

    [Fact]
    public async Task Answers_go_after_their_last_day_and_what_was_published_stays()
    {
        await using var app = await PublishedAsync();
        var published = (await app.Get<Publications>().FindAsync(Survey, Wave, CancellationToken.None)).Done();

        app.Clock.Advance(TimeSpan.FromDays(30));
        await app.TickAsync();
        (await app.TracesAsync("r000007")).ShouldNotBeEmpty();
        app.Clock.Advance(TimeSpan.FromDays(2));
        await app.SettleAsync();

        (await app.TracesAsync("r000007")).ShouldBeSomeThatAll(place =>
            place.Contains("2025", StringComparison.Ordinal)
        );
        var wave = await app.WaveAsync(Survey, "2024");
        wave.State.ShouldBe(WaveState.Final);
        wave.Files.AnswersRemovedAt.ShouldNotBeNull();
        (await app.Get<Publications>().FindAsync(Survey, Wave, CancellationToken.None))
            .Done()
            .OutputsHash.ShouldBe(published.OutputsHash);
        await using var results = await app.Get<Publications>()
            .OpenResultsAsync(Survey, Wave, published, CancellationToken.None);
        results.Length.ShouldBeGreaterThan(1000);
    }

    [Fact]
    public async Task Wave_without_answers_is_not_computed_again_and_says_why()
    {
        await using var app = await OverAsync();

        var recompute = await app.Get<StaleWaves>().RequestAsync(Survey, Wave, CancellationToken.None);
        var upload = await app.PutResponsesAsync(Survey, "2024", "scholen", TrialMonitor.Responses(40));
        var export = await app.Get<ResponsesReader>()
            .ReadAsync(Survey, Wave, Scholen, Language.Dutch, CancellationToken.None);
        (await app.PutCodebookAsync(Survey, Codebook(book => Until(book, "Andere titel")))).Done();
        await app.SettleAsync();

        upload.RefusedFor<Refusal.AnswersNotKept>();
        recompute.Succeeded(out _, out var notComputed).ShouldBeFalse();
        notComputed.ShouldBeOfType<Refusal.AnswersNotKept>();
        export.Succeeded(out _, out var notExported).ShouldBeFalse();
        notExported.ShouldBeOfType<Refusal.AnswersNotKept>();
        var wave = await app.WaveAsync(Survey, "2024");
        wave.State.ShouldBe(WaveState.Final);
        wave.Status.Failure.ShouldBeNull();
        wave.Files.Published.ShouldNotBeNull();
    }

    [Fact]
    public async Task Later_wave_stays_as_it_was_until_it_changes_and_is_then_computed_without_the_earlier_answers()
    {
        await using var app = await OverAsync();
        var before = await app.WaveAsync(Survey, "2025");
        before.State.ShouldBe(WaveState.Fresh);

        (await app.PutResponsesAsync(Survey, "2025", "scholen", TrialMonitor.Responses(55, 3))).Done();
        await app.SettleAsync();

        var after = await app.WaveAsync(Survey, "2025");
        after.State.ShouldBe(WaveState.Fresh, after.Status.Failure?.ToString());
        after
            .Files.Files.Where(file => file.Wave == "2024")
            .ShouldBeSomeThatAll(file => file.Key.Kind == UploadKind.Population);
    }

    [Fact]
    public async Task Later_date_in_a_new_codebook_keeps_the_answers()
    {
        await using var app = await PublishedAsync();
        (await app.PutCodebookAsync(Survey, Codebook(book => Until(book, "Proefmonitor", "2027-01-01")))).Done();

        app.Clock.Advance(TimeSpan.FromDays(40));
        await app.SettleAsync();

        (await app.WaveAsync(Survey, "2024")).State.ShouldBe(WaveState.Fresh);
    }

    private async Task<FlowApp> OverAsync()
    {
        var app = await PublishedAsync();
        app.Clock.Advance(TimeSpan.FromDays(40));
        await app.SettleAsync();
        return app;
    }

    /// <summary>Two waves, the answers of the first kept until 31 March 2026; it is 1 March.</summary>
    private async Task<FlowApp> PublishedAsync()
    {
        var app = await FlowApp.NewAsync(emulator);
        (await app.PutCodebookAsync(Survey, Codebook(book => Until(book, "Proefmonitor")))).Done();
        foreach (var wave in new[] { "2024", "2025" })
        {
            (await app.PutPopulationAsync(Survey, wave, "scholen", Population)).Done();
            (
                await app.PutResponsesAsync(Survey, wave, "scholen", TrialMonitor.Responses(40, wave == "2024" ? 0 : 3))
            ).Done();
        }

        await app.SettleAsync();
        return app;
    }

    private static void Until(System.Text.Json.Nodes.JsonNode codebook, string title, string date = "2026-03-31")
    {
        codebook["title"] = title;
        codebook["waves"]![0]!["answersKeptUntil"] = date;
    }
}
