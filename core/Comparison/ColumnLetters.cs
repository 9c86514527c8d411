using Serverless.Estimation;
using Serverless.Surveys;

namespace Serverless.Comparison;

/// <summary>Rules for pairwise comparison of columns.</summary>
public sealed record ColumnLetterRules
{
    /// <summary>A capital when the adjusted p-value is under this.</summary>
    public double Significance { get; init; } = 0.05;

    /// <summary>A small letter when it is under this; null for capitals only.</summary>
    public double? Indication { get; init; }

    /// <summary>Columns with a smaller unweighted base are not compared.</summary>
    public int MinimumBase { get; init; } = 30;

    /// <summary>Null for the default of the family's size.</summary>
    public AdjustmentMethod? Adjustment { get; init; }
}

/// <summary>Why a pair of columns was not compared.</summary>
public enum PairSkipped
{
    No,

    /// <summary>One of the bases is under the minimum.</summary>
    SmallBase,

    /// <summary>Both shares are 0, or both 1.</summary>
    NoVariance,

    /// <summary>The test could not be done; its status says why.</summary>
    NotTestable,
}

/// <summary>A pair of columns for one answer.</summary>
public sealed record ColumnPair(int First, int Second, Difference Difference, PairSkipped Skipped)
{
    /// <summary>Corrected for the family; null when not compared.</summary>
    public double? AdjustedPValue { get; init; }
}

/// <summary>Pairwise comparisons of one answer between all columns.</summary>
/// <param name="Category">The answer.</param>
/// <param name="Letters">Per column, the letters of the columns whose share is significantly smaller; empty for
/// none.</param>
/// <param name="Pairs">All pairs, in order of first and second column.</param>
/// <param name="Family">The family the p-values were corrected in: all pairs of this answer.</param>
public sealed record ColumnComparison(
    int Category,
    IReadOnlyList<string> Letters,
    IReadOnlyList<ColumnPair> Pairs,
    AdjustedFamily Family
);

/// <summary>
/// Column proportions compared in pairs, with letters as in tables of market research. Columns are labelled A, B, C,
/// ...
/// </summary>
public static class ColumnLetters
{
    private const int LettersInAlphabet = 26;

    /// <summary>
    /// One comparison per category. The columns, at most 26, must exclude each other: test a part against the rest, not
    /// against the total.
    /// </summary>
    public static IReadOnlyList<ColumnComparison> Of(
        DomainTotals totals,
        string question,
        ColumnLetterRules? rules = null
    )
    {
        if (totals.Domains > LettersInAlphabet)
            throw new ArgumentException("There are letters for at most 26 columns.", nameof(totals));
        return
        [
            .. Enumerable
                .Range(0, totals.Width)
                .Select(k => OfCategory(totals, question, k, rules ?? new ColumnLetterRules())),
        ];
    }

    /// <summary>"A" for the first column.</summary>
    public static string Label(int column) => ((char)('A' + column)).ToString();

    private static ColumnComparison OfCategory(
        DomainTotals totals,
        string question,
        int category,
        ColumnLetterRules rules
    )
    {
        var pairs = new List<ColumnPair>();
        for (var a = 0; a < totals.Domains; a++)
        for (var b = a + 1; b < totals.Domains; b++)
            pairs.Add(Compare(totals, category, a, b, rules.MinimumBase));

        var name =
            $"pairs of columns, {question}, answer {(category + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)}";
        var family = Adjustment.Of(
            name,
            [.. pairs.Select(p => p.Skipped == PairSkipped.No ? p.Difference.Test.PValue : null)]
        );
        var adjusted = family.By(rules.Adjustment ?? family.Default);
        var letters = new string[totals.Domains];
        Array.Fill(letters, "");
        for (var i = 0; i < pairs.Count; i++)
        {
            pairs[i] = pairs[i] with { AdjustedPValue = adjusted[i] };
            if (adjusted[i] is not { } p || !(p < Math.Max(rules.Significance, rules.Indication ?? 0)))
                continue;
            var (larger, smaller) =
                pairs[i].Difference.Value > 0 ? (pairs[i].Second, pairs[i].First) : (pairs[i].First, pairs[i].Second);
            letters[larger] += p < rules.Significance ? Label(smaller) : Label(smaller).ToLowerInvariant();
        }

        for (var d = 0; d < letters.Length; d++)
            letters[d] = string.Concat(letters[d].OrderBy(char.ToUpperInvariant));
        return new ColumnComparison(category, letters, pairs, family);
    }

    private static ColumnPair Compare(DomainTotals totals, int category, int a, int b, int minimumBase)
    {
        var difference = Differences.OfShares(totals, category, a, b);
        var skipped =
            Math.Min(totals.Base(a), totals.Base(b)) < minimumBase ? PairSkipped.SmallBase
            : IsConstant(totals, category, a) && IsConstant(totals, category, b) ? PairSkipped.NoVariance
            : difference.Test.Status != TestStatus.Performed ? PairSkipped.NotTestable
            : PairSkipped.No;
        return new ColumnPair(a, b, difference, skipped);
    }

    private static bool IsConstant(DomainTotals totals, int category, int domain) =>
        totals.Count(domain, category) is var n && (n == 0 || n == totals.Base(domain));
}
