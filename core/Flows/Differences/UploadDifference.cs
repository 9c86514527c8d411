using System.Text.Json;
using Serverless.Analysis.Changes;
using Serverless.Intake.Differences;
using Serverless.Surveys.Issues;

namespace Serverless.Flows.Differences;

/// <summary>
/// How a file differs from the present version, and what it would change. It counts; it names no respondent.
/// </summary>
public sealed record UploadDifference
{
    /// <summary>Version of the present file; null when there is none yet.</summary>
    public string? Present { get; init; }

    /// <summary>Why respondents and answers were not compared, in words; null when they were.</summary>
    public MessageText? NotCompared { get; init; }

    /// <summary>Respondents against the present version, told apart by id.</summary>
    public RespondentDifference? Respondents { get; init; }

    /// <summary>Columns against the present version.</summary>
    public ColumnDifference? Columns { get; init; }

    /// <summary>Answers against the present version; against the wave before when there is none.</summary>
    public DistributionShifts? Shifts { get; init; }

    /// <summary>Link keys against the wave before.</summary>
    public LinkKeyDifference? LinkKeys { get; init; }

    /// <summary>Categories of a population file that come, go or get other figures.</summary>
    public CategoryDifference? Categories { get; init; }

    /// <summary>Parts of a codebook that come, go or change.</summary>
    public IReadOnlyList<CodebookPartDifference>? Codebook { get; init; }

    /// <summary>Lines of a template that come or go.</summary>
    public LineDifference? Lines { get; init; }

    /// <summary>Files of other waves and groups with the same bytes.</summary>
    public IReadOnlyList<SameFile>? SameFiles { get; init; }

    /// <summary>What readers of published waves would see otherwise; null when it was not asked for.</summary>
    public IReadOnlyList<WaveOutlook>? Figures { get; init; }

    /// <summary>As JSON, in at most <see cref="MaximumStored"/> characters: lists are left out of a longer one.</summary>
    public string ToStoredJson()
    {
        var whole = Json(this);
        return whole.Length <= MaximumStored
            ? whole
            : Json(
                this with
                {
                    Columns = Columns is null ? null : Columns with { Came = [], Went = [] },
                    Shifts = Shifts is null ? null : Shifts with { Columns = [] },
                    SameFiles = null,
                    Figures = Figures?.Select(outlook => outlook.WithoutLists()).ToList(),
                }
            );
    }

    /// <summary>What <see cref="ToStoredJson"/> wrote.</summary>
    public static UploadDifference OfStoredJson(string json) =>
        JsonSerializer.Deserialize(json, DifferenceJson.Default.UploadDifference)!;

    /// <summary>Characters that fit a property of a table entity (64 KiB of UTF-16), with room to spare.</summary>
    public const int MaximumStored = 30_000;

    private static string Json(UploadDifference difference) =>
        JsonSerializer.Serialize(difference, DifferenceJson.Default.UploadDifference);
}

/// <summary>How link keys match those of the wave before.</summary>
/// <param name="Wave">The wave before.</param>
/// <param name="Keys">Different keys in this file.</param>
/// <param name="EarlierKeys">Different keys in that of the wave before.</param>
/// <param name="CouldMatch">Most that could match: those of the file that has fewer.</param>
/// <param name="Matching">Keys in both, letter for letter.</param>
/// <param name="NearMatches">How many would match if they were written otherwise; reported, never applied.</param>
public sealed record LinkKeyDifference(
    string Wave,
    int Keys,
    int EarlierKeys,
    int CouldMatch,
    int Matching,
    IReadOnlyList<NearKeyMatch> NearMatches
)
{
    internal static LinkKeyDifference Of(LinkMatch match, string wave) =>
        new(
            wave,
            match.Keys,
            match.EarlierKeys,
            match.CouldMatch,
            match.Matching,
            [
                .. match.NearMatches.Select(near => new NearKeyMatch(
                    JsonNamingPolicy.KebabCaseLower.ConvertName(near.Form.ToString()),
                    near.Matching
                )),
            ]
        );
}

/// <summary>How many keys would match in a form: without-leading-zeros, in-one-case, without-spaces,
/// without-punctuation or all-of-these.</summary>
public sealed record NearKeyMatch(string Form, int Matching);

/// <summary>Another file with the same bytes.</summary>
public sealed record SameFile(string Wave, string Group);
