using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Documents.Charts;
using Serverless.Reporting.Wording;

namespace Serverless.Reporting.Figures;

/// <summary>One compared figure that a report tells about.</summary>
public sealed record NotableDifference(ComparisonResult Comparison, ComparisonRow Row, TableResult Table);

/// <summary>The differences that the tests showed, largest effect first, as a list and as a chart.</summary>
public sealed class ChangeList(ReportContext context)
{
    /// <summary>
    /// The significant differences of one kind. Of a table compared for a group only the answer with the largest effect is told,
    /// as the answers of one question move together.
    /// </summary>
    /// <param name="kind">Waves, or subgroups.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="groups">Only these groups; null for all.</param>
    /// <param name="subgroup">Only this subgroup; null for all.</param>
    public IReadOnlyList<NotableDifference> Significant(ComparisonKind kind, int limit, IReadOnlyList<string>? groups = null, string? subgroup = null) =>
        [.. context.Results.Comparisons
            .Where(comparison => comparison.Kind == kind)
            .Where(comparison => groups is null || groups.Contains(comparison.B.Group, StringComparer.Ordinal))
            .Where(comparison => subgroup is null || comparison.B.Subgroup == subgroup)
            .Where(comparison => context.Index.Table(comparison.Table) is not null)
            .Select(Largest)
            .OfType<NotableDifference>()
            .OrderByDescending(difference => Math.Abs(difference.Row.Effect?.Value ?? 0))
            .Take(limit)];

    /// <summary>How many figures of one kind were tested, and how many of those differ significantly.</summary>
    public (int Tested, int Significant) Count(ComparisonKind kind)
    {
        ComparisonRow[] rows = [.. context.Results.Comparisons.Where(comparison => comparison.Kind == kind).SelectMany(comparison => comparison.Rows).Where(row => row.Test is not null)];
        return (rows.Length, rows.Count(row => row.Significant));
    }

    /// <summary>A list of differences in words.</summary>
    public BulletList List(IReadOnlyList<NotableDifference> differences) =>
        new([.. differences.Select(difference => new ListItem([.. Item(difference)]))]);

    /// <summary>"Basisscholen – fase: consolidatie: significant hoger dan in 2016 (29% naar 42%)."</summary>
    public IReadOnlyList<Inline> Item(NotableDifference difference)
    {
        var (comparison, row, table) = difference;
        var group = Enumeration.Capitalised(context.Index.GroupLabel(comparison.B.Group, context.Language), context.Language);
        var sentence = comparison.Kind == ComparisonKind.Waves
            ? context.Changes.SinceEarlierWave(comparison, row, table)
            : context.Changes.BetweenSides(comparison, row, table);
        return [new Strong(group), new Text($" – {Name(row, table)}: {sentence.Text}.")];
    }

    /// <summary>The shares among the differences as dots for both sides; null when there are fewer than two. Means stay out of it.</summary>
    public PairedChart? Chart(IReadOnlyList<NotableDifference> differences, string caption)
    {
        NotableDifference[] shares = [.. differences.Where(difference => !FigureWords.IsNumber(difference.Row.B))];
        if (shares.Length < 2) return null;
        var first = shares[0].Comparison;
        var before = new ChartSeries(first.Kind == ComparisonKind.Waves ? context.Waves.Name(first.A.Wave) : context.Say(first.A.Label));
        var after = new ChartSeries(first.Kind == ComparisonKind.Waves ? context.Waves.Name(first.B.Wave) : context.Say(first.B.Label));
        var values = new ChartValues(context);
        string[] groups = [.. shares.Select(difference => difference.Comparison.B.Group).Distinct(StringComparer.Ordinal)];
        var rows = shares.Select(difference => new ChartRow(
            ShortName(difference.Row, difference.Table),
            [values.Of(difference.Row.A, difference.Table), values.Of(difference.Row.B, difference.Table)])
        {
            Base = groups.Length > 1 ? context.Index.GroupLabel(difference.Comparison.B.Group, context.Language) : null,
            Change = Told(difference),
        }).ToArray();
        return new PairedChart(before, after, rows, new ChartText(context).Paired(caption, before, after, rows)) { Caption = caption };
    }

    private Change Told(NotableDifference difference)
    {
        var (_, row, table) = difference;
        return row.Significant
            ? new Change(context.Changes.Amount(row, table, row.Difference!.Value), row.Difference > 0 ? ChangeDirection.Up : ChangeDirection.Down, Significant: true)
            : new Change(context.Say("verschil niet aangetoond", "no difference shown"), ChangeDirection.None, Significant: false);
    }

    private string Name(ComparisonRow row, TableResult table)
    {
        var topic = AnswerNames.FullTopic(table, context.Language);
        return row.Answer == "mean" ? topic : $"{topic}: {Enumeration.Lowered(AnswerNames.Of(table, row.Answer, context.Language))}";
    }

    /// <summary>The name for a chart: topic and answer are cut apart, so that neither is lost.</summary>
    private string ShortName(ComparisonRow row, TableResult table)
    {
        var topic = AnswerNames.Cut(AnswerNames.FullTopic(table, context.Language), 80);
        return row.Answer == "mean" ? topic : $"{topic}: {AnswerNames.Cut(Enumeration.Lowered(AnswerNames.Of(table, row.Answer, context.Language)), 60)}";
    }

    private NotableDifference? Largest(ComparisonResult comparison)
    {
        var table = context.Index.Table(comparison.Table)!;
        var row = comparison.Rows
            .Where(row => row.Answer != "summary" || AnswerNames.HasOwnSummary(table))
            .Where(row => row.Significant && row is { Difference: not null, Test: not null, A.Value: not null, B.Value: not null })
            .MaxBy(row => Math.Abs(row.Effect?.Value ?? 0));
        return row is null ? null : new NotableDifference(comparison, row, table);
    }
}
