using Serverless.Analysis;
using Serverless.Analysis.Inputs;
using Serverless.Intake.Answers;
using Serverless.Intake.Population;
using Serverless.Intake.Responses;
using Serverless.Storage;
using Serverless.Surveys;

namespace Serverless.Flows.Waves;

/// <summary>
/// Reads what a wave is computed from: margins from the raw files, answers from the respondents' rows. Every file was
/// read with the codebook the wave is computed with.
/// </summary>
public sealed class WaveInputsReader(RawFiles files, RespondentRows rows, DeploymentSecrets secrets)
{
    /// <exception cref="MissingRowsException">Rows of a file are not all there.</exception>
    internal async Task<WaveInputs> ReadAsync(
        WaveFileSet set,
        VersionedCodebook codebook,
        CancellationToken cancellationToken
    )
    {
        var groups = new List<GroupInputs>();
        foreach (var ofGroup in set.Files.GroupBy(file => (file.Wave, file.Group)))
        {
            var population = ofGroup.FirstOrDefault(file => file.Key.Kind == UploadKind.Population);
            var responses = ofGroup.FirstOrDefault(file => file.Key.Kind == UploadKind.Responses);
            var (answers, hashes) = responses is null
                ? (null, null)
                : await ResponsesAsync(responses, codebook.Codebook, cancellationToken);
            groups.Add(
                new GroupInputs
                {
                    Wave = ofGroup.Key.Wave,
                    Group = ofGroup.Key.Group,
                    Population = population is null
                        ? null
                        : await MarginsAsync(population, codebook.Codebook, cancellationToken),
                    PopulationSha256 = population?.Pointer.Version,
                    Responses = answers,
                    ResponsesSha256 = responses?.Pointer.Version,
                    RespondentHashes = hashes,
                }
            );
        }

        return new WaveInputs(codebook.Codebook, codebook.Version, set.Wave.ToString(), groups);
    }

    private async Task<PopulationMargins> MarginsAsync(
        WaveFile file,
        Codebook codebook,
        CancellationToken cancellationToken
    )
    {
        await using var content = await files.OpenAsync(file.Key, file.Pointer.Version, cancellationToken);
        var reading = await PopulationReader.ReadAsync(
            content,
            codebook,
            file.Wave,
            file.Group,
            cancellationToken: cancellationToken
        );
        return reading.Margins
            ?? throw new InvalidDataException(
                $"The population file of group '{file.Group}' in wave '{file.Wave}' was checked and does not fit."
            );
    }

    private async Task<(ResponseSet? Answers, IReadOnlyList<ulong>? Hashes)> ResponsesAsync(
        WaveFile file,
        Codebook codebook,
        CancellationToken cancellationToken
    )
    {
        var pointer = file.Pointer;
        var columns = ResponseColumns.Of(codebook, file.Wave, file.Group);
        var builder = new ResponseSetBuilder(columns, RowLayout.Of(columns), pointer.Rows);
        var erased = pointer.ErasedRows.ToHashSet();
        var key = await secrets.ForAsync(WavePublisher.Purpose, cancellationToken);
        var hashes = new List<ulong>(pointer.Rows);
        await foreach (var row in rows.ReadAsync(pointer.RowsPartition!, pointer.RowNumbersGiven, cancellationToken))
        {
            if (erased.Contains(row.Number))
                continue;
            builder.Add(row.Answers.Span);
            hashes.Add(RespondentHash.Of(key, row.Respondent));
        }

        if (hashes.Count != pointer.Rows)
            throw new MissingRowsException(file, hashes.Count);
        var set = builder.Build();
        HeapRelease.ReleaseAfter(hashes.Count);
        return (set, hashes);
    }
}

/// <summary>Fewer or more rows are stored of a file than it has respondents.</summary>
public sealed class MissingRowsException(WaveFile file, int found)
    : Exception(
        FormattableString.Invariant(
            $"Group '{file.Group}' in wave '{file.Wave}' has {found} rows in storage where {file.Pointer.Rows} were stored."
        )
    )
{
    public WaveFile File { get; } = file;
}
