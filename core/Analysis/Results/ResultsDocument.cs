using Serverless.Surveys;

namespace Serverless.Analysis.Results;

/// <summary>
/// Everything computed for one wave. Its JSON (see <c>ResultsJson</c> and docs/schemas/results.schema.json) is all that
/// PDFs, tables and other readers need. The same inputs give the same bytes: no clock, no machine, no upload time in
/// it.
/// </summary>
public sealed record ResultsDocument
{
    /// <summary>The format that is written and read.</summary>
    public const string CurrentFormat = "results/1";

    /// <summary>Version of this format.</summary>
    public string Format { get; init; } = CurrentFormat;

    public required Lineage Lineage { get; init; }

    public required SurveySummary Survey { get; init; }

    public required WaveSummary Wave { get; init; }

    /// <summary>The earlier wave that changes are measured from; null when there is none.</summary>
    public string? ComparedWith { get; init; }

    /// <summary>
    /// Earlier waves that figures are compared with (one of them is <see cref="ComparedWith"/>) or that trends run
    /// through, oldest first.
    /// </summary>
    public required IReadOnlyList<WaveSummary> EarlierWaves { get; init; }

    public required AnalysisSettings Settings { get; init; }

    public required IReadOnlyList<GroupResult> Groups { get; init; }

    public required IReadOnlyList<Chapter> Chapters { get; init; }

    public required IReadOnlyList<SubgroupSummary> Subgroups { get; init; }

    /// <summary>
    /// What the codebook calls key figures, in order: <c>question</c>, <c>question.item</c>, or either with
    /// <c>/answer</c>; null where it names none.
    /// </summary>
    public IReadOnlyList<string>? KeyFigures { get; init; }

    /// <summary>One per question, grid item, multiple question and profile, in print order.</summary>
    public required IReadOnlyList<TableResult> Tables { get; init; }

    public required IReadOnlyList<ComparisonResult> Comparisons { get; init; }

    /// <summary>Tables crossed by the answers of a question; null where the codebook asks for none.</summary>
    public IReadOnlyList<CrossTableResult>? CrossTables { get; init; }

    /// <summary>The correction over everything in <see cref="Comparisons"/>; null when nothing was tested.</summary>
    public Screening? Screening { get; init; }

    /// <summary>Developments over three waves or more; empty when there are fewer.</summary>
    public IReadOnlyList<TrendResult> Trends { get; init; } = [];

    /// <summary>Every estimator, interval and test that figures refer to by id, with its source.</summary>
    public required IReadOnlyList<MethodStatement> Methods { get; init; }

    /// <summary>What a careful reader must know, e.g. that independence between waves is assumed.</summary>
    public required IReadOnlyList<Remark> Remarks { get; init; }
}

/// <summary>What the document was made from.</summary>
/// <param name="InputsHash">SHA-256, lower-case hex, over codebook, inputs and method version; in the public document
/// a keyed hash of it, or null.</param>
/// <param name="MethodVersion">Version of the computations; raised whenever a figure could change.</param>
/// <param name="CodebookSha256">Hash of the codebook file.</param>
/// <param name="Inputs">The population and response files of this wave and of the earlier waves used.</param>
public sealed record Lineage(
    string? InputsHash,
    string MethodVersion,
    string CodebookSha256,
    IReadOnlyList<InputFile> Inputs
);

/// <summary>
/// One input: <paramref name="Kind"/> is <c>population</c> or <c>responses</c>; <paramref name="Rows"/> counts
/// respondents or categories; <paramref name="Sha256"/> is in the public document a keyed hash of that, or null.
/// </summary>
public sealed record InputFile(string Wave, string Group, string Kind, string? Sha256, int? Rows);

public sealed record SurveySummary(string Id, LocalizedText Title, LocalizedText? Commissioner, LocalizedText? Notice);

/// <summary>A wave; both dates are null where the codebook does not say when fieldwork was.</summary>
public sealed record WaveSummary(string Id, LocalizedText Title, DateOnly? FieldworkStart, DateOnly? FieldworkEnd);

public sealed record SubgroupSummary(string Id, LocalizedText Label, LocalizedText ComplementLabel);

/// <summary>A method by id, in words, with its source.</summary>
public sealed record MethodStatement(string Id, LocalizedText Text, string Source);

/// <summary>
/// A remark with a stable code; <paramref name="Group"/> and <paramref name="Table"/> say where it applies, null for
/// everywhere.
/// </summary>
public sealed record Remark(string Code, LocalizedText Text, string? Group = null, TableId? Table = null);
