using System.Diagnostics;
using Serverless.Intake;
using Serverless.Storage;

namespace Serverless.Functions;

/// <summary>
/// Takes in a response file: set aside on disk, checked whole, kept under its hash, its rows stored under a partition
/// of their own,
/// and last of all the pointer moved. Until then nothing of it can be seen.
/// </summary>
internal sealed class ResponsesUpload(
    InputPointers pointers,
    RawFiles files,
    RespondentRows rows,
    RowsVersions versions,
    UploadJobs jobs,
    MessageQueues queues,
    Codebooks codebooks,
    UploadSettings settings,
    TimeProvider clock
)
{
    public async Task<IResult> AcceptAsync(HttpContext context, Name survey, Name wave, Name group)
    {
        var cancellationToken = context.RequestAborted;
        var key = InputKey.Responses(survey, wave, group);
        var codebook = await codebooks.CurrentAsync(survey, cancellationToken);
        codebook.RequireGroup(survey, wave, group);
        var current = await pointers.FindAsync(key, cancellationToken);
        Preconditions.Require(context.Request, current?.Version);

        using var file = await UploadedBody.StageAsync(context.Request, UploadLimits.Bytes, cancellationToken);
        var responses = new UploadedResponses(codebook, wave, group);
        var content = await responses.CheckAsync(file, cancellationToken);
        var receipt = UploadReceipt.Of(key, file, content);
        if (current?.Version == file.Version && current.CodebookVersion == codebook.Version)
            return receipt.Answer(context, isNew: false);

        await files.KeepAsync(key, file, cancellationToken);
        var attempt = Guid.NewGuid().ToString("n");
        if (content.Rows > settings.RowsStoredAtOnce || PrefersToWait(context.Request))
            return await AcceptForLaterAsync(context, key, current, receipt, codebook, attempt);

        var partition = RespondentRows.Partition(key, file.Version, attempt);
        await versions.TouchAsync(partition, clock.GetUtcNow(), cancellationToken);
        await rows.WriteAsync(partition, responses.RowsAsync(file, after: 0, cancellationToken), cancellationToken);
        Telemetry.StoredRows.Add(content.Rows);
        var moved = new InputPointer
        {
            Version = file.Version,
            CodebookVersion = codebook.Version,
            Rows = content.Rows,
            RowsPartition = partition,
            UploadedAt = clock.GetUtcNow(),
            TraceParent = Activity.Current?.Id,
        };
        if (await pointers.MoveAsync(key, current, moved, cancellationToken))
            return receipt.Answer(context, isNew: current?.Version != file.Version);

        // The same file sent twice at once: both are told that it is there.
        var winner = await pointers.FindAsync(key, cancellationToken);
        return winner?.Version == file.Version ? receipt.Answer(context, isNew: false) : throw Refusals.Overtaken();
    }

    /// <summary>Whether the caller would rather have its answer before the rows are stored (RFC 7240).</summary>
    private static bool PrefersToWait(HttpRequest request) =>
        request
            .Headers["Prefer"]
            .SelectMany(value => (value ?? "").Split(','))
            .Any(preference => preference.Trim().Equals("respond-async", StringComparison.OrdinalIgnoreCase));

    private async Task<IResult> AcceptForLaterAsync(
        HttpContext context,
        InputKey key,
        InputPointer? current,
        UploadReceipt receipt,
        VersionedCodebook codebook,
        string attempt
    )
    {
        var now = clock.GetUtcNow();
        var job = new UploadJob
        {
            Id = attempt,
            Survey = key.Survey,
            Wave = key.Wave!.Value,
            Group = key.Group!.Value,
            Version = receipt.Version,
            CodebookVersion = codebook.Version,
            ReplacesVersion = current?.Version ?? "",
            Rows = receipt.Rows,
            ReceivedAt = now,
            UpdatedAt = now,
        };
        await versions.TouchAsync(job.RowsPartition, now, context.RequestAborted);
        await jobs.AddAsync(job, context.RequestAborted);
        await queues.SendAsync(
            new StoreResponsesMessage(key.Survey.ToString(), attempt, Activity.Current?.Id),
            context.RequestAborted
        );

        // Checking a million respondents leaves some 100 MB behind that storing them would come on top of.
        SpareMemory.AfterRows(receipt.Rows);
        return (receipt with { Status = $"/api/surveys/{key.Survey}/uploads/{attempt}" }).AnswerAccepted(context);
    }
}
