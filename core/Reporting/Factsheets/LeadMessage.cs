using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Wording;

namespace Serverless.Reporting.Factsheets;

/// <summary>
/// The message that a factsheet opens with: what the codebook names first, else the largest change or difference that
/// holds among all that were tested, else that none does. With its figures and whom they are about, so that it can be
/// quoted as it is.
/// </summary>
internal sealed class LeadMessage(ReportContext context)
{
    private readonly ChangeList _changes = new(context);

    /// <summary>The message, then who took part.</summary>
    public IReadOnlyList<Inline> Inlines(KeyFigures key, string takingPart)
    {
        return Message(key) is { } message ? [new Strong(message), new LineBreak(), new Text(takingPart)] : [];
    }

    private string? Message(KeyFigures key)
    {
        if (key.Named is [var (table, figure), ..] && OfNamed(table, figure) is { } named)
            return named;
        if (_changes.Significant(ComparisonKind.Waves, 1) is [var change])
            return $"{context.Texts.Factsheet.LargestChange(Earlier)}: {Changed(change)}";
        if (Difference() is { } difference)
            return $"{context.Texts.Factsheet.LargestDifference}: {Differs(difference)}";
        return context.Earlier is not null && _changes.Count(ComparisonKind.Waves).Tested > 0
            ? context.Texts.Factsheet.NothingChanged(Earlier)
            : LargestShare();
    }

    /// <summary>Of a wave that is compared with nothing, what most of those who were all asked say.</summary>
    private string? LargestShare()
    {
        var shares = context
            .Index.Findings.Where(table => table.BaseText is null && table.Kind != TableKind.Profile)
            .SelectMany(table =>
                table.Groups.Select(part => (Table: table, Figure: TellingFigure.Of(table), Part: part))
            )
            .Where(row => row.Figure is { IsNumber: false })
            .ToArray();
        if (shares.Length == 0)
            return null;
        var largest = shares.MaxBy(row => TellingFigure.Cell(row.Part, row.Figure!.Value)?.Value ?? 0);
        return OfNamed(largest.Table, largest.Figure!.Value);
    }

    private string Earlier => context.Waves.Name(context.Earlier!.Id);

    private NotableDifference? Difference() =>
        _changes
            .Significant(ComparisonKind.Groups, 1)
            .Concat(_changes.Significant(ComparisonKind.Subgroup, 1))
            .MaxBy(difference => DifferenceSize.Of(difference.Row));

    private string? OfNamed(TableResult table, FigureKey figure)
    {
        var part = table
            .Groups.Where(part => TellingFigure.Cell(part, figure) is { Value: not null })
            .MaxBy(part => part.Base.N ?? 0);
        if (part is null)
            return null;
        var cell = TellingFigure.Cell(part, figure)!;
        var comparison = context.Index.SinceEarlierWave(table.Id, part.Group);
        if (
            comparison?.Rows.FirstOrDefault(row => row.Answer == figure) is { } row
            && row.Holds(context.Results.Settings)
            && row is { A.Value: not null, B.Value: not null, Test: not null }
        )
            return context.Capitalised(Changed(new NotableDifference(comparison, row, table)));
        return FigureWords.IsNumber(cell)
            ? null
            : $"{FigureLabel.Of(table, figure, context)} – {ShareOf(part, cell, table)}.";
    }

    private string ShareOf(GroupTable part, Cell cell, TableResult table)
    {
        var share = context.Texts.Figures.ShareOf(
            context.Numbers.PercentInText(Math.Clamp(cell.Value!.Value, 0, 1)),
            Group(part.Group),
            indicative: false
        );
        var indicative = FigureWords.IsIndicative(cell) ? context.Texts.Figures.Indicative + "; " : "";
        return $"{share} ({indicative}{_changes.OfWhom([part.Base], table)})";
    }

    private string Changed(NotableDifference change)
    {
        var (comparison, row, table) = change;
        var (before, after) = context.Changes.Both(row, table);
        var moved = context.Texts.Factsheet.Moved(Group(comparison.B.Group), row.Difference > 0, before, after);
        return $"{Finding(table, row.Answer)}. {moved} ({_changes.OfWhom([comparison.A.Base, comparison.B.Base], table)}).";
    }

    private string Differs(NotableDifference difference)
    {
        var (comparison, row, table) = difference;
        var (first, second) = context.Changes.Both(row, table);
        var higher = context.Texts.Changes.ShownBetween(
            !FigureWords.IsNumber(row.B),
            row.Difference > 0,
            context.Say(comparison.B.Label),
            context.Say(comparison.A.Label),
            second,
            first
        );
        var said = _changes.OfWhom(context.Capitalised(higher), [comparison.B.Base, comparison.A.Base], table);
        return $"{Finding(table, row.Answer)}. {said}.";
    }

    /// <summary>"rol van de gemeente (‘Geen rol’)", after a colon.</summary>
    private string Finding(TableResult table, FigureKey figure) =>
        context.Lowered(FigureLabel.InSentence(table, figure, context));

    private string Group(string group) => context.Index.GroupLabel(group, context.Language);
}
