using System.Globalization;
using Serverless.Samples.Published;

namespace Serverless.Samples.Reproduction;

/// <summary>
/// Sets what was computed from the reconstructed answers beside what the report prints: percentages, bases and means.
/// </summary>
public sealed record ReproductionCheck(
    IReadOnlyList<ReproducedPercentage> Percentages,
    IReadOnlyList<ReproducedBase> Bases,
    IReadOnlyList<ReproducedMean> Means,
    IReadOnlyList<ReproducedQuote> Quotes
)
{
    /// <summary>A percentage no further than this from the printed whole number rounds to it.</summary>
    public const double Rounding = 0.5;

    /// <summary>No percentage may be further from print, in percentage points.</summary>
    public const double Furthest = 1.5;

    /// <summary>
    /// Compares every table and mean of the report, and every percentage it quotes of the earlier wave.
    /// </summary>
    public static ReproductionCheck Of(PublishedReport report, IFigures figures, QuotedReport quoted, IFigures earlier)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(quoted);
        ArgumentNullException.ThrowIfNull(earlier);
        return new ReproductionCheck(
            [
                .. from table in report.Tables
                from printed in table.Percentages
                select new ReproducedPercentage(
                    table,
                    printed.Key,
                    printed.Value,
                    figures.Percentage(table.Question, table.Item, table.Group, printed.Key)
                ),
            ],
            [
                .. report.Tables.Select(table => new ReproducedBase(
                    table,
                    figures.Base(table.Question, table.Item, table.Group)
                )),
            ],
            [.. report.Means.Select(mean => new ReproducedMean(mean, figures.Mean(mean.Question, mean.Group)))],
            [
                .. quoted.Percentages.Select(quote => new ReproducedQuote(
                    quote,
                    quote.Answers.Sum(answer => earlier.Percentage(quote.Question, quote.Item, quote.Group, answer))
                )),
            ]
        );
    }

    /// <summary>Percentages further from print than rounding explains.</summary>
    public IReadOnlyList<ReproducedPercentage> Exceptions =>
        [.. Percentages.Where(p => p.Distance > Rounding + 1e-9).OrderByDescending(p => p.Distance)];

    /// <summary>Bases other than printed.</summary>
    public IReadOnlyList<ReproducedBase> OtherBases => [.. Bases.Where(b => b.N != b.Table.N)];

    /// <summary>Share of the percentages within rounding of print, 0 to 1.</summary>
    public double WithinRounding => 1 - ((double)Exceptions.Count / Percentages.Count);

    /// <summary>The check in words, line by line.</summary>
    public IEnumerable<string> Lines()
    {
        yield return Invariant(
            $"{Percentages.Count} percentages: {Percentages.Count - Exceptions.Count} within {Rounding} point of print, the furthest {Percentages.Max(p => p.Distance):0.00}."
        );
        foreach (var p in Exceptions)
            yield return Invariant($"  {p.Table.Name} {p.Answer}: printed {p.Printed}, computed {p.Percentage:0.00}");
        yield return Invariant($"{Bases.Count} bases: {Bases.Count - OtherBases.Count} as printed.");
        foreach (var b in OtherBases)
            yield return Invariant($"  {b.Table.Name}: printed n={b.Table.N}, computed n={b.N}");
        foreach (var m in Means)
            yield return Invariant(
                $"mean of {m.Mean.Question} {m.Mean.Group}: printed {m.Mean.Mean:0.0}, computed {m.Value:0.000}"
            );
        foreach (var q in Quotes)
            yield return Invariant(
                $"earlier wave, {q.Quote.Question} {q.Quote.Group} {string.Join(" + ", q.Quote.Answers)}: quoted {q.Quote.Percentage}, computed {q.Percentage:0.00}"
            );
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A printed percentage and the one computed.</summary>
public sealed record ReproducedPercentage(PublishedTable Table, string Answer, int Printed, double Percentage)
{
    /// <summary>Percentage points between the two.</summary>
    public double Distance => Math.Abs(Percentage - Printed);
}

/// <summary>A printed base and the one computed, both unweighted.</summary>
public sealed record ReproducedBase(PublishedTable Table, int N);

/// <summary>A printed mean and the one computed.</summary>
public sealed record ReproducedMean(PublishedMean Mean, double Value);

/// <summary>A percentage quoted of the earlier wave and the one computed, its answers together.</summary>
public sealed record ReproducedQuote(QuotedPercentage Quote, double Percentage);
