using Microsoft.Extensions.Logging;
using Serverless.Intake;
using Serverless.Intake.Responses;
using Serverless.Storage;

namespace Serverless.Flows.Erasure;

/// <summary>What an erasure did.</summary>
/// <param name="Groups">The responses that held the respondent, and what went from them.</param>
public sealed record RespondentErased(IReadOnlyList<ErasedFromGroup> Groups)
{
    /// <summary>Rows that went in all.</summary>
    public int RowsErased => Groups.Sum(group => group.RowsErased);
}

/// <summary>
/// Erases one respondent from one file of responses, from a wave or from a whole survey, and sees to it that nobody
/// brings them back. What is asked for is noted first and struck out last, so an erasure that breaks off is completed by
/// the timer.
/// </summary>
public sealed partial class RespondentErasure(
    Erasures erasures,
    ErasureRegister register,
    ResponseVersions versions,
    GroupErasure groups,
    InputPointers pointers,
    Codebooks codebooks,
    TimeProvider clock,
    ILogger<RespondentErasure> log
)
{
    /// <summary>An erasure not complete by then broke off.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Erases a respondent. Whom no file holds leaves no trace: every file is looked through before anything is
    /// written.
    /// </summary>
    public async Task<Outcome<RespondentErased>> EraseAsync(
        ErasureScope scope,
        string respondent,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(respondent);
        ArgumentNullException.ThrowIfNull(scope);
        var looked = IsId(respondent)
            ? await versions.LookAsync(scope, IdOf(respondent), Looked.Nothing, cancellationToken)
            : Looked.Nothing;
        if (looked.Holding.Count == 0)
            return await WhyNobodyAsync(scope, cancellationToken);
        var request = new ErasureRequest(
            Guid.NewGuid().ToString("n"),
            scope,
            respondent,
            [.. looked.Holding.Select(version => version.Key).Distinct()],
            clock.GetUtcNow()
        );
        await erasures.AddAsync(request, cancellationToken);
        return await CompleteAsync(request, looked, cancellationToken);
    }

    /// <summary>Completes erasures that broke off.</summary>
    public async Task CompleteBrokenOffAsync(CancellationToken cancellationToken)
    {
        foreach (var request in await erasures.BrokenOffAsync(clock.GetUtcNow() - Patience, cancellationToken))
        {
            var completion = await CompleteAsync(request, Looked.Nothing, cancellationToken);
            if (!completion.Succeeded(out _, out var refusal))
                LogNotCompleted(request.Scope.Survey, RefusalText.Of(refusal).ToString());
        }
    }

    /// <summary>
    /// Enters the respondent before any file is changed, and then looks for files that came in between: an upload that
    /// is under way either finds them in the register or is found here.
    /// </summary>
    private async Task<Outcome<RespondentErased>> CompleteAsync(
        ErasureRequest request,
        Looked before,
        CancellationToken cancellationToken
    )
    {
        await register.AddAsync(request.Scope, request.Respondent, cancellationToken);
        var since = await versions.LookAsync(request.Scope, IdOf(request.Respondent), before, cancellationToken);
        var erased = new List<ErasedFromGroup>();
        foreach (var key in request.Files.Union(since.Holding.Select(version => version.Key)))
        {
            var erasing = await groups.RunAsync(key, IdOf(request.Respondent), cancellationToken);
            if (!erasing.Succeeded(out var group, out var refusal))
                return refusal;
            erased.Add(group);
            LogErased(group.RowsErased, key.Survey, group.Wave, group.Group);
        }

        await erasures.RemoveAsync(request, cancellationToken);
        return new RespondentErased(erased);
    }

    private static bool IsId(string respondent) => respondent.Trim().Length is > 0 and <= UploadLimits.MaximumKeyLength;

    private static Func<string, bool> IdOf(string respondent)
    {
        var wanted = RespondentId.Comparable(respondent);
        return id => string.Equals(RespondentId.Comparable(id), wanted, StringComparison.Ordinal);
    }

    private async Task<Refusal> WhyNobodyAsync(ErasureScope scope, CancellationToken cancellationToken)
    {
        if (scope is { Wave: { } ofWave, Group: { } ofGroup })
            return
                await pointers.FindAsync(InputKey.Responses(scope.Survey, ofWave, ofGroup), cancellationToken) is null
                ? new Refusal.NoResponses(ofWave, ofGroup)
                : new Refusal.UnknownRespondent();
        var reading = await codebooks.CurrentAsync(scope.Survey, cancellationToken);
        if (!reading.Succeeded(out var codebook, out var refusal))
            return refusal;
        return scope.Wave is { } wave && !codebook.Codebook.HasWave(wave)
            ? new Refusal.UnknownWave(scope.Survey, wave)
            : new Refusal.UnknownRespondent();
    }

    [LoggerMessage(LogLevel.Information, "Erased {Rows} rows from {Survey} {Wave} {Group}")]
    private partial void LogErased(int rows, Name survey, Name wave, Name group);

    [LoggerMessage(LogLevel.Error, "An erasure from {Survey} is not completed: {Reason}")]
    private partial void LogNotCompleted(Name survey, string reason);
}
