namespace Serverless.Wording;

/// <summary>Estimators, intervals, tests and corrections, each in a sentence.</summary>
internal abstract partial class MethodTexts
{
    public abstract string Share { get; }

    public abstract string Mean { get; }

    public abstract string Ratio { get; }

    public abstract string UnweightedRatio { get; }

    public abstract string Total { get; }

    public abstract string WeightedTotal { get; }

    public abstract string ResponseRates { get; }

    public abstract string GoodnessOfFit { get; }

    public abstract string Representativeness { get; }

    public abstract string ShareOfResponse { get; }

    public abstract string WeightedShareOfResponse { get; }

    public abstract string Quantile { get; }

    public abstract string UnweightedShare { get; }

    public abstract string UnweightedMean { get; }

    public abstract string UnweightedQuantile { get; }

    public abstract string IntervalWilson { get; }

    public abstract string IntervalKornGraubard { get; }

    public abstract string IntervalLogit { get; }

    public abstract string IntervalBeta { get; }

    public abstract string IntervalArcsine { get; }

    public abstract string IntervalLikelihood { get; }

    public abstract string IntervalT { get; }

    public abstract string IntervalLogarithmic { get; }

    public abstract string StandardDeviation { get; }

    public abstract string UnweightedStandardDeviation { get; }

    public abstract string CronbachAlpha { get; }

    public abstract string UnweightedCronbachAlpha { get; }

    public abstract string IntervalWoodruff { get; }

    public abstract string Simultaneous { get; }

    public abstract string ReplicateWeights { get; }

    public abstract string CorrectionOfLevels { get; }

    public abstract string CorrectionAlways { get; }

    public abstract string RaoScottF { get; }

    public abstract string RaoScottChiSquare { get; }

    public abstract string RaoScottSaddlepoint { get; }

    public abstract string MultipleResponseF { get; }

    public abstract string MultipleResponseChiSquare { get; }

    public abstract string Wald { get; }

    public abstract string AdjustedWald { get; }

    public abstract string DesignT { get; }

    public abstract string PairedT { get; }

    public abstract string McNemar { get; }

    public abstract string GroupWald { get; }

    public abstract string RankT { get; }

    public abstract string RankF { get; }

    public abstract string RankTInFileOrder { get; }

    public abstract string RankFInFileOrder { get; }

    public abstract string VanDerWaerden { get; }

    public abstract string VanDerWaerdenInFileOrder { get; }

    public abstract string MedianTest { get; }

    public abstract string MedianTestInFileOrder { get; }

    public abstract string LinearTrend { get; }

    public abstract string LogisticTrend { get; }

    public abstract string Equivalence { get; }

    public abstract string SpssPearson { get; }

    public abstract string SpssPearsonRounded { get; }

    public abstract string SpssT { get; }

    public abstract string SpssWelch { get; }

    public abstract string BenjaminiHochberg { get; }

    public abstract string Holm { get; }

    public abstract string Bonferroni { get; }

    public abstract string FalseDiscoveries { get; }

    public abstract string Uncorrected { get; }
}
