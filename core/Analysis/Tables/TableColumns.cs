using Serverless.Estimation;

namespace Serverless.Analysis.Tables;

/// <summary>
/// The answers of one table as columns over respondents, in the forms figures are made from.
/// Codes that are no position, and NaN, are outside the base.
/// </summary>
internal sealed record TableColumns
{
    /// <summary>Outside the base of this table.</summary>
    public const ushort Outside = ushort.MaxValue;

    public required int Count { get; init; }

    /// <summary>Respondents who were asked; null when that is not known.</summary>
    public int? Routed { get; init; }

    /// <summary>
    /// Position of the answer in <see cref="TablePlan.Answers"/>, anything higher outside the base; null for multiple
    /// response and numbers. Not to be written to.
    /// </summary>
    public ushort[]? Answers { get; init; }

    /// <summary>
    /// Multiple response: per answer 1 when ticked, 0 when not; null for answers the group was not offered.
    /// </summary>
    public IReadOnlyList<ushort[]?>? Options { get; init; }

    /// <summary>1 when the answer counts in the summary share, 0 when not; null without a summary.</summary>
    public ushort[]? Summary { get; init; }

    /// <summary>The score or the number, of a ratio the numerator; null without a mean.</summary>
    public double[]? Numbers { get; init; }

    /// <summary>Of a ratio, the denominator; NaN where the numerator is.</summary>
    public double[]? Denominators { get; init; }

    /// <summary>The columns of two samples one after the other, as in a stacked sample.</summary>
    public static TableColumns Stack(TableColumns first, TableColumns second) =>
        new()
        {
            Count = first.Count + second.Count,
            Answers = Join(first.Answers, second.Answers),
            Options =
                first.Options is null || second.Options is null ? null : [.. first.Options.Zip(second.Options, Join)],
            Summary = Join(first.Summary, second.Summary),
            Numbers = Join(first.Numbers, second.Numbers),
            Denominators = Join(first.Denominators, second.Denominators),
        };

    private static T[]? Join<T>(T[]? first, T[]? second) =>
        first is null || second is null ? null : [.. first, .. second];
}
