using System.Runtime.CompilerServices;
using Serverless.Intake.Responses;
using Serverless.Intake.Sources.Conversion;
using Serverless.Pdf;
using Serverless.Storage;
using Serverless.Surveys;

namespace Serverless.Flows.Files;

/// <summary>Respondents found in a response file.</summary>
/// <param name="Found">Those who were looked for, in the order of the file.</param>
/// <param name="Count">How many respondents the file has.</param>
/// <param name="Delimiter">What separates its values.</param>
internal sealed record FoundRespondents(IReadOnlyList<ListedRespondent> Found, int Count, char Delimiter);

/// <summary>A group's response file against the codebook it is read with.</summary>
internal sealed class UploadedResponses(Codebook codebook, Name wave, Name group)
{
    /// <summary>
    /// The file as the CSV that the codebook describes: null when it is that already, else set aside beside it.
    /// </summary>
    public async Task<(StagedFile? Converted, ReadableResponses Readable)> ConvertAsync(
        StagedFile file,
        CancellationToken cancellationToken
    )
    {
        StagedFile? converted = null;
        var readable = await ReadableResponses.OfAsync(
            file.Open,
            "responses",
            codebook,
            wave.ToString(),
            group.ToString(),
            async write => converted = await StagedFile.WriteAsync(write, cancellationToken),
            cancellationToken
        );
        return (converted, readable);
    }

    /// <summary>The column of ids.</summary>
    public string RespondentColumn => codebook.Groups.Single(known => known.Id == group.ToString()).Columns.Respondent;

    /// <summary>Those respondents of a CSV file whose id <paramref name="isWanted"/>; whatever else is in it.</summary>
    public async Task<FoundRespondents> FindAsync(
        StagedFile file,
        Func<string, bool> isWanted,
        CancellationToken cancellationToken
    )
    {
        await using var content = file.Open();
        await using var column = await Intake.Responses.RespondentColumn.OpenAsync(
            content,
            RespondentColumn,
            cancellationToken
        );
        var found = new List<ListedRespondent>();
        var count = 0;
        await foreach (var respondent in column.ReadAsync(cancellationToken))
        {
            count++;
            if (isWanted(respondent.Id))
                found.Add(respondent);
        }

        return new(found, count, column.Delimiter);
    }

    /// <summary>Checks the whole file.</summary>
    public async Task<ValidationReport> CheckAsync(StagedFile file, CancellationToken cancellationToken)
    {
        await using var content = file.Open();
        return await ResponseReader.CheckAsync(
            content,
            codebook,
            wave.ToString(),
            group.ToString(),
            PdfRenderer.TextGate,
            cancellationToken
        );
    }

    /// <summary>The rows of a file that was checked, but for the first <paramref name="after"/>.</summary>
    public async IAsyncEnumerable<PackedRespondent> RowsAsync(
        StagedFile file,
        int after,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using var content = file.Open();
        await foreach (
            var row in ResponseReader.RowsAsync(
                content,
                codebook,
                wave.ToString(),
                group.ToString(),
                after,
                cancellationToken
            )
        )
            yield return row;
    }
}
