namespace Serverless.Local;

/// <summary>
/// Something needed to run on this machine is missing or failed; the message says what, and what to do, to the person
/// at the keyboard.
/// </summary>
public sealed class LocalRunException(string message, Exception? innerException = null)
    : Exception(message, innerException);
