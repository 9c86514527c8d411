using Serverless.Reporting.Documents;
using Serverless.Reporting.Documents.Charts;

namespace Serverless.Reporting.Figures;

/// <summary>What a chart with a row per group says of changes since an earlier wave.</summary>
/// <param name="Earlier">The earlier wave.</param>
/// <param name="Rows">The rows; those with an arrow differ significantly.</param>
/// <param name="Without">Labels of the rows for which no difference was shown.</param>
public sealed record RowChanges(string Earlier, IReadOnlyList<ChartRow> Rows, IReadOnlyList<string> Without)
{
    /// <summary>Whether rows have arrows.</summary>
    public bool AreShown => Rows.Any(row => row.Change is not null);

    /// <summary>
    /// "Meer dan in 2016 bij basisscholen", for under the title; null where no row differs.
    /// </summary>
    public string? Finding(ReportContext context, bool share)
    {
        string?[] parts = [Among(ChangeDirection.Up), Among(ChangeDirection.Down)];
        var said = string.Join("; ", parts.OfType<string>());
        return said.Length == 0 ? null : context.Capitalised(said);

        string? Among(ChangeDirection direction)
        {
            string[] labels = [.. Rows.Where(row => row.Change?.Direction == direction).Select(row => row.Label)];
            return labels.Length == 0
                ? null
                : context.Texts.Charts.Finding(
                    context.Texts.Changes.Than(
                        share,
                        direction == ChangeDirection.Up,
                        context.Waves.When(context.Earlier!.Id)
                    ),
                    ChartFoot.Named(context, labels)
                );
        }
    }
}
