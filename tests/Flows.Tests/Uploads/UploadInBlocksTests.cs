using System.Security.Cryptography;
using System.Text;
using Serverless.Flows.Tests.App;
using Serverless.Flows.Uploads;
using Serverless.Storage;
using Shouldly;
using Xunit;
using static Serverless.Flows.Tests.App.SmallSurvey;

namespace Serverless.Flows.Tests.Uploads;

/// <summary>Response files that come in blocks.</summary>
public sealed class UploadInBlocksTests(StorageEmulator emulator)
{
    private const int BlockBytes = 100;

    private static readonly Name Wave = Name.Parse("2024");
    private static readonly Name Group = Name.Parse("scholen");
    private static readonly InputKey Key = InputKey.Responses(Survey, Wave, Group);
    private static readonly byte[] File = Encoding.UTF8.GetBytes(TrialMonitor.Responses(40));

    [Fact]
    public async Task File_whose_blocks_came_in_any_order_and_twice_is_stored_as_one_that_came_at_once()
    {
        await using var app = await NewAsync();
        var blocks = (await BeginAsync(app, File)).Upload.Blocks;
        blocks.ShouldBeGreaterThan(4);

        foreach (var block in Enumerable.Range(1, blocks).Reverse().Append(2))
            await PutAsync(app, File, block);
        var accepted = (await FinishAsync(app, File)).Done();

        accepted.Acceptance.ShouldBe(Acceptance.Stored);
        accepted.Rows.ShouldBe(40);
        (await CurrentAsync(app))!.Version.ShouldBe(VersionOf(File));
        (await LeftAsync(app)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Upload_goes_on_with_the_blocks_that_came_in_another_instance_of_the_program()
    {
        await using var app = await NewAsync();
        await BeginAsync(app, File);
        await PutAsync(app, File, 1);
        await PutAsync(app, File, 3);

        await using var other = app.Restarted();
        var progress = await BeginAsync(other, File);

        progress.Received.ShouldBe([1, 3]);
        foreach (var block in Enumerable.Range(1, progress.Upload.Blocks).Except(progress.Received))
            await PutAsync(other, File, block);
        (await FinishAsync(other, File)).Done().Acceptance.ShouldBe(Acceptance.Stored);
    }

    [Fact]
    public async Task Upload_that_lacks_blocks_is_refused_with_their_numbers_and_keeps_the_others()
    {
        await using var app = await NewAsync();
        var progress = await BeginAsync(app, File);
        await PutAsync(app, File, 2);

        var missing = Refused<Refusal.MissingBlocks>(await FinishAsync(app, File));

        missing.Blocks.ShouldBe(Enumerable.Range(1, progress.Upload.Blocks).Except([2]));
        (await FindAsync(app, File)).Done().Received.ShouldBe([2]);
        (await CurrentAsync(app)).ShouldBeNull();
    }

    [Theory]
    [InlineData(0, "is not one")]
    [InlineData(99, "is not one")]
    [InlineData(1, "99 came", 99)]
    [InlineData(1, "more came", 101)]
    [InlineData(1, "do not have the SHA-256", BlockBytes, true)]
    public async Task Block_that_is_not_what_it_should_be_is_not_kept(
        int block,
        string reason,
        int bytes = BlockBytes,
        bool isDamaged = false
    )
    {
        await using var app = await NewAsync();
        await BeginAsync(app, File);
        var content = File[..bytes];
        var digest = SHA256.HashData(content);
        if (isDamaged)
            content[50] ^= 1;

        var kept = await PutAsync(app, await IdAsync(app, File), block, content, digest);

        Refused<Refusal.Unusable>(kept).Reason.ToString().ShouldContain(reason);
        (await FindAsync(app, File)).Done().Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task Blocks_that_are_together_another_file_are_refused_and_nothing_of_them_stays()
    {
        await using var app = await NewAsync();
        var other = Encoding.UTF8.GetBytes(TrialMonitor.Responses(40, seed: 1));
        var progress = await BeginAsync(app, File);
        for (var block = 1; block <= progress.Upload.Blocks; block++)
            (
                await PutAsync(
                    app,
                    await IdAsync(app, File),
                    block,
                    BlockOf(other, block),
                    SHA256.HashData(BlockOf(other, block))
                )
            ).Done();

        Refused<Refusal.OtherContent>(await FinishAsync(app, File)).Version.ShouldBe(VersionOf(other));

        (await LeftAsync(app)).ShouldBeEmpty();
        Refused<Refusal.UnknownUpload>(await FindAsync(app, File));
    }

    [Fact]
    public async Task File_with_errors_is_refused_with_its_issues_and_nothing_of_it_stays()
    {
        await using var app = await NewAsync();
        var faulty = Encoding.UTF8.GetBytes(
            TrialMonitor.Responses(40).Replace("r000003;", "r000002;", StringComparison.Ordinal)
        );
        await SendAsync(app, faulty);

        Refused<Refusal.Faulty>(await FinishAsync(app, faulty)).Issues.Count.ShouldBe(1);

        (await LeftAsync(app)).ShouldBeEmpty();
        (await CurrentAsync(app)).ShouldBeNull();
    }

    [Fact]
    public async Task Dry_run_leaves_the_blocks_so_that_the_file_can_be_stored()
    {
        await using var app = await NewAsync();
        await SendAsync(app, File);

        (await FinishAsync(app, File, isDryRun: true)).Done().Acceptance.ShouldBe(Acceptance.OnlyChecked);
        (await CurrentAsync(app)).ShouldBeNull();

        (await FinishAsync(app, File)).Done().Acceptance.ShouldBe(Acceptance.Stored);
    }

    [Fact]
    public async Task Two_files_of_one_group_come_beside_each_other_and_the_condition_decides()
    {
        await using var app = await NewAsync();
        var other = Encoding.UTF8.GetBytes(TrialMonitor.Responses(60));
        await SendAsync(app, File);
        await SendAsync(app, other);
        var onlyFirst = new Precondition(null, new VersionList([], Any: true));

        (await FinishAsync(app, File, onlyFirst)).Done().Acceptance.ShouldBe(Acceptance.Stored);
        Refused<Refusal.PreconditionFailed>(await FinishAsync(app, other, onlyFirst));

        (await CurrentAsync(app))!.Rows.ShouldBe(40);
        (await FindAsync(app, other)).Done().Received.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Upload_that_is_not_finished_in_a_day_is_over_and_removed_by_the_timer()
    {
        await using var app = await NewAsync();
        await SendAsync(app, File);

        app.Clock.Advance(UploadInBlocks.Lifetime);
        Refused<Refusal.UnknownUpload>(await FinishAsync(app, File));
        app.Clock.Advance(TimeSpan.FromHours(1));
        await app.TickAsync();

        (await LeftAsync(app)).ShouldBeEmpty();
        (await app.Get<BlockUploads>().OfSurveyAsync(Survey, CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Going_on_with_an_upload_does_not_make_its_day_longer_and_beginning_anew_keeps_no_blocks()
    {
        await using var app = await NewAsync();
        await SendAsync(app, File);
        app.Clock.Advance(TimeSpan.FromHours(20));
        var goneOn = await BeginAsync(app, File);
        goneOn.Upload.ExpiresAt.ShouldBe(app.Clock.GetUtcNow() + TimeSpan.FromHours(4));

        app.Clock.Advance(TimeSpan.FromHours(4));
        var anew = await BeginAsync(app, File);

        anew.Received.ShouldBeEmpty();
        app.Clock.Advance(TimeSpan.FromHours(2));
        await app.TickAsync();
        await SendAsync(app, File);
        (await FinishAsync(app, File)).Done().Acceptance.ShouldBe(Acceptance.Stored);
    }

    [Fact]
    public async Task Abandoned_upload_leaves_nothing_and_takes_no_more_blocks()
    {
        await using var app = await NewAsync();
        await SendAsync(app, File);
        var id = await IdAsync(app, File);

        (await app.Get<UploadInBlocks>().AbandonAsync(Survey, Wave, Group, id, CancellationToken.None)).Done();

        (await LeftAsync(app)).ShouldBeEmpty();
        var late = await PutAsync(app, id, 1, BlockOf(File, 1), SHA256.HashData(BlockOf(File, 1)));
        Refused<Refusal.UnknownUpload>(late);
    }

    /// <summary>A hash of a small file shows whoever guesses the file that the guess is right, and addresses are logged.</summary>
    [Fact]
    public async Task Id_of_an_upload_says_nothing_of_its_file_and_is_another_every_time()
    {
        await using var app = await NewAsync();
        var first = (await BeginAsync(app, File)).Upload;
        (await BeginAsync(app, File)).Upload.Id.ShouldBe(first.Id);
        (await app.Get<UploadInBlocks>().AbandonAsync(Survey, Wave, Group, first.Id, CancellationToken.None)).Done();

        var second = (await BeginAsync(app, File)).Upload;

        second.Id.ShouldNotBe(first.Id);
        VersionOf(File).ShouldNotContain(second.Id);
        (await PutAsync(app, second.Id, 1, BlockOf(File, 1), SHA256.HashData(BlockOf(File, 1)))).Done();
        (await LeftAsync(app)).ShouldHaveSingleItem().ShouldNotContain(VersionOf(File));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../../../../../../../../../../..")]
    [InlineData("00000000000000000000000000000000")]
    public async Task Id_that_no_upload_has_is_not_found(string id)
    {
        await using var app = await NewAsync();

        Refused<Refusal.UnknownUpload>(await PutAsync(app, id, 1, [1], SHA256.HashData([1])));
    }

    [Theory]
    [InlineData(null, "0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData(0L, "0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData(10L, null)]
    [InlineData(10L, "ABC")]
    [InlineData(10L, "../../../../../../../../../../../../../../../../../../../../../..")]
    public async Task Upload_begins_only_with_a_size_and_a_hash(long? bytes, string? sha256)
    {
        await using var app = await NewAsync();

        var begun = await app.Get<UploadInBlocks>()
            .BeginAsync(Survey, Wave, Group, bytes, sha256, CancellationToken.None);

        Refused<Refusal.Unusable>(begun);
    }

    [Fact]
    public async Task File_that_is_too_large_is_refused_before_its_first_block()
    {
        await using var app = await NewAsync();

        var begun = await app.Get<UploadInBlocks>()
            .BeginAsync(
                Survey,
                Wave,
                Group,
                Intake.UploadLimits.MaximumBytes + 1,
                VersionOf(File),
                CancellationToken.None
            );

        Refused<Refusal.TooLarge>(begun);
    }

    [Fact]
    public async Task No_more_uploads_are_open_at_the_same_time_than_may_be()
    {
        await using var app = await NewAsync();
        for (var i = 0; i < UploadInBlocks.MaximumOpen; i++)
            await BeginAsync(app, Encoding.UTF8.GetBytes(TrialMonitor.Responses(5, seed: i)));

        Refused<Refusal.TooManyOpen>(
            await app.Get<UploadInBlocks>()
                .BeginAsync(Survey, Wave, Group, File.Length, VersionOf(File), CancellationToken.None)
        );

        app.Clock.Advance(UploadInBlocks.Lifetime);
        await BeginAsync(app, File);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Finishing_that_breaks_off_anywhere_is_completed_by_doing_it_again(bool afterwards)
    {
        await using var app = await NewAsync();
        await SendAsync(app, File);

        await app.BreakOffEverywhereAsync(
            afterwards,
            async other =>
            {
                var outcome = await FinishAsync(other, File);
                // What broke off after the blocks were removed is stored already.
                if (!outcome.Succeeded(out _, out var refusal))
                    refusal.ShouldBeOfType<Refusal.UnknownUpload>();
            }
        );

        (await CurrentAsync(app))!.Version.ShouldBe(VersionOf(File));
        app.Clock.Advance(TimeSpan.FromHours(26));
        await app.TickAsync();
        (await LeftAsync(app)).ShouldBeEmpty();
    }

    private async Task<FlowApp> NewAsync()
    {
        var settings = new UploadSettings(50_000, TimeSpan.FromMinutes(2)) { BlockBytes = BlockBytes };
        var app = await FlowApp.NewAsync(emulator, settings);
        (await app.PutCodebookAsync(Survey, Codebook())).Done();
        return app;
    }

    private static async Task<BlockUploadProgress> BeginAsync(FlowApp app, byte[] file) =>
        (
            await app.Get<UploadInBlocks>()
                .BeginAsync(Survey, Wave, Group, file.Length, VersionOf(file), CancellationToken.None)
        ).Done();

    /// <summary>All blocks of a file.</summary>
    private static async Task SendAsync(FlowApp app, byte[] file)
    {
        var progress = await BeginAsync(app, file);
        for (var block = 1; block <= progress.Upload.Blocks; block++)
            await PutAsync(app, file, block);
    }

    private static async Task PutAsync(FlowApp app, byte[] file, int block)
    {
        var content = BlockOf(file, block);
        (await PutAsync(app, await IdAsync(app, file), block, content, SHA256.HashData(content))).Done();
    }

    private static Task<Outcome<BlockUploadProgress>> PutAsync(
        FlowApp app,
        string id,
        int block,
        byte[] content,
        byte[] digest
    ) =>
        app.Get<UploadInBlocks>()
            .PutAsync(Survey, Wave, Group, id, block, new MemoryStream(content), digest, CancellationToken.None);

    /// <summary>The id of the upload of the file; one that nothing has when there is none.</summary>
    private static async Task<string> IdAsync(FlowApp app, byte[] file) =>
        (await app.Get<BlockUploads>().OfSurveyAsync(Survey, CancellationToken.None))
            .OrderBy(upload => upload.ExpiresAt)
            .LastOrDefault(upload => upload.Version == VersionOf(file))
            ?.Id
        ?? new string('0', 32);

    private static async Task<Outcome<BlockUploadProgress>> FindAsync(FlowApp app, byte[] file) =>
        await app.Get<UploadInBlocks>()
            .FindAsync(Survey, Wave, Group, await IdAsync(app, file), CancellationToken.None);

    private static async Task<Outcome<AcceptedUpload>> FinishAsync(
        FlowApp app,
        byte[] file,
        Precondition? precondition = null,
        bool isDryRun = false
    ) =>
        await app.Get<UploadInBlocks>()
            .FinishAsync(
                Survey,
                Wave,
                Group,
                await IdAsync(app, file),
                new OfferedFile(Stream.Null, null, precondition ?? Precondition.None) { IsDryRun = isDryRun },
                later: false,
                CancellationToken.None
            );

    private static Task<InputPointer?> CurrentAsync(FlowApp app) =>
        app.Get<InputPointers>().FindAsync(Key, CancellationToken.None);

    private static Task<List<string>> LeftAsync(FlowApp app) => app.BlobsAsync(StorageNames.Uploads, "_blocks/");

    private static byte[] BlockOf(byte[] file, int block) =>
        file[((block - 1) * BlockBytes)..Math.Min(file.Length, block * BlockBytes)];

    private static string VersionOf(byte[] file) => Convert.ToHexStringLower(SHA256.HashData(file));

    private static T Refused<T>(object outcome)
        where T : Refusal =>
        outcome switch
        {
            Outcome<BlockUploadProgress> progress when !progress.Succeeded(out _, out var refusal) =>
                refusal.ShouldBeOfType<T>(),
            Outcome<AcceptedUpload> accepted when !accepted.Succeeded(out _, out var refusal) =>
                refusal.ShouldBeOfType<T>(),
            _ => throw new ShouldAssertException($"It was not refused: {outcome}"),
        };
}
