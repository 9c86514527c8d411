namespace Serverless.Wording;

/// <summary>What a factsheet says of figures that are not shown: of a few, of a group, of a whole wave.</summary>
internal abstract partial class WithheldTexts(GrammarTexts grammar)
{
    private protected GrammarTexts Grammar { get; } = grammar;

    /// <summary>"Van scholen in regio C zijn er geen cijfers: te weinig respondenten."</summary>
    public abstract string NoneOf(string groups, string why);

    /// <summary>The same where one group is left, which every figure is then of.</summary>
    public abstract string AllOf(string shown, string groups, string why);

    /// <summary>"Niet getoond: werkdruk, toezicht en nog 4 uitkomsten (te weinig respondenten)."</summary>
    public abstract string NotShown(string topics, string why);

    /// <summary>Under figures of the other groups: "Zonder cijfer: scholen in regio C (te weinig respondenten)."</summary>
    public abstract string NoTile(string groups, string why);

    /// <summary>"nog 4 uitkomsten", the last of a list of topics.</summary>
    public abstract string OtherTopics(int topics);

    /// <summary>"4 andere doelgroepen", the last of a list of groups.</summary>
    public abstract string OtherGroups(int groups);

    /// <summary>Why nothing is shown where it is more than too few respondents.</summary>
    public abstract string TooFewOrRecognisable { get; }

    /// <summary>The message of a factsheet without figures.</summary>
    public abstract string Message(bool isTooFew);

    public abstract string WhyHeading { get; }

    /// <summary>Why the figures of a wave are not published.</summary>
    /// <param name="minimum">Respondents below which figures are withheld; null where that is not the only reason.</param>
    /// <param name="perGroup">Whether several target groups were asked.</param>
    public abstract string Why(int? minimum, bool perGroup);

    /// <summary>"Van de 240 die zijn gevraagd mee te doen, deden er 6 mee."</summary>
    public abstract string Answered(string asked, BoundedCount respondents);

    public abstract string AskedHeading { get; }

    /// <summary>How many questions there was no room for.</summary>
    public abstract string MoreQuestions(int questions);

    public abstract string ActionHeading { get; }

    /// <summary>What whoever is asked in a next wave can do.</summary>
    /// <param name="minimum">Respondents below which figures are withheld; null where that is not the only reason.</param>
    public abstract string NextWave(int? minimum);

    /// <summary>Before whom readers can ask.</summary>
    public abstract string Contact { get; }

    /// <summary>The same where only the commissioner is known.</summary>
    public abstract string AskCommissioner(string commissioner);
}
