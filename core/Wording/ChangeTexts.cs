namespace Serverless.Wording;

/// <summary>Differences between waves and between subgroups.</summary>
internal abstract partial class ChangeTexts
{
    /// <summary>Without a test against the earlier wave.</summary>
    public abstract string NotComparedWith(string earlier);

    /// <summary>Without a test between two subgroups.</summary>
    public abstract string SidesNotCompared(string first, string second);

    /// <summary>A figure that no earlier wave has.</summary>
    public abstract string NotComparedWithAny { get; }

    /// <summary>"meer dan in 2016 (van 71% naar 80%)", "hoger dan in 2016 (van 6,7 naar 7,1)".</summary>
    public abstract string ShownSince(bool share, bool higher, string when, string before, string after);

    /// <summary>"hoger bij kindcentra dan bij overige samenwerkingen (7,1 tegenover 6,7)".</summary>
    public abstract string ShownBetween(
        bool share,
        bool higher,
        string first,
        string second,
        string firstFigure,
        string secondFigure
    );

    /// <summary>"meer dan in 2016", "hoger dan in 2016": without the figures.</summary>
    public abstract string Than(bool share, bool higher, string when);

    /// <summary>"meer bij basisscholen dan bij besturen": without the figures.</summary>
    public abstract string ThanAmong(bool share, bool higher, string first, string second);

    /// <summary>"verschil met 2016 niet aangetoond".</summary>
    public abstract string NotShownFrom(string earlier);

    /// <summary>"verschil tussen kindcentra en overige samenwerkingen niet aangetoond".</summary>
    public abstract string NotShownBetween(string first, string second);

    /// <summary>"verschil niet aangetoond".</summary>
    public abstract string NotShown { get; }

    /// <summary>A list of differences without any.</summary>
    public abstract string NoneShown { get; }

    /// <summary>Two figures, for a claim's brackets.</summary>
    public abstract string Both(string first, string second);

    /// <summary>What two one-sided tests showed.</summary>
    public abstract string Equivalent { get; }

    /// <summary>Whom a difference is about, where only the answers that two waves have in common are compared.</summary>
    public abstract string AmongCommonAnswers(string difference);

    /// <summary>"+9 procentpunt sinds 2016".</summary>
    public abstract string Since(string amount, string earlier);

    /// <summary>"+9 procentpunt".</summary>
    public abstract string Points(string amount, bool one);

    /// <summary>When, for a wave named by its title.</summary>
    public abstract string AtWave(string title);

    /// <summary>When, for a wave named by its year.</summary>
    public abstract string InYear(string year);

    /// <summary>Said of a difference the test showed.</summary>
    public abstract string Significant { get; }

    /// <summary>Title over the largest differences.</summary>
    public abstract string LargestFrom(string earlier);

    /// <summary>The same, where they were picked by test.</summary>
    public abstract string LargestShownFrom(string earlier);

    /// <summary>Title over the largest differences between two subgroups.</summary>
    public abstract string LargestShownBetween(string first, string second);

    /// <summary>Title over chosen differences.</summary>
    public abstract string Compared(string first, string second);
}
