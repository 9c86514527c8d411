namespace Serverless.Surveys.Issues;

/// <summary>A failure that is explained, in every language, to whoever can do something about it.</summary>
public abstract class ExplainedException : Exception
{
    /// <param name="text">What is wrong, and what to do.</param>
    /// <param name="innerException">What was thrown; null when nothing was.</param>
    protected ExplainedException(MessageText text, Exception? innerException = null)
        : base(text?.ToString(), innerException) => Text = text ?? "";

    /// <summary>What is wrong, and what to do.</summary>
    public MessageText Text { get; }
}
