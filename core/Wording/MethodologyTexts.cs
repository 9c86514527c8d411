namespace Serverless.Wording;

/// <summary>The methodology in running text: who was asked, weights, margins, tests, what is withheld, versions.</summary>
internal abstract partial class MethodologyTexts(GrammarTexts grammar)
{
    private protected GrammarTexts Grammar { get; } = grammar;

    public abstract string WhoAndWhenHead { get; }

    public abstract string WhoAndWhen(string? fieldwork, BoundedCount respondents);

    public abstract string WeightingHead { get; }

    public abstract string NotWeighted { get; }

    public abstract string WeightedTo(string groups);

    public abstract string GroupWeightedBy(string group, string variables);

    /// <summary>A number whose total over the population is met.</summary>
    public abstract string TotalOf(string number);

    public abstract string NotWeightedGroups(string groups);

    public abstract string WeightedPercentages { get; }

    public abstract string Rounding { get; }

    public abstract string MarginsHead { get; }

    /// <summary>Without: the groups that have no intervals, or nothing.</summary>
    public abstract string Intervals(string level, string without, bool areElsewhere);

    public abstract string MarginInTable(string half);

    public abstract string SignificanceHead { get; }

    public abstract string Significance(string alpha, bool corrected, string minimum);

    public abstract string WithheldHead { get; }

    public abstract string MinimumBase(int minimum);

    public abstract string IndicativeGroups(string groups);

    public abstract string RemarksHead { get; }

    public abstract string VersionHead { get; }

    public abstract string Version(string methodVersion, string? inputs);

    public abstract string SourcesHeading { get; }

    public abstract string Method { get; }

    public abstract string Description { get; }

    public abstract string Source { get; }

    public abstract string FilesHeading { get; }

    public abstract string Wave { get; }

    public abstract string TargetGroup { get; }

    public abstract string Code { get; }

    /// <summary>Over the number of respondents in response files.</summary>
    public abstract string Responses { get; }

    /// <summary>Over the number of categories in population files.</summary>
    public abstract string PopulationFigures { get; }

    /// <summary>In place of the number of categories, of a file with none.</summary>
    public abstract string TotalsOnly { get; }
}
