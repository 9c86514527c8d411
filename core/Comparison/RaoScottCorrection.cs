using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;
using Serverless.Estimation;

namespace Serverless.Comparison;

/// <summary>
/// Corrections of a statistic X² that would be chi-square under simple random sampling, but is a sum of λᵢ χ²₁ under
/// the design
/// (Rao and Scott 1981, 1984). The λᵢ, generalised design effects, are the eigenvalues of Δ = S⁻¹V, S and V the
/// covariances of the
/// contrasts under simple random sampling and under the design.
/// </summary>
internal sealed class RaoScottCorrection
{
    private readonly double _trace;
    private readonly double _traceOfSquare;
    private readonly double[] _delta;
    private readonly double[] _factor;
    private readonly double[] _design;
    private readonly int _size;

    private RaoScottCorrection(double[] factor, double[] design, int size)
    {
        (_factor, _design, _size, _delta) = (factor, design, size, new double[size * size]);
        var column = new double[size];
        for (var j = 0; j < size; j++)
        {
            for (var i = 0; i < size; i++)
                column[i] = design[i * size + j];
            SmallMatrix.Solve(factor, size, column);
            for (var i = 0; i < size; i++)
                _delta[i * size + j] = column[i];
        }

        for (var i = 0; i < size; i++)
        {
            _trace += _delta[i * size + i];
            for (var j = 0; j < size; j++)
                _traceOfSquare += _delta[i * size + j] * _delta[j * size + i];
        }
    }

    /// <summary>(tr Δ)²/tr Δ², the degrees of freedom of the second-order correction (Satterthwaite).</summary>
    public double EffectiveDf => _trace * _trace / _traceOfSquare;

    /// <param name="simple">S, row-major; overwritten.</param>
    /// <param name="design">V, row-major.</param>
    /// <param name="size">Number of contrasts.</param>
    /// <returns>Null when S is singular.</returns>
    public static RaoScottCorrection? Of(double[] simple, double[] design, int size) =>
        SmallMatrix.Factor(simple, size) ? new RaoScottCorrection(simple, design, size) : null;

    /// <summary>X²/tr Δ as F with d0 and d0 ν degrees of freedom (Thomas and Rao 1987; R survey's svychisq).</summary>
    public TestResult F(TestMethod method, double statistic, int designDf) =>
        TestResult.F(method, statistic / _trace, EffectiveDf, EffectiveDf * designDf);

    /// <summary>X² over the mean λ, as chi-square.</summary>
    public TestResult ChiSquare(TestMethod method, double statistic) =>
        TestResult.ChiSquare(method, statistic / (_trace / _size), _size);

    /// <summary>λ₁ ≥ λ₂ ≥ ..., from the symmetric matrix L⁻¹VL⁻ᵀ with S = LLᵀ.</summary>
    public double[] DesignEffects()
    {
        if (_size == 1)
            return [_trace];
        var left = Matrix<double>.Build.Dense(_size, _size, (i, j) => i >= j ? _factor[i * _size + j] : 0);
        var v = Matrix<double>.Build.Dense(_size, _size, (i, j) => _design[i * _size + j]);
        var half = left.Solve(v);
        var symmetric = left.Solve(half.Transpose());
        var values = (symmetric + symmetric.Transpose()).Multiply(0.5).Evd(Symmetricity.Symmetric).EigenValues;
        return [.. values.Select(x => Math.Max(0, x.Real)).OrderDescending()];
    }
}
