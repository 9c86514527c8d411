using Serverless.Estimation;

namespace Serverless.Comparison;

/// <summary>
/// Not ticked and ticked (rows) by group (columns), as shares of everyone in the base; cell of row r and column c at 2c
/// + r.
/// </summary>
internal sealed class OptionTable
{
    private const int TickedAndNot = 2;

    private readonly DomainTotals _totals;
    private readonly int[] _groups;
    private readonly double _all;
    private readonly double[] _shares;

    public OptionTable(DomainTotals totals, int[] groups, int option)
    {
        (_totals, _groups, Option) = (totals, groups, option);
        _all = groups.Sum(totals.WeightedBase);
        _shares =
        [
            .. groups
                .SelectMany(g => new[] { totals.WeightedBase(g) - totals.Total(g, option), totals.Total(g, option) })
                .Select(t => t / _all),
        ];
    }

    public int Option { get; }

    public int Base => _groups.Sum(_totals.Base);

    private double Ticked => Enumerable.Range(0, _groups.Length).Sum(g => _shares[TickedAndNot * g + 1]);

    /// <summary>Whether some ticked it and some did not, by shares that are none of them negative.</summary>
    public bool Varies =>
        Ticked is > Proportions.ZeroVariance and < 1 - Proportions.ZeroVariance
        && Array.TrueForAll(_shares, p => p >= 0);

    public double Pearson()
    {
        var (ticked, sum) = (Ticked, 0.0);
        for (var g = 0; g < _groups.Length; g++)
        {
            var group = _shares[TickedAndNot * g] + _shares[TickedAndNot * g + 1];
            var difference = _shares[TickedAndNot * g + 1] - group * ticked;
            sum += difference * difference / (group * ticked * (1 - ticked));
        }

        return sum * Base;
    }

    public IEnumerable<OptionContrast> Contrasts() =>
        InteractionContrasts
            .For(TickedAndNot, _groups.Length)
            .Select(c =>
            {
                double[] divided = [.. c.Select((x, cell) => _shares[cell] > 0 ? x / _shares[cell] : 0)];
                var mean = divided.Zip(_shares, (d, p) => d * p).Sum();
                var ofTotals = new double[_totals.Domains * _totals.Width];
                for (var g = 0; g < _groups.Length; g++)
                {
                    double not = (divided[TickedAndNot * g] - mean) / _all,
                        ticked = (divided[TickedAndNot * g + 1] - mean) / _all;
                    ofTotals[_groups[g] * _totals.Width] = not;
                    ofTotals[_groups[g] * _totals.Width + Option] = ticked - not;
                }

                return new OptionContrast(c, divided, ofTotals);
            });
}

/// <summary>
/// A contrast of the cells of an option's table: on its shares, divided by them, and as coefficients of all totals.
/// </summary>
internal sealed record OptionContrast(double[] OnShares, double[] Divided, double[] OfTotals)
{
    /// <summary>C'D⁻¹C.</summary>
    public double Covariance(OptionContrast other) => OnShares.Zip(other.Divided, (c, d) => c * d).Sum();
}
