using Microsoft.Extensions.Logging;
using Serverless.Flows.Auditing;
using Serverless.Flows.Erasure;
using Serverless.Storage;
using Serverless.Storage.Auditing;

namespace Serverless.Flows.Backup;

/// <summary>What a restore did.</summary>
/// <param name="Restored">Pointers that were put back.</param>
/// <param name="Present">Pointers that were there, and stayed as they were.</param>
/// <param name="Lost">Inputs whose files or rows are gone, so that they have to be uploaded again.</param>
/// <param name="Access">Organisations, keys and audit logs that were put back.</param>
public sealed record RestoredPointers(int Restored, int Present, IReadOnlyList<InputKey> Lost, RestoredAccess Access);

/// <summary>
/// Copies the pointers every night and puts them back. Table Storage keeps nothing of what is deleted, and without its
/// pointers a survey's files and rows cannot be found. Everything else can be made again from the files.
/// </summary>
public sealed partial class PointerBackup(
    PointerBackups backups,
    InputPointers current,
    RawFiles files,
    RespondentRows rows,
    ChangedSurveys changed,
    PublishedSurveys surveys,
    CurrentResponses responses,
    AccessBackup access,
    AuditLog audit,
    TimeProvider clock,
    ILogger<PointerBackup> log
)
{
    /// <summary>Copies the pointers, keys and audit logs into the backup of today.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        await access.WriteAsync(cancellationToken);
        var count = await backups.WriteAsync(Today, cancellationToken);
        LogWritten(count);
    }

    /// <summary>
    /// Puts back the pointers of a day that are missing now. One that is there stays: it is newer. Those of a survey that
    /// another organisation owns by now stay away. Doing it twice changes nothing.
    /// </summary>
    public async Task<Outcome<RestoredPointers>> RestoreAsync(DateOnly day, CancellationToken cancellationToken)
    {
        if (await backups.ReadAsync(day, cancellationToken) is not { } pointers)
            return new Refusal.UnknownBackup(day, await backups.DaysAsync(cancellationToken));

        // The logs first, so that what is noted next does not begin them anew.
        var restoredAccess = await access.RestoreAsync(day, cancellationToken);
        await audit.WriteAsync(
            AuditChain.Deployment,
            AuditLog.Once(AuditOperation.PointersRestored) with
            {
                Subject = FormattableString.Invariant($"{day:yyyy-MM-dd}"),
            },
            cancellationToken
        );
        var (restored, present, lost) = (0, 0, new List<InputKey>());

        var takenOver = await TakenOverAsync(pointers, cancellationToken);

        // The register of who was erased comes first: it decides on the files. What is published comes last: it is noted
        // with the codebook.
        foreach (var pointer in pointers.OrderBy(Order))
        {
            if (takenOver.Any(pointer.IsOf))
                continue;
            if (pointer.Input is { } input && !await LeadsSomewhereAsync(input, pointer.Pointer, cancellationToken))
                lost.Add(input);
            else if (await backups.RestoreAsync(pointer, cancellationToken))
            {
                restored++;
                if (pointer.PublishedSurvey is { } published)
                    await surveys.NoteAsync(published, clock.GetUtcNow(), cancellationToken);
                if (pointer.Input is { Survey: var survey })
                    await changed.MarkAsync(survey, clock.GetUtcNow(), cancellationToken);
            }
            else
                present++;
        }

        LogRestored(restored, day, present, lost.Count);
        return new RestoredPointers(restored, present, lost, restoredAccess);
    }

    /// <summary>
    /// Surveys that another organisation owns by now, or began anew under the same name: what was saved of them was not
    /// its own, and is not put into its hands.
    /// </summary>
    private async Task<IReadOnlyList<Name>> TakenOverAsync(
        IReadOnlyList<SavedPointer> pointers,
        CancellationToken cancellationToken
    )
    {
        var takenOver = new List<Name>();
        foreach (var saved in pointers)
            if (
                saved.Input is { Kind: UploadKind.Codebook } codebook
                && await current.FindAsync(codebook, cancellationToken) is { } owned
                && owned.Organisation != saved.Pointer.Organisation
            )
                takenOver.Add(codebook.Survey);
        return takenOver;
    }

    private static int Order(SavedPointer pointer)
    {
        if (pointer.PublishedSurvey is not null)
            return 2;
        return pointer.Input is null ? 0 : 1;
    }

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>
    /// Whether the version a pointer names is still there. It is not when it was replaced after the backup, or when
    /// somebody in it was erased: nobody comes back from a backup.
    /// </summary>
    private async Task<bool> LeadsSomewhereAsync(
        InputKey input,
        InputPointer pointer,
        CancellationToken cancellationToken
    )
    {
        if (pointer.AnswersRemovedAt is not null)
            return true;
        if (!await files.ExistsAsync(input, pointer.Version, cancellationToken))
            return false;
        if (pointer.RowsPartition is not { } partition || pointer.Rows == 0)
            return true;
        return await rows.AnyAsync(partition, cancellationToken)
            && !await responses.HoldErasedAsync(input, pointer, cancellationToken);
    }

    [LoggerMessage(LogLevel.Information, "The backup of today holds {Count} pointers")]
    private partial void LogWritten(int count);

    [LoggerMessage(
        LogLevel.Warning,
        "Restored {Restored} pointers of {Day}; {Present} were there; {Lost} lead to files or rows that are gone"
    )]
    private partial void LogRestored(int restored, DateOnly day, int present, int lost);
}
