using Serverless.Analysis;
using Serverless.Analysis.Exports;
using Serverless.Flows.Auditing;
using Serverless.Flows.Waves;
using Serverless.Storage;
using Serverless.Storage.Auditing;
using Serverless.Surveys;

namespace Serverless.Flows.Reading;

/// <summary>Reads a group's responses as figures are made of them, with labels and weights.</summary>
public sealed class ResponsesReader(
    WaveFiles files,
    WaveInputsReader inputs,
    RespondentRows rows,
    Codebooks codebooks,
    AuditLog audit
)
{
    /// <summary>The current responses of a group, cleaned, with the codebook they were read with.</summary>
    /// <exception cref="MissingRowsException">Rows of the file are not all there.</exception>
    public async Task<Outcome<CleanedResponses>> ReadAsync(
        Name survey,
        Name wave,
        Name group,
        Language language,
        CancellationToken cancellationToken
    )
    {
        var reading = await files.ReadAsync(survey, wave, cancellationToken);
        if (!reading.Succeeded(out var set, out var refusal))
            return refusal;
        var ofGroup = set.Files.Where(file => file.Wave == wave.ToString() && file.Group == group.ToString()).ToList();
        if (ofGroup.Find(file => file.Key.Kind == UploadKind.Responses) is not { } responses)
            return new Refusal.NoResponses(wave, group);
        if (responses.Pointer.AnswersRemovedAt is not null)
            return new Refusal.AnswersNotKept(wave);
        var codebooksRead = await codebooks.ReadAsync(survey, responses.Pointer.CodebookVersion, cancellationToken);
        if (!codebooksRead.Succeeded(out var codebook, out var unreadable))
            return unreadable;
        await audit.WriteAsync(
            AuditChain.OfSurvey(survey),
            AuditLog.Once(AuditOperation.ResponsesRead) with
            {
                Wave = wave,
                Group = group,
                VersionsOf = AuditVersions.Responses,
                Version = responses.Pointer.Version,
            },
            cancellationToken
        );
        var read = await inputs.ReadAsync(set with { Files = ofGroup }, codebook, cancellationToken);
        var ids = new List<string>();
        var erased = responses.Pointer.ErasedRows.ToHashSet();
        await foreach (
            var row in rows.ReadAsync(
                responses.Pointer.RowsPartition!,
                responses.Pointer.RowNumbersGiven,
                cancellationToken
            )
        )
            if (!erased.Contains(row.Number))
                ids.Add(row.Respondent);
        return CleanedResponses.Of(codebook.Codebook, read.Groups[0], ids, language);
    }
}
