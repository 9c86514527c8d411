using Serverless.Analysis.Results;
using Serverless.Reporting.Documents.Charts;
using Serverless.Reporting.Wording;
using Serverless.Wording;

namespace Serverless.Reporting.Figures;

/// <summary>The line under a chart: who the base is, what marks mean, and all that was left out.</summary>
public sealed record ChartFoot
{
    private const int MostNamed = 6;

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

    /// <summary>Whether confidence intervals are drawn as bands.</summary>
    public bool ShowsBands { get; init; }

    /// <summary>
    /// Number of respondents per line of a development, in its last wave; those withheld are left out.
    /// </summary>
    public IReadOnlyList<(string Label, int N)> LastBases { get; init; } = [];

    /// <summary>Items that most did not judge.</summary>
    public int ItemsLeftOut { get; init; }

    /// <summary>Ids of groups that there was no room for.</summary>
    public IReadOnlyList<string> GroupsLeftOut { get; init; } = [];

    /// <summary>The line; null when there is nothing to say.</summary>
    public string? Of(ReportContext context, IReadOnlyList<TableResult> tables, IEnumerable<ChartRow> rows) =>
        Of(context, tables, rows.SelectMany(row => row.Values).Select(value => value.Status).ToHashSet());

    /// <summary>The same for figures with the given reservations.</summary>
    public string? Of(ReportContext context, IReadOnlyList<TableResult> tables, IReadOnlySet<ValueStatus> statuses)
    {
        var parts = Lines(context, tables, statuses).ToArray();
        return parts.Length == 0 ? null : string.Join(". ", parts) + ".";
    }

    /// <summary>
    /// The line under compared figures, whose bases stand in the legend; null when there is nothing to say.
    /// </summary>
    public static string? OfComparison(ReportContext context, IReadOnlyList<ChartRow> rows)
    {
        ChartValue[] values = [.. rows.SelectMany(row => row.Values)];
        string[] parts =
        [
            .. values.Any(value => value.Interval is not null) ? new[] { IntervalKey(context) } : [],
            .. Reservations(context, values.Select(value => value.Status).ToHashSet()),
        ];
        return parts.Length == 0 ? null : string.Join(". ", parts) + ".";
    }

    private static IEnumerable<string> Reservations(ReportContext context, IReadOnlySet<ValueStatus> statuses)
    {
        if (statuses.Contains(ValueStatus.Indicative))
            yield return context.Say("*\u00A0indicatief", "*\u00A0indicative");
        if (statuses.Contains(ValueStatus.Suppressed))
            yield return context.Say(
                "–\u00A0niet getoond: te weinig waarnemingen of ter bescherming van respondenten",
                "–\u00A0not shown: too few respondents, or to protect them"
            );
    }

    private IEnumerable<string> Lines(
        ReportContext context,
        IReadOnlyList<TableResult> tables,
        IReadOnlySet<ValueStatus> statuses
    )
    {
        if (tables[0].BaseText is { } routed)
            yield return context.Say("Basis: ", "Base: ") + context.Texts.Grammar.Lowered(context.Say(routed));
        if (Cut is { } cut)
        {
            var (kept, all) = (context.Numbers.Number(cut.Kept), context.Numbers.Number(cut.All));
            yield return LargestKept
                ? context.Say(
                    $"De {kept} grootste van {all}; alle staan in het tabellenrapport",
                    $"The {kept} largest of {all}; the tables report has all"
                )
                : context.Say(
                    $"De eerste {kept} van {all}; alle staan in het tabellenrapport",
                    $"The first {kept} of {all}; the tables report has all"
                );
        }

        if (ScaleCut is { } points)
        {
            var (kept, all) = (context.Numbers.Number(points.Kept), context.Numbers.Number(points.All));
            yield return context.Say(
                $"De eerste {kept} van {all} antwoorden; alle staan in het tabellenrapport",
                $"The first {kept} of {all} answers; the tables report has all"
            );
        }

        if (LastBases.Count > 0)
            yield return Bases(context);
        if (ShowsIntervals)
            yield return IntervalKey(context);
        if (ShowsBands)
        {
            var level = context.Numbers.Percent(context.Results.Settings.ConfidenceLevel);
            yield return context.Say($"Vlak:\u00A0{level}\u2011interval", $"Band:\u00A0{level}\u00A0interval");
        }

        if (ItemsLeftOut > 0)
            yield return context.Say(
                "Onderdelen die de meesten niet beoordeelden, zoals ‘anders’, staan alleen in het tabellenrapport",
                "Items that most did not judge, such as ‘other’, are in the tables report only"
            );
        if (GroupsLeftOut.Count > 0)
        {
            var groups = Groups(context);
            yield return context.Say(
                $"Alleen in het tabellenrapport: {groups}",
                $"In the tables report only: {groups}"
            );
        }

        foreach (var reservation in Reservations(context, statuses))
            yield return reservation;
    }

    /// <summary>What the lines through dots and over the ends of bars are.</summary>
    public static string IntervalKey(ReportContext context)
    {
        var level = context.Numbers.Percent(context.Results.Settings.ConfidenceLevel);
        return context.Say($"Streepje:\u00A0{level}\u2011interval", $"Line:\u00A0{level}\u00A0interval");
    }

    private string Bases(ReportContext context) =>
        context.Say("n in de laatste meting: ", "n in the last wave: ")
        + string.Join("; ", LastBases.Select(line => $"{line.Label}\u00A0{context.Numbers.Number(line.N)}"));

    private string Groups(ReportContext context)
    {
        string[] labels = [.. GroupsLeftOut.Select(group => context.Index.GroupLabel(group, context.Language))];
        if (labels.Length <= MostNamed)
            return context.Texts.Grammar.And(labels);
        var rest = labels.Length - MostNamed + 1;
        return context.Texts.Grammar.And([
            .. labels.Take(MostNamed - 1),
            context.Say(
                $"{context.Numbers.Number(rest)} andere doelgroepen",
                $"{context.Numbers.Number(rest)} other target groups"
            ),
        ]);
    }
}
