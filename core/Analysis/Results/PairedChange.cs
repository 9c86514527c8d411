namespace Serverless.Analysis.Results;

/// <summary>
/// The change among those who answered in both waves, found through the link key: each is compared with itself. Stands
/// beside the change between the waves, which is over everyone.
/// </summary>
public sealed record PairedChange
{
    /// <summary>Who answered in both waves, unweighted.</summary>
    public required int Pairs { get; init; }

    /// <summary>Of a share: who gave the answer only now; null for means.</summary>
    public int? Gained { get; init; }

    /// <summary>Of a share: who gave the answer only then; null for means.</summary>
    public int? Lost { get; init; }

    /// <summary>Mean of each one's change, weighted with the weights of this wave.</summary>
    public required double Difference { get; init; }

    public double? StandardError { get; init; }

    public ConfidenceInterval? Interval { get; init; }

    /// <summary>Design-based paired t test; corrected over the answers of the table. Null when nobody changed.</summary>
    public TestResult? Test { get; init; }

    /// <summary>McNemar's chi-square of gained against lost, unweighted; null for means and when nobody changed.</summary>
    public TestResult? McNemar { get; init; }

    /// <summary>p of the exact binomial test of the same.</summary>
    public double? McNemarExactP { get; init; }
}
