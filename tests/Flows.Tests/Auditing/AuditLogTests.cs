using System.Text;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Serverless.Flows.Auditing;
using Serverless.Flows.Erasure;
using Serverless.Flows.Reading;
using Serverless.Flows.Tests.App;
using Serverless.Flows.Uploads;
using Serverless.Storage;
using Serverless.Storage.Auditing;
using Serverless.Surveys;
using Shouldly;
using Xunit;

namespace Serverless.Flows.Tests.Auditing;

/// <summary>What is in an audit log, and that nobody changes it unnoticed.</summary>
public sealed class AuditLogTests(StorageEmulator emulator)
{
    private static readonly AuditChain Chain = AuditChain.OfSurvey(SmallSurvey.Survey);

    [Fact]
    public async Task Every_change_and_every_reading_of_answers_is_in_the_log_with_who_and_which_version()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await Callers.AsAsync(
            Callers.Ministry,
            async () =>
            {
                await app.UploadAsync();
                return true;
            }
        );
        await app.SettleAsync();
        var version = await FingerprintAsync(app);
        await Callers.AsAsync(Callers.Ministry, () => ReadResponsesAsync(app));
        await Callers.AsAsync(Callers.Ministry, () => EraseAsync(app, "r000001"));

        var entries = (await EntriesAsync(app)).Reverse().ToList();

        entries
            .Select(entry => entry.Event.Operation)
            .ShouldBe([
                AuditOperation.CodebookUploaded,
                AuditOperation.PopulationUploaded,
                AuditOperation.ResponsesUploaded,
                AuditOperation.WavePublished,
                AuditOperation.ResponsesRead,
                AuditOperation.RespondentErased,
            ]);
        entries[2].Event.Version.ShouldBe(version);
        entries[5].Event.VersionBefore.ShouldBe(version);
        entries[5].Event.Version.ShouldBe(await FingerprintAsync(app));
        entries
            .Select(entry => entry.Actor.Id)
            .ShouldBe([
                "sleutel-ministerie",
                "sleutel-ministerie",
                "sleutel-ministerie",
                "program",
                "sleutel-ministerie",
                "sleutel-ministerie",
            ]);
        (await VerifyAsync(app)).Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_of_respondents_is_in_the_log()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();
        await EraseAsync(app, "r000001");
        await EraseAsync(app, "niemand-met-dit-kenmerk");

        var rows = await RowsAsync(app);

        rows.ShouldNotBeEmpty();
        rows.SelectMany(row => row.Select(property => property.Value))
            .OfType<string>()
            .Where(value =>
                value.Contains("r000001", StringComparison.Ordinal)
                || value.Contains("niemand-met", StringComparison.Ordinal)
            )
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task Large_upload_is_in_the_log_under_the_one_who_sent_it_and_once_though_its_message_comes_twice()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();
        var accepted = await Callers.AsAsync(
            Callers.Fund,
            () => app.PutResponsesAsync(SmallSurvey.Survey, "2025", "scholen", TrialMonitor.Responses(30), later: true)
        );
        var message = new StoreResponsesMessage(SmallSurvey.Survey.ToString(), accepted.Done().UploadId!);
        await app.Get<ResponsesStorage>().ContinueAsync(message, CancellationToken.None);
        await app.Get<ResponsesStorage>().ContinueAsync(message, CancellationToken.None);

        var entry = (await EntriesAsync(app)).Single(known => known.Event.Wave == Name.Parse("2025"));

        entry.Event.Operation.ShouldBe(AuditOperation.ResponsesUploaded);
        entry.Actor.Id.ShouldBe("sleutel-fonds");
    }

    [Fact]
    public async Task Wherever_an_upload_breaks_off_no_change_is_missing_in_the_log_and_none_is_there_twice()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();
        var completed = false;
        for (var operation = 1; !completed && operation < 100; operation++)
            foreach (var afterwards in new[] { false, true })
            {
                var csv = TrialMonitor.Responses(20, seed: (2 * operation) + (afterwards ? 1 : 0));
                await using var crashing = app.Restarted();
                crashing.Operations.CrashAt(operation, afterwards);
                completed = await CompletesAsync(() => PutAsync(crashing, csv));
                await PutAsync(app, csv);

                var current = await FingerprintAsync(app);
                var ofVersion = (await EntriesAsync(app)).Where(entry => entry.Event.Version == current).ToList();
                ofVersion.Count.ShouldBe(
                    1,
                    FormattableString.Invariant($"the upload broke off at storage operation {operation}")
                );
            }

        completed.ShouldBeTrue();
        (await VerifyAsync(app)).Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_is_changed_when_the_log_cannot_be_written()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();
        var before = await ResponsesAsync(app);
        await app.Account.Table(StorageNames.Audit).DeleteAsync();

        await Should.ThrowAsync<RequestFailedException>(() => PutAsync(app, TrialMonitor.Responses(20, seed: 3)));

        (await ResponsesAsync(app))!.Version.ShouldBe(before!.Version);
    }

    [Fact]
    public async Task Writers_on_several_instances_make_one_chain_without_a_gap()
    {
        await using var first = await FlowApp.NewAsync(emulator);
        await using var second = first.Restarted();
        await using var third = first.Restarted();

        await Task.WhenAll(
            new[] { first, second, third }.SelectMany(app =>
                Enumerable.Range(0, 15).Select(_ => app.Get<AuditLog>().WriteAsync(Chain, Reading(), default))
            )
        );

        var entries = await EntriesAsync(first);
        entries.Select(entry => entry.Sequence).ShouldBe(Enumerable.Range(1, 45).Select(n => (long)n).Reverse());
        (await VerifyAsync(first)).Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Event_that_is_reported_by_two_instances_at_once_is_there_once()
    {
        await using var first = await FlowApp.NewAsync(emulator);
        await using var second = first.Restarted();
        var happened = Reading();

        await Task.WhenAll(
            first.Get<AuditLog>().WriteAsync(Chain, happened, default),
            second.Get<AuditLog>().WriteAsync(Chain, happened, default)
        );

        (await EntriesAsync(first)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Entry_costs_one_storage_operation_once_the_chain_is_known()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.Get<AuditLog>().WriteAsync(Chain, Reading(), default);
        app.Operations.Reset();

        await app.Get<AuditLog>().WriteAsync(Chain, Reading(), default);

        app.Operations.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("Actor", "Key|iemand|fonds|")]
    [InlineData("Operation", "issues-read")]
    [InlineData("Version", "0000")]
    [InlineData("Wave", "2025")]
    [InlineData("Sequence", 9L)]
    public async Task Entry_that_was_edited_is_found(string property, object value)
    {
        await using var app = await WithEntriesAsync(5);
        var row = (await RowsAsync(app))[2];
        row[property] = value;

        await Table(app).UpdateEntityAsync(row, ETag.All, TableUpdateMode.Replace);

        (await VerifyAsync(app)).Faults.ShouldContain(fault => fault.Contains("edited", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Entry_that_was_edited_and_hashed_again_is_found_by_the_one_after_it()
    {
        await using var app = await WithEntriesAsync(5);
        var row = (await RowsAsync(app))[2];
        row["Subject"] = "iets anders";
        row["Hash"] = AuditEntry.From(row).HashIn(Chain);

        await Table(app).UpdateEntityAsync(row, ETag.All, TableUpdateMode.Replace);

        (await VerifyAsync(app)).Faults.ShouldBe(["Entry 3 is not the one that entry 4 was written after."]);
    }

    [Theory]
    [InlineData(0, "Entries 5 to 5, the last ones, are gone.")]
    [InlineData(2, "Entries 3 to 3 are gone.")]
    [InlineData(4, "Entries 1 to 1 are gone.")]
    public async Task Entry_that_was_removed_is_found(int row, string fault)
    {
        await using var app = await WithEntriesAsync(5);
        var removed = (await RowsAsync(app))[row];

        await Table(app).DeleteEntityAsync(removed.PartitionKey, removed.RowKey);

        (await VerifyAsync(app)).Faults.ShouldBe([fault]);
    }

    [Fact]
    public async Task Entries_that_changed_places_are_found()
    {
        await using var app = await WithEntriesAsync(5);
        var rows = await RowsAsync(app);
        var (one, other) = (rows[1].RowKey, rows[2].RowKey);
        (rows[1].RowKey, rows[2].RowKey) = (other, one);

        foreach (var row in rows[1..3])
            await Table(app).UpdateEntityAsync(row, ETag.All, TableUpdateMode.Replace);

        (await VerifyAsync(app)).Faults.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task End_that_was_cut_off_together_with_the_note_of_it_is_found_by_the_anchor()
    {
        await using var app = await WithEntriesAsync(5);
        await AnchorAsync(app);
        var rows = await RowsAsync(app);
        foreach (var row in rows[..2])
            await Table(app).DeleteEntityAsync(row.PartitionKey, row.RowKey);
        await WriteHeadAsync(app, rows[2]);

        (await VerifyAsync(app)).Faults.ShouldHaveSingleItem().ShouldContain("once had 5");
    }

    [Fact]
    public async Task Log_that_was_written_anew_from_an_entry_on_is_found_by_the_anchor()
    {
        await using var app = await WithEntriesAsync(5);
        await AnchorAsync(app);
        var rows = await RowsAsync(app);
        var previous = rows[3]["Hash"];
        foreach (var row in rows[..3].Reverse())
        {
            row["Previous"] = previous;
            row["Subject"] = "herschreven";
            row["Hash"] = previous = AuditEntry.From(row).HashIn(Chain);
            await Table(app).UpdateEntityAsync(row, ETag.All, TableUpdateMode.Replace);
        }

        await WriteHeadAsync(app, rows[0]);

        (await VerifyAsync(app)).Faults.ShouldHaveSingleItem().ShouldContain("written anew");
    }

    [Fact]
    public async Task Log_that_was_removed_whole_is_found_by_the_anchor()
    {
        await using var app = await WithEntriesAsync(5);
        await AnchorAsync(app);
        await foreach (var row in Table(app).QueryAsync<TableEntity>())
            await Table(app).DeleteEntityAsync(row.PartitionKey, row.RowKey);

        (await VerifyAsync(app)).Faults.ShouldHaveSingleItem().ShouldContain("once had 5");
    }

    [Fact]
    public async Task Anchors_are_kept_of_every_log_and_once_for_each_end()
    {
        await using var app = await WithEntriesAsync(2);
        await app.MakeOrganisationsAsync();
        (await app.PutCodebookAsync(SmallSurvey.Survey, SmallSurvey.Codebook())).Done();
        await app.IssueAsync(Callers.Ministry);
        await AnchorAsync(app);
        await AnchorAsync(app);

        var blobs = await app.BlobsAsync(StorageNames.AuditAnchors, "");

        blobs
            .Select(blob => blob[..blob.LastIndexOf('-')])
            .ShouldBe(
                ["deployment/000000000002", "organisation/ministerie/000000000001", "survey/proef/000000000003"],
                ignoreOrder: true
            );
    }

    [Fact]
    public async Task Pages_hold_every_entry_once_newest_first()
    {
        await using var app = await WithEntriesAsync((2 * AuditLog.PageSize) + 1);
        var numbers = new List<long>();
        for (long? before = null; ; )
        {
            var page = await app.Get<AuditLog>().PageAsync(Chain, before, CancellationToken.None);
            numbers.AddRange(page.Entries.Select(entry => entry.Sequence));
            if (page.Next is null)
                break;
            before = page.Next;
        }

        numbers.ShouldBe(Enumerable.Range(1, (2 * AuditLog.PageSize) + 1).Select(n => (long)n).Reverse());
    }

    private async Task<FlowApp> WithEntriesAsync(int count)
    {
        var app = await FlowApp.NewAsync(emulator);
        for (var number = 0; number < count; number++)
            await app.Get<AuditLog>().WriteAsync(Chain, Reading(), CancellationToken.None);
        return app;
    }

    private static AuditEvent Reading() => AuditLog.Once(AuditOperation.ExactResultsRead);

    private static TableClient Table(FlowApp app) => app.Account.Table(StorageNames.Audit);

    /// <summary>The rows of the entries, newest first.</summary>
    private static async Task<TableEntity[]> RowsAsync(FlowApp app) =>
        await Table(app)
            .QueryAsync<TableEntity>(row => row.PartitionKey == Chain.Name)
            .Where(row => char.IsAsciiDigit(row.RowKey[0]))
            .ToArrayAsync();

    private static Task<Response> WriteHeadAsync(FlowApp app, TableEntity newest) =>
        Table(app)
            .UpsertEntityAsync(
                new TableEntity(Chain.Name, "head") { ["Sequence"] = newest["Sequence"], ["Hash"] = newest["Hash"] },
                TableUpdateMode.Replace
            );

    private static async Task<IReadOnlyList<AuditEntry>> EntriesAsync(FlowApp app) =>
        (await app.Get<AuditLog>().PageAsync(Chain, null, CancellationToken.None)).Entries;

    private static Task<AuditVerification> VerifyAsync(FlowApp app) =>
        app.Get<AuditLog>().VerifyAsync(Chain, CancellationToken.None);

    private static async Task AnchorAsync(FlowApp app)
    {
        // The anchors of a night cover the surveys that have a codebook.
        await app.Get<AuditLog>().AnchorAsync(Chain, CancellationToken.None);
        await app.Get<AuditAnchorWriter>().RunAsync(CancellationToken.None);
    }

    /// <summary>What the log calls the current responses.</summary>
    private static async Task<string> FingerprintAsync(FlowApp app)
    {
        var fingerprints = await app.Get<PublicVersions>().FingerprintsAsync(CancellationToken.None);
        return fingerprints.OfFile("responses", (await ResponsesAsync(app))!.Version);
    }

    private static Task<InputPointer?> ResponsesAsync(FlowApp app) =>
        app.Get<InputPointers>()
            .FindAsync(
                InputKey.Responses(SmallSurvey.Survey, Name.Parse("2024"), Name.Parse("scholen")),
                CancellationToken.None
            );

    private static Task<Outcome<AcceptedUpload>> PutAsync(FlowApp app, string csv) =>
        app.PutResponsesAsync(SmallSurvey.Survey, "2024", "scholen", csv);

    private static async Task<bool> CompletesAsync(Func<Task> work)
    {
        try
        {
            await work();
            return true;
        }
        catch (CrashException)
        {
            return false;
        }
    }

    private static Task<Outcome<RespondentErased>> EraseAsync(FlowApp app, string respondent) =>
        app.Get<RespondentErasure>()
            .EraseAsync(
                new ErasureScope(SmallSurvey.Survey, Name.Parse("2024"), Name.Parse("scholen")),
                respondent,
                CancellationToken.None
            );

    private static async Task<bool> ReadResponsesAsync(FlowApp app) =>
        (
            await app.Get<ResponsesReader>()
                .ReadAsync(
                    SmallSurvey.Survey,
                    Name.Parse("2024"),
                    Name.Parse("scholen"),
                    Language.Dutch,
                    CancellationToken.None
                )
        ).Succeeded(out _, out _);
}
