using System.Text;
using Azure.Storage.Blobs;
using Serverless.Flows.Backup;
using Serverless.Flows.Tests.App;
using Serverless.Intake.Sources;
using Serverless.Intake.Sources.Spss;
using Serverless.Storage;
using Shouldly;
using Xunit;
using static Serverless.Flows.Tests.App.SmallSurvey;

namespace Serverless.Flows.Tests.Erasure;

/// <summary>Whoever was erased does not come back, by whichever way.</summary>
public sealed class ErasedStayAwayTests(StorageEmulator emulator)
{
    private const string Id = "r000007";

    private static readonly InputKey Key = InputKey.Responses(Survey, Name.Parse("2024"), Name.Parse("scholen"));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Upload_with_an_erased_respondent_is_refused_with_the_row_and_without_the_id(bool later)
    {
        await using var app = await ErasedAsync();

        var refused = await app.PutResponsesAsync(Survey, "2024", "scholen", TrialMonitor.Responses(50), later);

        var issue = refused.RefusedFor<Refusal.Faulty>().Issues.Listed.ShouldHaveSingleItem();
        (issue.Rule, issue.Row, issue.Column, issue.Value).ShouldBe(("erased-respondent", 9, "respondent", null));
        await NowhereAsync(app);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Upload_without_those_erased_is_stored_without_them_and_says_how_many(bool later)
    {
        await using var app = await ErasedAsync();

        var accepted = (
            await app.PutResponsesAsync(
                Survey,
                "2024",
                "scholen",
                TrialMonitor.Responses(50),
                later,
                withoutErased: true
            )
        ).Done();
        await app.DeliverAsync(rendering: false);

        accepted.ErasedLeftOut.ShouldBe(1);
        accepted.Rows.ShouldBe(49);
        var current = (await app.Get<InputPointers>().FindAsync(Key, CancellationToken.None))!;
        current.Version.ShouldBe(accepted.Version);
        current.Rows.ShouldBe(49);
        await NowhereAsync(app);
    }

    [Theory]
    [InlineData(Id, " R000007 ")]
    [InlineData(Id, "\"r000007\"")]
    [InlineData("respondent;", " RESPONDENT ;")]
    public async Task Other_ways_to_write_the_id_and_its_column_are_recognised(string text, string other)
    {
        await using var app = await ErasedAsync();

        var refused = await app.PutResponsesAsync(
            Survey,
            "2024",
            "scholen",
            TrialMonitor.Responses(50).Replace(text, other, StringComparison.Ordinal)
        );

        refused.RefusedFor<Refusal.Faulty>().Issues.Listed.ShouldContain(issue => issue.Rule == "erased-respondent");
    }

    [Fact]
    public async Task File_of_nobody_but_erased_respondents_is_refused()
    {
        await using var app = await ErasedAsync();
        var header = TrialMonitor.Responses(1).Split('\n')[0];

        var refused = await app.PutResponsesAsync(
            Survey,
            "2024",
            "scholen",
            $"{header}\n{Id};1;1;5\n",
            withoutErased: true
        );

        refused.RefusedFor<Refusal.Faulty>();
    }

    [Fact]
    public async Task Converted_upload_is_screened_and_can_be_erased_from()
    {
        await using var app = await ErasedAsync();
        var sav = SystemFile(50);

        (await app.PutResponsesAsync(Survey, "2024", "scholen", sav)).RefusedFor<Refusal.Faulty>();
        var accepted = (await app.PutResponsesAsync(Survey, "2024", "scholen", sav, withoutErased: true)).Done();
        accepted.ErasedLeftOut.ShouldBe(1);
        (await app.EraseAsync(Survey, "r000008")).Done().RowsErased.ShouldBe(1);

        (await app.TracesAsync("r000008")).ShouldBeEmpty();
        await NowhereAsync(app);
        (await app.Get<InputPointers>().FindAsync(Key, CancellationToken.None))!.Rows.ShouldBe(48);
    }

    [Fact]
    public async Task Raw_file_that_came_back_is_read_again_without_those_erased()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();
        var blob = app.Account.Container(StorageNames.Uploads).GetBlobClient(await CurrentBlobAsync(app));
        var file = (await blob.DownloadContentAsync()).Value.Content;
        var before = (await app.Get<InputPointers>().FindAsync(Key, CancellationToken.None))!;
        (await app.EraseAsync(Survey, Id)).Done();
        await blob.UploadAsync(file);
        var current = (await app.Get<InputPointers>().FindAsync(Key, CancellationToken.None))!;
        var undeleted = before with { Edition = current.Edition };
        (await app.Get<InputPointers>().MoveAsync(Key, current, undeleted, CancellationToken.None)).ShouldBeTrue();

        (await app.PutCodebookAsync(Survey, Codebook(codebook => codebook["title"] = "Nieuw"))).Done();
        await app.SettleAsync(rendering: false);

        (await app.ResultsAsync(Survey, "2024")).ShouldNotBeNull();
        (await app.Get<InputPointers>().FindAsync(Key, CancellationToken.None))!.Rows.ShouldBe(39);
        await NowhereAsync(app);
    }

    [Fact]
    public async Task Backup_brings_back_the_register_and_nobody_in_it()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();
        var blob = app.Account.Container(StorageNames.Uploads).GetBlobClient(await CurrentBlobAsync(app));
        var file = (await blob.DownloadContentAsync()).Value.Content;
        var day = DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime);
        var old = (await app.Get<InputPointers>().FindAsync(Key, CancellationToken.None))!;
        (await app.EraseAsync(Survey, Id)).Done();
        await app.Get<PointerBackup>().WriteAsync(CancellationToken.None);
        await DestroyPointersAsync(app);

        // Somebody puts the blob of before the erasure back, and a pointer to it.
        await blob.UploadAsync(file);
        var restored = await app.Get<PointerBackup>().RestoreAsync(day, CancellationToken.None);

        restored.Done().Restored.ShouldBeGreaterThan(2);
        (
            await app.PutResponsesAsync(Survey, "2024", "scholen", TrialMonitor.Responses(50))
        ).RefusedFor<Refusal.Faulty>();
        (await app.Get<InputPointers>().FindAsync(Key, CancellationToken.None))!.Version.ShouldNotBe(old.Version);
    }

    [Fact]
    public async Task Pointer_to_a_file_with_somebody_erased_is_not_restored()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();
        var blob = app.Account.Container(StorageNames.Uploads).GetBlobClient(await CurrentBlobAsync(app));
        var file = (await blob.DownloadContentAsync()).Value.Content;
        var day = DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime);
        await app.Get<PointerBackup>().WriteAsync(CancellationToken.None);
        (await app.EraseAsync(Survey, Id)).Done();
        await blob.UploadAsync(file);
        await app.Account.Table(StorageNames.Pointers).DeleteEntityAsync(Key.PartitionKey, Key.RowKey);

        var restored = (await app.Get<PointerBackup>().RestoreAsync(day, CancellationToken.None)).Done();

        restored.Lost.ShouldBe([Key]);
        (await app.Get<InputPointers>().FindAsync(Key, CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task Register_holds_neither_the_id_nor_a_hash_that_can_be_made_without_the_key()
    {
        await using var app = await ErasedAsync();

        var entries = await app.Get<ErasedRespondents>().OfAsync(Survey, CancellationToken.None);

        var code = entries.ShouldHaveSingleItem().Code;
        foreach (var form in new[] { Id, Id.ToUpperInvariant() })
            Convert
                .ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(form)))
                .ShouldNotStartWith(code);
        await using var elsewhere = await ErasedAsync();
        var others = await elsewhere.Get<ErasedRespondents>().OfAsync(Survey, CancellationToken.None);
        others.ShouldHaveSingleItem().Code.ShouldNotBe(code);
    }

    [Fact]
    public async Task Nothing_is_taken_in_when_the_key_of_the_register_was_lost()
    {
        await using var app = await ErasedAsync();
        var secrets = app.Account.Container(StorageNames.Secrets);
        await foreach (var secret in secrets.GetBlobsAsync())
            await secrets.DeleteBlobAsync(secret.Name);
        await using var restarted = app.Restarted();

        await Should.ThrowAsync<Flows.Erasure.ErasureKeyException>(() =>
            restarted.PutResponsesAsync(Survey, "2024", "scholen", TrialMonitor.Responses(50))
        );
    }

    private async Task<FlowApp> ErasedAsync()
    {
        var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();
        (await app.EraseAsync(Survey, Id)).Done().RowsErased.ShouldBe(1);
        return app;
    }

    private static async Task NowhereAsync(FlowApp app)
    {
        (await app.TracesAsync(Id)).ShouldBeEmpty();
        app.Log.Lines.ShouldNotContain(line => line.Contains(Id, StringComparison.OrdinalIgnoreCase));
    }

    private static async Task<string> CurrentBlobAsync(FlowApp app) =>
        (await app.BlobsAsync(StorageNames.Uploads, Key.Folder)).ShouldHaveSingleItem();

    private static async Task DestroyPointersAsync(FlowApp app)
    {
        var table = app.Account.Table(StorageNames.Pointers);
        await foreach (var entity in table.QueryAsync<Azure.Data.Tables.TableEntity>())
            await table.DeleteEntityAsync(entity.PartitionKey, entity.RowKey);
    }

    /// <summary>The same answers as <see cref="Responses"/>, as an SPSS file.</summary>
    private static byte[] SystemFile(int rows)
    {
        var lines = TrialMonitor.Responses(rows).TrimEnd('\n').Split('\n');
        var names = lines[0].Split(';');
        using var file = new MemoryStream();
        SystemFileWriter.Write(
            file,
            new SourceDescription
            {
                Format = "SPSS",
                Columns =
                [
                    new SourceColumn
                    {
                        Name = names[0],
                        Kind = ColumnKind.Text,
                        Width = 8,
                    },
                    .. names.Skip(1).Select(name => new SourceColumn { Name = name, Kind = ColumnKind.Number }),
                ],
            },
            rows,
            lines
                .Skip(1)
                .Select(line => line.Split(';'))
                .Select(cells =>
                    (IReadOnlyList<SourceValue>)
                        [
                            SourceValue.Of(cells[0]),
                            .. cells
                                .Skip(1)
                                .Select(cell =>
                                    SourceValue.Of(
                                        double.Parse(cell, System.Globalization.CultureInfo.InvariantCulture)
                                    )
                                ),
                        ]
                )
        );
        return file.ToArray();
    }
}
