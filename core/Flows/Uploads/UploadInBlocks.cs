using System.Security.Cryptography;
using Serverless.Storage;
using Serverless.Surveys.Issues;

namespace Serverless.Flows.Uploads;

/// <summary>How far an upload in blocks has come.</summary>
/// <param name="Upload">What is expected.</param>
/// <param name="Received">Numbers of the blocks that came, in order.</param>
public sealed record BlockUploadProgress(BlockUpload Upload, IReadOnlyList<int> Received);

/// <summary>
/// Takes in a response file in blocks, so that a connection that breaks costs one of them. Each is kept when its bytes are
/// those it says; the whole is then taken in as if it had come at once, with the same checks.
/// </summary>
public sealed class UploadInBlocks(
    BlockUploads uploads,
    RemovalDates dates,
    Codebooks codebooks,
    ResponsesUpload responses,
    UploadSettings settings,
    TimeProvider clock
)
{
    /// <summary>Uploads of a survey that may be open at the same time.</summary>
    public const int MaximumOpen = 20;

    /// <summary>After so long an upload that was not finished is removed, however often it was gone on with.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    /// <summary>Begins an upload, or goes on with that of the same file.</summary>
    /// <param name="survey">The survey.</param>
    /// <param name="wave">The wave.</param>
    /// <param name="group">The group.</param>
    /// <param name="bytes">Size of the file; null when that was not said.</param>
    /// <param name="version">SHA-256 of the file in lower-case hex; null when that was not said.</param>
    /// <param name="cancellationToken">Stops it; nothing is changed then.</param>
    public async Task<Outcome<BlockUploadProgress>> BeginAsync(
        Name survey,
        Name wave,
        Name group,
        long? bytes,
        string? version,
        CancellationToken cancellationToken
    )
    {
        if (bytes is not > 0)
            return new Refusal.Unusable("Say how large the file is: \"bytes\", 1 at least.");
        if (bytes > Intake.UploadLimits.MaximumBytes)
            return new Refusal.TooLarge(Intake.UploadLimits.MaximumBytes);
        if (version is null || !Sha256Text.Is(version))
            return new Refusal.Unusable("Say which file it is: \"sha256\", its SHA-256 as 64 lower-case hex digits.");
        var reading = await codebooks.OfGroupAsync(survey, wave, group, cancellationToken);
        if (!reading.Succeeded(out var codebook, out var unknown))
            return unknown;
        var now = clock.GetUtcNow();
        if (CodebookDigest.Of(codebook.Codebook).AnswersAreOver(wave, now))
            return new Refusal.AnswersNotKept(wave);
        var open = (await uploads.OfSurveyAsync(survey, cancellationToken))
            .Where(upload => upload.ExpiresAt > now)
            .ToList();
        var same = open.Find(upload => upload.Wave == wave && upload.Group == group && upload.Version == version);
        if (same is not null && same.Bytes != bytes)
            return new Refusal.Unusable(
                $"A file with this SHA-256 is being uploaded, of {same.Bytes:N0} bytes. Say the same size."
            );
        if (same is not null)
            return await ProgressAsync(same, cancellationToken);
        if (open.Count >= MaximumOpen)
            return new Refusal.TooManyOpen(MaximumOpen);
        var begun = new BlockUpload
        {
            Survey = survey,
            Wave = wave,
            Group = group,
            Id = Guid.NewGuid().ToString("n"),
            Version = version,
            Bytes = bytes.Value,
            BlockBytes = settings.BlockBytes,
            ExpiresAt = now + Lifetime,
        };
        // The date is entered first: whatever breaks off from here on is removed on it.
        await dates.EnterAsync(Removable.Blocks(begun), begun.ExpiresAt, cancellationToken);
        await uploads.EnterAsync(begun, cancellationToken);
        return await ProgressAsync(begun, cancellationToken);
    }

    /// <summary>How far an upload has come.</summary>
    public async Task<Outcome<BlockUploadProgress>> FindAsync(
        Name survey,
        Name wave,
        Name group,
        string id,
        CancellationToken cancellationToken
    ) =>
        await OpenAsync(survey, wave, group, id, cancellationToken) is { } upload
            ? await ProgressAsync(upload, cancellationToken)
            : new Refusal.UnknownUpload();

    /// <summary>Takes in a block. The same block may come again.</summary>
    /// <param name="survey">The survey.</param>
    /// <param name="wave">The wave.</param>
    /// <param name="group">The group.</param>
    /// <param name="id">The upload.</param>
    /// <param name="block">Its number, from 1.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="digest">SHA-256 that it says it has.</param>
    /// <param name="cancellationToken">Stops it; the block is not kept then.</param>
    public async Task<Outcome<BlockUploadProgress>> PutAsync(
        Name survey,
        Name wave,
        Name group,
        string id,
        int block,
        Stream content,
        ReadOnlyMemory<byte> digest,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(content);
        if (await OpenAsync(survey, wave, group, id, cancellationToken) is not { } upload)
            return new Refusal.UnknownUpload();
        if (block < 1 || block > upload.Blocks)
            return new Refusal.Unusable($"The file has blocks 1 to {upload.Blocks}; {block} is not one.");
        var expected = upload.BytesOf(block);
        var bytes = new byte[expected + 1];
        var length = await content.ReadAtLeastAsync(bytes, bytes.Length, false, cancellationToken);
        if (length != expected)
        {
            MessageText came = length < expected ? (MessageText)$"{length:N0}" : "more";
            return new Refusal.Unusable(
                $"Block {block} has {expected:N0} bytes; {came} came. It was not kept. Send it again."
            );
        }

        if (!SHA256.HashData(bytes.AsSpan(0, length)).AsSpan().SequenceEqual(digest.Span))
            return new Refusal.Unusable(
                $"The bytes of block {block} do not have the SHA-256 that Content-Digest says. It was not kept. Send it again."
            );
        await uploads.KeepAsync(upload, block, new BinaryData(bytes.AsMemory(0, length)), cancellationToken);
        if (await OpenAsync(survey, wave, group, id, cancellationToken) is null)
        {
            // It was abandoned or finished meanwhile, and nothing of it may stay.
            await uploads.RemoveBlocksAsync(upload, cancellationToken);
            return new Refusal.UnknownUpload();
        }

        return await ProgressAsync(upload, cancellationToken);
    }

    /// <summary>
    /// Takes in the whole file, with the checks of one that came at once. Nothing of the blocks is kept when it is stored, or
    /// has errors; a dry run of a file in order leaves them, so that it can be stored.
    /// </summary>
    /// <param name="survey">The survey.</param>
    /// <param name="wave">The wave.</param>
    /// <param name="group">The group.</param>
    /// <param name="id">The upload.</param>
    /// <param name="asked">What is asked of the file; it has no content.</param>
    /// <param name="later">Whether the caller would rather have its answer before the rows are stored.</param>
    /// <param name="cancellationToken">Stops it; the blocks stay then.</param>
    public async Task<Outcome<AcceptedUpload>> FinishAsync(
        Name survey,
        Name wave,
        Name group,
        string id,
        OfferedFile asked,
        bool later,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(asked);
        if (await OpenAsync(survey, wave, group, id, cancellationToken) is not { } upload)
            return new Refusal.UnknownUpload();
        var received = await uploads.ReceivedAsync(upload, cancellationToken);
        if (received.Count < upload.Blocks)
            return new Refusal.MissingBlocks([.. Enumerable.Range(1, upload.Blocks).Except(received)]);
        var isWhole = true;
        using var file = await StagedFile.WriteAsync(
            async (output, stop) => isWhole = await uploads.CopyToAsync(upload, output, stop),
            cancellationToken
        );
        if (!isWhole)
            return new Refusal.UnknownUpload();
        if (file.Version != upload.Version)
        {
            await uploads.RemoveAsync(upload, cancellationToken);
            return new Refusal.OtherContent(file.Version);
        }

        await using var content = file.Open();
        var outcome = await responses.AcceptAsync(
            survey,
            wave,
            group,
            asked with
            {
                Content = content,
                Length = file.Length,
            },
            later,
            cancellationToken
        );
        var isOver = outcome.Succeeded(out var accepted, out var refusal)
            ? accepted.Acceptance != Acceptance.OnlyChecked
            : refusal is Refusal.Faulty;
        if (isOver)
            await uploads.RemoveAsync(upload, cancellationToken);
        return outcome;
    }

    /// <summary>Abandons an upload: nothing of it is kept.</summary>
    public async Task<Outcome<BlockUploadProgress>> AbandonAsync(
        Name survey,
        Name wave,
        Name group,
        string id,
        CancellationToken cancellationToken
    )
    {
        if (await OpenAsync(survey, wave, group, id, cancellationToken) is not { } upload)
            return new Refusal.UnknownUpload();
        await uploads.RemoveAsync(upload, cancellationToken);
        return new BlockUploadProgress(upload, []);
    }

    private async Task<BlockUpload?> OpenAsync(
        Name survey,
        Name wave,
        Name group,
        string id,
        CancellationToken cancellationToken
    ) =>
        IsId(id)
        && await uploads.FindAsync(survey, wave, group, id, cancellationToken) is { } upload
        && upload.ExpiresAt > clock.GetUtcNow()
            ? upload
            : null;

    private static bool IsId(string id) => id is { Length: 32 } && id.All(char.IsAsciiHexDigitLower);

    private async Task<BlockUploadProgress> ProgressAsync(BlockUpload upload, CancellationToken cancellationToken) =>
        new(upload, await uploads.ReceivedAsync(upload, cancellationToken));
}
