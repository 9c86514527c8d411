namespace Serverless.Reporting.Documents;

/// <summary>
/// The parts of a document do not fit together; the message says which part, what was found and what was expected.
/// </summary>
public sealed class InvalidDocumentException : Exception
{
    public InvalidDocumentException() { }

    public InvalidDocumentException(string message)
        : base(message) { }

    public InvalidDocumentException(string message, Exception innerException)
        : base(message, innerException) { }
}
