using Serverless.Analysis.Results;
using Serverless.Surveys;

namespace Serverless.Reporting.Figures;

/// <summary>Whom the rows of a chart of compared figures are about, said once at its foot where that reads well.</summary>
/// <param name="Line">"Basis: basisscholen, wie samenwerkt"; null for nothing to say.</param>
/// <param name="AreAllNamed">Whether the line says of every row who was asked; otherwise each row says it.</param>
internal sealed record ComparedBases(string? Line, bool AreAllNamed)
{
    /// <summary>A row with a name no longer than this can be named at the foot.</summary>
    private const int MaximumNameLength = 40;

    /// <summary>The bases of differences, at least one, as the author of a factsheet or the product names them.</summary>
    public static ComparedBases Of(ReportContext context, IReadOnlyList<NotableDifference> differences)
    {
        var common = differences.GroupBy(difference => difference.Table.BaseText).MaxBy(rows => rows.Count())!.Key;
        NotableDifference[] others = [.. differences.Where(difference => difference.Table.BaseText != common)];
        var areNamed = others.All(difference => difference.Label is { Length: <= MaximumNameLength });
        string?[] shared = [Group(context, differences), areNamed && common is not null ? Whom(context, common) : null];
        string[] said =
        [
            .. shared.Any(part => part is not null) ? new[] { string.Join(", ", shared.OfType<string>()) } : [],
            .. areNamed ? Named(context, others) : [],
        ];
        return new ComparedBases(
            said.Length == 0 ? null : context.Texts.Charts.Base(string.Join("; ", said)),
            areNamed
        );
    }

    /// <summary>The only group; groups that are compared with each other are named by the legend.</summary>
    private static string? Group(ReportContext context, IReadOnlyList<NotableDifference> differences)
    {
        string[] groups =
        [
            .. differences.Select(difference => difference.Comparison.B.Group).Distinct(StringComparer.Ordinal),
        ];
        return groups.Length == 1 && differences[0].Comparison.Kind != ComparisonKind.Groups
            ? context.Index.GroupLabel(groups[0], context.Language)
            : null;
    }

    /// <summary>"‘Eén team’ en ‘Visie op leren’: wie gezamenlijke doelen heeft", for each of the other bases.</summary>
    private static IEnumerable<string> Named(ReportContext context, IEnumerable<NotableDifference> others) =>
        others
            .GroupBy(difference => difference.Table.BaseText)
            .Select(rows =>
                context.Texts.Charts.RowsOf(
                    context.And([
                        .. rows.Select(row => context.Texts.Charts.Row(row.Label!)).Distinct(StringComparer.Ordinal),
                    ]),
                    rows.Key is { } text ? Whom(context, text) : null
                )
            );

    private static string Whom(ReportContext context, LocalizedText text) => context.Lowered(context.Say(text));
}
