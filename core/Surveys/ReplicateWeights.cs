using System.Globalization;

namespace Serverless.Surveys;

/// <summary>How replicate weights were made, which fixes the factor before their sum of squares.</summary>
public enum ReplicateMethod
{
    /// <summary>Balanced repeated replication: 1/R.</summary>
    Brr,

    /// <summary>Fay's balanced repeated replication: 1/(R (1 - rho)²).</summary>
    Fay,

    /// <summary>Jackknife without strata: (R - 1)/R.</summary>
    Jk1,

    /// <summary>Jackknife of pairs: 1.</summary>
    Jk2,

    /// <summary>Stratified jackknife: 1, with (n_h - 1)/n_h per replicate.</summary>
    Jkn,

    /// <summary>Bootstrap: 1/(R - 1).</summary>
    Bootstrap,

    /// <summary>Successive differences: 4/R.</summary>
    SuccessiveDifference,

    /// <summary>As stated: 1 unless said otherwise.</summary>
    Other,
}

/// <summary>
/// Replicate weights that come with a response file: columns of whole weights, numbered from <see cref="First"/> to
/// <see cref="Last"/>. A variance is scale x Σ_r scale_r (estimate_r - mean)².
/// </summary>
public sealed record ReplicateWeights
{
    private static readonly char[] Digits = [.. "0123456789"];

    /// <summary>Most columns.</summary>
    public const int MaximumCount = 1_000;

    /// <summary>Name of the first column: letters and then its number, as in <c>rw001</c>.</summary>
    public required string First { get; init; }

    /// <summary>Name of the last column: the same letters and a larger number.</summary>
    public required string Last { get; init; }

    public required ReplicateMethod Method { get; init; }

    /// <summary>Fay's coefficient, 0 to under 1; 0 for other methods.</summary>
    public double Rho { get; init; }

    /// <summary>The factor before the sum; null for that of the method.</summary>
    public double? Scale { get; init; }

    /// <summary>A factor per replicate; empty for 1.</summary>
    public IReadOnlyList<double> Scales { get; init; } = [];

    /// <summary>
    /// Whether squares are taken around the estimate from the whole sample instead of around the mean of the replicates.
    /// </summary>
    public bool AroundEstimate { get; init; }

    /// <summary>Of t and F; null for the rank of the replicate weights less 1.</summary>
    public int? DegreesOfFreedom { get; init; }

    /// <summary>Names of the columns; empty when first and last do not make a row of numbers.</summary>
    public IReadOnlyList<string> Columns
    {
        get
        {
            var (prefix, from, to) = (First.TrimEnd(Digits), Number(First), Number(Last));
            if (from is null || to is null || Last.TrimEnd(Digits) != prefix || to < from || to - from >= MaximumCount)
                return [];
            // With leading zeros all numbers are as long as the first.
            var format =
                First.Length == Last.Length ? FormattableString.Invariant($"D{First.Length - prefix.Length}") : "D";
            return
            [
                .. Enumerable
                    .Range(from.Value, to.Value - from.Value + 1)
                    .Select(number => prefix + number.ToString(format, CultureInfo.InvariantCulture)),
            ];
        }
    }

    /// <summary>The factor before the sum, for as many replicates as there are columns.</summary>
    public double Factor
    {
        get
        {
            var count = (double)Columns.Count;
            return Scale
                ?? Method switch
                {
                    ReplicateMethod.Brr => 1 / count,
                    ReplicateMethod.Fay => 1 / (count * (1 - Rho) * (1 - Rho)),
                    ReplicateMethod.Jk1 => (count - 1) / count,
                    ReplicateMethod.Bootstrap => 1 / (count - 1),
                    ReplicateMethod.SuccessiveDifference => 4 / count,
                    ReplicateMethod.Jk2 or ReplicateMethod.Jkn or ReplicateMethod.Other => 1,
                };
        }
    }

    private static int? Number(string column) =>
        int.TryParse(
            column.AsSpan(column.TrimEnd(Digits).Length),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;
}
