using Serverless.Analysis.Results;
using Serverless.Reporting.Documents.Charts;
using Serverless.Reporting.Wording;

namespace Serverless.Reporting.Figures;

/// <summary>The line under a chart: who the base is, what marks mean, and all that was left out.</summary>
public sealed record ChartFoot
{
    private const int MaximumNamed = 6;

    /// <summary>The only series, which then has no legend to name it and its number of respondents.</summary>
    public ChartSeries? Only { get; init; }

    /// <summary>How many rows are drawn of how many there are; null when all are.</summary>
    public (int Kept, int All)? Cut { get; init; }

    /// <summary>
    /// Whether the rows that are drawn are the largest; otherwise they are the first in the order of the scale.
    /// </summary>
    public bool LargestKept { get; init; } = true;

    /// <summary>How many points of a scale are drawn of how many there are; null when all are.</summary>
    public (int Kept, int All)? ScaleCut { get; init; }

    /// <summary>Whether confidence intervals are drawn as lines.</summary>
    public bool ShowsIntervals { get; init; }

    /// <summary>Changes of the rows; null when none is told.</summary>
    public RowChanges? Changes { get; init; }

    /// <summary>The part of the scale that an axis of means shows; null for axes of shares.</summary>
    public ValueAxis? Axis { get; init; }

    /// <summary>
    /// Whether parts of a whole that are not shown leave their place empty; elsewhere the words for it are printed there.
    /// </summary>
    public bool LeavesGaps { get; init; }

    /// <summary>The ends of the whole scale of <see cref="Axis"/>; null where it has none.</summary>
    public MeanScale? Scale { get; init; }

    /// <summary>Whether confidence intervals are drawn as bands.</summary>
    public bool ShowsBands { get; init; }

    /// <summary>
    /// Number of respondents per line of a development, in its last wave; those withheld are left out.
    /// </summary>
    public IReadOnlyList<(string Label, int N)> LastBases { get; init; } = [];

    /// <summary>Lines of a development with the waves in which they were not asked.</summary>
    public IReadOnlyList<(string Label, IReadOnlyList<string> Waves)> NotAsked { get; init; } = [];

    /// <summary>Items that most did not judge.</summary>
    public int ItemsLeftOut { get; init; }

    /// <summary>Ids of groups that there was no room for.</summary>
    public IReadOnlyList<string> GroupsLeftOut { get; init; } = [];

    /// <summary>The line; null when there is nothing to say.</summary>
    public string? Of(ReportContext context, IReadOnlyList<TableResult> tables, IEnumerable<ChartRow> rows) =>
        Of(context, tables, [.. rows.SelectMany(row => row.Values)]);

    private string? Of(ReportContext context, IReadOnlyList<TableResult> tables, ChartValue[] values)
    {
        string[] parts =
        [
            .. Lines(context, tables, values.Select(value => value.Status).ToHashSet()),
            .. LeavesGaps ? [] : Protected(context, values),
        ];
        return Sentences(parts);
    }

    /// <summary>The same for figures with the given reservations.</summary>
    public string? Of(ReportContext context, IReadOnlyList<TableResult> tables, IReadOnlySet<ValueStatus> statuses) =>
        Sentences([.. Lines(context, tables, statuses)]);

    private static string? Sentences(string[] parts) => parts.Length == 0 ? null : string.Join(". ", parts) + ".";

    /// <summary>Why some figures are "niet getoond"; nothing when none is.</summary>
    private static IEnumerable<string> Protected(ReportContext context, IEnumerable<ChartValue> values)
    {
        if (values.Any(value => value.Text == context.Texts.Figures.NotShown))
            yield return context.Texts.Charts.Protected;
    }

    /// <summary>
    /// The line under compared figures, whose numbers are in the legend; null when there is nothing to say.
    /// </summary>
    /// <param name="context">The report.</param>
    /// <param name="rows">The rows of the chart.</param>
    /// <param name="basis">Whom the rows are about, as far as they do not say it themselves; null for nothing.</param>
    public static string? OfComparison(ReportContext context, IReadOnlyList<ChartRow> rows, string? basis)
    {
        ChartValue[] values = [.. rows.SelectMany(row => row.Values)];
        string[] parts =
        [
            .. basis is null ? [] : new[] { basis },
            .. values.Any(value => value.Interval is not null) ? new[] { IntervalKey(context) } : [],
            .. Unit(context, rows),
            .. Reservations(context, values.Select(value => value.Status).ToHashSet()),
            .. Protected(context, values),
        ];
        return Sentences(parts);
    }

    /// <summary>What changes that are printed as numbers alone are in; nothing when there are none.</summary>
    private static IEnumerable<string> Unit(ReportContext context, IReadOnlyList<ChartRow> rows)
    {
        if (rows.Any(row => row.Change?.Number is not null))
            yield return context.Texts.Charts.InPoints;
    }

    private static IEnumerable<string> Reservations(ReportContext context, IReadOnlySet<ValueStatus> statuses)
    {
        if (statuses.Contains(ValueStatus.Indicative))
            yield return context.Texts.Charts.Indicative;
    }

    private IEnumerable<string> Lines(
        ReportContext context,
        IReadOnlyList<TableResult> tables,
        IReadOnlySet<ValueStatus> statuses
    )
    {
        if (Whom(context, tables[0]) is { } whom)
            yield return context.Texts.Charts.Base(whom);
        if (Cut is { } cut)
        {
            var (kept, all) = (context.Numbers.Number(cut.Kept), context.Numbers.Number(cut.All));
            yield return LargestKept
                ? context.Texts.Charts.LargestKept(kept, all)
                : context.Texts.Charts.FirstKept(kept, all);
        }

        if (ScaleCut is { } points)
        {
            var (kept, all) = (context.Numbers.Number(points.Kept), context.Numbers.Number(points.All));
            yield return context.Texts.Charts.FirstAnswersKept(kept, all);
        }

        if (LastBases.Count > 0)
            yield return Bases(context);
        if (NotAsked.Count > 0)
            yield return context.Texts.Charts.NotAsked(
                string.Join("; ", NotAsked.Select(line => $"{line.Label} {context.And(line.Waves)}"))
            );
        if (ShowsIntervals)
            yield return IntervalKey(context);
        if (ShowsBands)
        {
            var level = context.Numbers.Percent(context.Results.Settings.ConfidenceLevel);
            yield return context.Texts.Charts.Band(level);
        }

        if (Changes is { AreShown: true } shown)
        {
            yield return context.Texts.Charts.Arrow(shown.Earlier);
            foreach (var unit in Unit(context, shown.Rows))
                yield return unit;
        }

        if (Changes is { Without: [_, ..] rows } changes)
            yield return context.Texts.Charts.NoChange(
                changes.Earlier,
                rows.Count == changes.Rows.Count ? null : Named(context, rows)
            );
        if (Axis is { Ticks: [var first, .., var last] } axis)
            foreach (var part in AxisText(context, axis, first.Text, last.Text, tables[0].Decimals))
                yield return part;
        if (ItemsLeftOut > 0)
            yield return context.Texts.Charts.ItemsLeftOut;
        if (GroupsLeftOut.Count > 0)
        {
            var groups = Groups(context);
            yield return context.Texts.Charts.OnlyInTablesReport(groups);
        }

        foreach (var reservation in Reservations(context, statuses))
            yield return reservation;
        if (LeavesGaps && statuses.Contains(ValueStatus.Suppressed))
            yield return context.Texts.Charts.Gaps;
    }

    /// <summary>"wie samenwerkt"; of a chart of one group "basisscholen, wie samenwerkt (n = 635)".</summary>
    private string? Whom(ReportContext context, TableResult table)
    {
        var routed = table.BaseText is { } text ? context.Lowered(context.Say(text)) : null;
        if (Only is null)
            return routed;
        var group = routed is null ? Only.Name : $"{Only.Name}, {routed}";
        return Only.Base is { } number ? $"{group} ({number.Replace(' ', '\u00A0')})" : group;
    }

    /// <summary>
    /// Whether the axis shows the whole scale of a mean, or which part of it; nothing of an axis of numbers that has its zero.
    /// </summary>
    private IEnumerable<string> AxisText(ReportContext context, ValueAxis axis, string first, string last, int decimals)
    {
        if (Scale is not { } scale)
            return axis is { Minimum: <= 0, Maximum: >= 0 }
                ? []
                : [context.Texts.Charts.AxisCut(first, last, scale: null)];
        if (axis.Minimum <= scale.Minimum && axis.Maximum >= scale.Maximum)
            return [context.Texts.Charts.WholeScale(first, last)];
        var places = scale.Minimum % 1 == 0 && scale.Maximum % 1 == 0 ? 0 : decimals;
        return
        [
            context.Texts.Charts.AxisCut(
                first,
                last,
                (context.Numbers.Number(scale.Minimum, places), context.Numbers.Number(scale.Maximum, places))
            ),
        ];
    }

    /// <summary>What the lines through dots and over the ends of bars are.</summary>
    public static string IntervalKey(ReportContext context)
    {
        var level = context.Numbers.Percent(context.Results.Settings.ConfidenceLevel);
        return context.Texts.Charts.Line(level);
    }

    private string Bases(ReportContext context) =>
        context.Texts.Charts.LastBases(
            string.Join("; ", LastBases.Select(line => $"{line.Label}\u00A0{context.Numbers.Number(line.N)}"))
        );

    private string Groups(ReportContext context) =>
        Named(context, [.. GroupsLeftOut.Select(group => context.Index.GroupLabel(group, context.Language))]);

    /// <summary>Groups by name; of many some, and how many more there are.</summary>
    public static string Named(ReportContext context, IReadOnlyList<string> labels)
    {
        if (labels.Count <= MaximumNamed)
            return context.And(labels);
        var rest = labels.Count - MaximumNamed + 1;
        return context.And([.. labels.Take(MaximumNamed - 1), context.Texts.Charts.OtherGroups(rest)]);
    }
}
