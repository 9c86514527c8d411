using Serverless.Analysis.Disclosure;
using Serverless.Analysis.Results;

namespace Serverless.Analysis.Publication;

/// <summary>A table of one group, or of one side of a comparison, as it may be published.</summary>
/// <param name="Withheld">What disclosure control withholds of it.</param>
/// <param name="Precision">How many digits are published.</param>
/// <param name="Decimals">Decimals that a mean is printed with.</param>
/// <param name="Identifiable">Whether members of the group can be recognised.</param>
/// <param name="Answers">Codes of the answers that <paramref name="Withheld"/> counts: those that other waves offered
/// included.</param>
internal sealed record PublicTable(
    Withholding Withheld,
    Precision Precision,
    int Decimals,
    bool Identifiable,
    IReadOnlyList<string> Answers
)
{
    /// <summary>Decimals of the mean of scores beside whole percents.</summary>
    public const int ScoreDecimals = 1;

    /// <summary>Smallest number of respondents of whom a figure is shown.</summary>
    public int MinimumBase { get; init; }

    /// <summary>The base as it is: what uncertainty is made of where that of an answer would say too much.</summary>
    public Base? Exact { get; init; }

    public GroupTable Of(GroupTable table) => (this with { Exact = table.Base }).Published(table);

    private GroupTable Published(GroupTable table) =>
        table with
        {
            Base = BaseOf(table.Base),
            Cells = [.. table.Cells.Select(Share)],
            Summary = table.Summary is { } summary ? Summary(summary) : null,
            Mean = table.Mean is { } mean ? Mean(mean) : null,
            StandardDeviation = table.StandardDeviation is { } deviation ? StandardDeviation(deviation) : null,
            Total = table.Total is { } total && !HidesMean && !Withheld.BaseWithheld ? Total(total) : null,
            AnswerTotals = table.AnswerTotals is { } totals ? [.. totals.Select(OfAnswer)] : null,
            SharesOfResponse = table.SharesOfResponse is { } shares ? [.. shares.Select(OfAnswer)] : null,
            Quantiles = [.. table.Quantiles.Select(Quantile)],
        };

    public Base BaseOf(Base exact) =>
        Withheld.Suppressed || Withheld.BaseWithheld
            ? new Base(null, null, null, null, Withheld.Suppressed)
            : exact with
            {
                WeightedN =
                    Precision.Coarse || exact.WeightedN is null ? null : Precision.Respondents(exact.WeightedN.Value),
                EffectiveN =
                    Precision.Coarse || exact.EffectiveN is null ? null : Precision.Respondents(exact.EffectiveN.Value),
            };

    /// <summary>The figure of a row of a comparison or trend, whatever it is.</summary>
    public Cell Row(Cell cell) =>
        cell.Answer.Measure switch
        {
            Measure.Share => Share(cell),
            Measure.AnswerTotal or Measure.ShareOfResponse or Measure.WeightedShareOfResponse => OfAnswer(cell),
            Measure.Summary => Summary(cell),
            Measure.Total => HidesMean || Withheld.BaseWithheld ? Mean(cell) with { Value = null } : Total(cell),
            Measure.StandardDeviation => StandardDeviation(cell),
            Measure.Mean or Measure.Median or Measure.FirstQuartile or Measure.ThirdQuartile or Measure.Percentile =>
                Mean(cell),
        };

    /// <summary>Position in the table of the answer that the figure is of; -1 for a summary, mean or anything else.</summary>
    public int Position(FigureKey answer)
    {
        if (answer.Code is null)
            return -1;
        for (var k = 0; k < Answers.Count; k++)
            if (Answers[k] == answer.Code)
                return k;
        return -1;
    }

    private Cell Share(Cell cell) =>
        Withheld.Suppressed ? Empty(cell, CellFlag.SmallBase)
        : Withheld.Hides(Position(cell.Answer)) ? Empty(cell, CellFlag.SmallCell)
        : Withheld.ShowsOfRest(Position(cell.Answer)) ? InWholePercents(cell)
        : Rounded(cell, Precision.ShareDecimals, 2);

    private Cell InWholePercents(Cell cell)
    {
        var coarse = this with { Precision = Precision with { Coarse = true } };
        return coarse.Rounded(cell, coarse.Precision.ShareDecimals, 2);
    }

    /// <summary>
    /// How many give an answer, or which part of the response does. Withheld with its share; and where the base is
    /// withheld or shares are whole percents, since the finer digits would give away what those hide.
    /// </summary>
    private Cell OfAnswer(Cell cell)
    {
        if (Withheld.Suppressed)
            return Empty(cell, CellFlag.SmallBase);
        if (Withheld.Hides(Position(cell.Answer)))
            return Empty(cell, CellFlag.SmallCell);
        if (Withheld.BaseWithheld)
            return Empty(cell, CellFlag.BaseWithheld);
        if (Precision.Coarse || Withheld.ShowsOfRest(Position(cell.Answer)))
            return Empty(cell, CellFlag.SecondarySuppression);
        return cell.Answer.IsTotal ? Total(cell) : Rounded(cell, Precision.ShareDecimals, 2);
    }

    private Cell Summary(Cell cell) =>
        Withheld.Suppressed ? Empty(cell, CellFlag.SmallBase)
        : Withheld.Summary ? Empty(cell, CellFlag.SecondarySuppression)
        : Rounded(cell, Precision.ShareDecimals, 2);

    private Cell Mean(Cell cell) =>
        Withheld.Suppressed ? Empty(cell, CellFlag.SmallBase)
        : Withheld.Mean ? Empty(cell, CellFlag.SecondarySuppression)
        : IsOfFew(cell) ? Empty(cell, CellFlag.SmallBase)
        : IsCoarseScore && cell.Answer == FigureKey.Mean ? Score(cell)
        : Number(cell);

    /// <summary>
    /// Whether a mean or another figure of numbers is of fewer than are shown though more were asked: few gave an answer that has a
    /// score, or gave an option a place.
    /// </summary>
    private bool IsOfFew(Cell cell) => cell is { Value: not null, Count: { } count } && count < MinimumBase;

    /// <summary>
    /// Whether a mean is one of scores of answers that are shown in whole percents. It is one more equation over these, and its
    /// standard error a quadratic one for how many in each stratum gave them: of two answers it is that of their shares.
    /// </summary>
    public bool IsCoarseScore => Precision.Coarse && Answers.Count > 0;

    private Cell Score(Cell cell) =>
        Rounded(cell, ScoreDecimals, ScoreDecimals) with
        {
            Count = null,
            StandardError = null,
            Interval = null,
            DesignEffect = null,
        };

    /// <summary>Whether a test of the order of its numbers says too much.</summary>
    public bool HidesRanks => Identifiable || HidesMean || Withheld.BaseWithheld;

    private bool HidesMean => Withheld.Suppressed || Withheld.Mean;

    /// <summary>
    /// Percentiles of choice are answers of single respondents near the ends, so that groups whose members can be
    /// recognised do not have them.
    /// </summary>
    private Cell Quantile(Cell cell)
    {
        if (Withheld.Suppressed)
            return Empty(cell, CellFlag.SmallBase);
        if (IsOfFew(cell))
            return Empty(cell, CellFlag.SmallBase);
        return cell.Answer.Measure == Measure.Percentile && Identifiable
            ? Empty(cell, CellFlag.SecondarySuppression)
            : Number(cell);
    }

    /// <summary>
    /// With the mean it is the sum of squares, one more equation over the answers: groups whose members can be recognised
    /// do not have it, nor do tables that say less of their base or mean than all of it.
    /// </summary>
    private Cell StandardDeviation(Cell cell)
    {
        if (Withheld.Suppressed || IsOfFew(cell))
            return Empty(cell, CellFlag.SmallBase);
        if (Withheld.BaseWithheld)
            return Empty(cell, CellFlag.BaseWithheld);
        return Identifiable || Withheld.HasAny || Precision.Coarse
            ? Empty(cell, CellFlag.SecondarySuppression)
            : Number(cell);
    }

    private Cell Number(Cell cell) =>
        cell.Value is { } value ? Rounded(cell, Precision.MeanDecimals(value, Decimals), Decimals) : cell;

    private static Cell Total(Cell cell) =>
        Rounded(cell, Precision.Total) with
        {
            StandardError = cell.StandardError is { } error ? Precision.StandardError(error) : null,
            DesignEffect = cell.DesignEffect is { } effect ? Precision.DesignEffect(effect) : null,
        };

    /// <summary>
    /// A figure in as many decimals. When the size of its base must not be known, it is rounded further and has neither
    /// count nor uncertainty, from which the base could be worked out.
    /// </summary>
    private Cell Rounded(Cell cell, int decimals, int withoutBase)
    {
        if (Withheld.BaseWithheld)
            return Empty(cell, [.. FlagsWithoutBase(cell), CellFlag.BaseWithheld]) with
            {
                Value = cell.Value is { } value ? Precision.Round(value, withoutBase) : null,
            };
        if (Precision.Coarse && !cell.Answer.IsNumber && Exact is { } exact)
            return CoarseShare.Of(cell, Precision, exact);
        return Rounded(cell, x => Precision.Round(x, decimals)) with
        {
            Count = Precision.Coarse ? null : cell.Count,
            StandardError = cell.StandardError is { } error ? Precision.StandardError(error) : null,
            DesignEffect =
                Precision.Coarse || cell.DesignEffect is null ? null : Precision.DesignEffect(cell.DesignEffect.Value),
        };
    }

    /// <summary>
    /// Of a rest whose number is withheld it is not said either whether a share is reliable, which depends on that number.
    /// </summary>
    private IEnumerable<CellFlag> FlagsWithoutBase(Cell cell) =>
        Withheld.RestBaseWithheld ? cell.Flags.Where(flag => flag != CellFlag.Indicative) : cell.Flags;

    private static Cell Rounded(Cell cell, Func<double, double> round) =>
        cell with
        {
            Value = cell.Value is { } value ? round(value) : null,
            Interval = cell.Interval is { } interval ? Rounded(interval, round) : null,
        };

    /// <summary>The interval in as many digits; it still holds the rounded figure, which is rounded the same way.</summary>
    public static ConfidenceInterval Rounded(ConfidenceInterval interval, Func<double, double> round) =>
        interval with
        {
            Lower = round(interval.Lower),
            Upper = round(interval.Upper),
        };

    private static Cell Empty(Cell cell, params CellFlag[] flags) =>
        new()
        {
            Id = cell.Id,
            Answer = cell.Answer,
            Method = cell.Method,
            Flags = [.. flags.Distinct().Order()],
        };
}
