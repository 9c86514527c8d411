using Serverless.Intake;
using Serverless.Intake.Population;
using Serverless.Storage;

namespace Serverless.Functions;

/// <summary>PUT …/population: a new version of a group's population figures.</summary>
internal static class UploadPopulation
{
    public static async Task<IResult> HandleAsync(HttpContext context, SmallUpload upload, Codebooks codebooks)
    {
        var (survey, wave, group) = (context.Request.Survey(), context.Request.Wave(), context.Request.Group());
        MediaTypes.RequireCsv(context.Request);
        var codebook = await codebooks.CurrentAsync(survey, context.RequestAborted);
        codebook.RequireGroup(survey, wave, group);
        return await upload.AcceptAsync(
            context,
            InputKey.Population(survey, wave, group),
            content => CheckAsync(content, codebook, wave, group)
        );
    }

    private static async Task<CheckedFile> CheckAsync(byte[] content, VersionedCodebook codebook, Name wave, Name group)
    {
        using var file = new MemoryStream(content);
        var reading = await PopulationReader.ReadAsync(file, codebook.Codebook, wave.ToString(), group.ToString());
        return reading.IsAccepted
            ? new(reading.Rows, codebook.Version, IntakeIssues.Warnings(reading.Warnings))
            : throw Refusals.Faulty(
                "population file",
                IntakeIssues.Of(reading.IssueCount, reading.Issues, reading.IssueCounts)
            );
    }
}
