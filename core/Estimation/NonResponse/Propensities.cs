using Serverless.Weighting;

namespace Serverless.Estimation.NonResponse;

/// <summary>
/// The propensities to respond of cells, estimated by a logistic regression, with the covariance of these estimates:
/// Cov(ρ_c, ρ_d) = z_c' Σ z_d with z = ρ(1 - ρ)x and Σ that of the coefficients (RISQ manual 2.1, de Heij, Schouten and
/// Shlomo 2015).
/// </summary>
internal sealed record Propensities(double[] Values, double[,] Covariance)
{
    private const int MaximumSteps = 50;
    private const double Arrived = 1e-12;

    /// <summary>Log odds beyond which a propensity is 0 or 1 but for rounding, and the regression has no answer.</summary>
    private const double MaximumLogOdds = 25;

    /// <summary>Of all combinations of the variables: the response rates of the cells, which are independent.</summary>
    /// <param name="cells">The cells.</param>
    /// <param name="sizes">How many each counts for, adding up to those invited.</param>
    public static Propensities Crossed(IReadOnlyList<InvitedCell> cells, double[] sizes)
    {
        double[] values = [.. cells.Select(c => c.Responded / c.Invited)];
        var covariance = new double[values.Length, values.Length];
        for (var c = 0; c < values.Length; c++)
            covariance[c, c] = values[c] * (1 - values[c]) / sizes[c];
        return new Propensities(values, covariance);
    }

    /// <summary>
    /// Of the variables without their interactions, by Newton's method from equal propensities; null where it does not
    /// arrive, because a combination of categories is followed by response, or by none, without exception.
    /// </summary>
    public static Propensities? OfMainEffects(IReadOnlyList<InvitedCell> cells)
    {
        var columns = Columns(cells, out var width);
        var rate = cells.Sum(c => c.Responded) / cells.Sum(c => c.Invited);
        if (rate is <= 0 or >= 1)
            return null;
        var coefficients = new double[width];
        coefficients[0] = Math.Log(rate / (1 - rate));
        for (var step = 0; step < MaximumSteps; step++)
        {
            var inverse = CoefficientCovariance(cells, columns, coefficients);
            var largest = Improve(cells, columns, coefficients, inverse);
            if (cells.Select((_, c) => LogOdds(columns[c], coefficients)).Any(o => !(Math.Abs(o) < MaximumLogOdds)))
                return null;
            if (largest < Arrived)
                return Of(columns, coefficients, CoefficientCovariance(cells, columns, coefficients));
        }

        return null;
    }

    /// <summary>The dummies of each cell: the constant, and of every variable those of all categories but the first.</summary>
    private static int[][] Columns(IReadOnlyList<InvitedCell> cells, out int width)
    {
        var number = new Dictionary<(int Variable, string Category), int>();
        var next = 1;
        for (var v = 0; v < cells[0].Categories.Count; v++)
        {
            var variable = v;
            foreach (var category in cells.Select(c => c.Categories[variable]).Distinct(StringComparer.Ordinal).Skip(1))
                number.Add((v, category), next++);
        }

        width = next;
        return
        [
            .. cells.Select(cell =>
                cell.Categories.Select((category, v) => number.GetValueOrDefault((v, category), 0))
                    .Where(column => column > 0)
                    .Prepend(0)
                    .ToArray()
            ),
        ];
    }

    private static double LogOdds(int[] columns, double[] coefficients) => columns.Sum(k => coefficients[k]);

    private static double Propensity(int[] columns, double[] coefficients) =>
        1 / (1 + Math.Exp(-LogOdds(columns, coefficients)));

    /// <summary>Covariance of the coefficients, (X'WX)⁻¹ with W = nρ(1 - ρ), row by row.</summary>
    private static double[] CoefficientCovariance(
        IReadOnlyList<InvitedCell> cells,
        int[][] columns,
        double[] coefficients
    )
    {
        var width = coefficients.Length;
        var information = new double[width * width];
        for (var c = 0; c < cells.Count; c++)
        {
            var propensity = Propensity(columns[c], coefficients);
            foreach (var i in columns[c])
            foreach (var j in columns[c])
                information[i * width + j] += cells[c].Invited * propensity * (1 - propensity);
        }

        GeneralizedInverse.Invert(information, width);
        return information;
    }

    /// <summary>One step of Newton's; the largest change of a coefficient.</summary>
    private static double Improve(
        IReadOnlyList<InvitedCell> cells,
        int[][] columns,
        double[] coefficients,
        double[] inverse
    )
    {
        var width = coefficients.Length;
        var score = new double[width];
        for (var c = 0; c < cells.Count; c++)
        {
            var residual = cells[c].Responded - (cells[c].Invited * Propensity(columns[c], coefficients));
            foreach (var k in columns[c])
                score[k] += residual;
        }

        var largest = 0.0;
        for (var i = 0; i < width; i++)
        {
            var change = 0.0;
            for (var j = 0; j < width; j++)
                change += inverse[i * width + j] * score[j];
            coefficients[i] += change;
            largest = Math.Max(largest, Math.Abs(change));
        }

        return largest;
    }

    private static Propensities Of(int[][] columns, double[] coefficients, double[] inverse)
    {
        var width = coefficients.Length;
        double[] values = [.. columns.Select(c => Propensity(c, coefficients))];
        var covariance = new double[values.Length, values.Length];
        for (var c = 0; c < values.Length; c++)
        for (var d = 0; d < values.Length; d++)
        {
            var sum = 0.0;
            foreach (var i in columns[c])
            foreach (var j in columns[d])
                sum += inverse[i * width + j];
            covariance[c, d] = values[c] * (1 - values[c]) * values[d] * (1 - values[d]) * sum;
        }

        return new Propensities(values, covariance);
    }
}
