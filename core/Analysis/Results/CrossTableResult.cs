using Serverless.Surveys;

namespace Serverless.Analysis.Results;

/// <summary>One table crossed by the answers of a question, per group.</summary>
/// <param name="By">The question, or <c>question.item</c>, whose answers are the columns.</param>
/// <param name="ByText">The same in words.</param>
/// <param name="Table">The id of the table that is crossed.</param>
/// <param name="Columns">The columns in print order, with their letters.</param>
/// <param name="Groups">The figures per group.</param>
/// <param name="WithheldGroups">Groups whose members can be recognised: their crossings are in the exact document only.</param>
public sealed record CrossTableResult(
    string By,
    LocalizedText ByText,
    TableId Table,
    IReadOnlyList<CrossColumn> Columns,
    IReadOnlyList<CrossGroup> Groups,
    IReadOnlyList<string> WithheldGroups
)
{
    /// <summary>
    /// True where who gave one answer may have given others too, so that columns overlap and are not compared; null for
    /// answers that exclude each other.
    /// </summary>
    public bool? Overlapping { get; init; }
}

/// <summary>A column: an answer with the letter it is called by.</summary>
public sealed record CrossColumn(string Code, LocalizedText Label, string Letter);

/// <summary>The columns of one group.</summary>
public sealed record CrossGroup
{
    public required string Group { get; init; }

    /// <summary>In the order of <see cref="CrossTableResult.Columns"/>; those that the group was not offered left out.</summary>
    public required IReadOnlyList<CrossColumnFigures> Columns { get; init; }

    /// <summary>
    /// Per answer and column the letters of the columns whose share is significantly smaller; empty when fewer than two
    /// may be compared.
    /// </summary>
    public IReadOnlyList<CrossLetters> Letters { get; init; } = [];

    /// <summary>
    /// Whether the columns differ at all: Rao-Scott of the distribution, all options together, or Wald's F of the means;
    /// null when not tested.
    /// </summary>
    public TestResult? Overall { get; init; }

    /// <summary>
    /// Other tests of the same distribution: Rao-Scott's first-order chi-square and saddlepoint approximation, Wald's F and
    /// its adjustment for few degrees of freedom.
    /// </summary>
    public IReadOnlyList<TestResult> Alternatives { get; init; } = [];

    /// <summary>
    /// Rank test over all columns of answers in order, or of a number (with two columns as t, with more as F), every tie at
    /// the middle of its weight; null for others.
    /// </summary>
    public TestResult? Rank { get; init; }

    /// <summary>The same as R's svyranktest computes it, with ties averaged in the order of the file.</summary>
    public TestResult? RankInFileOrder { get; init; }

    /// <summary>Cramér's V of the distribution; null for others.</summary>
    public double? CramersV { get; init; }
}

/// <summary>The figures of who gave the column's answer.</summary>
/// <param name="Column">The answer's code.</param>
/// <param name="Withheld">Whether it may not be published: too few respondents, or needed so that a column with too few
/// cannot be worked out.</param>
/// <param name="Figures">The table of this part of the group.</param>
public sealed record CrossColumnFigures(string Column, bool Withheld, GroupTable Figures);

/// <summary>
/// The columns compared in pairs on one answer, p-values adjusted over all pairs (<paramref name="Family"/>).
/// </summary>
/// <param name="Answer">The figure: the share of an answer, or the summary.</param>
/// <param name="Adjustment">Method id of the correction.</param>
/// <param name="Family">Which tests were adjusted together.</param>
/// <param name="LargerThan">Per column that was compared, by code, the letters of the columns that are smaller.</param>
public sealed record CrossLetters(
    FigureKey Answer,
    string Adjustment,
    string Family,
    IReadOnlyDictionary<string, string> LargerThan
);
