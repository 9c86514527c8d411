using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Documents.Charts;
using Serverless.Reporting.Wording;

namespace Serverless.Reporting.Figures;

/// <summary>One compared figure that a report mentions.</summary>
public sealed record NotableDifference(ComparisonResult Comparison, ComparisonRow Row, TableResult Table)
{
    /// <summary>What an author calls the figure; null for its topic and answer.</summary>
    public string? Label { get; init; }
}

/// <summary>The differences that the tests showed, largest first, as a list and as a chart.</summary>
public sealed class ChangeList(ReportContext context)
{
    /// <summary>
    /// The significant differences of one kind that hold after correction for all tests of the document. Of a table compared for a group only the answer that differs most
    /// is told,
    /// as the answers of one question move together. Differences among the answers that two waves have in common are not among them:
    /// they need a sentence that says whom they are about. Nor is what respondents are.
    /// </summary>
    /// <param name="kind">Waves, or subgroups.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="groups">Only these groups; null for all.</param>
    /// <param name="subgroup">Only this subgroup; null for all.</param>
    /// <param name="isTaken">Says of a figure that it is shown elsewhere, so that it is passed over; null for none.</param>
    public IReadOnlyList<NotableDifference> Significant(
        ComparisonKind kind,
        int limit,
        IReadOnlyList<string>? groups = null,
        string? subgroup = null,
        Func<CellId, bool>? isTaken = null
    ) =>
        [
            .. context
                .Results.Comparisons.Where(comparison => comparison.Kind == kind && comparison.CommonAnswers is null)
                .Where(comparison => groups is null || groups.Contains(comparison.B.Group, StringComparer.Ordinal))
                .Where(comparison => subgroup is null || comparison.B.Subgroup == subgroup)
                .Where(comparison =>
                    context.Index.Table(comparison.Table) is { } table
                    && !context.Index.IsBackground(table)
                    && !comparison.IsTautology()
                )
                .Select(comparison => Largest(comparison, isTaken))
                .OfType<NotableDifference>()
                .OrderByDescending(difference => DifferenceSize.Of(difference.Row))
                // Of the many pairs of groups the one that differs most stands for its table.
                .DistinctBy(difference => kind == ComparisonKind.Groups ? (object)difference.Table.Id : difference)
                .Take(limit),
        ];

    /// <summary>Whether differences are the largest that hold, none of which was passed over.</summary>
    public bool AreLargest(ComparisonKind kind, IReadOnlyList<NotableDifference> shown) =>
        Significant(kind, shown.Count)
            .Select(difference => difference.Row.B.Id)
            .SequenceEqual(shown.Select(difference => difference.Row.B.Id));

    /// <summary>
    /// How many figures of one kind were tested, yes and no counted once, how many of those differ significantly, and how many of these hold
    /// after correction for all tests of the document.
    /// </summary>
    public (int Tested, int Significant, int Holding) Count(ComparisonKind kind)
    {
        ComparisonRow[] rows =
        [
            .. context
                .Results.Comparisons.Where(comparison =>
                    comparison.Kind == kind && comparison.Says(context.Results.Settings)
                )
                .SelectMany(comparison =>
                    context.Index.Table(comparison.Table) is { } table ? comparison.OwnRows(table) : []
                )
                .Where(row => row.Test is not null),
        ];
        return (
            rows.Length,
            rows.Count(row => row.Significant),
            rows.Count(row => row.Holds(context.Results.Settings))
        );
    }

    /// <summary>A list of differences in words.</summary>
    public BulletList List(IReadOnlyList<NotableDifference> differences) =>
        new([
            .. differences.Select(difference => new ListItem([.. Item(difference)])
            {
                FigureIds = [difference.Row.A.Id.ToString(), difference.Row.B.Id.ToString()],
            }),
        ]);

    /// <summary>"Basisscholen – fase: consolidatie: significant hoger dan in 2016 (29% naar 42%)."</summary>
    public IReadOnlyList<Inline> Item(NotableDifference difference)
    {
        var (comparison, row, table) = difference;
        var group = context.Capitalised(context.Index.GroupLabel(comparison.B.Group, context.Language));
        var sentence =
            comparison.Kind == ComparisonKind.Waves
                ? context.Changes.SinceEarlierWave(comparison, row, table)
                : context.Changes.BetweenSides(comparison, row, table);
        var name = Name(difference);
        // In the order in which the sentence gives the figures.
        Base[] bases =
            comparison.Kind == ComparisonKind.Waves
                ? [comparison.A.Base, comparison.B.Base]
                : [comparison.B.Base, comparison.A.Base];
        var said = OfWhom(sentence.Text, bases, table);
        return comparison.Kind == ComparisonKind.Groups
            ? [new Strong(context.Capitalised(name)), new Text($" – {said}.")]
            : [new Strong(group), new Text($" – {name}: {said}.")];
    }

    /// <summary>
    /// A statement with whom its figures are of, "(n = 369 en 638; basis: wie samenwerkt)"; within the brackets it ends with,
    /// if any.
    /// </summary>
    public string OfWhom(string statement, IReadOnlyList<Base> bases, TableResult table)
    {
        var whom = OfWhom(bases, table);
        return statement.EndsWith(')') ? $"{statement[..^1]}; {whom})" : $"{statement} ({whom})";
    }

    /// <summary>"n = 369 en 638; basis: wie samenwerkt": of whom compared figures are.</summary>
    public string OfWhom(IReadOnlyList<Base> bases, TableResult table)
    {
        string[] numbers = [.. bases.Select(known => known.N is { } n ? context.Numbers.Number(n) : "–")];
        return context.Texts.Factsheet.OfWhom(
            "n\u00A0=\u00A0" + context.And([.. numbers.Distinct(StringComparer.Ordinal)]),
            table.BaseText is { } text ? context.Lowered(context.Say(text)) : null
        );
    }

    /// <summary>
    /// The shares among the differences as dots for both sides; null when there are fewer than two. Means stay out of
    /// it.
    /// </summary>
    public PairedChart? Chart(IReadOnlyList<NotableDifference> differences, string caption)
    {
        NotableDifference[] shares = [.. differences.Where(IsDrawn)];
        if (shares.Length < 2)
            return null;
        var (a, b) = Sides(shares[0].Comparison);
        var before = new ChartSeries(a) { Base = Bases(shares, comparison => comparison.A) };
        var after = new ChartSeries(b) { Base = Bases(shares, comparison => comparison.B) };
        var values = new ChartValues(context);
        string[] groups =
        [
            .. shares.Select(difference => difference.Comparison.B.Group).Distinct(StringComparer.Ordinal),
        ];
        var foot = ComparedBases.Of(context, shares);
        var rows = shares
            .Select(difference => new ChartRow(
                difference.Label ?? ShortName(difference.Row, difference.Table),
                [values.Of(difference.Row.A, difference.Table), values.Of(difference.Row.B, difference.Table)]
            )
            {
                Base = WhomOf(difference, isOneGroup: groups.Length == 1, foot),
                Change = Told(difference),
            })
            .ToArray();
        return new PairedChart(before, after, rows, new ChartText(context).Paired(caption, before, after, rows))
        {
            Caption = caption,
            Axis = Axis(rows),
            Base = ChartFoot.OfComparison(context, rows, foot.Line),
        };
    }

    /// <summary>
    /// "basisscholen, wie samenwerkt": the group and who of it was asked, as far as rows differ in them; the foot of the
    /// chart has what they share. Null when they share both.
    /// </summary>
    private string? WhomOf(NotableDifference difference, bool isOneGroup, ComparedBases foot)
    {
        string?[] parts =
        [
            isOneGroup ? null : context.Index.GroupLabel(difference.Comparison.B.Group, context.Language),
            !foot.AreAllNamed && difference.Table.BaseText is { } text ? context.Lowered(context.Say(text)) : null,
        ];
        return parts.Any(part => part is not null) ? string.Join(", ", parts.OfType<string>()) : null;
    }

    /// <summary>
    /// Chosen comparisons of the same two sides, at least one: shares as a chart when there are two or more, everything
    /// else as a list.
    /// </summary>
    public IEnumerable<Block> ChartAndList(IReadOnlyList<NotableDifference> differences)
    {
        var (a, b) = Sides(differences[0].Comparison);
        return ChartAndList(differences, context.Capitalised(context.Texts.Changes.Compared(b, a)));
    }

    /// <summary>The same under a title of the caller's.</summary>
    public IEnumerable<Block> ChartAndList(IReadOnlyList<NotableDifference> differences, string caption)
    {
        var chart = Chart(differences, caption);
        if (chart is not null)
            yield return chart;
        NotableDifference[] rest = [.. differences.Where(difference => chart is null || !IsDrawn(difference))];
        if (rest.Length > 0)
            yield return List(rest);
    }

    /// <summary>Shares of a whole base; those among some answers only are told in words, which say so.</summary>
    private static bool IsDrawn(NotableDifference difference) =>
        !FigureWords.IsNumber(difference.Row.B) && difference.Comparison.CommonAnswers is null;

    /// <summary>"n = 632" or "n = 317–638"; null when a base is withheld.</summary>
    private string? Bases(IReadOnlyList<NotableDifference> differences, Func<ComparisonResult, ComparisonSide> side)
    {
        int?[] bases = [.. differences.Select(difference => side(difference.Comparison).Base.N)];
        if (bases.Any(n => n is null))
            return null;
        var (least, most) = (context.Numbers.Number(bases.Min()!.Value), context.Numbers.Number(bases.Max()!.Value));
        return least == most ? $"n = {least}" : $"n = {least}–{most}";
    }

    private (string A, string B) Sides(ComparisonResult comparison) =>
        comparison.Kind == ComparisonKind.Waves
            ? (context.Waves.Name(comparison.A.Wave), context.Waves.Name(comparison.B.Wave))
            : (context.Say(comparison.A.Label), context.Say(comparison.B.Label));

    /// <summary>
    /// Shares from the round ten below the lowest to the round ten above the highest: dots need no zero, and small
    /// differences stay visible.
    /// </summary>
    private static ValueAxis Axis(IReadOnlyList<ChartRow> rows)
    {
        double[] ends =
        [
            .. rows.SelectMany(row => row.Values)
                .Where(value => value.Value is not null)
                .SelectMany(value =>
                    new[]
                    {
                        value.Value!.Value,
                        value.Interval?.Lower ?? value.Value.Value,
                        value.Interval?.Upper ?? value.Value.Value,
                    }
                ),
        ];
        if (ends.Length == 0)
            return ValueAxis.Percent;
        var low = Math.Max(0, Math.Floor(ends.Min() * 10) / 10);
        var high = Math.Min(1, Math.Ceiling(ends.Max() * 10) / 10);
        return high - low < 0.2 ? ValueAxis.Percent : new ValueAxis(low, high, []);
    }

    private Change Told(NotableDifference difference)
    {
        var (_, row, table) = difference;
        return row.Significant
            ? new ChartValues(context).Amount(row, table)
            : new Change(context.Texts.Changes.NotShown, ChangeDirection.None, Significant: false);
    }

    /// <summary>"Rapportcijfer (gemiddelde, schaal 1–10)", "Werkt samen: Ja"; of an author's words those, a mean with its scale.</summary>
    private string Name(NotableDifference difference)
    {
        var (_, row, table) = difference;
        var topic = difference.Label ?? AnswerNames.FullTopic(table, context.Language);
        if (row.Answer.IsNumber)
            return FigureLabel.Of(topic, table, row.Answer, context);
        return difference.Label ?? $"{topic}: {AnswerNames.AfterColon(table, row.Answer, context.Texts)}";
    }

    /// <summary>The name for a chart: topic and answer are cut apart, so that neither is lost.</summary>
    private string ShortName(ComparisonRow row, TableResult table)
    {
        var topic = AnswerNames.Cut(AnswerNames.FullTopic(table, context.Language));
        return row.Answer == FigureKey.Mean && table.Kind != TableKind.RankedOption
            ? topic
            : $"{topic}: {AnswerNames.AfterColon(table, row.Answer, context.Texts, longest: 60)}";
    }

    private NotableDifference? Largest(ComparisonResult comparison, Func<CellId, bool>? isTaken)
    {
        var table = context.Index.Table(comparison.Table)!;
        var row = comparison
            .OwnRows(table)
            .Where(row => isTaken is null || !(isTaken(row.A.Id) || isTaken(row.B.Id)))
            // A number that changed is described by its share, of which the size of the population is no part.
            .Where(row => !row.Answer.IsTotal)
            .Where(row =>
                row.Answer.Code is not { } code
                || !context.Texts.Grammar.IsOther(AnswerNames.Of(table, code, context.Texts))
            )
            .Where(row =>
                row.Holds(context.Results.Settings)
                && row is { Difference: not null, Test: not null, A.Value: not null, B.Value: not null }
            )
            .MaxBy(DifferenceSize.Of);
        return row is null ? null : new NotableDifference(comparison, row, table);
    }
}
