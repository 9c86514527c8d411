using Azure.Data.Tables;
using Serverless.Flows.Access;
using Serverless.Flows.Auditing;
using Serverless.Flows.Backup;
using Serverless.Flows.Tests.App;
using Serverless.Storage;
using Serverless.Storage.Access;
using Serverless.Storage.Auditing;
using Shouldly;
using Xunit;

namespace Serverless.Flows.Tests.Access;

/// <summary>The rehearsal: keys and audit logs are backed up, destroyed and restored.</summary>
public sealed class AccessBackupTests(StorageEmulator emulator)
{
    private static readonly AuditChain Chain = AuditChain.OfSurvey(SmallSurvey.Survey);

    [Fact]
    public async Task Keys_work_again_after_their_table_was_destroyed_and_restored()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        var key = await IssuedAsync(app);
        await BackUpAsync(app);
        await DestroyAsync(app, StorageNames.Access);
        (await app.Get<AccessKeys>().FindAsync(key.Id, CancellationToken.None)).ShouldBeNull();

        var restored = await RestoreAsync(app);

        var found = await app.Get<AccessKeys>().FindAsync(key.Id, CancellationToken.None);
        (found! with { ETag = default }).ShouldBe(key with { ETag = default });
        restored.Access.Keys.ShouldBe(2);
        (await RestoreAsync(app)).Access.Keys.ShouldBe(0);
    }

    [Fact]
    public async Task Key_that_was_revoked_after_the_backup_comes_back_revoked()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        var key = await IssuedAsync(app);
        await BackUpAsync(app);
        (await app.Get<KeyIssuer>().RevokeAsync(Callers.Ministry, key.Id, CancellationToken.None)).Done();
        await DestroyAsync(app, StorageNames.Access);

        await RestoreAsync(app);

        (await app.Get<AccessKeys>().FindAsync(key.Id, CancellationToken.None))!.RevokedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Audit_log_verifies_after_it_was_destroyed_and_restored_and_goes_on()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();
        await app.Get<AuditAnchorWriter>().RunAsync(CancellationToken.None);
        await BackUpAsync(app);
        var before = await app.Get<AuditTrail>().HeadAsync(Chain, CancellationToken.None);
        await DestroyAsync(app, StorageNames.Audit);
        (await VerifyAsync(app)).Faults.ShouldNotBeEmpty();

        var restored = await RestoreAsync(app);

        restored.Access.Audit.BegunAnew.ShouldBeEmpty();
        var verified = await VerifyAsync(app);
        verified.Faults.ShouldBeEmpty();
        verified.Head.ShouldBe(before);
        await NoteAsync(app);
        (await VerifyAsync(app)).Head.Sequence.ShouldBe(before.Sequence + 1);
        (await VerifyAsync(app)).Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Log_that_was_begun_anew_is_named_and_left_as_it_is()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();
        await BackUpAsync(app);
        await DestroyAsync(app, StorageNames.Audit);
        await NoteAsync(app);
        var anew = await app.Get<AuditTrail>().HeadAsync(Chain, CancellationToken.None);

        var restored = await RestoreAsync(app);

        restored.Access.Audit.BegunAnew.ShouldContain(Chain.Name);
        (await app.Get<AuditTrail>().HeadAsync(Chain, CancellationToken.None)).ShouldBe(anew);
        (await VerifyAsync(app)).Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Backup_opens_nothing()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        var issued = await IssueAsync(app);
        await BackUpAsync(app);

        var text = new List<string>();
        await foreach (var blob in app.Account.Container(StorageNames.Backups).GetBlobsAsync())
            text.Add(
                (
                    await app.Account.Container(StorageNames.Backups).GetBlobClient(blob.Name).DownloadContentAsync()
                ).Value.Content.ToString()
            );

        text.Count.ShouldBe(3);
        string.Concat(text).ShouldContain(issued.Key.Hash);
        string.Concat(text).ShouldNotContain(issued.Text.Text[15..]);
    }

    private static async Task<AccessKey> IssuedAsync(FlowApp app) => (await IssueAsync(app)).Key;

    private static async Task<IssuedKey> IssueAsync(FlowApp app)
    {
        await app.Get<Organisations>()
            .AddAsync(new Organisation(Callers.Ministry, "Ministerie", app.Clock.GetUtcNow()), CancellationToken.None);
        return await app.IssueAsync(Callers.Ministry);
    }

    private static Task BackUpAsync(FlowApp app) => app.Get<PointerBackup>().WriteAsync(CancellationToken.None);

    private static async Task<RestoredPointers> RestoreAsync(FlowApp app) =>
        (
            await app.Get<PointerBackup>()
                .RestoreAsync(DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime), CancellationToken.None)
        ).Done();

    private static async Task DestroyAsync(FlowApp app, string name)
    {
        var table = app.Account.Table(name);
        await foreach (var row in table.QueryAsync<TableEntity>())
            await table.DeleteEntityAsync(row.PartitionKey, row.RowKey);
    }

    private static Task<AuditVerification> VerifyAsync(FlowApp app) =>
        app.Get<AuditLog>().VerifyAsync(Chain, CancellationToken.None);

    private static Task NoteAsync(FlowApp app) =>
        app.Get<AuditLog>()
            .WriteAsync(
                Chain,
                new AuditEvent(AuditOperation.RecomputeRequested, Guid.NewGuid().ToString()),
                CancellationToken.None
            );
}
