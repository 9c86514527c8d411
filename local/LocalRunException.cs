namespace Serverless.Local;

/// <summary>Something needed to run on this machine is missing or failed; the message says what, and what to do, to the person at the keyboard.</summary>
public sealed class LocalRunException : Exception
{
    public LocalRunException()
    {
    }

    public LocalRunException(string message)
        : base(message)
    {
    }

    public LocalRunException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
