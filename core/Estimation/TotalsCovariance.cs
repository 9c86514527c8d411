namespace Serverless.Estimation;

/// <summary>
/// Design covariance of weighted totals Σ w v from sums per group (Binder 1983; Wolter 2007, chapter 6):
/// V = Σ_h (1-f_h) n_h/(n_h-1) Σ_p (z_p - z̄_h)(z_p - z̄_h)', where z_p is the unit's total of w times v's residual on
/// the margins.
/// </summary>
internal static class TotalsCovariance
{
    /// <param name="structure">The design.</param>
    /// <param name="first">Σ w v per group and variable.</param>
    /// <param name="second">Σ w² v per group and variable; read for element samples only.</param>
    /// <param name="crossed">Σ w² v v' per stratum, row-major; read for element samples only; null when variables
    /// exclude each other and are 0 or 1.</param>
    /// <param name="variables">Number of variables.</param>
    /// <returns>The covariance matrix, row-major and symmetric.</returns>
    public static double[] Compute(
        VarianceStructure structure,
        double[] first,
        double[] second,
        double[]? crossed,
        int variables
    )
    {
        var fitted = structure.Projection.IsIdentity ? null : structure.Projection.Fit(first, variables);
        var total = new double[variables * variables];
        var stratum = new double[variables * variables];
        var sum = new double[variables];
        var group = 0;
        var unit = 0;
        for (var h = 0; h < structure.StratumCount; h++)
        {
            Array.Clear(stratum);
            Array.Clear(sum);
            for (; unit < structure.UnitStratum.Length && structure.UnitStratum[unit] == h; unit++)
                if (structure.Clustered)
                    AddCluster(structure, first, fitted, variables, unit, ref group, stratum, sum);
                else
                    AddElements(structure, (first, second, crossed), fitted, variables, unit, ref group, stratum, sum);
            AddStratum(structure, h, variables, stratum, sum, total);
        }

        Mirror(total, variables);
        return total;
    }

    private static void AddCluster(
        VarianceStructure structure,
        double[] first,
        double[]? fitted,
        int variables,
        int unit,
        ref int group,
        double[] stratum,
        double[] sum
    )
    {
        Span<double> z = variables <= 256 ? stackalloc double[variables] : new double[variables];
        z.Clear();
        for (; group < structure.GroupCount && structure.GroupUnit[group] == unit; group++)
            AddResidual(structure, first, fitted, variables, group, z);
        for (var a = 0; a < variables; a++)
            sum[a] += z[a];
        AddOuter(stratum, z, variables, 1);
    }

    /// <summary>
    /// Every respondent is a unit. With fitted value b of the group: Σ w²(v-b)(v-b)' = Σ w²vv' - tt'/q + q(b - t/q)(b -
    /// t/q)',
    /// t = Σ w²v, q = Σ w².
    /// </summary>
    private static void AddElements(
        VarianceStructure structure,
        (double[] First, double[] Second, double[]? Crossed) sums,
        double[]? fitted,
        int variables,
        int unit,
        ref int group,
        double[] stratum,
        double[] sum
    )
    {
        Span<double> t = variables <= 256 ? stackalloc double[variables] : new double[variables];
        var correction = 0.0;
        for (; group < structure.GroupCount && structure.GroupUnit[group] == unit; group++)
        {
            correction = structure.GroupCorrection[group];
            AddResidual(structure, sums.First, fitted, variables, group, sum);
            var second = sums.Second.AsSpan(group * variables, variables);
            var squared = correction * correction;
            if (sums.Crossed is null)
                for (var a = 0; a < variables; a++)
                    stratum[a * variables + a] += squared * second[a];
            if (fitted is null || structure.GroupSquare[group] is not (> 0 and var q))
                continue;
            var b = fitted.AsSpan(structure.GroupCell[group] * variables, variables);
            for (var a = 0; a < variables; a++)
                t[a] = second[a] / q;
            AddOuter(stratum, t, variables, -q * squared);
            for (var a = 0; a < variables; a++)
                t[a] = b[a] - t[a];
            AddOuter(stratum, t, variables, q * squared);
        }

        if (sums.Crossed is not { } crossed)
            return;
        var from = crossed.AsSpan(unit * variables * variables, variables * variables);
        for (var i = 0; i < from.Length; i++)
            stratum[i] += correction * correction * from[i];
    }

    private static void AddResidual(
        VarianceStructure structure,
        double[] first,
        double[]? fitted,
        int variables,
        int group,
        Span<double> z
    )
    {
        var correction = structure.GroupCorrection[group];
        var own = first.AsSpan(group * variables, variables);
        if (fitted is null)
        {
            for (var a = 0; a < variables; a++)
                z[a] += correction * own[a];
            return;
        }

        var b = fitted.AsSpan(structure.GroupCell[group] * variables, variables);
        var weight = structure.GroupWeight[group];
        for (var a = 0; a < variables; a++)
            z[a] += correction * (own[a] - weight * b[a]);
    }

    private static void AddStratum(
        VarianceStructure structure,
        int h,
        int variables,
        double[] stratum,
        double[] sum,
        double[] total
    )
    {
        var scale = structure.StratumScale[h];
        if (scale == 0)
            return;
        if (structure.StratumCentred[h])
            AddOuter(stratum, sum, variables, -1.0 / structure.PsuCount[h]);
        for (var i = 0; i < total.Length; i++)
            total[i] += scale * stratum[i];
    }

    /// <summary>Adds scale x x' to the upper triangle.</summary>
    private static void AddOuter(double[] matrix, ReadOnlySpan<double> x, int variables, double scale)
    {
        for (var a = 0; a < variables; a++)
        {
            var factor = scale * x[a];
            if (factor == 0)
                continue;
            var row = matrix.AsSpan(a * variables, variables);
            for (var b = a; b < variables; b++)
                row[b] += factor * x[b];
        }
    }

    private static void Mirror(double[] matrix, int variables)
    {
        for (var a = 0; a < variables; a++)
        for (var b = 0; b < a; b++)
            matrix[a * variables + b] = matrix[b * variables + a];
    }
}
