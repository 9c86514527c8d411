namespace Serverless.Wording;

/// <summary>Pages for readers whose request was not answered: what happened, and what to do.</summary>
internal abstract partial class ProblemPageTexts
{
    /// <summary>More was asked from one connection than is answered.</summary>
    public abstract string TooMany { get; }

    public abstract string TooManyExplained { get; }

    /// <param name="time">"20 seconds".</param>
    public abstract string WaitFor(string time);

    /// <summary>The portal cannot answer anybody at the moment.</summary>
    public abstract string Unavailable { get; }

    public abstract string UnavailableExplained { get; }

    /// <summary>The portal failed at this request.</summary>
    public abstract string Failed { get; }

    public abstract string FailedExplained { get; }

    public abstract string TryLater { get; }

    /// <param name="code">By which the failure can be found in logs.</param>
    public abstract string ReportWith(string code);

    /// <summary>Something was sent to a page that takes nothing.</summary>
    public abstract string NothingToSend { get; }

    public abstract string NothingToSendExplained { get; }

    /// <summary>The request has something that does not belong in it.</summary>
    public abstract string Refused { get; }

    public abstract string RefusedExplained { get; }

    public abstract string Seconds(int number);

    public abstract string Minutes(int number);

    public abstract string Hours(int number);
}
