using Serverless.Surveys;

namespace Serverless.Estimation.NonResponse;

/// <summary>Those invited in one combination of categories.</summary>
/// <param name="Categories">The category of each variable.</param>
/// <param name="Invited">How many were invited, n.</param>
/// <param name="Responded">How many of them responded.</param>
/// <param name="Weight">How many in the population each stands for.</param>
public sealed record InvitedCell(IReadOnlyList<string> Categories, double Invited, double Responded, double Weight);

/// <summary>The contribution of one category to the lack of representativeness.</summary>
/// <param name="Unconditional">Negative where the category responds less than all; null without variance.</param>
/// <param name="Conditional">Within the categories of the other variables; null with one variable.</param>
public sealed record PartialByCategory(
    string Category,
    double Unconditional,
    double UnconditionalStandardError,
    double? Conditional,
    double? ConditionalStandardError
);

/// <summary>The contribution of one variable.</summary>
public sealed record PartialByVariable(
    double Unconditional,
    double UnconditionalAdjusted,
    double? StandardError,
    double? Conditional,
    double? ConditionalAdjusted,
    IReadOnlyList<PartialByCategory> Categories
);

/// <summary>
/// R-indicators: 1 - 2 S(ρ), with S the standard deviation of the propensities to respond; 1 when everyone is equally
/// likely to. Propensities are those of a logistic regression: on all combinations of the variables, which makes them the
/// response rates of the cells, or on the variables without their interactions. Bias adjustment, standard errors and partial indicators after Schouten, Cobben and
/// Bethlehem (2009), Shlomo, Skinner and Schouten (2012), and the RISQ manual 2.1 (de Heij, Schouten and Shlomo 2015).
/// </summary>
public sealed class Representativeness
{
    private readonly IReadOnlyList<InvitedCell> _cells;
    private readonly bool _cellsAreStrata;
    private readonly double[] _size;
    private readonly double[] _propensity;
    private readonly double[,] _covariance;
    private readonly double _invited;
    private readonly double _population;
    private readonly double _mean;
    private readonly double _adjustment;

    /// <param name="cells">Cells with invited; each response at most those.</param>
    /// <param name="cellsAreStrata">Whether the sample was drawn by these very cells; else as one simple random sample.
    /// </param>
    public Representativeness(IReadOnlyList<InvitedCell> cells, bool cellsAreStrata = false)
        : this(cells, cellsAreStrata, model: null) { }

    /// <param name="cells">The cells.</param>
    /// <param name="cellsAreStrata">Whether the sample was drawn by them.</param>
    /// <param name="model">The propensities; null for those of all combinations.</param>
    private Representativeness(IReadOnlyList<InvitedCell> cells, bool cellsAreStrata, Propensities? model)
    {
        ArgumentNullException.ThrowIfNull(cells);
        if (cells.Count == 0 || cells.Any(c => !(c.Invited > 0 && c.Responded >= 0 && c.Responded <= c.Invited)))
            throw new ArgumentException("Every cell has invited, of whom none to all responded.", nameof(cells));
        (_cells, _cellsAreStrata) = (cells, cellsAreStrata);
        _invited = cells.Sum(c => c.Invited);
        _size = [.. cells.Select(c => c.Invited * c.Weight)];
        _population = _size.Sum();
        (_propensity, _covariance) =
            model ?? Propensities.Crossed(cells, Array.ConvertAll(_size, size => size * _invited / _population));
        _mean = Sum(c => _size[c] * _propensity[c]) / _population;
        var spread = Sum(c => _size[c] * Math.Pow(_propensity[c] - _mean, 2));
        var variance = spread / (_population - 1);
        var bias =
            (Sum(c => _size[c] * _covariance[c, c]) - (VarianceOfTotal(_propensity) / _population)) / _population;
        _adjustment = bias < variance ? 1 - (bias / variance) : 0;
        Unadjusted = 1 - (2 * Math.Sqrt(variance));
        Indicator = 1 - (2 * Math.Sqrt(variance * _adjustment));
        StandardError = StandardErrorOf(spread / _population);
    }

    /// <summary>
    /// The same of a simple random sample with propensities of a regression on the variables without their interactions,
    /// which combinations of few invited do not upset; null where that has no answer.
    /// </summary>
    public static Representativeness? OfMainEffects(IReadOnlyList<InvitedCell> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        return Propensities.OfMainEffects(cells) is { } model
            ? new Representativeness(cells, cellsAreStrata: false, model)
            : null;
    }

    /// <summary>Without adjustment for the spread that chance alone gives.</summary>
    public double Unadjusted { get; }

    /// <summary>Adjusted for bias, 0 to 1.</summary>
    public double Indicator { get; }

    /// <summary>Null when all cells respond alike.</summary>
    public double? StandardError { get; }

    /// <summary>Weighted mean of the propensities: the response rate.</summary>
    public double ResponseRate => _mean;

    /// <summary>The contribution of one of the variables, by its place in the cells' categories.</summary>
    public PartialByVariable Partial(int variable)
    {
        var categories = _cells.Select(c => c.Categories[variable]).Distinct(StringComparer.Ordinal).ToList();
        var isAlone = _cells[0].Categories.Count == 1;
        var byCategory = categories.ConvertAll(category => Category(variable, category, isAlone));
        var unconditional = Math.Sqrt(byCategory.Sum(c => c.Unconditional * c.Unconditional));
        double? conditional = isAlone
            ? null
            : Math.Sqrt(byCategory.Sum(c => c.Conditional!.Value * c.Conditional.Value));
        return new PartialByVariable(
            unconditional,
            unconditional * Math.Sqrt(_adjustment),
            Alone(variable, categories).StandardError / 2,
            conditional,
            conditional * Math.Sqrt(_adjustment),
            byCategory
        );
    }

    /// <summary>The model with only this variable, whose standard error a partial indicator has.</summary>
    private Representativeness Alone(int variable, List<string> categories) =>
        _cells[0].Categories.Count == 1
            ? this
            : new Representativeness([
                .. categories.Select(category =>
                {
                    var cells = _cells.Where(c => c.Categories[variable] == category).ToList();
                    var invited = cells.Sum(c => c.Invited);
                    return new InvitedCell(
                        [category],
                        invited,
                        cells.Sum(c => c.Responded),
                        cells.Sum(c => c.Invited * c.Weight) / invited
                    );
                }),
            ]);

    private PartialByCategory Category(int variable, string category, bool isAlone)
    {
        bool[] inside = [.. _cells.Select(c => c.Categories[variable] == category)];
        var size = Sum(c => inside[c] ? _size[c] : 0);
        var propensity = Sum(c => inside[c] ? _size[c] * _propensity[c] : 0) / size;
        var within = VarianceOfTotal([.. _propensity.Select((p, c) => inside[c] ? p : 0)]);
        var outside = VarianceOfTotal([.. _propensity.Select((p, c) => inside[c] ? 0 : p)]);
        var error = Math.Sqrt(
            size
                / _population
                * ((within * Math.Pow((1 / size) - (1 / _population), 2)) + (outside / _population / _population))
        );
        var unconditional =
            Math.Sign(propensity - _mean) * Math.Sqrt(size / _population * Math.Pow(propensity - _mean, 2));
        if (isAlone)
            return new PartialByCategory(category, unconditional, error, null, null);
        var (conditional, conditionalError) = Conditional(variable, inside);
        return new PartialByCategory(category, unconditional, error, conditional, conditionalError);
    }

    /// <summary>What is left of the category's spread within the categories of the other variables.</summary>
    private (double Value, double? StandardError) Conditional(int variable, bool[] inside)
    {
        var others = _cells
            .Select((c, i) => (Cell: i, Key: Crossing.Join(c.Categories.Where((_, v) => v != variable))))
            .GroupBy(c => c.Key, c => c.Cell, StringComparer.Ordinal);
        var count = _cells.Count;
        // Per cell its deviation from the mean over the cells alike on the others, as coefficients of the propensities.
        var deviation = new double[count, count];
        foreach (var alike in others)
        {
            var whole = alike.Sum(c => _size[c]);
            foreach (var c in alike)
            foreach (var other in alike)
                deviation[c, other] = (c == other ? 1 : 0) - (_size[other] / whole);
        }

        double Apart(int c) => Sum(other => deviation[c, other] * _propensity[other]);
        double[] apart = [.. Enumerable.Range(0, count).Select(Apart)];
        double[] square = [.. apart.Select((a, c) => inside[c] ? a * a : 0)];
        var spread = Sum(c => _size[c] * square[c]);
        if (spread == 0)
            return (0, null);
        double[] slope =
        [
            .. Enumerable.Range(0, count).Select(x => Sum(c => inside[c] ? _size[c] * apart[c] * deviation[c, x] : 0)),
        ];
        var form = new double[count, count];
        for (var x = 0; x < count; x++)
        for (var y = 0; y < count; y++)
            form[x, y] = Sum(c => inside[c] ? _size[c] * deviation[c, x] * deviation[c, y] : 0);
        var variance =
            ((4 * VarianceOf(slope)) + (2 * SquareOf(form)) + VarianceOfTotal(square)) / 4 / (_population * spread);
        return (Math.Sqrt(spread / _population), Math.Sqrt(variance));
    }

    private double? StandardErrorOf(double variance)
    {
        if (variance <= 0)
            return null;
        double Share(int c) => _size[c] / _population;
        var linear = VarianceOf([.. _propensity.Select((p, c) => Share(c) * (p - _mean))]);
        var form = new double[_cells.Count, _cells.Count];
        for (var c = 0; c < _cells.Count; c++)
        for (var d = 0; d < _cells.Count; d++)
            form[c, d] = (c == d ? Share(c) : 0) - (Share(c) * Share(d));
        var quadratic = SquareOf(form);
        var sampling = VarianceOfTotal([.. _propensity.Select(p => Math.Pow(p - _mean, 2))]);
        return Math.Sqrt(((4 * linear) + (2 * quadratic) + (sampling / _population / _population)) / variance);
    }

    /// <summary>a'Va: the variance of a linear combination of the propensities.</summary>
    private double VarianceOf(double[] a) => Sum(c => a[c] * Sum(d => _covariance[c, d] * a[d]));

    /// <summary>tr(BVBV): half the variance of a quadratic form with their errors.</summary>
    private double SquareOf(double[,] form)
    {
        var count = _cells.Count;
        var product = new double[count, count];
        for (var x = 0; x < count; x++)
        for (var between = 0; between < count; between++)
        {
            if (form[x, between] == 0)
                continue;
            for (var y = 0; y < count; y++)
                product[x, y] += form[x, between] * _covariance[between, y];
        }

        return Sum(x => Sum(y => product[x, y] * product[y, x]));
    }

    /// <summary>
    /// Variance of the estimated population total of a value per cell, under simple random sampling without replacement;
    /// within strata that are the cells it does not vary.
    /// </summary>
    private double VarianceOfTotal(double[] values)
    {
        if (_cellsAreStrata || _invited < 2)
            return 0;
        var mean = Sum(c => _cells[c].Invited * values[c]) / _invited;
        var variance = Sum(c => _cells[c].Invited * Math.Pow(values[c] - mean, 2)) / (_invited - 1);
        return _population * _population * (1 - (_invited / _population)) * variance / _invited;
    }

    private double Sum(Func<int, double> term)
    {
        var sum = 0.0;
        for (var c = 0; c < _cells.Count; c++)
            sum += term(c);
        return sum;
    }
}
