namespace Serverless.Wording;

/// <summary>Tables: heads of columns, what a table is about, and the lines under it.</summary>
internal abstract partial class TableTexts(GrammarTexts grammar)
{
    /// <summary>After the name of a table where it goes on over a page.</summary>
    public abstract string Continued { get; }

    private protected GrammarTexts Grammar { get; } = grammar;

    /// <summary>Head of the column of answers.</summary>
    public abstract string Answer { get; }

    /// <summary>Head of the column of differences.</summary>
    public abstract string Difference { get; }

    /// <summary>Head of the column of effect sizes.</summary>
    public abstract string Effect { get; }

    /// <summary>Head of the column of who gave an answer only now.</summary>
    public abstract string Gained { get; }

    /// <summary>Head of the column of who gave an answer only then.</summary>
    public abstract string Lost { get; }

    /// <summary>Head of the column of McNemar's test.</summary>
    public abstract string McNemar { get; }

    /// <summary>Over a table of who took part in both waves.</summary>
    public abstract string SameRespondents { get; }

    /// <summary>Summary for who hears the table.</summary>
    public abstract string SameRespondentsSummary { get; }

    /// <summary>What the columns of that table are.</summary>
    public abstract string SameRespondentsNote { get; }

    /// <summary>Head of the column of shares of all respondents.</summary>
    public abstract string ShareOfResponse { get; }

    /// <summary>Head of the same, weighted.</summary>
    public abstract string WeightedShareOfResponse { get; }

    /// <summary>Head of the column of how many in the population give an answer.</summary>
    public abstract string NumberInPopulation { get; }

    /// <summary>What a share of the response is.</summary>
    public abstract string ShareOfResponseNote { get; }

    /// <summary>Summary for who hears the table.</summary>
    public abstract string CountsSummary(string topic);

    /// <summary>Summary for who hears the table.</summary>
    public abstract string PercentilesSummary(string topic);

    /// <summary>Summary for who hears the table.</summary>
    public abstract string StandardDeviationsSummary(string topic);

    /// <summary>The line under a grid that has Cronbach's alpha of each group.</summary>
    public abstract string CronbachAlpha(string groups);

    /// <summary>A group in that line; <paramref name="interval"/> is null where there is none.</summary>
    public abstract string AlphaOfGroup(string group, string alpha, string? interval, string respondents);

    /// <summary>Head of the column of slopes.</summary>
    public abstract string PerYear { get; }

    /// <summary>Head of a narrow column of intervals.</summary>
    public abstract string ShortInterval(string level);

    /// <summary>Summary for who hears the table.</summary>
    public abstract string PercentagesByGroup(string topic);

    /// <summary>Summary for who hears the table.</summary>
    public abstract string PercentagesWithInterval(string topic);

    /// <summary>Summary for who hears the table.</summary>
    public abstract string MeansByGroup(string topic);

    /// <summary>Summary for who hears the table.</summary>
    public abstract string RatioByGroup(string topic);

    /// <summary>Summary for who hears the table.</summary>
    public abstract string PercentagesByItem(string topic, string group);

    /// <summary>Summary for who hears the table.</summary>
    public abstract string TrendSummary(bool tested);

    /// <summary>Summary for who hears the table.</summary>
    public abstract string ComparisonSummary { get; }

    /// <summary>What the figures of a table are.</summary>
    public abstract string Percentages { get; }

    /// <summary>The same, where each has its interval on a second line.</summary>
    public abstract string PercentagesOverInterval(string level);

    /// <summary>Who the figures are of.</summary>
    public abstract string Base(string @base);

    /// <summary>The same with the numbers of respondents; of everyone when <paramref name="base"/> is null.</summary>
    public abstract string BaseWithNumbers(string? @base, string numbers);

    /// <summary>The same, without routing.</summary>
    public abstract string BaseOfAll { get; }

    /// <summary>Why shares do not add up.</summary>
    public abstract string MoreThanOneAnswer { get; }

    /// <summary>Tests of all answers of a table at once.</summary>
    public abstract string WholeDistribution(bool multiple, string earlier, bool corrected, string tests);

    /// <summary>Effect size of a whole distribution.</summary>
    public abstract string CramersV(string value);

    /// <summary>Why a group was not compared.</summary>
    public abstract string NotTested(string group, string earlier, string reason);

    /// <summary>That, and where, a group's answers that two waves have in common are compared.</summary>
    public abstract string CommonAnswersElsewhere(string group);

    /// <summary>Whom shares are of, where only the answers that two waves have in common are compared.</summary>
    public abstract string AmongCommonAnswers(string answers);

    /// <summary>The same, of a development over more waves.</summary>
    public abstract string AmongAnswersOfTrend(string answers);

    /// <summary>What the columns of a development are.</summary>
    public abstract string TrendNote { get; }

    /// <summary>What the columns of a comparison are.</summary>
    public abstract string ComparisonNote { get; }

    /// <summary>What the mark of rows whose test and interval contradict each other means.</summary>
    public abstract string IntervalDisagrees { get; }

    /// <summary>Head of the column of p-values that are corrected for all tests of the document.</summary>
    public abstract string PAllTests { get; }

    /// <summary>Why a question is printed with answers that do not differ.</summary>
    public abstract string WholeQuestionNote { get; }

    /// <summary>What is read out in place of the mark of a difference.</summary>
    public abstract string ChangeMeaning(string? when, bool higher, bool holds);

    /// <summary>What is read out in place of the letters of other groups or columns.</summary>
    public abstract string LetterMeaning(string letters);

    /// <summary>Legend of a letter.</summary>
    public abstract string LetterLegend { get; }

    /// <summary>Legend of an arrow in a column of figures.</summary>
    public abstract string ArrowLegend(string when);

    /// <summary>The same of an open arrow.</summary>
    public abstract string OpenArrowLegend(string when);

    /// <summary>Legend of an arrow at a difference.</summary>
    public abstract string HoldingLegend { get; }

    /// <summary>The same of an open arrow.</summary>
    public abstract string NotHoldingLegend { get; }

    /// <summary>Legend of the asterisk.</summary>
    public abstract string IndicativeLegend { get; }

    /// <summary>Legend where weights under zero spoil a figure.</summary>
    public abstract string OutsideRangeLegend { get; }

    /// <summary>Legend of <see cref="FigureTexts.TooFew"/>.</summary>
    public abstract string TooFewLegend(int minimum, bool recognisable);

    /// <summary>Legend of <see cref="FigureTexts.NotShown"/>.</summary>
    public abstract string NotShownLegend { get; }
}
