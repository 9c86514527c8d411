namespace Serverless.Surveys.Issues;

/// <summary>A picture or a font that cannot be used, with what is wrong with it.</summary>
public sealed class UnusableFileException(MessageText text, Exception? innerException = null)
    : ExplainedException(text, innerException);
