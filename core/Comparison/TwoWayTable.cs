using Serverless.Estimation;

namespace Serverless.Comparison;

/// <summary>
/// Weighted shares of the cells of answers (rows) by groups (columns), with their design covariance. Rows and columns
/// without
/// respondents are left out.
/// </summary>
internal sealed class TwoWayTable
{
    private TwoWayTable(int[] rows, int[] columns)
    {
        Rows = rows.Length;
        Columns = columns.Length;
    }

    public int Rows { get; }

    public int Columns { get; }

    public int Cells => Rows * Columns;

    /// <summary>Unweighted number of respondents in the table.</summary>
    public required int Base { get; init; }

    /// <summary>Shares of the whole table; cell of row r and column c at c x <see cref="Rows"/> + r.</summary>
    public required double[] Shares { get; init; }

    /// <summary>Design covariance of <see cref="Shares"/>, row-major.</summary>
    public required double[] Covariance { get; init; }

    /// <summary>Design covariance of the cell totals divided by the table's total squared, row-major.</summary>
    public required double[] TotalCovariance { get; init; }

    /// <summary>Sampling units minus strata among respondents in the table.</summary>
    public required int DegreesOfFreedom { get; init; }

    /// <summary>
    /// Variance each share would have if every respondent were drawn by itself, Σ w²u²; distinguishes zero from rounding.
    /// </summary>
    public required double[] Scale { get; init; }

    public double RowShare(int row)
    {
        var sum = 0.0;
        for (var c = 0; c < Columns; c++)
            sum += Shares[c * Rows + row];
        return sum;
    }

    public double ColumnShare(int column)
    {
        var sum = 0.0;
        for (var r = 0; r < Rows; r++)
            sum += Shares[column * Rows + r];
        return sum;
    }

    /// <summary>Σ (p - p_r p_c)²/(p_r p_c); times the base it is Pearson's statistic.</summary>
    public double PhiSquared()
    {
        var sum = 0.0;
        for (var c = 0; c < Columns; c++)
        {
            var column = ColumnShare(c);
            for (var r = 0; r < Rows; r++)
            {
                var expected = RowShare(r) * column;
                var difference = Shares[c * Rows + r] - expected;
                sum += difference * difference / expected;
            }
        }

        return sum;
    }

    public static TwoWayTable Of(DomainTotals totals)
    {
        if (!totals.IsCategorical)
            throw new ArgumentException("A table needs totals of categories.", nameof(totals));
        int[] columns = [.. Enumerable.Range(0, totals.Domains).Where(d => totals.Base(d) > 0)];
        int[] rows = [.. Enumerable.Range(0, totals.Width).Where(k => columns.Any(d => totals.Count(d, k) > 0))];
        int[] cells = [.. columns.SelectMany(d => rows.Select(k => d * totals.Width + k))];
        var grand = columns.Sum(totals.WeightedBase);
        var shares = Array.ConvertAll(cells, a => totals.Total(a / totals.Width, a % totals.Width) / grand);
        return new TwoWayTable(rows, columns)
        {
            Base = columns.Sum(totals.Base),
            Shares = shares,
            TotalCovariance = ScaledCovariance(totals, cells, grand, Denominator.None),
            Covariance = OfShares(ScaledCovariance(totals, cells, grand, Denominator.Table), shares),
            DegreesOfFreedom = totals.DegreesOfFreedom(),
            Scale = Scales(totals, cells, shares, grand),
        };
    }

    private static double[] ScaledCovariance(DomainTotals totals, int[] cells, double grand, Denominator denominator)
    {
        var size = totals.Domains * totals.Width;
        var scaled = new double[cells.Length * cells.Length];
        var covariance = totals.Covariance(denominator);
        for (var i = 0; i < cells.Length; i++)
        for (var j = 0; j < cells.Length; j++)
            scaled[i * cells.Length + j] = covariance[cells[i] * size + cells[j]] / (grand * grand);
        return scaled;
    }

    /// <summary>(I - p1') V (I - 1p').</summary>
    private static double[] OfShares(double[] v, double[] p)
    {
        var n = p.Length;
        var rowSum = new double[n];
        var all = 0.0;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
                rowSum[i] += v[i * n + j];
            all += rowSum[i];
        }

        var covariance = new double[n * n];
        for (var i = 0; i < n; i++)
        for (var j = 0; j < n; j++)
            covariance[i * n + j] = v[i * n + j] - p[i] * rowSum[j] - p[j] * rowSum[i] + p[i] * p[j] * all;
        return covariance;
    }

    private static double[] Scales(DomainTotals totals, int[] cells, double[] p, double grand)
    {
        var second = Array.ConvertAll(cells, a => totals.SecondMomentOf(a) / (grand * grand));
        var all = second.Sum();
        return [.. second.Select((s, i) => s * (1 - 2 * p[i]) + p[i] * p[i] * all)];
    }
}
