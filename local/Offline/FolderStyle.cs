using Serverless.Local.Surveys;
using Serverless.Pdf;
using Serverless.Reporting.Styles;

namespace Serverless.Local.Offline;

/// <summary>The house style beside a codebook.</summary>
public static class FolderStyle
{
    /// <summary>Reads it; null when there is none.</summary>
    /// <exception cref="FaultyFilesException">It has errors.</exception>
    public static async Task<HouseStyle?> ReadAsync(SurveyFolder survey, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(survey);
        if (!File.Exists(survey.StylePath))
            return null;
        var reading = HouseStyleReader.Read(
            await File.ReadAllBytesAsync(survey.StylePath, cancellationToken),
            PdfRenderer.TextGate,
            PdfRenderer.FontGate
        );
        return reading.Style
            ?? throw new FaultyFilesException(
                [.. reading.Issues.Select(issue => FileIssue.Of(HouseStyleReader.FileName, issue))],
                reading.Issues.Count
            );
    }
}
