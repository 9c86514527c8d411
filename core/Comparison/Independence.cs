using Serverless.Estimation;

namespace Serverless.Comparison;

/// <summary>
/// Whether the distribution of answers differs between groups: everything tests of independence say about one table.
/// </summary>
/// <param name="Test">Rao-Scott second-order F, the test that is reported.</param>
/// <param name="ChiSquare">Rao-Scott first-order chi-square.</param>
/// <param name="Wald">Wald F.</param>
/// <param name="AdjustedWald">Wald F adjusted for few degrees of freedom.</param>
/// <param name="PearsonChiSquare">n Σ(p - p_r p_c)²/(p_r p_c) on weighted shares, n the unweighted base; null without a
/// table.</param>
/// <param name="CramersV">Effect size from weighted shares, 0 to 1; null without a table.</param>
public sealed record IndependenceTest(
    TestResult Test,
    TestResult ChiSquare,
    TestResult Wald,
    TestResult AdjustedWald,
    double? PearsonChiSquare,
    double? CramersV
)
{
    /// <summary>Cramér's V corrected for bias (Bergsma 2013).</summary>
    public double? BiasCorrectedV { get; init; }

    /// <summary>Unweighted number of respondents in the table.</summary>
    public int Base { get; init; }

    /// <summary>
    /// λ, the eigenvalues of Rao and Scott's Δ, largest first: <see cref="PearsonChiSquare"/> is distributed as Σ λᵢ
    /// χ²₁. Empty without a test.
    /// </summary>
    public IReadOnlyList<double> GeneralisedDesignEffects { get; init; } = [];

    /// <summary>
    /// Pearson's statistic against Σ λᵢ χ²₁ over χ²/df with the denominator's degrees of freedom of <see cref="Test"/>,
    /// by Kuonen's (1999)
    /// saddlepoint approximation (R survey's svychisq, statistic "saddlepoint", which rounds those degrees of freedom
    /// down).
    /// </summary>
    public TestResult Saddlepoint =>
        AgainstLinearCombination(TestMethod.RaoScottSaddlepoint, QuadraticFormTail.Saddlepoint);

    /// <summary>
    /// The same by inverting the characteristic function (Davies 1980; svychisq, statistic "lincom"): exact to about
    /// 1e-9, at a cost.
    /// </summary>
    public TestResult LinearCombination() =>
        AgainstLinearCombination(TestMethod.RaoScottLinearCombination, QuadraticFormTail.Davies);

    private TestResult AgainstLinearCombination(
        TestMethod method,
        Func<IReadOnlyList<double>, double, double, double?> tail
    )
    {
        if (Test is not { Status: TestStatus.Performed, DenominatorDf: { } df } || PearsonChiSquare is not { } x)
            return new(method, Test.Status);
        return new(method, TestStatus.Performed)
        {
            Statistic = x,
            NumeratorDf = GeneralisedDesignEffects.Count,
            DenominatorDf = df,
            PValue = tail(GeneralisedDesignEffects, x, df) ?? Test.PValue,
        };
    }
}

/// <summary>Tests of independence in two-way tables from complex samples.</summary>
public static class Independence
{
    /// <summary>Variances below this share of what independent draws would give are zero.</summary>
    private const double ZeroVariance = 1e-11;

    /// <summary>Tests categories against the domains of <paramref name="totals"/>.</summary>
    public static IndependenceTest Test(DomainTotals totals)
    {
        var table = TwoWayTable.Of(totals);
        if (table.Rows < 2 || table.Columns < 2)
            return NotDone(
                table,
                totals.Domains > 1 && table.Columns < totals.Domains
                    ? TestStatus.EmptyGroup
                    : TestStatus.NothingToCompare
            );
        if (Array.Exists(table.Shares, p => p < 0))
            return NotDone(table, TestStatus.NegativeShare);
        var phi = table.PhiSquared();
        // Without variance there is no test: nobody else could have been drawn, or the margins fix the table.
        var withoutVariance = totals.IsObservedWhole() ? TestStatus.NoVariance : TestStatus.FixedByWeighting;
        var (raoScott, chiSquare, effects) = RaoScott(table, phi * table.Base, withoutVariance);
        var (wald, adjusted) = WaldTests(table, withoutVariance);
        return new IndependenceTest(
            raoScott,
            chiSquare,
            wald,
            adjusted,
            phi * table.Base,
            EffectSize.CramersV(phi, table.Rows, table.Columns)
        )
        {
            BiasCorrectedV = EffectSize.BiasCorrectedV(phi, table.Base, table.Rows, table.Columns),
            Base = table.Base,
            GeneralisedDesignEffects = effects,
        };
    }

    private static IndependenceTest NotDone(TwoWayTable table, TestStatus status) =>
        new(
            new(TestMethod.RaoScottF, status),
            new(TestMethod.RaoScottChiSquare, status),
            new(TestMethod.Wald, status),
            new(TestMethod.AdjustedWald, status),
            null,
            null
        )
        {
            Base = table.Base,
        };

    /// <summary>
    /// Δ = (C'D⁻¹C/n)⁻¹ C'D⁻¹VD⁻¹C with D = diag(p); X²/tr Δ is F with d0 = (tr Δ)²/tr Δ² and d0 ν degrees of freedom
    /// (Rao and Scott 1984; Thomas and Rao 1987; R survey's svychisq).
    /// </summary>
    private static (TestResult F, TestResult ChiSquare, double[] DesignEffects) RaoScott(
        TwoWayTable table,
        double pearson,
        TestStatus withoutVariance
    )
    {
        var contrasts = InteractionContrasts.For(table.Rows, table.Columns);
        var size = contrasts.Length;
        var scaled = Array.ConvertAll(contrasts, c => Scale(c, table.Shares));
        var simple = new double[size * size];
        var design = new double[size * size];
        var moment = 0.0;
        var product = new double[table.Cells];
        for (var j = 0; j < size; j++)
        {
            Multiply(table.Covariance, scaled[j], product);
            for (var i = 0; i < size; i++)
            {
                simple[i * size + j] = Dot(contrasts[i], scaled[j]) / table.Base;
                design[i * size + j] = Dot(scaled[i], product);
            }

            for (var a = 0; a < table.Cells; a++)
                moment += scaled[j][a] * scaled[j][a] * table.Scale[a];
        }

        var trace = 0.0;
        for (var j = 0; j < size; j++)
            trace += design[j * size + j];
        if (trace <= ZeroVariance * moment)
            return NotDone(withoutVariance);
        if (table.DegreesOfFreedom < 1)
            return NotDone(TestStatus.NoDegreesOfFreedom);
        if (RaoScottCorrection.Of(simple, design, size) is not { } correction)
            return NotDone(TestStatus.TooSparse);
        return (
            correction.F(TestMethod.RaoScottF, pearson, table.DegreesOfFreedom),
            correction.ChiSquare(TestMethod.RaoScottChiSquare, pearson),
            correction.DesignEffects()
        );

        static (TestResult, TestResult, double[]) NotDone(TestStatus status) =>
            (new(TestMethod.RaoScottF, status), new(TestMethod.RaoScottChiSquare, status), []);
    }

    /// <summary>
    /// Wald test that p_rc - p_r p_c is zero in all cells but the first row and column (Koch, Freeman and Freeman
    /// 1975).
    /// </summary>
    private static (TestResult Wald, TestResult Adjusted) WaldTests(TwoWayTable table, TestStatus withoutVariance)
    {
        var size = (table.Rows - 1) * (table.Columns - 1);
        var deviation = new double[size];
        var jacobian = new double[size][];
        var at = 0;
        for (var c = 1; c < table.Columns; c++)
        for (var r = 1; r < table.Rows; r++, at++)
        {
            deviation[at] = table.Shares[c * table.Rows + r] - table.RowShare(r) * table.ColumnShare(c);
            jacobian[at] = Derivative(table, r, c);
        }

        var variance = new double[size * size];
        var product = new double[table.Cells];
        var vanishing = false;
        for (var j = 0; j < size; j++)
        {
            Multiply(table.TotalCovariance, jacobian[j], product);
            for (var i = 0; i < size; i++)
                variance[i * size + j] = Dot(jacobian[i], product);
            var moment = 0.0;
            for (var a = 0; a < table.Cells; a++)
                moment += jacobian[j][a] * jacobian[j][a] * table.Scale[a];
            vanishing |= variance[j * size + j] <= ZeroVariance * moment;
        }

        var status =
            vanishing ? withoutVariance
            : table.DegreesOfFreedom < size ? TestStatus.NoDegreesOfFreedom
            : SmallMatrix.Factor(variance, size) ? TestStatus.Performed
            : TestStatus.TooSparse;
        if (status != TestStatus.Performed)
            return (new(TestMethod.Wald, status), new(TestMethod.AdjustedWald, status));

        var solved = (double[])deviation.Clone();
        SmallMatrix.Solve(variance, size, solved);
        var w = Dot(deviation, solved);
        var nu = table.DegreesOfFreedom;
        return (
            TestResult.F(TestMethod.Wald, w / size, size, nu),
            TestResult.F(TestMethod.AdjustedWald, w * (nu - size + 1) / (size * (double)nu), size, nu - size + 1)
        );
    }

    /// <summary>Derivative of T_rc - T_r T_c / T with respect to the cell totals, in shares.</summary>
    private static double[] Derivative(TwoWayTable table, int row, int column)
    {
        double rowShare = table.RowShare(row),
            columnShare = table.ColumnShare(column);
        var derivative = new double[table.Cells];
        for (var c = 0; c < table.Columns; c++)
        for (var r = 0; r < table.Rows; r++)
            derivative[c * table.Rows + r] =
                (r == row && c == column ? 1 : 0)
                - (r == row ? columnShare : 0)
                - (c == column ? rowShare : 0)
                + rowShare * columnShare;
        return derivative;
    }

    private static double[] Scale(double[] contrast, double[] shares)
    {
        var scaled = new double[shares.Length];
        for (var a = 0; a < scaled.Length; a++)
            scaled[a] = shares[a] == 0 ? 0 : contrast[a] / shares[a];
        return scaled;
    }

    private static void Multiply(double[] matrix, double[] x, double[] product)
    {
        for (var i = 0; i < x.Length; i++)
            product[i] = Dot(matrix.AsSpan(i * x.Length, x.Length), x);
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }
}
