using Serverless.Flows.Files;
using Serverless.Storage;

namespace Serverless.Flows.Erasure;

/// <summary>Screens responses that are current, or about to be again, for respondents who were erased.</summary>
public sealed class CurrentResponses(
    InputPointers pointers,
    RawFiles files,
    Codebooks codebooks,
    ErasureRegister register,
    ErasureScreener screener
)
{
    /// <summary>Erases from the current responses whoever is in the register, if an upload ended before it came to that.</summary>
    internal async Task EraseAgainAsync(InputKey key, CancellationToken cancellationToken)
    {
        if (await pointers.FindAsync(key, cancellationToken) is not { Rows: > 0 } current)
            return;
        var known = await register.OfAsync(key, cancellationToken);
        if (known.IsEmpty)
            return;
        using var file = await files.StageAsync(key, current.Version, cancellationToken);
        if (file is not null && await HoldsAsync(key, current, file, known, cancellationToken))
            await screener.EraseAsync(key, known, cancellationToken);
    }

    /// <summary>Whether the version a pointer names holds somebody who was erased.</summary>
    internal async Task<bool> HoldErasedAsync(InputKey key, InputPointer pointer, CancellationToken cancellationToken)
    {
        var known = await register.OfAsync(key, cancellationToken);
        if (known.IsEmpty)
            return false;
        using var file = await files.StageAsync(key, pointer.Version, cancellationToken);
        return file is not null && await HoldsAsync(key, pointer, file, known, cancellationToken);
    }

    private async Task<bool> HoldsAsync(
        InputKey key,
        InputPointer pointer,
        StagedFile file,
        ErasedIds known,
        CancellationToken cancellationToken
    )
    {
        var reading = await codebooks.ReadAsync(key.Survey, pointer.CodebookVersion, cancellationToken);
        if (!reading.Succeeded(out var codebook, out _))
            return true;
        var responses = new UploadedResponses(codebook.Codebook, key.Wave!.Value, key.Group!.Value);
        return (await responses.FindAsync(file, known.Contains, cancellationToken)).Found.Count > 0;
    }
}
