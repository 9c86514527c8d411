using Serverless.Analysis.Results;
using Serverless.Analysis.Tables;
using Serverless.Estimation;
using Serverless.Surveys;

namespace Serverless.Analysis.Figures;

/// <summary>The figures of one table in one sample or in parts of it that exclude each other.</summary>
internal sealed class TableFigures
{
    private static readonly (FigureKey Name, double Share)[] Quartiles =
    [
        (FigureKey.FirstQuartile, 0.25),
        (FigureKey.Median, 0.5),
        (FigureKey.ThirdQuartile, 0.75),
    ];

    /// <summary>Answers of a long list that are summed together: the covariance of so many is small.</summary>
    private const int BlockAnswers = 100;

    private readonly TablePlan _plan;
    private readonly WeightedSample _sample;
    private readonly TableColumns _columns;
    private readonly double _meanOne;
    private readonly double[]? _totalScales;
    private readonly AnalysisSettings _settings;
    private readonly Dictionary<DomainTotals, IReadOnlyList<DomainProportions>> _distributions = [];

    /// <summary>Of a long list, the totals of some answers each, with all others of the base as a last category.</summary>
    private readonly IReadOnlyList<DomainTotals> _blocks = [];

    /// <param name="plan">The table.</param>
    /// <param name="sample">Respondents with their weights.</param>
    /// <param name="columns">Their answers.</param>
    /// <param name="domains">The parts; null for everyone.</param>
    /// <param name="meanOne">What weights are multiplied by to have mean 1 over the group.</param>
    /// <param name="settings">Confidence level and interval of shares.</param>
    /// <param name="totalScales">Of stacked samples, what brings the weights of each part to those of its own sample;
    /// null for one sample.</param>
    public TableFigures(
        TablePlan plan,
        WeightedSample sample,
        TableColumns columns,
        CodeColumn? domains,
        double meanOne,
        AnalysisSettings settings,
        double[]? totalScales = null
    )
    {
        (_plan, _sample, _columns, _meanOne, _settings) = (plan, sample, columns, meanOne, settings);
        _totalScales = totalScales;
        Domains = domains;
        if (columns.Answers is { } list && plan.IsLongList)
            _blocks =
            [
                .. Enumerable
                    .Range(0, (plan.Answers.Count + BlockAnswers - 1) / BlockAnswers)
                    .Select(block => DomainTotals.OfCategories(sample, Block(list, block * BlockAnswers), domains)),
            ];
        else if (columns.Answers is { } answers)
            Answers = DomainTotals.OfCategories(sample, new CodeColumn(answers, plan.Answers.Count), domains);
        Options = columns.Options is { } options
            ?
            [
                .. options.Select(o =>
                    o is null ? null : DomainTotals.OfCategories(sample, new CodeColumn(o, 2), domains)
                ),
            ]
            : [];
        if (columns.Summary is { } summary)
            Summary = DomainTotals.OfCategories(sample, new CodeColumn(summary, 2), domains);
        if (columns.Numbers is { } numbers)
            Numbers = DomainTotals.OfNumbers(
                sample,
                columns.Denominators is { } denominators ? [numbers, denominators] : [numbers],
                domains
            );
    }

    public CodeColumn? Domains { get; }

    /// <summary>Totals of the answers; null for multiple response, numbers, and long lists.</summary>
    public DomainTotals? Answers { get; }

    /// <summary>
    /// Multiple response: totals per answer (category 1 is ticked); null for answers the group was not offered.
    /// </summary>
    public IReadOnlyList<DomainTotals?> Options { get; }

    public DomainTotals? Summary { get; }

    public DomainTotals? Numbers { get; }

    /// <summary>Of stacked samples, what brings the weights of each part to those of its own sample.</summary>
    public double[]? TotalScales => _totalScales;

    public WeightedSample Sample => _sample;

    public TableColumns Columns => _columns;

    /// <summary>Unweighted base of a part.</summary>
    public int Base(int domain) => OfTheBase?.Base(domain) ?? 0;

    private DomainTotals? OfTheBase =>
        Answers ?? (_blocks.Count > 0 ? _blocks[0] : null) ?? Options.FirstOrDefault(o => o is not null) ?? Numbers;

    /// <summary>Unweighted counts per answer of a part.</summary>
    public int[] Counts(int domain) =>
        [
            .. Enumerable
                .Range(0, Answers is null && _blocks.Count == 0 ? Options.Count : _plan.Answers.Count)
                .Select(k => CategoryOf(k) is var (totals, category) ? totals.Count(domain, category) : 0),
        ];

    /// <summary>The table of one part.</summary>
    /// <param name="group">Group id.</param>
    /// <param name="domain">The part.</param>
    /// <param name="cells">Makes cells with the right ids.</param>
    /// <param name="totalMethod">What totals are called; null for none.</param>
    public GroupTable Table(string group, int domain, CellFactory cells, string? totalMethod = null) =>
        new()
        {
            Group = group,
            Base = BaseOf(domain),
            Cells = [.. Shares(group, domain, cells)],
            Summary = Summary is null ? null : cells.Share(FigureKey.Summary, Distribution(Summary, domain), 1),
            Mean =
                Numbers is null ? null
                : _plan.Ratio is null ? cells.MeanOf(Means.Of(Numbers, _settings.ConfidenceLevel)[domain])
                : cells.RatioOf(Means.Ratios(Numbers, _settings.ConfidenceLevel)[domain]),
            StandardDeviation =
                _plan.HasStandardDeviation && Numbers is not null
                    ? cells.StandardDeviationOf(StandardDeviationsOf()[domain])
                    : null,
            Total =
                totalMethod is not null && _plan.HasQuantiles && Numbers is not null
                    ? cells.TotalOf(Means.Totals(Numbers, _settings.ConfidenceLevel)[domain], totalMethod)
                    : null,
            AnswerTotals =
                totalMethod is not null && _plan.HasTotals && _plan.Answers.Count > 0
                    ? [.. AnswerTotals(group, domain, cells, totalMethod)]
                    : null,
            SharesOfResponse = _plan.HasShareOfResponse ? [.. SharesOfResponse(group, domain, cells)] : null,
            Quantiles = _plan.HasQuantiles
                ? [.. Asked().Zip(QuantilesOf(), (q, estimates) => cells.QuantileOf(q.Name, estimates[domain]))]
                : [],
        };

    private IEnumerable<(FigureKey Name, double Share)> Asked() =>
        Quartiles.Concat(_plan.Percentiles.Select(percent => (FigureKey.Percentile(percent), percent / 100.0)));

    private IEnumerable<Cell> AnswerTotals(string group, int domain, CellFactory cells, string method)
    {
        foreach (var k in _plan.AnswersOf(group))
            if (CategoryOf(k) is var (totals, category))
                yield return cells.TotalOf(
                    FigureKey.TotalOf(_plan.Answers[k].Code),
                    Means.CategoryTotal(totals, category, domain, _settings.ConfidenceLevel),
                    method
                );
    }

    /// <summary>The totals in which an answer is a category; null for one that was not offered.</summary>
    public (DomainTotals Totals, int Category)? CategoryOf(int answer)
    {
        if (Answers is { } answers)
            return (answers, answer);
        if (_blocks.Count > 0)
            return (_blocks[answer / BlockAnswers], answer % BlockAnswers);
        return Options.Count > answer && Options[answer] is { } option ? (option, 1) : null;
    }

    /// <summary>
    /// Shares of everyone: who was not asked, or gave no substantive answer, did not give this one.
    /// </summary>
    private IEnumerable<Cell> SharesOfResponse(string group, int domain, CellFactory cells)
    {
        var asked = _plan.AnswersOf(group).Where(k => CategoryOf(k) is not null).ToList();
        var respondents = Domains is null ? _sample.Count : Domains.Codes.Count(code => code == domain);
        var given = DomainTotals.OfCategories(_sample, [.. asked.Select(Given)], Domains);
        foreach (var (k, totals) in asked.Zip(given))
        {
            var (code, count) = (_plan.Answers[k].Code, totals.Count(domain, 1));
            yield return cells.Unweighted(
                FigureKey.ShareOfResponse(code, weighted: false),
                count,
                respondents == 0 ? null : (double)count / respondents,
                MethodIds.ShareOfResponse
            );
            if (cells.SelfSelected)
                continue;
            yield return cells.Share(
                FigureKey.ShareOfResponse(code, weighted: true),
                Proportions.Of(totals, _settings.ShareInterval, _settings.ConfidenceLevel)[domain],
                1
            ) with
            {
                Method = MethodIds.WeightedShareOfResponse,
            };
        }
    }

    /// <summary>The answers from <paramref name="first"/> on; whoever gave another is in the last category.</summary>
    private CodeColumn Block(ushort[] answers, int first)
    {
        var size = Math.Min(BlockAnswers, _plan.Answers.Count - first);
        return new CodeColumn(
            Array.ConvertAll(
                answers,
                code =>
                    code >= _plan.Answers.Count ? TableColumns.Outside
                    : code >= first && code < first + size ? (ushort)(code - first)
                    : (ushort)size
            ),
            size + 1
        );
    }

    /// <summary>1 of who gave the answer, 0 of everyone else.</summary>
    private CodeColumn Given(int answer)
    {
        var codes = _columns.Answers ?? _columns.Options![answer]!;
        var sought = _columns.Answers is null ? 1 : answer;
        return new CodeColumn(Array.ConvertAll(codes, code => code == sought ? (ushort)1 : (ushort)0), 2);
    }

    private DomainProportions Distribution(DomainTotals totals, int domain)
    {
        if (!_distributions.TryGetValue(totals, out var found))
            _distributions.Add(
                totals,
                found = Proportions.Of(totals, _settings.ShareInterval, _settings.ConfidenceLevel)
            );
        return found[domain];
    }

    private IReadOnlyList<DomainEstimate> StandardDeviationsOf() =>
        StandardDeviations.Of(Numbers!, _columns.Numbers!, Domains, _settings.ConfidenceLevel);

    private IReadOnlyList<IReadOnlyList<DomainEstimate>> QuantilesOf() =>
        Estimation.Quantiles.Of(
            _sample,
            _columns.Numbers!,
            [.. Asked().Select(q => q.Share)],
            Domains,
            _settings.ConfidenceLevel,
            _settings.QuantileRule ?? QuantileRule.Hf1,
            _settings.QuantileInterval ?? ShareInterval.Symmetric
        );

    private Base BaseOf(int domain)
    {
        var totals = OfTheBase!;
        return new Base(
            _columns.Routed,
            totals.Base(domain),
            totals.WeightedBase(domain) * _meanOne,
            totals.EffectiveSampleSize(domain),
            Suppressed: false
        );
    }

    private IEnumerable<Cell> Shares(string group, int domain, CellFactory cells)
    {
        foreach (var k in _plan.AnswersOf(group))
            if (CategoryOf(k) is var (totals, category))
                yield return cells.Share(
                    FigureKey.ShareOf(_plan.Answers[k].Code),
                    Distribution(totals, domain),
                    category
                );
    }
}
