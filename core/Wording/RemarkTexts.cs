namespace Serverless.Wording;

/// <summary>What a careful reader must know of the figures of a group.</summary>
internal abstract partial class RemarkTexts(NumberTexts numbers)
{
    private protected NumberTexts Numbers { get; } = numbers;

    public abstract string ResponsesMissing(string group, string wave);

    public abstract string PopulationMissing(string group, string wave);

    public abstract string EarlierWaveUnusable(string group, string wave, string failure);

    public abstract string NoRespondents(string group, string wave);

    public abstract string SelfSelected(string group, string wave);

    public abstract string PopulationUnknown(string group, string wave);

    public abstract string PopulationTotalDiffers(string group, string wave, string stated, string sum);

    public abstract string MarginValueMissing(string group, string wave, int respondents, string margin);

    public abstract string MarginsNotMet(string group, string wave);

    public abstract string DispositionsDiffer(string group, string wave, double interviews, int respondents);

    public abstract string NotRecalibrated(string group, string wave);

    public abstract string WeightsNotPositive(string group, string wave, int respondents);

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
}
