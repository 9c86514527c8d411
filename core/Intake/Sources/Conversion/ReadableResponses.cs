using Serverless.Surveys;

namespace Serverless.Intake.Sources.Conversion;

/// <summary>Responses as the CSV that a codebook describes: the file itself, or what it was converted to.</summary>
/// <param name="Conversion">What was converted; null when the file is as the codebook describes.</param>
public sealed record ReadableResponses(ConvertedResponses? Conversion)
{
    /// <summary>What the file's owner should know: what it was read as, and what was odd in it.</summary>
    public IEnumerable<ValidationWarning> Warnings =>
        Conversion is { } conversion
            ?
            [
                new ValidationWarning(
                    IntakeRule.Converted,
                    null,
                    null,
                    $"The file was read as {conversion.Format} and is kept as the CSV that the codebook describes."
                ),
                .. conversion.Warnings,
            ]
            : [];

    /// <summary>Converts a file where that is needed.</summary>
    /// <param name="open">Opens the file; the stream can seek.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <param name="codebook">The codebook.</param>
    /// <param name="wave">The wave.</param>
    /// <param name="group">The group.</param>
    /// <param name="write">Makes the file that is converted to, and has it written.</param>
    /// <param name="cancellationToken">Stops converting.</param>
    public static async Task<ReadableResponses> OfAsync(
        Func<Stream> open,
        string name,
        Codebook codebook,
        string wave,
        string group,
        Func<Func<Stream, CancellationToken, Task>, Task> write,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(write);
        await using (var file = open())
            if (!await ResponseConversion.IsNeededAsync(file, codebook, cancellationToken))
                return new ReadableResponses((ConvertedResponses?)null);
        ConvertedResponses? conversion = null;
        await write(
            async (target, stop) =>
                conversion = await ResponseConversion.RunAsync(open, name, codebook, wave, group, target, stop)
        );
        return new ReadableResponses(conversion);
    }
}
