using Serverless.Flows;
using Serverless.Flows.Waves;
using Serverless.Storage;

namespace Serverless.Functions;

/// <summary>The files of a wave that do not fit the codebook.</summary>
internal sealed record WaveIssues(string Survey, string Wave, IReadOnlyList<FileIssues> Files)
{
    public static IResult Answer(HttpContext context, WaveProgress progress)
    {
        var files = progress.UnfitFiles.Select(unfit => new FileIssues(
            unfit.File.Key.Kind,
            unfit.File.Wave,
            unfit.File.Group,
            unfit.File.Pointer.Version,
            unfit.Issues.Count,
            unfit.Issues.Listed
        ));
        return TypedResults.Json(
            new WaveIssues(progress.Files.Survey.ToString(), progress.Files.Wave.ToString(), [.. files]),
            ApiJson.For(context).WaveIssues
        );
    }
}

/// <summary>What does not fit of one file: the first issues in words, all of them counted.</summary>
internal sealed record FileIssues(
    UploadKind Kind,
    string Wave,
    string Group,
    string Version,
    long IssueCount,
    IReadOnlyList<Issue> Issues
);
