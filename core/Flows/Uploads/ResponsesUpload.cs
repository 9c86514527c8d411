using System.Diagnostics;
using Serverless.Analysis;
using Serverless.Flows.Erasure;
using Serverless.Flows.Files;
using Serverless.Intake.Sources.Conversion;
using Serverless.Storage;

namespace Serverless.Flows.Uploads;

/// <summary>
/// Takes in a response file: set aside on disk, checked whole, kept under its hash, its rows stored under a partition
/// of their own, and last of all the pointer moved. Until then nothing of it can be seen. Of a large file the rows are
/// stored later, by <see cref="ResponsesStorage"/>.
/// </summary>
public sealed class ResponsesUpload(
    InputPointers pointers,
    RawFiles files,
    ReadRows rows,
    LoosePartitions loose,
    CurrentVersions versions,
    UploadJobs jobs,
    MessageQueues queues,
    Codebooks codebooks,
    ResponsesChecker checker,
    ErasureScreener screener,
    UploadSettings settings,
    TimeProvider clock
)
{
    /// <param name="survey">The survey.</param>
    /// <param name="wave">The wave.</param>
    /// <param name="group">The group.</param>
    /// <param name="offered">The file.</param>
    /// <param name="later">Whether the caller would rather have its answer before the rows are stored.</param>
    /// <param name="cancellationToken">Stops the upload; nothing is visible of it then.</param>
    public async Task<Outcome<AcceptedUpload>> AcceptAsync(
        Name survey,
        Name wave,
        Name group,
        OfferedFile offered,
        bool later,
        CancellationToken cancellationToken
    )
    {
        var key = InputKey.Responses(survey, wave, group);
        var reading = await codebooks.OfGroupAsync(survey, wave, group, cancellationToken);
        if (!reading.Succeeded(out var codebook, out var unknown))
            return unknown;
        if (CodebookDigest.Of(codebook.Codebook).AnswersAreOver(wave, clock.GetUtcNow()))
            return new Refusal.AnswersNotKept(wave);
        var current = await pointers.FindAsync(key, cancellationToken);
        if (!offered.Precondition.Allows(current?.Version))
            return new Refusal.PreconditionFailed(current?.Version);
        var staging = await offered.StageAsync(Intake.UploadLimits.MaximumBytes, cancellationToken);
        if (!staging.Succeeded(out var file, out var tooLarge))
            return tooLarge;
        using (file)
        {
            var responses = new UploadedResponses(codebook.Codebook, wave, group);
            var (converted, readable) = await responses.ConvertAsync(file, cancellationToken);
            using (converted)
                return readable.Conversion is { Issues.Count: > 0 } failed
                    ? new Refusal.Faulty(
                        UploadKind.Responses,
                        IssueList.Of(failed.Issues.Sum(issue => issue.Count), failed.Issues, [])
                    )
                    : await AcceptAsync(
                        key,
                        current,
                        codebook,
                        converted ?? file,
                        readable,
                        offered,
                        later,
                        cancellationToken
                    );
        }
    }

    private async Task<Outcome<AcceptedUpload>> AcceptAsync(
        InputKey key,
        InputPointer? current,
        VersionedCodebook codebook,
        StagedFile file,
        ReadableResponses readable,
        OfferedFile offered,
        bool later,
        CancellationToken cancellationToken
    )
    {
        var check = await checker.RunAsync(key, codebook, file, readable, offered, cancellationToken);
        if (!check.Succeeded(out var responses, out var refused))
            return refused;
        using (responses)
        {
            var keeping = offered.IsDryRun
                ? AcceptedUpload.Of(key, responses.File, responses.Content, Acceptance.OnlyChecked)
                : await KeepAsync(
                    key,
                    current,
                    responses.File,
                    responses.Content,
                    codebook,
                    responses.Erased,
                    later,
                    cancellationToken
                );
            return keeping.Succeeded(out var accepted, out _)
                ? accepted with
                {
                    ErasedLeftOut = responses.LeftOut,
                }
                : keeping;
        }
    }

    private async Task<Outcome<AcceptedUpload>> KeepAsync(
        InputKey key,
        InputPointer? current,
        StagedFile file,
        CheckedFile content,
        VersionedCodebook codebook,
        ErasedIds known,
        bool later,
        CancellationToken cancellationToken
    )
    {
        if (current?.Version == file.Version && current.CodebookVersion == codebook.Version)
            return AcceptedUpload.Of(key, file, content, Acceptance.AlreadyThere);
        var kept = await files.KeepAsync(key, file, cancellationToken);
        return later || content.Rows > settings.RowsStoredAtOnce
            ? await StoreLaterAsync(key, current, file, content, kept, cancellationToken)
            : await StoreAsync(key, current, file, content, kept, codebook, known, cancellationToken);
    }

    private async Task<Outcome<AcceptedUpload>> StoreAsync(
        InputKey key,
        InputPointer? current,
        StagedFile file,
        CheckedFile content,
        KeptFile kept,
        VersionedCodebook codebook,
        ErasedIds known,
        CancellationToken cancellationToken
    )
    {
        var responses = new UploadedResponses(codebook.Codebook, key.Wave!.Value, key.Group!.Value);
        var partition = await rows.StoreAsync(
            key,
            responses.RowsAsync(file, after: 0, cancellationToken),
            cancellationToken
        );
        var next = new InputPointer
        {
            Version = file.Version,
            CodebookVersion = content.CodebookVersion,
            Rows = content.Rows,
            RowsPartition = partition.Partition,
            Edition = InputPointer.NextEdition(current),
            MethodVersion = MethodVersion.Current,
            UploadedAt = clock.GetUtcNow(),
            TraceParent = Activity.Current?.Id,
        };
        var parts = StoredParts.Of(kept, partition) with
        {
            OnceCurrent = () => screener.EraseSinceAsync(key, responses, file, known, cancellationToken),
        };
        var move = await versions.MoveAsync(key, current, next, parts, cancellationToken);
        if (move == VersionMove.Overtaken)
            return new Refusal.Overtaken();
        var isNew = move == VersionMove.Moved && current?.Version != file.Version;
        return AcceptedUpload.Of(key, file, content, isNew ? Acceptance.Stored : Acceptance.AlreadyThere);
    }

    private async Task<Outcome<AcceptedUpload>> StoreLaterAsync(
        InputKey key,
        InputPointer? current,
        StagedFile file,
        CheckedFile content,
        KeptFile kept,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        var job = new UploadJob
        {
            Id = Guid.NewGuid().ToString("n"),
            Survey = key.Survey,
            Wave = key.Wave!.Value,
            Group = key.Group!.Value,
            Version = file.Version,
            CodebookVersion = content.CodebookVersion,
            MethodVersion = MethodVersion.Current,
            ReplacesEdition = current?.Edition ?? 0,
            Difference = content.Difference.ToStoredJson(),
            OwnFile = kept.IsNew ? kept.File : null,
            Actor = Actor.Current,
            Rows = content.Rows,
            ReceivedAt = now,
            UpdatedAt = now,
        };
        await loose.TouchAsync(job.RowsPartition, now, cancellationToken);
        await jobs.AddAsync(job, cancellationToken);
        await queues.SendAsync(
            new StoreResponsesMessage(key.Survey.ToString(), job.Id, Activity.Current?.Id),
            cancellationToken
        );

        // Checking a million respondents leaves some 100 MB behind that storing them would come on top of.
        HeapRelease.ReleaseAfter(content.Rows);
        return AcceptedUpload.Of(key, file, content, Acceptance.BeingStored) with { UploadId = job.Id };
    }
}
