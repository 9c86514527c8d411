using Serverless.Analysis;
using Serverless.Intake.Answers;
using Serverless.Intake.Population;
using Serverless.Storage;
using Serverless.Surveys;

namespace Serverless.Flows.Waves;

/// <summary>
/// Reads what a wave is computed from: margins from the raw files, answers from the respondents' rows.
/// </summary>
public sealed class WaveInputsReader(RawFiles files, RespondentRows rows, Codebooks codebooks)
{
    /// <summary>
    /// Reads every file of the set. Throws <see cref="UnfitFileException"/> for one that does not fit the current
    /// codebook,
    /// and <see cref="InvalidOperationException"/> when rows are missing, which happens while a version is being
    /// replaced.
    /// </summary>
    public async Task<WaveInputs> ReadAsync(WaveFileSet set, CancellationToken cancellationToken)
    {
        var groups = new List<GroupInputs>();
        foreach (var ofGroup in set.Files.GroupBy(file => (file.Wave, file.Group)))
        {
            var population = ofGroup.FirstOrDefault(file => file.Key.Kind == UploadKind.Population);
            var responses = ofGroup.FirstOrDefault(file => file.Key.Kind == UploadKind.Responses);
            groups.Add(
                new GroupInputs
                {
                    Wave = ofGroup.Key.Wave,
                    Group = ofGroup.Key.Group,
                    Population = population is null
                        ? null
                        : await MarginsAsync(population, set.Codebook.Codebook, cancellationToken),
                    PopulationSha256 = population?.Pointer.Version,
                    Responses = responses is null
                        ? null
                        : await ResponsesAsync(responses, set.Codebook, cancellationToken),
                    ResponsesSha256 = responses?.Pointer.Version,
                }
            );
        }

        return new WaveInputs(set.Codebook.Codebook, set.Codebook.Version, set.Wave.ToString(), groups);
    }

    private async Task<PopulationMargins> MarginsAsync(
        WaveFile file,
        Codebook codebook,
        CancellationToken cancellationToken
    )
    {
        await using var content = await files.OpenAsync(file.Key, file.Pointer.Version, cancellationToken);
        var reading = await PopulationReader.ReadAsync(content, codebook, file.Wave, file.Group, cancellationToken);
        return reading.Margins
            ?? throw new UnfitFileException(
                $"The population file of group '{file.Group}' in wave '{file.Wave}' was accepted with an earlier codebook and does not fit the current one: {reading.Issues[0].Message} Upload it again."
            );
    }

    private async Task<ResponseSet> ResponsesAsync(
        WaveFile file,
        VersionedCodebook current,
        CancellationToken cancellationToken
    )
    {
        var pointer = file.Pointer;
        var reading = await codebooks.ReadAsync(file.Key.Survey, pointer.CodebookVersion, cancellationToken);
        if (!reading.Succeeded(out var packedWith, out var unreadable))
            throw new UnfitFileException(RefusalText.Of(unreadable));
        try
        {
            var layout = RowLayout.Of(ResponseColumns.Of(packedWith.Codebook, file.Wave, file.Group));
            var builder = new ResponseSetBuilder(
                ResponseColumns.Of(current.Codebook, file.Wave, file.Group),
                layout,
                pointer.Rows
            );
            var erased = pointer.ErasedRows.ToHashSet();
            var count = 0;
            await foreach (
                var row in rows.ReadAsync(pointer.RowsPartition!, pointer.RowNumbersGiven, cancellationToken)
            )
            {
                if (erased.Contains(row.Number))
                    continue;
                builder.Add(row.Answers.Span);
                count++;
            }

            if (count != pointer.Rows)
                throw new InvalidOperationException(
                    FormattableString.Invariant(
                        $"Group '{file.Group}' in wave '{file.Wave}' has {count} rows in storage where {pointer.Rows} were stored. If this stays so, upload its responses again."
                    )
                );
            var set = builder.Build();
            LargeHeap.ReleaseAfter(count);
            return set;
        }
        catch (InvalidDataException unfit)
        {
            throw new UnfitFileException(unfit.Message, unfit);
        }
    }
}

/// <summary>
/// A file that was accepted once does not fit the current codebook; the message says which and what to do.
/// </summary>
public sealed class UnfitFileException(string message, Exception? inner = null) : Exception(message, inner);
