using Serverless.Analysis.Results;
using Serverless.Estimation;

namespace Serverless.Analysis.Figures;

/// <summary>Turns estimates into cells of the results document.</summary>
/// <param name="Place">Table, group and, for a part of it, which part.</param>
/// <param name="Level">Confidence level.</param>
/// <param name="SelfSelected">No weights, no sampling error: indicative figures only.</param>
internal sealed record CellFactory(CellId Place, double Level, bool SelfSelected)
{
    /// <param name="answer">The answer, or the answers together.</param>
    /// <param name="domain">The distribution.</param>
    /// <param name="category">The category of the answer in it.</param>
    public Cell Share(FigureKey answer, DomainProportions domain, int category)
    {
        var share = domain.Categories[category];
        if (SelfSelected)
            return Unweighted(answer, share.Count, share.Share, MethodIds.UnweightedShare);
        var flags = ReliabilityFlags.OfBase(domain.Base, domain.EffectiveSampleSize, domain.DegreesOfFreedom).ToList();
        flags.AddRange(Flags(share.Flags, share.StandardError));
        if (!flags.Contains(CellFlag.Indicative) && ReliabilityFlags.IsUnreliable(domain, share))
            flags.Add(CellFlag.Indicative);
        return new Cell
        {
            Id = Id(answer),
            Answer = answer,
            Count = share.Count,
            Value = share.Share,
            StandardError = share.StandardError,
            Interval = Interval(share.Interval, Level),
            DegreesOfFreedom = domain.DegreesOfFreedom,
            DesignEffect = share.DesignEffect,
            Method = MethodIds.Share,
            Flags = [.. flags.Order()],
        };
    }

    public Cell MeanOf(DomainEstimate mean) => Estimate(FigureKey.Mean, mean, MethodIds.Mean, MethodIds.UnweightedMean);

    public Cell StandardDeviationOf(DomainEstimate deviation) =>
        Estimate(
            FigureKey.StandardDeviation,
            deviation,
            MethodIds.StandardDeviation,
            MethodIds.UnweightedStandardDeviation
        );

    /// <summary>A ratio takes the place of a mean.</summary>
    public Cell RatioOf(DomainEstimate ratio) =>
        Estimate(FigureKey.Mean, ratio, MethodIds.Ratio, MethodIds.UnweightedRatio);

    /// <summary>
    /// A total by one of the methods <see cref="MethodIds.Total"/> and <see cref="MethodIds.WeightedTotal"/>; a
    /// self-selected group has none.
    /// </summary>
    public Cell TotalOf(DomainEstimate total, string method) => TotalOf(FigureKey.Total, total, method);

    /// <summary>The same of an answer: how many in the population give it.</summary>
    public Cell TotalOf(FigureKey figure, DomainEstimate total, string method) =>
        Estimate(figure, total, method, method);

    /// <param name="name">The median or a quartile.</param>
    /// <param name="quantile">The quantile.</param>
    public Cell QuantileOf(FigureKey name, DomainEstimate quantile) =>
        Estimate(name, quantile, MethodIds.Quantile, MethodIds.UnweightedQuantile);

    private Cell Estimate(FigureKey answer, DomainEstimate estimate, string method, string unweighted)
    {
        if (SelfSelected)
            return Unweighted(answer, estimate.Base, estimate.Value, unweighted);
        return new Cell
        {
            Id = Id(answer),
            Answer = answer,
            Count = estimate.Base,
            Value = estimate.Value,
            StandardError = estimate.StandardError,
            Interval = Interval(estimate.Interval, Level),
            DegreesOfFreedom = estimate.DegreesOfFreedom,
            DesignEffect = estimate.DesignEffect,
            Method = method,
            Flags =
            [
                .. ReliabilityFlags
                    .OfBase(estimate.Base, estimate.EffectiveSampleSize, estimate.DegreesOfFreedom)
                    .Concat(Flags(estimate.Flags, estimate.StandardError))
                    .Distinct()
                    .Order(),
            ],
        };
    }

    public CellId Id(FigureKey answer) => Place with { Figure = answer };

    /// <summary>An interval as the document has it.</summary>
    public static ConfidenceInterval? Interval(Interval? interval, double level) =>
        interval is null
            ? null
            : new ConfidenceInterval(interval.Lower, interval.Upper, level, MethodIds.Of(interval.Method));

    /// <summary>The t interval of a difference at the level that a correction implies.</summary>
    /// <param name="difference">The difference.</param>
    /// <param name="standardError">Its standard error.</param>
    /// <param name="degreesOfFreedom">Of t.</param>
    /// <param name="divisor">What alpha is divided by.</param>
    /// <param name="level">The level of a difference by itself.</param>
    public static ConfidenceInterval? Simultaneous(
        double difference,
        double standardError,
        double degreesOfFreedom,
        double divisor,
        double level
    )
    {
        var tail = (1 - level) / divisor / 2;
        return Interval(
            Estimation.Interval.Symmetric(
                difference,
                -DistributionQuantile.StudentT(tail, degreesOfFreedom) * standardError
            ),
            1 - 2 * tail
        );
    }

    /// <summary>A figure of the respondents alone; of a self-selected group no more than indicative.</summary>
    public Cell Unweighted(FigureKey answer, int count, double? value, string method) =>
        new()
        {
            Id = Id(answer),
            Answer = answer,
            Count = count,
            Value = value,
            Method = method,
            Flags = SelfSelected ? [CellFlag.Indicative] : [],
        };

    private static IEnumerable<CellFlag> Flags(EstimateRemarks remarks, double? standardError)
    {
        if (remarks.HasFlag(EstimateRemarks.FixedByWeighting))
            yield return CellFlag.FixedByWeighting;
        if (remarks.HasFlag(EstimateRemarks.ZeroOrOne))
            yield return CellFlag.ZeroOrOne;
        if (remarks.HasFlag(EstimateRemarks.SinglePsu))
            yield return CellFlag.SinglePsu;
        if (remarks.HasFlag(EstimateRemarks.CompleteEnumeration))
            yield return CellFlag.CompleteEnumeration;
        if (remarks.HasFlag(EstimateRemarks.OutsideRange))
            yield return CellFlag.OutsideRange;
        if (standardError is null)
            yield return CellFlag.NoStandardError;
    }
}
