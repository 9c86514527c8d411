namespace Serverless.Storage;

/// <summary>SHA-256 hashes as they are written in names and addresses: 64 lower-case hex digits.</summary>
public static class Sha256Text
{
    /// <summary>Whether a text has the form of one.</summary>
    public static bool Is(string text) => text is { Length: 64 } && text.All(char.IsAsciiHexDigitLower);
}
