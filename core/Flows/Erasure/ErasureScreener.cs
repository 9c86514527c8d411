using Serverless.Flows.Files;
using Serverless.Intake;
using Serverless.Intake.Responses;
using Serverless.Storage;

namespace Serverless.Flows.Erasure;

/// <summary>Who in a response file was erased before.</summary>
/// <param name="Known">Everybody who was erased from those responses so far.</param>
/// <param name="Found">Those of them who are in the file.</param>
internal sealed record Screened(ErasedIds Known, IReadOnlyList<ListedRespondent> Found);

/// <summary>
/// Keeps erased respondents from coming back. A file is screened before anything of it is kept, and again once it is
/// current: an erasure enters whom it erases before it looks at files, so that of an upload and an erasure at the same
/// time one always sees the other.
/// </summary>
public sealed class ErasureScreener(ErasureRegister register, GroupErasure erasure)
{
    /// <summary>Screens a file that can be read.</summary>
    internal async Task<Screened> RunAsync(
        InputKey key,
        UploadedResponses responses,
        StagedFile file,
        CancellationToken cancellationToken
    )
    {
        var known = await register.OfAsync(key, cancellationToken);
        return known.IsEmpty
            ? new(known, [])
            : new(known, (await responses.FindAsync(file, known.Contains, cancellationToken)).Found);
    }

    /// <summary>
    /// Screens a file that has just become current for those who were erased since it was screened, and erases them.
    /// </summary>
    internal async Task EraseSinceAsync(
        InputKey key,
        UploadedResponses responses,
        StagedFile file,
        ErasedIds known,
        CancellationToken cancellationToken
    )
    {
        var now = await register.OfAsync(key, cancellationToken);
        if (known.Includes(now))
            return;
        if ((await responses.FindAsync(file, now.Contains, cancellationToken)).Found.Count > 0)
            await EraseAsync(key, now, cancellationToken);
    }

    /// <summary>Erases whoever is in the register from responses; what was uploaded before stays without them.</summary>
    internal async Task EraseAsync(InputKey key, ErasedIds known, CancellationToken cancellationToken)
    {
        var erasing = await erasure.RunAsync(key, known.Contains, cancellationToken);
        if (!erasing.Succeeded(out _, out var refusal))
            throw new InvalidOperationException(RefusalText.Of(refusal).ToString());
    }

    /// <summary>The rows of those who were erased, as errors of the file; their ids are not in them.</summary>
    internal static IssueList Issues(UploadedResponses responses, Screened screened) =>
        new(
            screened.Found.Count,
            [
                .. screened
                    .Found.Take(IssueList.MaximumListed)
                    .Select(respondent => new Issue(
                        IntakeRule.ErasedRespondent,
                        "This respondent was erased and is not taken in again. Leave the row out, or upload with ?withoutErased=true to have all such rows left out.",
                        Row: respondent.FileRow,
                        Column: responses.RespondentColumn
                    )),
            ],
            [new(IntakeRule.ErasedRespondent, responses.RespondentColumn, screened.Found.Count)]
        );
}
