using Serverless.Flows.Differences;
using Serverless.Flows.Erasure;
using Serverless.Flows.Files;
using Serverless.Intake.Differences;
using Serverless.Intake.Sources.Conversion;
using Serverless.Storage;

namespace Serverless.Flows.Uploads;

/// <summary>
/// Everything that is found out of a response file before anything of it is kept: whether it fits the codebook and the
/// population, who in it was erased, and how it differs from what is there.
/// </summary>
public sealed class ResponsesChecker(
    InputPointers pointers,
    ErasureScreener screener,
    ResponseDifferences differences,
    ProspectiveFigures figures,
    CheckBudgets budgets
)
{
    internal async Task<Outcome<CheckedResponses>> RunAsync(
        InputKey key,
        VersionedCodebook codebook,
        StagedFile file,
        ReadableResponses readable,
        OfferedFile offered,
        CancellationToken cancellationToken
    )
    {
        var snapshot = await pointers.SnapshotAsync(key.Survey, cancellationToken);
        var context = new ResponseContext(key, codebook, snapshot);
        var profile = context.NewProfile();
        var report = await GroupFileCheck.RunAsync(
            key,
            file,
            codebook.Codebook,
            profile,
            readable.Conversion?.Places,
            budgets,
            cancellationToken
        );
        if (!report.IsAccepted)
            return new Refusal.Faulty(UploadKind.Responses, report.Issues);
        var warnings = IssueList.Together(IssueList.Of([.. readable.Warnings]), report.Warnings);
        var responses = new UploadedResponses(codebook.Codebook, key.Wave!.Value, key.Group!.Value);
        var screened = await screener.RunAsync(key, responses, file, cancellationToken);
        if (screened.Found.Count == 0)
        {
            var comparing = await CompareAsync(context, file, profile, warnings, offered.IsDryRun, cancellationToken);
            return comparing.Succeeded(out var content, out var refusal)
                ? new CheckedResponses(file, content, screened.Known, LeftOut: 0)
                : refusal;
        }

        if (!offered.WithoutErased || screened.Found.Count == report.Rows)
            return new Refusal.Faulty(UploadKind.Responses, ErasureScreener.Issues(responses, screened));
        return await WithoutErasedAsync(context, responses, file, screened, warnings, offered, cancellationToken);
    }

    private async Task<Outcome<CheckedResponses>> WithoutErasedAsync(
        ResponseContext context,
        UploadedResponses responses,
        StagedFile file,
        Screened screened,
        IssueList warnings,
        OfferedFile offered,
        CancellationToken cancellationToken
    )
    {
        var reduced = (await responses.WithoutAsync(file, screened.Known.Contains, cancellationToken))!;
        Outcome<CheckedFile>? comparing = null;
        try
        {
            var profile = context.NewProfile();
            var report = await GroupFileCheck.RunAsync(
                context.Key,
                reduced.File,
                context.Codebook.Codebook,
                profile,
                places: null,
                budgets,
                cancellationToken
            );
            if (!report.IsAccepted)
                return new Refusal.Faulty(UploadKind.Responses, report.Issues);
            comparing = await CompareAsync(
                context,
                reduced.File,
                profile,
                warnings,
                offered.IsDryRun,
                cancellationToken
            );
            return comparing.Succeeded(out var content, out var refusal)
                ? new CheckedResponses(reduced.File, content, screened.Known, reduced.Removed.Count)
                : refusal;
        }
        finally
        {
            if (comparing?.Succeeded(out _, out _) != true)
                reduced.File.Dispose();
        }
    }

    private async Task<Outcome<CheckedFile>> CompareAsync(
        ResponseContext context,
        StagedFile file,
        ResponseProfile profile,
        IssueList warnings,
        bool isDryRun,
        CancellationToken cancellationToken
    )
    {
        if (await differences.SizeIssueAsync(context, profile.Rows, cancellationToken) is { } tooMany)
            return new Refusal.Faulty(UploadKind.Responses, IssueList.OfOne(tooMany));
        var (difference, found) = await differences.OfAsync(context, file.Version, profile, cancellationToken);
        if (isDryRun)
            difference = difference with
            {
                Figures = await figures.OfAsync(
                    context.Snapshot,
                    context.Codebook,
                    context.Key,
                    file,
                    profile.Rows,
                    cancellationToken
                ),
            };
        return new CheckedFile(
            profile.Rows,
            context.Codebook.Version,
            IssueList.Together(IssueList.Of(found), warnings),
            difference
        );
    }
}
