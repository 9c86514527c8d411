using Serverless.Intake;
using Serverless.Intake.Population;
using Serverless.Pdf;
using Serverless.Storage;
using Serverless.Surveys;

namespace Serverless.Flows.Differences;

/// <summary>Holds a population file against the responses that are there, and against the present version.</summary>
public sealed class PopulationDifferences(RawFiles files)
{
    /// <summary>What is wrong with the figures beside the responses that are there; null when nothing is.</summary>
    internal static ValidationIssue? SizeIssue(
        InputKey key,
        Codebook codebook,
        SurveySnapshot snapshot,
        PopulationMargins population
    )
    {
        var responses = InputKey.Responses(key.Survey, key.Wave!.Value, key.Group!.Value);
        var group = codebook.Groups.First(known => known.Id == key.Group.ToString());
        return snapshot.Input(responses) is { } pointer ? ResponseSize.Issue(group, pointer.Rows, population) : null;
    }

    internal async Task<UploadDifference> OfAsync(
        InputKey key,
        Codebook codebook,
        SurveySnapshot snapshot,
        string version,
        PopulationMargins population,
        CancellationToken cancellationToken
    )
    {
        var sameFiles = snapshot
            .GroupFiles.Where(file =>
                file.Key.Kind == UploadKind.Population && file.Key != key && file.Pointer.Version == version
            )
            .Select(file => new SameFile(file.Key.Wave.ToString()!, file.Key.Group.ToString()!))
            .ToList();
        var difference = new UploadDifference { SameFiles = sameFiles.Count == 0 ? null : sameFiles };
        if (snapshot.Input(key) is not { } present)
            return difference;
        difference = difference with { Present = present.Version };
        using var content = new MemoryStream(await files.ReadAsync(key, present.Version, cancellationToken));
        var reading = await PopulationReader.ReadAsync(
            content,
            codebook,
            key.Wave.ToString()!,
            key.Group.ToString()!,
            PdfRenderer.TextGate,
            cancellationToken
        );
        return reading.Margins is { } before
            ? difference with
            {
                Categories = CategoryDifference.Of(before, population),
            }
            : difference with
            {
                NotCompared = "The population file that is there does not fit the codebook.",
            };
    }
}
