using System.Security.Cryptography;
using Serverless.Intake;
using Serverless.Intake.Differences;
using Serverless.Intake.Population;
using Serverless.Intake.Responses;
using Serverless.Local.Surveys;
using Serverless.Pdf;
using Serverless.Surveys;

namespace Serverless.Local.Offline;

/// <summary>What checking one file found.</summary>
/// <param name="Rows">Respondents or categories in it.</param>
/// <param name="Sha256">Hash of its bytes, lower-case hex: the file's version.</param>
/// <param name="Margins">The margins of a population file without errors.</param>
/// <param name="Errors">The errors that are listed.</param>
/// <param name="ErrorCount">All errors.</param>
public sealed record FileCheck(
    SurveyFile File,
    int Rows,
    string Sha256,
    PopulationMargins? Margins,
    IReadOnlyList<FileIssue> Errors,
    long ErrorCount,
    IReadOnlyList<FileIssue> Warnings
)
{
    /// <summary>What tells how other response files differ; null for a population file.</summary>
    public ResponseProfile? Profile { get; init; }

    /// <summary>How many respondents were routed to each question; none in a population file.</summary>
    public IReadOnlyDictionary<string, long> Asked { get; init; } =
        new Dictionary<string, long>(StringComparer.Ordinal);

    /// <summary>Checks a file as its upload would be checked.</summary>
    public static async Task<FileCheck> RunAsync(
        Codebook codebook,
        SurveyFile file,
        CancellationToken cancellationToken
    )
    {
        await using var stream = System.IO.File.OpenRead(file.FullPath);
        if (stream.Length > UploadLimits.MaximumBytes)
            return TooLarge(file, stream.Length);
        if (file.Kind == SurveyFileKind.Population)
        {
            var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
            stream.Position = 0;
            var reading = await PopulationReader.ReadAsync(
                stream,
                codebook,
                file.Wave,
                file.Group,
                PdfRenderer.TextGate,
                cancellationToken
            );
            return new FileCheck(
                file,
                reading.Rows,
                hash,
                reading.Margins,
                Issues(file, reading.Issues),
                reading.IssueCount,
                Warned(file, reading.Warnings)
            );
        }
        return await ResponsesAsync(codebook, file, cancellationToken);
    }

    private static async Task<FileCheck> ResponsesAsync(
        Codebook codebook,
        SurveyFile file,
        CancellationToken cancellationToken
    )
    {
        using var responses = await FolderResponses.OpenAsync(codebook, file, cancellationToken);
        if (responses.Readable.Conversion is { Issues.Count: > 0 } failed)
            return new FileCheck(
                file,
                0,
                "",
                null,
                Issues(file, failed.Issues),
                failed.Issues.Sum(issue => issue.Count),
                []
            );
        await using var stream = responses.OpenCsv();
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
        stream.Position = 0;
        var profile = ResponseProfile.For(codebook, file.Wave, file.Group, withRespondents: false);
        var report = await ResponseReader.CheckAsync(
            stream,
            profile,
            PdfRenderer.TextGate,
            responses.Readable.Conversion?.Places,
            cancellationToken
        );
        return new FileCheck(
            file,
            report.Rows,
            hash,
            null,
            Issues(file, report.Issues),
            report.IssueCount,
            Warned(file, [.. responses.Readable.Warnings, .. report.Warnings])
        )
        {
            Profile = profile,
            Asked = report.Asked,
        };
    }

    private static FileCheck TooLarge(SurveyFile file, long bytes)
    {
        var issue = new FileIssue(
            file.Name,
            null,
            null,
            null,
            "size",
            FormattableString.Invariant(
                $"The file has {bytes:N0} bytes; at most {UploadLimits.MaximumBytes:N0} are read."
            )
        );
        return new FileCheck(file, 0, "", null, [issue], 1, []);
    }

    private static List<FileIssue> Issues(SurveyFile file, IReadOnlyList<ValidationIssue> issues) =>
        [
            .. issues.Select(i => new FileIssue(file.Name, i.Row, i.Column, i.Value, i.Rule, i.Message)
            {
                Count = i.Count,
            }),
        ];

    private static List<FileIssue> Warned(SurveyFile file, IReadOnlyList<ValidationWarning> warnings) =>
        [.. warnings.Select(w => new FileIssue(file.Name, null, w.Column, null, w.Rule, w.Message))];
}
