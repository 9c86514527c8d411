using System.Text;
using Serverless.Flows.Auditing;
using Serverless.Flows.Erasure;
using Serverless.Flows.Tests.App;
using Serverless.Storage;
using Serverless.Storage.Auditing;
using Shouldly;
using Xunit;
using static Serverless.Flows.Tests.App.SmallSurvey;

namespace Serverless.Flows.Tests.Erasure;

/// <summary>
/// The plain hash of a small file of answers proves a guess of it. Addresses of requests to storage are kept in its logs,
/// names of blobs by the Functions host, audit entries for good, log lines in telemetry: in none of them is such a hash.
/// </summary>
public sealed class NamesInStorageTests(StorageEmulator emulator)
{
    private static readonly InputKey Key = InputKey.Responses(Survey, Name.Parse("2024"), Name.Parse("scholen"));

    /// <summary>As few hexadecimal digits as are enough to know a hash by.</summary>
    private const int Digits = 12;

    [Fact]
    public async Task No_hash_of_answers_is_in_an_address_a_log_line_a_message_or_an_audit_log()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        var hashes = new HashSet<string>(StringComparer.Ordinal);
        await app.UploadAsync();
        await NoteAsync(app, hashes);
        await app.SettleAsync(rendering: false);
        var manifests = await app.BlobsAsync(StorageNames.RenderRequests, $"{Survey}/");
        await app.SettleAsync();
        (await app.PutResponsesAsync(Survey, "2024", "scholen", TrialMonitor.Responses(60), later: true)).Done();
        await app.SettleAsync();
        await NoteAsync(app, hashes);
        (await app.EraseAsync(Survey, "r000007")).Done();
        await NoteAsync(app, hashes);
        app.Clock.Advance(TimeSpan.FromDays(40));
        await app.SettleAsync();

        hashes.Count.ShouldBe(9);
        var entries = (
            await app.Get<AuditLog>().PageAsync(AuditChain.OfSurvey(Survey), null, CancellationToken.None)
        ).Entries;
        manifests.ShouldHaveSingleItem();
        entries.Count.ShouldBeGreaterThan(5);
        app.Operations.Log.Count.ShouldBeGreaterThan(100);
        foreach (var hash in hashes.Select(hash => hash[..Digits]))
        {
            manifests.ShouldNotContain(name => name.Contains(hash, StringComparison.Ordinal));
            app.Operations.Log.ShouldNotContain(address => address.Contains(hash, StringComparison.Ordinal));
            app.Log.Lines.ShouldNotContain(line => line.Contains(hash, StringComparison.Ordinal));
            entries.ShouldNotContain(entry =>
                $"{entry.Event.VersionBefore} {entry.Event.Version} {entry.Event.Subject}".Contains(
                    hash,
                    StringComparison.Ordinal
                )
            );
        }
    }

    [Fact]
    public async Task File_and_results_that_were_named_by_their_plain_hash_are_found_used_and_erased()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();
        await app.SettleAsync();
        await RenameAsync(app);
        var files = app.Get<RawFiles>();
        var before = (await app.Get<InputPointers>().FindAsync(Key, CancellationToken.None))!;

        (await files.ExistsAsync(Key, before.Version, CancellationToken.None)).ShouldBeTrue();
        (await app.ResultsAsync(Survey, "2024")).ShouldNotBeNull();
        (await app.PublishedAsync(Survey, "2024")).ShouldNotBeNull();
        (await app.EraseAsync(Survey, "r000007")).Done().RowsErased.ShouldBe(1);

        (await app.TracesAsync("r000007")).ShouldBeEmpty();
        (await app.BlobsAsync(StorageNames.Uploads, Key.Folder)).ShouldHaveSingleItem();
    }

    /// <summary>The hashes that rest on answers as they are now.</summary>
    private static async Task NoteAsync(FlowApp app, HashSet<string> hashes)
    {
        var files = (await app.WaveAsync(Survey, "2024")).Files;
        hashes.Add(files.InputsHash);
        hashes.Add(files.OutputsHash);
        hashes.Add((await app.Get<InputPointers>().FindAsync(Key, CancellationToken.None))!.Version);
    }

    /// <summary>Gives blobs the names they had before names were keyed.</summary>
    private static async Task RenameAsync(FlowApp app)
    {
        var files = (await app.WaveAsync(Survey, "2024")).Files;
        var version = (await app.Get<InputPointers>().FindAsync(Key, CancellationToken.None))!.Version;
        foreach (
            var (container, folder, hash) in new[]
            {
                (StorageNames.Uploads, Key.Folder, version),
                (StorageNames.Results, $"{Survey}/2024/", files.InputsHash),
            }
        )
        {
            var blobs = app.Account.Container(container);
            var names = await app.BlobsAsync(container, folder);
            names.ShouldNotBeEmpty();
            foreach (var name in names)
            {
                var content = (await blobs.GetBlobClient(name).DownloadContentAsync()).Value.Content;
                var extension = name[name.IndexOf('.', StringComparison.Ordinal)..];
                await blobs.UploadBlobAsync($"{folder}{hash}{extension}", content);
                await blobs.DeleteBlobAsync(name);
            }
        }
    }
}
