using Serverless.Weighting;

namespace Serverless.Estimation;

/// <summary>
/// Weighted totals of a variable in each of several domains that exclude each other, with the design covariance of all
/// of them.
/// Shares, means, ratios, differences and tests follow from it in closed form. Of a categorical variable the totals are
/// those of
/// its categories; of numbers, those of 1 and of each number.
/// </summary>
public sealed class DomainTotals
{
    private readonly double[] _totals;
    private readonly double[] _secondMoments;
    private readonly double[] _weightedMoments;
    private readonly double[] _meanOneTotals;
    private readonly (double Low, double High)[] _ranges;
    private readonly (int Units, int Strata)[] _activeUnits;
    private readonly double[] _linearised;
    private readonly ReplicateTotals? _replicates;
    private readonly double[]?[] _covariances = new double[]?[Enum.GetValues<Denominator>().Length];
    private readonly int[] _counts;
    private readonly int[] _groupCounts;
    private readonly double[] _weights;
    private readonly double[] _squares;

    internal DomainTotals(WeightedSample sample, int domains, int width, bool categorical, DomainSums sums)
    {
        Sample = sample;
        Domains = domains;
        Width = width;
        IsCategorical = categorical;
        (_totals, _secondMoments, _counts, _groupCounts, _weights, _squares) = sums.Summarise(
            sample.Structure.GroupCount,
            domains,
            width,
            categorical
        );
        _activeUnits = new (int, int)[domains];
        for (var d = 0; d < domains; d++)
            _activeUnits[d] = CountUnits(d);
        _meanOneTotals = sums.MeanOneTotals(sample.Structure.GroupMeanOneScale, domains * width);
        _weightedMoments = sums.WeightedMoments;
        _ranges = sums.Ranges;
        _replicates = sums.Replicates;
        _linearised = TotalsCovariance.Compute(
            sample.Structure,
            sums.First,
            sums.Second,
            sums.Crossed,
            domains * width
        );
    }

    public WeightedSample Sample { get; }

    /// <summary>Number of domains.</summary>
    public int Domains { get; }

    /// <summary>Totals per domain: categories, or 1 + the number of variables.</summary>
    public int Width { get; }

    /// <summary>Whether the totals are of categories.</summary>
    public bool IsCategorical { get; }

    /// <summary>
    /// Constant that was subtracted from each number before summing, to keep digits; empty for categories.
    /// </summary>
    internal double[] Shift { get; init; } = [];

    /// <summary>Σ w of a category, or Σ w v of a number less its shift.</summary>
    internal double Total(int domain, int index) => _totals[domain * Width + index];

    /// <summary>Weighted base: Σ w of the domain's valid answers.</summary>
    public double WeightedBase(int domain) => _weights[domain];

    /// <summary>Weighted base on the scale of mean 1 in each sample of the stack.</summary>
    internal double MeanOneBase(int domain)
    {
        var sum = 0.0;
        for (var j = 0; j < CountWidth; j++)
            sum += MeanOneTotal(domain, j);
        return sum;
    }

    /// <summary>Total on the scale of mean 1 in each sample of the stack.</summary>
    internal double MeanOneTotal(int domain, int index) => _meanOneTotals[domain * Width + index];

    /// <summary>Unweighted number of valid answers in the domain.</summary>
    public int Base(int domain)
    {
        var n = 0;
        for (var j = 0; j < CountWidth; j++)
            n += _counts[domain * CountWidth + j];
        return n;
    }

    /// <summary>Unweighted number of respondents in a category.</summary>
    public int Count(int domain, int category) => _counts[domain * CountWidth + category];

    /// <summary>Kish's n / n_eff of the domain's weights.</summary>
    public double KishDesignEffect(int domain) =>
        Weighting.EffectiveSampleSize.DesignEffect(Base(domain), _weights[domain], _squares[domain]);

    /// <summary>Kish's effective sample size of the domain's weights.</summary>
    public double EffectiveSampleSize(int domain) =>
        Weighting.EffectiveSampleSize.Of(_weights[domain], _squares[domain]);

    /// <summary>
    /// Sampling units minus strata among the valid answers of the given domains together (all domains when none is
    /// given); of a sample that counts its whole design, among all its respondents.
    /// </summary>
    public int DegreesOfFreedom(params ReadOnlySpan<int> domains)
    {
        var (units, strata) = Array.Exists(Sample.Structure.CountsWholeDesign, whole => whole)
            ? UnitsOfDesigns(domains)
            : ActiveUnits(domains);
        return units - strata;
    }

    internal (int Units, int Strata) ActiveUnits(params ReadOnlySpan<int> domains) =>
        domains.Length == 1 ? _activeUnits[domains[0]] : CountUnits(domains);

    private (int Units, int Strata) CountUnits(params ReadOnlySpan<int> domains)
    {
        var counts = new int[Sample.Structure.GroupCount];
        for (var g = 0; g < counts.Length; g++)
            counts[g] = CountIn(g, domains);
        return UnitsAmong(counts);
    }

    /// <summary>Of samples that count their whole design everyone counts, if anyone of them is in the domains.</summary>
    private (int Units, int Strata) UnitsOfDesigns(ReadOnlySpan<int> domains)
    {
        var structure = Sample.Structure;
        var counts = new int[structure.GroupCount];
        var takesPart = new bool[structure.CountsWholeDesign.Length];
        for (var g = 0; g < counts.Length; g++)
        {
            counts[g] = CountIn(g, domains);
            takesPart[structure.GroupSample[g]] |= counts[g] > 0;
        }

        for (var g = 0; g < counts.Length; g++)
            if (takesPart[structure.GroupSample[g]] && structure.CountsWholeDesign[structure.GroupSample[g]])
                counts[g] = structure.GroupSize[g];
        return UnitsAmong(counts);
    }

    private int CountIn(int group, ReadOnlySpan<int> domains)
    {
        var n = 0;
        if (domains.IsEmpty)
            for (var d = 0; d < Domains; d++)
                n += _groupCounts[group * Domains + d];
        else
            foreach (var d in domains)
                n += _groupCounts[group * Domains + d];
        return n;
    }

    /// <summary>Units and strata of so many respondents per group of the structure.</summary>
    private (int Units, int Strata) UnitsAmong(int[] counts)
    {
        var structure = Sample.Structure;
        var (units, strata, lastUnit, lastStratum) = (0, 0, -1, -1);
        var ofReplicates = structure.ReplicateDegreesOfFreedom;
        var respondents = new int[ofReplicates.Length];
        for (var g = 0; g < structure.GroupCount; g++)
        {
            var n = counts[g];
            respondents[structure.GroupSample[g]] += n;
            if (n == 0 || ofReplicates[structure.GroupSample[g]] is not null)
                continue;
            var unit = structure.GroupUnit[g];
            units += structure.Clustered ? (unit != lastUnit ? 1 : 0) : n;
            var stratum = structure.UnitStratum[unit];
            strata += stratum != lastStratum ? 1 : 0;
            (lastUnit, lastStratum) = (unit, stratum);
        }

        // Replicate weights have degrees of freedom of their own, and a sample of one no spread.
        for (var s = 0; s < respondents.Length; s++)
            if (respondents[s] > 0 && ofReplicates[s] is { } df)
                (units, strata) = (units + Math.Min(df + 1, respondents[s]), strata + 1);
        return (units, strata);
    }

    /// <summary>
    /// Whether everyone of every stratum in the domain was observed. There can be sampling variance all the same:
    /// calibration over several strata makes the weights of the domain depend on others.
    /// </summary>
    internal bool IsObservedWhole(int domain)
    {
        var structure = Sample.Structure;
        for (var g = 0; g < structure.GroupCount; g++)
            if (_groupCounts[g * Domains + domain] > 0 && IsDrawn(structure, g))
                return false;
        return Base(domain) > 0;
    }

    private static bool IsDrawn(VarianceStructure structure, int group) =>
        structure.GroupCorrection[group] > 0
        || (structure.Stages is { } stages && stages[structure.GroupUnit[group]].IsSampled);

    /// <summary>The same for all domains that have valid answers.</summary>
    internal bool IsObservedWhole()
    {
        for (var d = 0; d < Domains; d++)
            if (Base(d) > 0 && !IsObservedWhole(d))
                return false;
        return true;
    }

    /// <summary>
    /// Design covariance matrix of all totals, row-major; index domain x <see cref="Width"/> + category. That of
    /// replicates is of totals divided by their own denominator, times that of the whole sample.
    /// </summary>
    internal double[] Covariance(Denominator denominator)
    {
        if (_replicates is null)
            return _linearised;
        if (_covariances[(int)denominator] is { } known)
            return known;
        var covariance = (double[])_linearised.Clone();
        _replicates.AddCovariance(
            _totals,
            denominator == Denominator.None ? null : totals => Denominators(totals, denominator),
            covariance
        );
        return _covariances[(int)denominator] = covariance;
    }

    /// <summary>What each total is divided by, from totals like these.</summary>
    private double[] Denominators(double[] totals, Denominator denominator)
    {
        var byDomain = new double[Domains];
        for (var d = 0; d < Domains; d++)
            if (denominator == Denominator.SecondNumber)
                byDomain[d] = totals[d * Width + 2] + Shift[1] * totals[d * Width];
            else
                for (var j = 0; j < CountWidth; j++)
                    byDomain[d] += totals[d * Width + j];
        var all = byDomain.Sum();
        var denominators = new double[totals.Length];
        for (var a = 0; a < denominators.Length; a++)
            denominators[a] = denominator == Denominator.Table ? all : byDomain[a / Width];
        return denominators;
    }

    /// <summary>Variance of Σ c T, for coefficients starting at the totals of a domain.</summary>
    internal double Variance(
        ReadOnlySpan<double> coefficients,
        int firstDomain = 0,
        Denominator denominator = Denominator.None
    ) => Math.Max(0, Bilinear(coefficients, firstDomain, coefficients, firstDomain, denominator));

    /// <summary>Covariance of Σ c T and Σ e T.</summary>
    internal double Bilinear(
        ReadOnlySpan<double> c,
        int cDomain,
        ReadOnlySpan<double> e,
        int eDomain,
        Denominator denominator = Denominator.None
    )
    {
        var covariance = Covariance(denominator);
        var size = Domains * Width;
        var (row, column) = (cDomain * Width, eDomain * Width);
        var sum = 0.0;
        for (var a = 0; a < c.Length; a++)
        {
            if (c[a] == 0)
                continue;
            var inner = 0.0;
            var line = covariance.AsSpan((row + a) * size + column, e.Length);
            for (var b = 0; b < e.Length; b++)
                inner += line[b] * e[b];
            sum += c[a] * inner;
        }

        return sum;
    }

    /// <summary>Σ w² (c'v)²: the scale on which a variance is judged to be zero.</summary>
    internal double SecondMoment(ReadOnlySpan<double> coefficients, int firstDomain = 0)
    {
        var sum = 0.0;
        for (var a = 0; a < coefficients.Length; a++)
        {
            var domain = firstDomain + a / Width;
            if (IsCategorical)
            {
                sum += coefficients[a] * coefficients[a] * _secondMoments[domain * Width + a % Width];
                continue;
            }

            var line = _secondMoments.AsSpan((domain * Width + a % Width) * Width, Width);
            for (var b = 0; b < Width; b++)
                sum += coefficients[a] * line[b] * coefficients[a / Width * Width + b];
        }

        return sum;
    }

    /// <summary>Σ w² of one category, by its index in <see cref="Covariance"/>.</summary>
    internal double SecondMomentOf(int cell) => _secondMoments[cell];

    /// <summary>Smallest and largest of a number less its shift.</summary>
    internal (double Low, double High) Range(int domain, int index) => _ranges[domain * Width + index];

    /// <summary>Σ w v² of a number less its shift.</summary>
    internal double WeightedSquare(int domain, int index) => _weightedMoments[(domain * Width + index) * Width + index];

    /// <summary>Σ w (y - ȳ)² / Σ w, for influence coefficients of the mean ȳ.</summary>
    internal double Spread(ReadOnlySpan<double> influence, int domain)
    {
        var sum = 0.0;
        for (var a = 0; a < influence.Length; a++)
            if (IsCategorical)
                sum += influence[a] * influence[a] * _totals[domain * Width + a];
            else
                for (var b = 0; b < influence.Length; b++)
                    sum += influence[a] * influence[b] * _weightedMoments[(domain * Width + a) * Width + b];
        return _weights[domain] * Math.Max(0, sum);
    }

    private int CountWidth => IsCategorical ? Width : 1;

    /// <summary>Totals of the categories of one variable in each domain; null for everyone.</summary>
    public static DomainTotals OfCategories(WeightedSample sample, CodeColumn variable, CodeColumn? domains = null) =>
        OfCategories(sample, [variable], domains)[0];

    /// <summary>
    /// Totals of many categorical variables over the same domains, on all processors; the outcome does not depend on
    /// how many there are.
    /// </summary>
    public static DomainTotals[] OfCategories(
        WeightedSample sample,
        IReadOnlyList<CodeColumn> variables,
        CodeColumn? domains = null
    )
    {
        var domain = domains ?? sample.Everyone;
        if (domain.Codes.Length != sample.Count || variables.Any(v => v.Codes.Length != sample.Count))
            throw new ArgumentException(
                $"Every column must have {SampleSize(sample)} rows, one for each respondent.",
                nameof(variables)
            );
        return CategoryPass.Run(sample, variables, domain);
    }

    /// <summary>
    /// Totals of 1 and of numbers in each domain. A respondent for whom any number is not finite is outside the base.
    /// </summary>
    public static DomainTotals OfNumbers(
        WeightedSample sample,
        IReadOnlyList<double[]> variables,
        CodeColumn? domains = null
    )
    {
        var domain = domains ?? sample.Everyone;
        if (domain.Codes.Length != sample.Count || variables.Any(v => v.Length != sample.Count))
            throw new ArgumentException(
                $"Every column must have {SampleSize(sample)} rows, one for each respondent.",
                nameof(variables)
            );
        return NumberPass.Run(sample, variables, domain);
    }

    /// <summary>
    /// Totals of 1 and of columns of 0 and 1, which need not exclude each other, in each domain. A respondent for whom
    /// any column holds
    /// something else is outside the base.
    /// </summary>
    public static DomainTotals OfIndicators(
        WeightedSample sample,
        IReadOnlyList<ushort[]> variables,
        CodeColumn? domains = null
    )
    {
        var domain = domains ?? sample.Everyone;
        if (domain.Codes.Length != sample.Count || variables.Any(v => v.Length != sample.Count))
            throw new ArgumentException(
                $"Every column must have {SampleSize(sample)} rows, one for each respondent.",
                nameof(variables)
            );
        return NumberPass.RunIndicators(sample, variables, domain);
    }

    private static string SampleSize(WeightedSample sample) =>
        sample.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
