using Serverless.Estimation;
using Serverless.Surveys;

namespace Serverless.Analysis.Figures;

/// <summary>Ids of the methods that figures refer to; <see cref="MethodStatements"/> puts them in words.</summary>
internal static class MethodIds
{
    public const string Share = "share";
    public const string Mean = "mean";
    public const string Ratio = "ratio";
    public const string UnweightedRatio = "ratio-unweighted";
    public const string StandardDeviation = "standard-deviation";
    public const string UnweightedStandardDeviation = "standard-deviation-unweighted";
    public const string CronbachAlpha = "cronbach-alpha";
    public const string UnweightedCronbachAlpha = "cronbach-alpha-unweighted";
    public const string Total = "total";

    /// <summary>Answers times weights, added up, where the population is not known.</summary>
    public const string WeightedTotal = "total-weighted";
    public const string GoodnessOfFit = "test-goodness-of-fit";
    public const string Representativeness = "r-indicator";
    public const string ResponseRates = "response-rates";
    public const string ShareOfResponse = "share-of-response";
    public const string WeightedShareOfResponse = "share-of-response-weighted";
    public const string ReplicateWeights = "replicate-weights";
    public const string Quantile = "quantile";
    public const string UnweightedShare = "share-unweighted";
    public const string UnweightedMean = "mean-unweighted";
    public const string UnweightedQuantile = "quantile-unweighted";
    public const string Holm = "holm";

    /// <summary>Intervals at the level that a correction for several answers implies.</summary>
    public const string Simultaneous = "interval-simultaneous";
    public const string Bonferroni = "bonferroni";

    /// <summary>Benjamini and Hochberg's correction within a family.</summary>
    public const string FalseDiscoveries = "benjamini-hochberg-family";

    /// <summary>The same over all differences of a wave.</summary>
    public const string BenjaminiHochberg = "benjamini-hochberg";
    public const string Uncorrected = "uncorrected";

    /// <summary>What the rank test is called with ties averaged in the order of the file, as R does.</summary>
    public const string InFileOrder = "-in-file-order";

    /// <summary>The correction within a family.</summary>
    public static string Of(AdjustmentMethod correction) =>
        correction switch
        {
            AdjustmentMethod.Holm => Holm,
            AdjustmentMethod.Bonferroni => Bonferroni,
            AdjustmentMethod.BenjaminiHochberg => FalseDiscoveries,
            AdjustmentMethod.None => Uncorrected,
        };

    /// <summary>Null where nothing is corrected.</summary>
    public static string? Of(PopulationCorrection? correction) =>
        correction switch
        {
            PopulationCorrection.Levels => "correction-levels",
            PopulationCorrection.Always => "correction-always",
            PopulationCorrection.Off or null => null,
        };

    public static string Of(IntervalMethod method) =>
        method switch
        {
            IntervalMethod.Wilson => "interval-wilson",
            IntervalMethod.KornGraubard => "interval-korn-graubard",
            IntervalMethod.Logit => "interval-logit",
            IntervalMethod.Beta => "interval-beta",
            IntervalMethod.Arcsine => "interval-arcsine",
            IntervalMethod.Likelihood => "interval-likelihood",
            IntervalMethod.StudentT => "interval-t",
            IntervalMethod.Logarithmic => "interval-logarithmic",
            IntervalMethod.Woodruff => "interval-woodruff",
        };

    public static string Of(Comparison.TestMethod method) =>
        "test-"
        + method switch
        {
            Comparison.TestMethod.RaoScottF => "rao-scott-f",
            Comparison.TestMethod.RaoScottChiSquare => "rao-scott-chi-square",
            Comparison.TestMethod.RaoScottSaddlepoint => "rao-scott-saddlepoint",
            Comparison.TestMethod.RaoScottLinearCombination => "rao-scott-linear-combination",
            Comparison.TestMethod.MultipleResponseF => "multiple-response-f",
            Comparison.TestMethod.MultipleResponseChiSquare => "multiple-response-chi-square",
            Comparison.TestMethod.Wald => "wald",
            Comparison.TestMethod.AdjustedWald => "adjusted-wald",
            Comparison.TestMethod.DesignT => "design-t",
            Comparison.TestMethod.PairedT => "paired-t",
            Comparison.TestMethod.McNemar => "mcnemar",
            Comparison.TestMethod.GroupWald => "group-wald",
            Comparison.TestMethod.RankT => "rank-t",
            Comparison.TestMethod.RankF => "rank-f",
            Comparison.TestMethod.VanDerWaerdenT => "van-der-waerden-t",
            Comparison.TestMethod.VanDerWaerdenF => "van-der-waerden-f",
            Comparison.TestMethod.MedianT => "median-t",
            Comparison.TestMethod.MedianF => "median-f",
            Comparison.TestMethod.LinearTrend => "linear-trend",
            Comparison.TestMethod.LogisticTrend => "logistic-trend",
            Comparison.TestMethod.Equivalence => "equivalence",
            Comparison.TestMethod.SpssPearson => "spss-pearson",
            Comparison.TestMethod.SpssPearsonRounded => "spss-pearson-rounded",
            Comparison.TestMethod.SpssT => "spss-t",
            Comparison.TestMethod.SpssWelch => "spss-welch",
        };
}
