using System.Diagnostics;
using Serverless.Storage;

namespace Serverless.Functions;

/// <summary>
/// Takes in a file that fits in memory: codebook, population, template. It is checked, kept under its hash,
/// and then the pointer moves, if nobody else moved it meanwhile.
/// </summary>
internal sealed class SmallUpload(InputPointers pointers, RawFiles files, TimeProvider clock)
{
    /// <summary>Largest file of these kinds, in bytes.</summary>
    public const int MaximumBytes = 5_000_000;

    /// <param name="context">The request.</param>
    /// <param name="key">Which input it is.</param>
    /// <param name="check">Checks the content; refuses it when it has errors.</param>
    public async Task<IResult> AcceptAsync(HttpContext context, InputKey key, Func<byte[], Task<CheckedFile>> check)
    {
        var cancellationToken = context.RequestAborted;
        var current = await pointers.FindAsync(key, cancellationToken);
        Preconditions.Require(context.Request, current?.Version);
        using var file = await UploadedBody.StageAsync(context.Request, MaximumBytes, cancellationToken);
        var content = await check(await file.ReadAllAsync(cancellationToken));
        var receipt = UploadReceipt.Of(key, file, content);
        if (current?.Version == file.Version && current.CodebookVersion == content.CodebookVersion)
            return receipt.Answer(context, isNew: false);

        await files.KeepAsync(key, file, cancellationToken);
        var moved = new InputPointer
        {
            Version = file.Version,
            CodebookVersion = content.CodebookVersion,
            Rows = content.Rows,
            UploadedAt = clock.GetUtcNow(),
            TraceParent = Activity.Current?.Id,
        };
        if (await pointers.MoveAsync(key, current, moved, cancellationToken))
            return receipt.Answer(context, isNew: current?.Version != file.Version);

        // The same file sent twice at once: both are told that it is there.
        var winner = await pointers.FindAsync(key, cancellationToken);
        return winner?.Version == file.Version ? receipt.Answer(context, isNew: false) : throw Refusals.Overtaken();
    }
}
