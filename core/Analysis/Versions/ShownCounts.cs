using System.Text.Json;
using System.Text.Json.Serialization;
using Serverless.Analysis.Disclosure;
using Serverless.Analysis.Results;

namespace Serverless.Analysis.Versions;

/// <summary>
/// What a publication showed of one group in one wave, as counts: what later publications of the same answers are held
/// against, because whoever kept both documents subtracts one from the other. It names no respondent and no row; it is
/// as confidential as the exact results document.
/// </summary>
public sealed record ShownCounts
{
    /// <summary>The wave the answers are of.</summary>
    public required string Wave { get; init; }

    /// <summary>The group.</summary>
    public required string Group { get; init; }

    /// <summary>The subgroups that part the respondents.</summary>
    public required IReadOnlyList<ShownSubgroup> Subgroups { get; init; }

    /// <summary>
    /// Respondents that are in the same subgroups, by a digit per subgroup: 1 inside, 0 outside, 2 not known.
    /// </summary>
    public required IReadOnlyList<string> Atoms { get; init; }

    public required IReadOnlyList<ShownTable> Tables { get; init; }

    /// <summary>
    /// Respondents in cells by all that they answered, each cell a keyed hash; null when it was not known who they are.
    /// </summary>
    public IReadOnlyList<int>? Respondents { get; init; }

    /// <summary>The counts alone.</summary>
    internal ShownCounts WithoutBlocks() =>
        this with
        {
            Respondents = null,
            Tables = [.. Tables.Select(t => t with { Columns = [.. t.Columns.Select(c => c with { Blocks = null })] })],
        };

    /// <summary>Equal counts give equal bytes.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, ShownCountsJson.Default.ShownCounts);

    /// <exception cref="InvalidDataException">It is not what <see cref="ToJson"/> writes.</exception>
    public static ShownCounts FromJson(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, ShownCountsJson.Default.ShownCounts)
        ?? throw new InvalidDataException("The counts of an earlier publication are empty.");
}

/// <summary>A subgroup by id, with the condition that defines it as text: equal texts are the same condition.</summary>
public sealed record ShownSubgroup(string Id, string Definition);

/// <summary>A table, or a margin of the weights (which is shown of everyone only).</summary>
/// <param name="Id">The table's id.</param>
/// <param name="Answers">Codes of its answers; none for numbers.</param>
/// <param name="Columns">What is counted: one column for a distribution or number, one per option of a multiple
/// question.</param>
/// <param name="Sets">The sets of respondents it was shown for.</param>
public sealed record ShownTable(
    TableId Id,
    IReadOnlyList<string> Answers,
    IReadOnlyList<CountedColumn> Columns,
    IReadOnlyList<ShownSet> Sets
)
{
    /// <summary>Respondents who were asked; null when that is not known.</summary>
    public int? Routed { get; init; }

    /// <summary>Whether it is a margin that weights are made with, or the number of respondents.</summary>
    public bool IsMargin { get; init; }

    /// <summary>
    /// Codes that only this one has, paired with those that only a later one has: answers that are called something else
    /// do not make other people of the respondents.
    /// </summary>
    internal Dictionary<string, string> Renamed(ShownTable later) =>
        Answers
            .Except(later.Answers, StringComparer.Ordinal)
            .Zip(later.Answers.Except(Answers, StringComparer.Ordinal))
            .ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
}

/// <summary>Respondents by what they answered.</summary>
/// <param name="Option">The option of a multiple question; empty for anything else.</param>
/// <param name="Values">What was answered: codes, 1 and 0 for ticked and not, fingerprints of numbers.</param>
/// <param name="Counts">Atom, position of the value, respondents: three numbers for each that is not zero.</param>
public sealed record CountedColumn(string Option, IReadOnlyList<string> Values, IReadOnlyList<int> Counts)
{
    /// <summary>The same in blocks of respondents, of the sets that are large enough; null when it was not known who
    /// they are.</summary>
    public IReadOnlyList<BlockSums>? Blocks { get; init; }
}

/// <summary>A number per block of respondents, which is another when one of them answers otherwise.</summary>
/// <param name="Subgroup">The subgroup; null for everyone.</param>
/// <param name="Inside">Whether it is of the subgroup itself, or of everyone; else of the rest.</param>
/// <param name="Sums">Per block four bytes, little-endian: the sum of a keyed hash of each answer.</param>
public sealed record BlockSums(string? Subgroup, bool Inside, byte[] Sums);

/// <summary>What was shown of a table for everyone (no subgroup) or for both sides of a subgroup.</summary>
/// <param name="Subgroup">The subgroup; null for everyone.</param>
/// <param name="BaseWithheld">Whether the size of the base was not shown.</param>
/// <param name="Withheld">Codes of the answers that were not shown.</param>
/// <param name="SummaryWithheld">Whether the summary was not shown.</param>
/// <param name="MeanWithheld">Whether the mean was not shown.</param>
/// <param name="RestWithheld">Whether nothing was shown of the rest of the group.</param>
/// <param name="RestRounded">Whether whole percents alone were shown of the rest of the group.</param>
/// <param name="RestBaseWithheld">Whether the size of the base of the rest was not shown.</param>
/// <param name="RestShown">Codes of the answers that were shown of the rest in whole percents, though not of the
/// subgroup; null for none.</param>
public sealed record ShownSet(
    string? Subgroup,
    bool BaseWithheld,
    IReadOnlyList<string> Withheld,
    bool SummaryWithheld,
    bool MeanWithheld,
    bool RestWithheld = false,
    bool RestRounded = false,
    bool RestBaseWithheld = false,
    IReadOnlyList<string>? RestShown = null
)
{
    /// <summary>The same by the positions of answers.</summary>
    internal Withholding Withholding(IReadOnlyList<string> answers)
    {
        return new Withholding
        {
            BaseWithheld = BaseWithheld,
            Answers = Positions(Withheld),
            Summary = SummaryWithheld,
            Mean = MeanWithheld,
            Rest = RestWithheld,
            RestRounded = RestRounded,
            RestBaseWithheld = RestBaseWithheld,
            RestShown = Positions(RestShown ?? []),
        };

        bool[] Positions(IReadOnlyList<string> codes) =>
            codes.Count == 0 ? [] : [.. answers.Select(a => codes.Contains(a, StringComparer.Ordinal))];
    }
}

/// <summary>The JSON of counts.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault
)]
[JsonSerializable(typeof(ShownCounts))]
internal sealed partial class ShownCountsJson : JsonSerializerContext;
