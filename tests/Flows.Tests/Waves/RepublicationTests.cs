using System.Globalization;
using System.Text.Json.Nodes;
using Serverless.Analysis.Results;
using Serverless.Flows.Reading;
using Serverless.Flows.Tests.App;
using Serverless.Flows.Waves;
using Serverless.Storage;
using Shouldly;
using Xunit;
using static Serverless.Flows.Tests.App.SmallSurvey;

namespace Serverless.Flows.Tests.Waves;

/// <summary>
/// A wave that was published is published again when enough respondents differ, or after the longest delay without the
/// figures that few of them moved.
/// </summary>
public sealed class RepublicationTests(StorageEmulator emulator)
{
    [Fact]
    public async Task Erasure_of_one_respondent_is_stored_at_once_and_waits_to_be_published()
    {
        await using var app = await PublishedAsync();
        var first = await DocumentAsync(app);

        await EraseAsync(app, 1);
        await app.SettleAsync();

        var wave = await app.WaveAsync(Survey, "2024");
        wave.State.ShouldBe(WaveState.Waiting);
        wave.Status.WaitingUntil.ShouldBe(app.Clock.GetUtcNow() + TimeSpan.FromDays(30));
        wave.Status.WaitingFor.ShouldBe(10);
        wave.Status.WaitingGroups.ShouldBe("'scholen'");
        wave.Files.Files.Single(file => file.Key.Kind == UploadKind.Responses).Pointer.Rows.ShouldBe(59);
        (await app.ResultsAsync(Survey, "2024")).ShouldNotBeNull("researchers have the exact document");
        (await DocumentAsync(app)).ShouldBe(first);
    }

    [Fact]
    public async Task Wave_that_waits_is_not_computed_at_every_run_of_the_timer()
    {
        await using var app = await PublishedAsync();
        await EraseAsync(app, 1);
        await app.SettleAsync();
        var started = (await app.WaveAsync(Survey, "2024")).Status.StartedAt;

        app.Clock.Advance(TimeSpan.FromDays(3));
        await app.SettleAsync();

        (await app.WaveAsync(Survey, "2024")).Status.StartedAt.ShouldBe(started);
    }

    [Fact]
    public async Task Longest_delay_publishes_without_the_figures_that_one_erased_respondent_moved()
    {
        await using var app = await PublishedAsync();
        var first = await FiguresAsync(app);
        await EraseAsync(app, 1);
        await app.SettleAsync();

        app.Clock.Advance(TimeSpan.FromDays(30) + TimeSpan.FromMinutes(1));
        await app.SettleAsync();

        var wave = await app.WaveAsync(Survey, "2024");
        wave.State.ShouldBe(WaveState.Fresh);
        wave.Status.IsWaiting.ShouldBeFalse();
        (await FiguresAsync(app)).ShouldBe(first);
    }

    [Fact]
    public async Task Ten_erased_respondents_together_are_published_at_once()
    {
        await using var app = await PublishedAsync();
        var first = await FiguresAsync(app);
        for (var erased = 1; erased <= 9; erased++)
            await EraseAsync(app, erased);
        await app.SettleAsync();
        (await app.WaveAsync(Survey, "2024")).State.ShouldBe(WaveState.Waiting);

        await EraseAsync(app, 10);
        await app.SettleAsync();

        (await app.WaveAsync(Survey, "2024")).State.ShouldBe(WaveState.Fresh);
        (await FiguresAsync(app)).ShouldNotBe(first);
        JsonNode.Parse(await DocumentAsync(app))!["tables"]![1]!["groups"]![0]!["base"]!["n"]!
            .GetValue<int>()
            .ShouldBe(50);
    }

    [Fact]
    public async Task Respondents_who_are_numbered_anew_without_one_of_them_do_not_count_as_corrections()
    {
        await using var app = await PublishedAsync(rows: 120);
        var lines = TrialMonitor.Responses(120).Split('\n');

        await app.PutResponsesAsync(
            Survey,
            "2024",
            "scholen",
            string.Join('\n', lines[..5].Concat(lines[5..120].Zip(lines[6..121], (id, row) => id[..7] + row[7..])))
                + "\n"
        );
        await app.SettleAsync();

        (await app.WaveAsync(Survey, "2024")).State.ShouldBe(WaveState.Waiting);
    }

    [Fact]
    public async Task Delay_counts_from_the_first_change_that_waits()
    {
        await using var app = await PublishedAsync();
        await EraseAsync(app, 1);
        await app.SettleAsync();
        var until = (await app.WaveAsync(Survey, "2024")).Status.WaitingUntil;

        app.Clock.Advance(TimeSpan.FromDays(20));
        await EraseAsync(app, 2);
        await app.SettleAsync();

        (await app.WaveAsync(Survey, "2024")).Status.WaitingUntil.ShouldBe(until);
    }

    [Fact]
    public async Task Putting_back_what_is_published_ends_the_waiting()
    {
        await using var app = await PublishedAsync();
        await app.PutResponsesAsync(Survey, "2024", "scholen", Corrected());
        await app.SettleAsync();
        (await app.WaveAsync(Survey, "2024")).State.ShouldBe(WaveState.Waiting);

        await app.PutResponsesAsync(Survey, "2024", "scholen", TrialMonitor.Responses(60));
        await app.SettleAsync();

        (await app.WaveAsync(Survey, "2024")).State.ShouldBe(WaveState.Fresh);
    }

    [Fact]
    public async Task Wrong_file_that_was_published_is_replaced_at_once_by_figures_from_before_it()
    {
        await using var app = await PublishedAsync();
        var first = await FiguresAsync(app);
        await app.PutResponsesAsync(Survey, "2024", "scholen", TrialMonitor.Responses(120, seed: 3));
        await app.SettleAsync();
        (await FiguresAsync(app)).ShouldNotBe(first);

        await app.PutResponsesAsync(Survey, "2024", "scholen", Corrected());
        await app.SettleAsync();

        (await app.WaveAsync(Survey, "2024")).State.ShouldBe(WaveState.Fresh);
        (await FiguresAsync(app)).ShouldBe(first);
    }

    [Fact]
    public async Task Erasures_do_not_wait_where_the_codebook_asks_for_no_minimum()
    {
        await using var app = await PublishedAsync(minimumChange: 0);
        await EraseAsync(app, 1);

        await app.SettleAsync();

        (await app.WaveAsync(Survey, "2024")).State.ShouldBe(WaveState.Fresh);
    }

    [Fact]
    public async Task Publication_between_looking_and_entering_is_noticed()
    {
        await using var app = await PublishedAsync();
        var ledger = app.Get<PublicationLedger>();
        var read = await ledger.ReadAsync(Survey, CancellationToken.None);
        var entry = new LedgerEntry("2024", "scholen", "counts", "2024", "document");

        (await ledger.TryAddAsync(Survey, read, [entry], CancellationToken.None)).ShouldBeTrue();

        (await ledger.TryAddAsync(Survey, read, [entry], CancellationToken.None)).ShouldBeFalse();
    }

    /// <summary>Of other files each time, so that each is published and shows other counts.</summary>
    [Fact]
    public async Task Publishing_takes_the_same_few_reads_however_often_the_wave_was_published()
    {
        var few = await ReadsAsync(publications: 2);
        var many = await ReadsAsync(publications: Publications);

        many.ShouldBe(few);
        few.Counts.ShouldBe(2, "The ledger and the page.");
        few.Documents.ShouldBe(2, "The closest one, and the new one to make pages of.");
    }

    [Theory]
    [InlineData("gone")]
    [InlineData("damaged")]
    public async Task Counts_are_read_by_themselves_where_their_page_cannot_be(string page)
    {
        await using var app = await PublishedAsync();
        var first = await FiguresAsync(app);
        var blob = app.Account.Container(StorageNames.Results).GetBlobClient($"_shown/{Survey}/pages/2024.gz");
        if (page == "gone")
            await blob.DeleteAsync();
        else
            await blob.UploadAsync(BinaryData.FromString("geen bladzijde"), overwrite: true);
        await EraseAsync(app, 1);

        await app.SettleAsync();

        (await app.WaveAsync(Survey, "2024")).State.ShouldBe(WaveState.Waiting);
        (await FiguresAsync(app)).ShouldBe(first);
    }

    /// <summary>How many publications; set PUBLICATIONS for more.</summary>
    private static int Publications =>
        int.TryParse(Environment.GetEnvironmentVariable("PUBLICATIONS"), CultureInfo.InvariantCulture, out var n)
            ? n
            : 5;

    /// <summary>Reads of the next publication: of what was shown before, and of results documents.</summary>
    private async Task<(int Counts, int Documents)> ReadsAsync(int publications)
    {
        await using var app = await PublishedAsync();
        for (var number = 1; number < publications; number++)
            await PublishAsync(number);
        var before = app.Operations.Log.Count;
        await PublishAsync(publications);
        List<string> reads =
        [
            .. app
                .Operations.Log.Skip(before)
                .Where(read =>
                    read.StartsWith("GET ", StringComparison.Ordinal)
                    && read.Contains("results/", StringComparison.Ordinal)
                ),
        ];
        var counts = reads.Count(read => read.Contains("/_shown/", StringComparison.Ordinal));
        TestContext.Current.SendDiagnosticMessage(
            FormattableString.Invariant($"{publications} publications: {string.Join(", ", reads)}")
        );
        return (counts, reads.Count - counts);

        async Task PublishAsync(int number)
        {
            await app.PutResponsesAsync(
                Survey,
                "2024",
                "scholen",
                TrialMonitor.Responses(60 + (12 * number), seed: number)
            );
            await app.SettleAsync();
            (await app.WaveAsync(Survey, "2024")).State.ShouldBe(WaveState.Fresh);
        }
    }

    [Fact]
    public async Task Published_document_shows_no_hash_of_the_files()
    {
        await using var app = await PublishedAsync();
        var files = (await app.WaveAsync(Survey, "2024")).Files;

        var document = await DocumentAsync(app);

        document.ShouldNotContain(files.InputsHash);
        files.Files.Count.ShouldBe(2);
        files.Files.ShouldBeSomeThatAll(file => !document.Contains(file.Pointer.Version));
    }

    private async Task<FlowApp> PublishedAsync(int minimumChange = 10, int rows = 60)
    {
        var app = await FlowApp.NewAsync(emulator);
        (
            await app.PutCodebookAsync(
                Survey,
                Codebook(codebook => codebook["settings"] = new JsonObject { ["minimumChange"] = minimumChange })
            )
        ).Done();
        (await app.PutPopulationAsync(Survey, "2024", "scholen", Population)).Done();
        (await app.PutResponsesAsync(Survey, "2024", "scholen", TrialMonitor.Responses(rows))).Done();
        await app.SettleAsync();
        (await app.WaveAsync(Survey, "2024")).State.ShouldBe(WaveState.Fresh);
        return app;
    }

    /// <summary>One respondent gave another answer.</summary>
    private static string Corrected() =>
        TrialMonitor.Responses(60).Replace("r000000;2;1;", "r000000;2;2;", StringComparison.Ordinal);

    private static async Task EraseAsync(FlowApp app, int number) =>
        (await app.EraseAsync(Survey, FormattableString.Invariant($"r{number:D6}"), "2024", "scholen")).Done();

    private static async Task<string> DocumentAsync(FlowApp app)
    {
        var publications = app.Get<Publications>();
        var published = (await publications.FindAsync(Survey, Name.Parse("2024"), CancellationToken.None)).Done();
        await using var json = await publications.OpenResultsAsync(
            Survey,
            Name.Parse("2024"),
            published,
            CancellationToken.None
        );
        using var reader = new StreamReader(json);
        return await reader.ReadToEndAsync();
    }

    private static async Task<string> FiguresAsync(FlowApp app)
    {
        var document = JsonNode.Parse(await DocumentAsync(app))!;
        return document["groups"]!.ToJsonString() + document["tables"]!.ToJsonString();
    }
}
