namespace Serverless.Wording;

/// <summary>
/// What a careful reader must know of the figures of a group. One remark holds for each of the waves that it names.
/// </summary>
internal abstract partial class RemarkTexts(GrammarTexts grammar, NumberTexts numbers)
{
    private protected GrammarTexts Grammar { get; } = grammar;

    private protected NumberTexts Numbers { get; } = numbers;

    public abstract string ResponsesMissing(string group, IReadOnlyList<string> waves);

    public abstract string PopulationMissing(string group, IReadOnlyList<string> waves);

    public abstract string EarlierWaveUnusable(string group, string wave, string failure);

    public abstract string NoRespondents(string group, IReadOnlyList<string> waves);

    public abstract string SelfSelected(string group, IReadOnlyList<string> waves);

    public abstract string PopulationUnknown(string group, IReadOnlyList<string> waves);

    public abstract string PopulationTotalDiffers(string group, IReadOnlyList<string> waves, string stated, string sum);

    public abstract string MarginValueMissing(
        string group,
        IReadOnlyList<string> waves,
        int respondents,
        string margin
    );

    public abstract string MarginsNotMet(string group, IReadOnlyList<string> waves);

    public abstract string DispositionsDiffer(
        string group,
        IReadOnlyList<string> waves,
        double interviews,
        int respondents
    );

    public abstract string NotRecalibrated(string group, IReadOnlyList<string> waves);

    public abstract string WeightsNotPositive(string group, IReadOnlyList<string> waves, int respondents);

    public abstract string NoEarlierFigures(string group, string earlier);

    /// <summary>Waves are linked by the keys that match, of those that could.</summary>
    public abstract string WavesLinked(string group, int matching, int couldMatch, bool isUnderHalf);

    public abstract string NoLinkKeyMatches(string group, int couldMatch);

    public abstract string IndependenceAssumed(string group);

    /// <summary>A group whose members can be recognised and whose weights differ.</summary>
    public abstract string Coarse(string group);

    /// <summary>Subgroups of which nothing is shown, by their labels.</summary>
    public abstract string SubgroupsLeftOut(string group, string subgroups);

    /// <summary>A group that was published before with other answers.</summary>
    public abstract string PublishedBefore(string group, string wave, int minimum);

    /// <summary>The failure of a wave without a complete group.</summary>
    public abstract string NothingToAnalyse(string wave, string leftOut);

    /// <summary>"meting 2016", "elk van de metingen 2016 en 2019".</summary>
    private protected abstract string Of(IReadOnlyList<string> waves);
}
