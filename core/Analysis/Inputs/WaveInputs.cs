using Serverless.Intake.Answers;
using Serverless.Intake.Responses;
using Serverless.Surveys;

namespace Serverless.Analysis.Inputs;

/// <summary>Everything a wave's figures are computed from.</summary>
/// <param name="Codebook">The codebook.</param>
/// <param name="CodebookSha256">SHA-256 of the codebook file, lower-case hex.</param>
/// <param name="Wave">The wave to publish.</param>
/// <param name="Groups">The files of this wave and of <see cref="WaveLineage.EarlierWaves"/>, in any order; those of
/// other waves are ignored.</param>
public sealed record WaveInputs(
    Codebook Codebook,
    string CodebookSha256,
    string Wave,
    IReadOnlyList<GroupInputs> Groups
);

/// <summary>The files of one group in one wave; what was not uploaded is null.</summary>
public sealed record GroupInputs
{
    public required string Wave { get; init; }

    public required string Group { get; init; }

    public PopulationMargins? Population { get; init; }

    /// <summary>SHA-256 of the population file, lower-case hex; given when <see cref="Population"/> is.</summary>
    public string? PopulationSha256 { get; init; }

    public ResponseSet? Responses { get; init; }

    /// <summary>SHA-256 of the response file, lower-case hex; given when <see cref="Responses"/> is.</summary>
    public string? ResponsesSha256 { get; init; }

    /// <summary>
    /// A keyed hash of each respondent's id (<see cref="RespondentHash"/>), in the order of the responses, by which it is
    /// seen how many answered otherwise than in an earlier publication. Null when that is not asked for; figures do not
    /// depend on it.
    /// </summary>
    public IReadOnlyList<ulong>? RespondentHashes { get; init; }
}
