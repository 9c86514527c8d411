using System.Diagnostics;
using Serverless.Analysis;
using Serverless.Flows.Files;
using Serverless.Storage;

namespace Serverless.Flows.Uploads;

/// <summary>
/// Takes in a file that fits in memory: codebook, population, template. It is checked, kept under its hash,
/// and then the pointer moves, if nobody else moved it meanwhile.
/// </summary>
public sealed class SmallFileUpload(
    InputPointers pointers,
    RawFiles files,
    CurrentVersions versions,
    TimeProvider clock
)
{
    /// <summary>Largest file of these kinds, in bytes.</summary>
    public const int MaximumBytes = 5_000_000;

    /// <param name="key">Which input it is.</param>
    /// <param name="offered">The file.</param>
    /// <param name="check">Checks the content; refuses it when it has errors.</param>
    /// <param name="cancellationToken">Stops the upload; nothing is changed then.</param>
    internal async Task<Outcome<AcceptedUpload>> AcceptAsync(
        InputKey key,
        OfferedFile offered,
        Func<StagedFile, byte[], Task<Outcome<CheckedFile>>> check,
        CancellationToken cancellationToken
    )
    {
        var current = await pointers.FindAsync(key, cancellationToken);
        if (key.Kind == UploadKind.Codebook && current is not null && !IsTheirs(current))
            return new Refusal.NameTaken(key.Survey);
        if (!offered.Precondition.Allows(current?.Version))
            return new Refusal.PreconditionFailed(current?.Version);
        var staging = await offered.StageAsync(MaximumBytes, cancellationToken);
        if (!staging.Succeeded(out var file, out var tooLarge))
            return tooLarge;
        using (file)
        {
            var checking = await check(file, await file.ReadAllAsync(cancellationToken));
            if (!checking.Succeeded(out var content, out var faulty))
                return faulty;
            if (offered.IsDryRun)
                return AcceptedUpload.Of(key, file, content, Acceptance.OnlyChecked);
            if (current?.Version == file.Version && current.CodebookVersion == content.CodebookVersion)
                return AcceptedUpload.Of(key, file, content, Acceptance.AlreadyThere);
            return await KeepAsync(key, current, file, content, cancellationToken);
        }
    }

    /// <summary>
    /// Whether the codebook belongs to the organisation that uploads, which may have changed since it was let in.
    /// </summary>
    private static bool IsTheirs(InputPointer codebook) =>
        Actor.Current.Organisation is not { } organisation || codebook.Organisation == organisation;

    /// <summary>A survey belongs to the organisation that uploads its first codebook.</summary>
    private static Name? OwnerOf(InputKey key, InputPointer? current)
    {
        if (key.Kind != UploadKind.Codebook)
            return null;
        return current is null ? Actor.Current.Organisation : current.Organisation;
    }

    private async Task<Outcome<AcceptedUpload>> KeepAsync(
        InputKey key,
        InputPointer? current,
        StagedFile file,
        CheckedFile content,
        CancellationToken cancellationToken
    )
    {
        var kept = await files.KeepAsync(key, file, cancellationToken);
        var next = new InputPointer
        {
            Version = file.Version,
            CodebookVersion = content.CodebookVersion,
            Rows = content.Rows,
            Edition = InputPointer.NextEdition(current),
            MethodVersion = MethodVersion.Current,
            Digest = content.Digest,
            Organisation = OwnerOf(key, current),
            FirstPublishedAt = current?.FirstPublishedAt,
            UploadedAt = clock.GetUtcNow(),
            TraceParent = Activity.Current?.Id,
        };
        var move = await versions.MoveAsync(key, current, next, StoredParts.Of(kept), cancellationToken);
        if (move == VersionMove.Overtaken)
            return new Refusal.Overtaken();
        var isNew = move == VersionMove.Moved && current?.Version != file.Version;
        return AcceptedUpload.Of(key, file, content, isNew ? Acceptance.Stored : Acceptance.AlreadyThere);
    }
}
