namespace Serverless.Estimation;

/// <summary>
/// Design covariance of weighted totals Σ w v from sums per group (Binder 1983; Wolter 2007, chapter 6):
/// V = Σ_h (1-f_h) n_h/(n_h-1) Σ_p (z_p - z̄_h)(z_p - z̄_h)', where z_p is the unit's total of w times v's residual on
/// the margins. Units drawn with probabilities π of their own have 1 - π_p in the place of 1 - f_h, within the sum
/// (Brewer's approximation; Cochran 1977, section 9A.9). Where units were drawn within units, f_h (or π_p) times the same
/// of these is added (Cochran 1977, section 10.3).
/// </summary>
internal sealed class TotalsCovariance
{
    private readonly VarianceStructure _structure;
    private readonly int _variables;
    private readonly double[] _first;
    private readonly double[] _second;
    private readonly double[]? _crossed;
    private readonly double[]? _fitted;
    private readonly double[] _total;
    private readonly double[] _stratum;
    private readonly double[] _sum;
    private readonly double[] _correctedSum;
    private readonly double[] _within;
    private readonly double[] _unitSum;
    private readonly double[] _subunitSum;
    private double _corrections;
    private int _group;

    private TotalsCovariance(
        VarianceStructure structure,
        double[] first,
        double[] second,
        double[]? crossed,
        int variables
    )
    {
        (_structure, _first, _second, _crossed, _variables) = (structure, first, second, crossed, variables);
        _fitted = structure.Projection.IsIdentity ? null : structure.Projection.Fit(first, variables);
        _total = new double[variables * variables];
        _stratum = new double[variables * variables];
        _sum = new double[variables];
        var stages = structure.Stages is null ? 0 : variables;
        _correctedSum = new double[stages];
        _within = new double[stages * stages];
        _unitSum = new double[stages];
        _subunitSum = new double[stages];
    }

    /// <param name="structure">The design.</param>
    /// <param name="first">Σ w v per group and variable.</param>
    /// <param name="second">Σ w² v per group and variable; read where respondents are units.</param>
    /// <param name="crossed">Σ w² v v' per stratum, or per cluster within which respondents were drawn, row-major; null
    /// when variables exclude each other and are 0 or 1, or when respondents are no units.</param>
    /// <param name="variables">Number of variables.</param>
    /// <returns>The covariance matrix, row-major and symmetric.</returns>
    public static double[] Compute(
        VarianceStructure structure,
        double[] first,
        double[] second,
        double[]? crossed,
        int variables
    ) => new TotalsCovariance(structure, first, second, crossed, variables).Compute();

    private double[] Compute()
    {
        var unit = 0;
        for (var h = 0; h < _structure.StratumCount; h++)
        {
            Array.Clear(_stratum);
            Array.Clear(_sum);
            Array.Clear(_correctedSum);
            _corrections = 0;
            for (; unit < _structure.UnitStratum.Length && _structure.UnitStratum[unit] == h; unit++)
                if (!_structure.Clustered)
                    AddElements(unit);
                else if (_structure.Stages is { } stages)
                    AddStages(unit, stages[unit]);
                else
                    AddCluster(unit);
            AddStratum(h);
        }

        Mirror();
        return _total;
    }

    private bool HasGroupOf(int unit) => _group < _structure.GroupCount && _structure.GroupUnit[_group] == unit;

    /// <summary>The sum of a unit's groups in <paramref name="z"/>; goes past them.</summary>
    private void SumResiduals(int unit, Span<double> z)
    {
        z.Clear();
        for (; HasGroupOf(unit); _group++)
            AddResidual(z, _structure.GroupCorrection[_group]);
    }

    private void AddCluster(int unit)
    {
        Span<double> z = _variables <= 256 ? stackalloc double[_variables] : new double[_variables];
        SumResiduals(unit, z);
        for (var a = 0; a < _variables; a++)
            _sum[a] += z[a];
        AddOuter(_stratum, z, 1);
    }

    /// <summary>A unit with a correction of its own, or within which units were drawn.</summary>
    private void AddStages(int unit, UnitStage stage)
    {
        var first = _group;
        Span<double> z = _variables <= 256 ? stackalloc double[_variables] : new double[_variables];
        SumResiduals(unit, z);
        for (var a = 0; a < _variables; a++)
        {
            _sum[a] += z[a];
            _correctedSum[a] += stage.Correction * z[a];
        }

        _corrections += stage.Correction;
        AddOuter(_stratum, z, stage.Correction);
        if (stage.WithinScale > 0)
            AddWithin(unit, stage, first);
    }

    /// <summary>The variance of drawing within a unit, of which the groups begin at <paramref name="first"/>.</summary>
    private void AddWithin(int unit, UnitStage stage, int first)
    {
        Array.Clear(_within);
        Array.Clear(_unitSum);
        Array.Clear(_subunitSum);
        var end = _group;
        for (_group = first; _group < end; _group++)
        {
            if (stage.HasElements)
            {
                AddResidual(_unitSum, 1);
                AddSquares(_within, 1);
                continue;
            }

            AddResidual(_subunitSum, 1);
            if (_group + 1 < end && _structure.GroupSubunit![_group + 1] == _structure.GroupSubunit[_group])
                continue;
            for (var a = 0; a < _variables; a++)
                _unitSum[a] += _subunitSum[a];
            AddOuter(_within, _subunitSum, 1);
            Array.Clear(_subunitSum);
        }

        if (stage.HasElements)
            AddCrossed(_within, unit, 1);
        if (stage.Centred)
            AddOuter(_within, _unitSum, -1.0 / stage.WithinCount);
        for (var i = 0; i < _total.Length; i++)
            _total[i] += stage.WithinScale * _within[i];
    }

    /// <summary>Every respondent of a stratum is a unit.</summary>
    private void AddElements(int unit)
    {
        var correction = 0.0;
        for (; HasGroupOf(unit); _group++)
        {
            correction = _structure.GroupCorrection[_group];
            AddResidual(_sum, correction);
            AddSquares(_stratum, correction * correction);
        }

        AddCrossed(_stratum, unit, correction * correction);
    }

    /// <summary>
    /// Squares of the residuals of a group's respondents: with fitted value b of the group Σ w²(v-b)(v-b)' = Σ w²vv' -
    /// tt'/q + q(b - t/q)(b - t/q)', t = Σ w²v, q = Σ w². The first term is added here for variables that exclude each
    /// other, else by <see cref="AddCrossed"/>.
    /// </summary>
    private void AddSquares(double[] matrix, double scale)
    {
        var second = _second.AsSpan(_group * _variables, _variables);
        if (_crossed is null)
            for (var a = 0; a < _variables; a++)
                matrix[a * _variables + a] += scale * second[a];
        if (_fitted is null || _structure.GroupSquare[_group] is not (> 0 and var q))
            return;
        Span<double> t = _variables <= 256 ? stackalloc double[_variables] : new double[_variables];
        var b = _fitted.AsSpan(_structure.GroupCell[_group] * _variables, _variables);
        for (var a = 0; a < _variables; a++)
            t[a] = second[a] / q;
        AddOuter(matrix, t, -q * scale);
        for (var a = 0; a < _variables; a++)
            t[a] = b[a] - t[a];
        AddOuter(matrix, t, q * scale);
    }

    private void AddCrossed(double[] matrix, int unit, double scale)
    {
        if (_crossed is null)
            return;
        var from = _crossed.AsSpan(unit * _variables * _variables, _variables * _variables);
        for (var i = 0; i < from.Length; i++)
            matrix[i] += scale * from[i];
    }

    private void AddResidual(Span<double> z, double correction)
    {
        var own = _first.AsSpan(_group * _variables, _variables);
        if (_fitted is null)
        {
            for (var a = 0; a < _variables; a++)
                z[a] += correction * own[a];
            return;
        }

        var b = _fitted.AsSpan(_structure.GroupCell[_group] * _variables, _variables);
        var weight = _structure.GroupWeight[_group];
        for (var a = 0; a < _variables; a++)
            z[a] += correction * (own[a] - weight * b[a]);
    }

    private void AddStratum(int h)
    {
        var scale = _structure.StratumScale[h];
        if (scale == 0)
            return;
        var n = _structure.PsuCount[h];
        if (_structure.StratumCentred[h] && _structure.Stages is not { HaveCorrections: true })
            AddOuter(_stratum, _sum, -1.0 / n);
        else if (_structure.StratumCentred[h])
            AddCentre(n);
        for (var i = 0; i < _total.Length; i++)
            _total[i] += scale * _stratum[i];
    }

    /// <summary>Σ s (z - z̄)(z - z̄)' from Σ s z z', with s the units' own corrections.</summary>
    private void AddCentre(int n)
    {
        for (var a = 0; a < _variables; a++)
        for (var b = a; b < _variables; b++)
            _stratum[a * _variables + b] +=
                (_corrections / n * _sum[a] * _sum[b] - _correctedSum[a] * _sum[b] - _sum[a] * _correctedSum[b]) / n;
    }

    /// <summary>Adds scale x x' to the upper triangle.</summary>
    private void AddOuter(double[] matrix, ReadOnlySpan<double> x, double scale)
    {
        for (var a = 0; a < _variables; a++)
        {
            var factor = scale * x[a];
            if (factor == 0)
                continue;
            var row = matrix.AsSpan(a * _variables, _variables);
            for (var b = a; b < _variables; b++)
                row[b] += factor * x[b];
        }
    }

    private void Mirror()
    {
        for (var a = 0; a < _variables; a++)
        for (var b = 0; b < a; b++)
            _total[a * _variables + b] = _total[b * _variables + a];
    }
}
