namespace Serverless.Wording;

/// <summary>What feeds and calendars say of releases.</summary>
public abstract partial class NoticeTexts
{
    /// <summary>Who writes the notices: "Redactie van de cijfers".</summary>
    public abstract string Author { get; }

    /// <summary>Title of the feed of all surveys.</summary>
    public abstract string FeedOfAll { get; }

    /// <summary>Title of the feed of one survey.</summary>
    public abstract string FeedOf(string survey);

    /// <summary>Name of the calendar of all surveys.</summary>
    public abstract string CalendarOfAll { get; }

    /// <summary>Name of the calendar of one survey.</summary>
    public abstract string CalendarOf(string survey);

    /// <summary>A wave of a survey: "De stand van het land, meting 2019".</summary>
    public abstract string Named(string survey, string wave);

    /// <summary>Title of a notice that figures are there.</summary>
    public abstract string PublishedTitle(string name);

    /// <summary>The same in a sentence.</summary>
    public abstract string Published(string name, int number);

    /// <summary>Title of a notice that figures were replaced.</summary>
    public abstract string CorrectedTitle(string name);

    /// <summary>The same in a sentence, with the reason that was given.</summary>
    public string Corrected(string name, int number, string? reason) => WithReason(CorrectedBy(name, number), reason);

    /// <summary>Title of a notice that a release was taken back.</summary>
    public abstract string WithdrawnTitle(string name);

    /// <summary>The same in a sentence, with the reason that was given.</summary>
    public string Withdrawn(string name, int number, string? reason) => WithReason(WithdrawnAs(name, number), reason);

    /// <summary>What kind of notice it is, in a word.</summary>
    public abstract string Kind(bool isWithdrawn, bool isCorrected);

    /// <summary>Title of an appointment at which figures appear.</summary>
    public abstract string AppearsTitle(string name);

    /// <summary>Title of one at which they appeared.</summary>
    public abstract string AppearedTitle(string name);

    /// <summary>The sentence of a correction.</summary>
    protected abstract string CorrectedBy(string name, int number);

    /// <summary>The sentence of a withdrawal.</summary>
    protected abstract string WithdrawnAs(string name, int number);

    /// <summary>What comes before a reason: "Reden".</summary>
    protected abstract string Reason { get; }

    private string WithReason(string sentence, string? reason) =>
        string.IsNullOrWhiteSpace(reason) ? sentence : $"{sentence} {Reason}: {reason}";
}
