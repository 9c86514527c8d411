using Serverless.Surveys;

namespace Serverless.Weighting;

/// <summary>Final weights with everything that shows how they came about.</summary>
public sealed record WeightingResult
{
    public required WeightingMethod Method { get; init; }

    /// <summary>Final weights w_i. They gross up to the population when base weights or margins do.</summary>
    public required double[] Weights { get; init; }

    /// <summary>Base weights d_i of the design.</summary>
    public required double[] BaseWeights { get; init; }

    /// <summary>
    /// What variances need to know of the calibration; null without margins, and when trimming left margins unmet.
    /// </summary>
    public CalibrationStructure? Calibration { get; init; }

    public required WeightDiagnostics Diagnostics { get; init; }

    /// <summary>Population, unweighted and weighted share of every category of every margin.</summary>
    public required IReadOnlyList<MarginShare> Margins { get; init; }

    /// <summary>Population, unweighted and weighted mean of every number weighted to.</summary>
    public IReadOnlyList<NumericMarginMean> Numbers { get; init; } = [];
}

/// <summary>
/// Cells of the margins, and the last calibration's factor per cell: weight = weight before it x factor.
/// </summary>
public sealed record CalibrationStructure(CalibrationCells Cells, double[] Factor);

/// <summary>How well weighting went and what it cost.</summary>
public sealed record WeightDiagnostics
{
    /// <summary>Cycles over all margins (raking) or Newton steps (linear, logit); 0 without margins.</summary>
    public required int Iterations { get; init; }

    /// <summary>Largest |weighted total / population - 1| over all categories of all margins.</summary>
    public required double LargestMarginResidual { get; init; }

    /// <summary>Smallest weight on the scale of mean 1.</summary>
    public required double Minimum { get; init; }

    /// <summary>Largest weight on the scale of mean 1.</summary>
    public required double Maximum { get; init; }

    /// <summary>Largest over smallest weight; null when the smallest is not positive.</summary>
    public required double? Ratio { get; init; }

    /// <summary>Kish's design effect of weighting, n Σw² / (Σw)².</summary>
    public required double DesignEffect { get; init; }

    /// <summary>n / design effect.</summary>
    public required double EffectiveSampleSize { get; init; }

    /// <summary>Weights at or under zero, which linear calibration can give.</summary>
    public required int NotPositive { get; init; }

    /// <summary>Weights that were outside the trimming bounds before trimming.</summary>
    public int Trimmed { get; init; }

    /// <summary>Times trimmed and calibrated again.</summary>
    public int TrimmingRounds { get; init; }

    /// <summary>
    /// False when bounds and margins could not both be met, or the codebook has weights not calibrated again: weights
    /// then keep to the bounds and miss the margins.
    /// </summary>
    public bool TrimmingMeetsMargins { get; init; } = true;

    /// <summary>Respondents without a value, per margin that has any.</summary>
    public IReadOnlyList<MissingMarginCount> MissingMarginValues { get; init; } = [];
}

/// <summary>Respondents whose weight a margin left as it was.</summary>
public sealed record MissingMarginCount(string Margin, int Respondents);

/// <summary>A number weighted to: its total and mean in the population, and its mean before and after weighting.</summary>
public sealed record NumericMarginMean(
    string Margin,
    double PopulationTotal,
    double PopulationMean,
    double UnweightedMean,
    double WeightedMean
);

/// <summary>Shares are between 0 and 1, among respondents with a value.</summary>
public sealed record MarginShare(
    string Margin,
    string Category,
    int Respondents,
    double Population,
    double PopulationShare,
    double UnweightedShare,
    double WeightedShare
);
