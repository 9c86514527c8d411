using System.Globalization;
using Serverless.Comparison;
using Serverless.Estimation;
using Serverless.Surveys;
using Serverless.Weighting;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Estimation.Reference;

/// <summary>
/// Linearised standard errors held against the stratified jackknife (JKn; Wolter 2007, chapter 4), which knows nothing of
/// influence functions: every sampling unit is left out once, the others of its stratum weighted up for it, weights are
/// calibrated again and figures computed again. V = Σ_h (1 - f_h) (n_h - 1)/n_h Σ_p (θ_(hp) - θ)².
/// </summary>
public sealed class JackknifeTests
{
    /// <summary>
    /// The two agree but for terms of the order of 1/n: with 60 clusters up to 6 %, with 600 respondents up to 2 %.
    /// </summary>
    [Theory]
    [InlineData("elements", 0.02)]
    [InlineData("post", 0.02)]
    [InlineData("raking", 0.02)]
    [InlineData("linear", 0.02)]
    [InlineData("logit", 0.02)]
    [InlineData("baseraking", 0.02)]
    [InlineData("partial", 0.02)]
    [InlineData("numericlinear", 0.02)]
    [InlineData("numericraking", 0.02)]
    [InlineData("numericlogit", 0.02)]
    [InlineData("clusters", 0.06)]
    [InlineData("clustersfpc", 0.06)]
    [InlineData("clusterlinear", 0.06)]
    public void Linearised_standard_errors_agree_with_the_jackknife(string design, double tolerance)
    {
        var survey = new Replicated(design);
        var (estimates, errors) = Figures(survey.Sample(), survey.Rows);

        var jackknife = survey.Jackknife(estimates, (sample, rows) => Figures(sample, rows).Values);

        for (var k = 0; k < Names.Length; k++)
            errors[k].ShouldBe(jackknife[k], tolerance * jackknife[k], $"{design}, {Names[k]}");
    }

    private static readonly string[] Names =
    [
        "share",
        "share in a group",
        "mean",
        "mean in a group",
        "total",
        "ratio",
        "difference of shares",
        "difference of means",
        "slope",
        "number in the population",
        "difference of numbers",
    ];

    private static (double[] Values, double[] StandardErrors) Figures(WeightedSample sample, int[] rows)
    {
        T[] Of<T>(T[] column) => Array.ConvertAll(rows, i => column[i]);
        var (y, groups) = (new CodeColumn(Of(ReferenceSurvey.Y), 5), new CodeColumn(Of(ReferenceSurvey.Group), 3));
        var (x, z) = (Of(ReferenceSurvey.X), Of(ReferenceSurvey.Z));
        var byGroup = DomainTotals.OfCategories(sample, y, groups);
        var numbers = DomainTotals.OfNumbers(sample, [x], groups);
        var share = Proportions.Of(DomainTotals.OfCategories(sample, y))[0].Categories[2];
        var inGroup = Proportions.Of(byGroup)[1].Categories[3];
        var mean = Means.Of(DomainTotals.OfNumbers(sample, [x]))[0];
        var meanInGroup = Means.Of(numbers)[2];
        var total = Means.Totals(DomainTotals.OfNumbers(sample, [x]))[0];
        var ratio = Means.Ratios(DomainTotals.OfNumbers(sample, [x, z]))[0];
        var shares = Differences.OfShares(byGroup, 1, 0, 2);
        var means = Differences.OfMeans(numbers, 0, 1);
        var slope = WaveTrend.Linear(byGroup, [1, 2, 3, 4, 5], [0, 1, 2]);
        var number = Means.CategoryTotal(byGroup, 2, 1);
        var numbersApart = Differences.OfTotals(byGroup, 2, 0, 2);
        (double? Value, double? Error)[] all =
        [
            (share.Share, share.StandardError),
            (inGroup.Share, inGroup.StandardError),
            (mean.Value, mean.StandardError),
            (meanInGroup.Value, meanInGroup.StandardError),
            (total.Value, total.StandardError),
            (ratio.Value, ratio.StandardError),
            (shares.Value, shares.StandardError),
            (means.Value, means.StandardError),
            (slope.PerUnitOfTime, slope.StandardError),
            (number.Value, number.StandardError),
            (numbersApart.Value, numbersApart.StandardError),
        ];
        return ([.. all.Select(f => f.Value!.Value)], [.. all.Select(f => f.Error!.Value)]);
    }

    /// <summary>The reference survey under a design, whole and with one sampling unit left out.</summary>
    private sealed class Replicated
    {
        private static readonly double[] Sizes = [900, 1500, 700];
        private static readonly double[] Clusters = [40, 50, 30];

        private readonly string _name;
        private readonly bool _clustered;
        private readonly double[] _base;

        public Replicated(string name)
        {
            (_name, _clustered) = (name, name.StartsWith("cluster", StringComparison.Ordinal));
            var count = ReferenceSurvey.Stratum.CountBy(h => h).ToDictionary();
            var isGiven = _clustered || name == "baseraking";
            _base = isGiven ? ReferenceSurvey.Base : [.. ReferenceSurvey.Stratum.Select(h => Sizes[h] / count[h])];
        }

        public int[] Rows { get; } = [.. Enumerable.Range(0, ReferenceSurvey.Count)];

        public WeightedSample Sample() => Sample(Rows, _base, corrected: IsCorrected);

        public double[] Jackknife(double[] estimates, Func<WeightedSample, int[], double[]> figures)
        {
            var unit = _clustered ? ReferenceSurvey.Cluster : Rows;
            var variance = new double[estimates.Length];
            foreach (var stratum in Rows.GroupBy(i => ReferenceSurvey.Stratum[i]))
            {
                int[] units = [.. stratum.Select(i => unit[i]).Distinct()];
                double n = units.Length,
                    size = (_clustered ? Clusters : Sizes)[stratum.Key],
                    scale = (1 - (IsCorrected ? n / size : 0)) * (n - 1) / n;
                foreach (var left in units)
                {
                    int[] rows = [.. Rows.Where(i => unit[i] != left)];
                    double[] weights =
                    [
                        .. rows.Select(i => _base[i] * (ReferenceSurvey.Stratum[i] == stratum.Key ? n / (n - 1) : 1)),
                    ];
                    var replicate = figures(Sample(rows, weights, corrected: false), rows);
                    for (var k = 0; k < variance.Length; k++)
                        variance[k] += scale * Math.Pow(replicate[k] - estimates[k], 2);
                }
            }

            return Array.ConvertAll(variance, Math.Sqrt);
        }

        private bool IsNumeric => _name.StartsWith("numeric", StringComparison.Ordinal);

        private bool IsCorrected => _name is not ("clusters" or "baseraking");

        private WeightedSample Sample(int[] rows, double[] baseWeights, bool corrected)
        {
            T[] Of<T>(T[] column) => Array.ConvertAll(rows, i => column[i]);
            var design = SampleDesign
                .Create(
                    new SampleDesignColumns
                    {
                        Stratum = Of(ReferenceSurvey.Stratum),
                        Strata =
                        [
                            .. Sizes.Select(
                                (size, h) =>
                                    new StratumFrame(h.ToString(CultureInfo.InvariantCulture), size, Clusters[h])
                            ),
                        ],
                        Psu = _clustered ? Of(ReferenceSurvey.Cluster) : null,
                        BaseWeights = baseWeights,
                        FinitePopulationCorrection = corrected,
                    }
                )
                .Required();
            // In the partial design every 17th respondent left the first margin blank, and every 19th the second.
            Margin Part(Margin margin, int blank) =>
                new(
                    margin.Name,
                    [.. rows.Select(i => _name == "partial" && i % blank == 5 ? -1 : margin.Codes[i])],
                    margin.Categories
                );
            Margin[] margins =
                _name == "post"
                    ? [Part(ReferenceSurvey.MarginA, 17)]
                    : [Part(ReferenceSurvey.MarginA, 17), Part(ReferenceSurvey.MarginB, 19)];
            NumericMargin[] totals = IsNumeric ? [new("z", Of(ReferenceSurvey.Z), 3100 * 45.4)] : [];
            return new WeightedSample(design, Weights.Compute(design, Plan, margins, totals).Required());
        }

        private WeightingPlan Plan =>
            _name switch
            {
                "post" => new() { Method = WeightingMethod.PostStratification },
                "raking" or "baseraking" => new() { Method = WeightingMethod.Raking },
                "partial" => new() { Method = WeightingMethod.Raking, MissingMargin = MissingMarginPolicy.FactorOne },
                "linear" or "clusterlinear" => new() { Method = WeightingMethod.Linear },
                "numericlinear" => new() { Method = WeightingMethod.Linear },
                "numericraking" => new() { Method = WeightingMethod.Raking },
                "logit" or "numericlogit" => new()
                {
                    Method = WeightingMethod.Logit,
                    Bounds = new WeightBounds(0.5, 2),
                },
                _ => new() { Method = WeightingMethod.None },
            };
    }
}
