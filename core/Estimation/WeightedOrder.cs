using Serverless.Surveys;

namespace Serverless.Estimation;

/// <summary>
/// The answers of a domain in ascending order with their weights, and what lies at a share of them (Hyndman and Fan 1996,
/// Am. Stat. 50; with weights as R survey's qrules). Equal answers are in order of their weights, so that a quantile does
/// not depend on the order of the file.
/// </summary>
internal sealed class WeightedOrder
{
    /// <summary>Slack, relative to the whole weight, when cumulated weights are compared with a share of it.</summary>
    private const double Rounding = 1e-12;

    private readonly double[] _values;
    private readonly double[] _weights;

    /// <summary>S_k: the weight of the first k + 1 answers.</summary>
    private readonly double[] _cumulated;

    private readonly QuantileRule _rule;

    private WeightedOrder(double[] values, double[] weights, QuantileRule rule)
    {
        (_values, _weights, _rule) = (values, weights, rule);
        _cumulated = new double[weights.Length];
        var sum = 0.0;
        for (var k = 0; k < weights.Length; k++)
            _cumulated[k] = sum += weights[k];
    }

    public int Count => _values.Length;

    private double Total => _cumulated[^1];

    public static WeightedOrder Of(
        WeightedSample sample,
        double[] variable,
        CodeColumn domains,
        int domain,
        QuantileRule rule
    )
    {
        bool Counts(int i) => domains.Codes[i] == domain && double.IsFinite(variable[i]) && sample.Weights[i] != 0;
        var count = 0;
        for (var i = 0; i < variable.Length; i++)
            count += Counts(i) ? 1 : 0;
        var (values, weights) = (new double[count], new double[count]);
        for (int i = 0, to = 0; i < variable.Length; i++)
            if (Counts(i))
                (values[to], weights[to++]) = (variable[i], sample.Weights[i]);
        Array.Sort(values, weights);
        for (int first = 0, last; first < count; first = last)
        {
            for (last = first + 1; last < count && values[last] == values[first]; )
                last++;
            Array.Sort(weights, first, last - first);
        }

        return new WeightedOrder(values, weights, rule);
    }

    /// <summary>The quantile at a share from 0 to 1; there must be an answer.</summary>
    public double Quantile(double share) =>
        _rule switch
        {
            QuantileRule.Hf1 => _values[Reaches(share)],
            QuantileRule.Hf2 => HalfWay(share),
            _ => Interpolated(share),
        };

    /// <summary>The first answer with at least the share at or under it.</summary>
    private int Reaches(double share)
    {
        var target = share * Total;
        var at = Array.FindIndex(_cumulated, c => c >= target - Rounding * Total);
        return at < 0 ? Count - 1 : at;
    }

    private double HalfWay(double share)
    {
        var at = Reaches(share);
        return at + 1 < Count && Math.Abs(_cumulated[at] - share * Total) <= Rounding * Total
            ? _values[at] + (_values[at + 1] - _values[at]) / 2
            : _values[at];
    }

    /// <summary>On the line between the two answers whose places enclose the share; beyond the ends the last answer.</summary>
    private double Interpolated(double share)
    {
        if (Count == 1 || share <= Place(0))
            return _values[0];
        if (share >= Place(Count - 1))
            return _values[^1];
        var (low, high) = (0, Count - 1);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (Place(middle) <= share)
                low = middle;
            else
                high = middle;
        }

        var (from, to) = (Place(low), Place(high));
        // An answer that is reached but for rounding is that answer, so that it counts as at or under the quantile.
        if (to - share <= Rounding)
            return _values[high];
        // Weights under zero can put places out of order.
        return from < to && share - from > Rounding
            ? _values[low] + (_values[high] - _values[low]) * ((share - from) / (to - from))
            : _values[low];
    }

    /// <summary>p_k, at which share the answer k lies.</summary>
    private double Place(int k)
    {
        var (at, before, last) = (_cumulated[k], _cumulated[k] - _weights[k], _weights[^1]);
        return _rule switch
        {
            QuantileRule.Hf4 => at / Total,
            QuantileRule.Hf5 => (at - _weights[k] / 2) / Total,
            QuantileRule.Hf6 => at / (Total + last),
            QuantileRule.Hf7 => before / (Total - last),
            QuantileRule.Hf8 => (before / 3 + at * 2 / 3) / (Total + last / 3),
            QuantileRule.Hf9 => (before * 3 / 8 + at * 5 / 8) / (Total + last / 4),
            _ => throw new ArgumentOutOfRangeException(nameof(k), _rule, "This rule has no places."),
        };
    }
}
