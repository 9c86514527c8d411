namespace Serverless.Wording;

/// <summary>Single figures: what a figure is, and why one is missing.</summary>
internal abstract partial class FigureTexts
{
    /// <summary>Where a figure of too small a base would be.</summary>
    public abstract string TooFewRespondents { get; }

    /// <summary>Where a figure would be by which someone could be recognised.</summary>
    public abstract string Protected { get; }

    /// <summary>The same in a cell of a table.</summary>
    public abstract string TooFew { get; }

    /// <summary>In a cell of a table, in place of a figure that is withheld for another reason.</summary>
    public abstract string NotShown { get; }

    /// <summary>In the place of an earlier figure of what was not offered then.</summary>
    public abstract string NotAsked { get; }

    /// <summary>Where the results have no such figure.</summary>
    public abstract string NotAvailable { get; }

    /// <summary>Not valid for the whole target group without more.</summary>
    public abstract string Indicative { get; }

    /// <summary>The figure follows from the distribution that the weights were made to match.</summary>
    public abstract string ByWeighting { get; }

    /// <summary>Nobody or everybody gave the answer.</summary>
    public abstract string ZeroOrOne { get; }

    /// <summary>Too few sampling units for the uncertainty to be known well.</summary>
    public abstract string FewDegreesOfFreedom { get; }

    /// <summary>A stratum with one sampling unit.</summary>
    public abstract string SinglePsu { get; }

    /// <summary>Everyone in the population answered.</summary>
    public abstract string Complete { get; }

    /// <summary>There is a figure and no standard error.</summary>
    public abstract string NoMargin { get; }

    /// <summary>The figure is in whole percents, without its base.</summary>
    public abstract string Rounded { get; }

    /// <summary>Weights under zero put the figure outside what is possible.</summary>
    public abstract string OutsideRange { get; }

    /// <summary>A ratio of two totals.</summary>
    public abstract string Ratio { get; }

    /// <summary>The mean of a number or score.</summary>
    public abstract string Mean { get; }

    /// <summary>The mean of the places that an option was given.</summary>
    public abstract string MeanRank { get; }

    /// <summary>How a mean rank is to be read.</summary>
    public abstract string MeanRankNote { get; }

    /// <summary>A place in a ranking.</summary>
    public abstract string Place(int place);

    /// <summary>An option that was not put in order.</summary>
    public abstract string NoPlace { get; }

    /// <summary>The highest places of a ranking together.</summary>
    public abstract string Top(int places);

    /// <summary>What the bars of a ranking are.</summary>
    public abstract string ShareAtTop(int places);

    /// <summary>The total over the population.</summary>
    public abstract string Total { get; }

    /// <summary>The standard deviation.</summary>
    public abstract string StandardDeviation { get; }

    /// <summary>The middle of a number's distribution.</summary>
    public abstract string Median { get; }

    /// <summary>A quarter lies below it.</summary>
    public abstract string FirstQuartile { get; }

    /// <summary>A quarter lies above it.</summary>
    public abstract string ThirdQuartile { get; }

    /// <summary>So many percent lie at or under it.</summary>
    public abstract string Percentile(int percent);

    /// <summary>How many in the population give an answer.</summary>
    public abstract string AnswerTotal(string answer);

    /// <summary>The share of all respondents that gave an answer.</summary>
    public abstract string ShareOfResponse(string answer);

    /// <summary>The same, weighted.</summary>
    public abstract string WeightedShareOfResponse(string answer);

    /// <summary>Answers taken together that are too many to name.</summary>
    public abstract string Summary { get; }

    /// <summary>Neighbouring answers of a scale, by its ends.</summary>
    public abstract string Scale(string first, string last);

    /// <summary>"63% van de basisscholen", "86% van de kinderopvangbesturen (indicatief)".</summary>
    public abstract string ShareOf(string figure, string group, bool indicative);

    /// <summary>"95%-interval".</summary>
    public abstract string Interval(string level);
}
