using System.Security.Cryptography;
using System.Text;

namespace Serverless.Analysis.Publication;

/// <summary>
/// Keyed hashes (HMAC-SHA256, lower-case hex) that versions are called by in public, and in names that logs keep. The
/// plain hash of a small file of answers is an oracle: whoever guesses the file can see that the guess is right.
/// </summary>
/// <param name="key">The secret of whoever publishes.</param>
public sealed class Fingerprints(ReadOnlyMemory<byte> key)
{
    /// <summary>Of all that a results document is made from.</summary>
    public string OfInputs(string inputsHash) => Of($"inputs {inputsHash}");

    /// <summary>Of all that rendered files are made from.</summary>
    public string OfOutputs(string outputsHash) => Of($"outputs {outputsHash}");

    /// <summary>Of a file; <paramref name="kind"/> is <c>population</c> or <c>responses</c>.</summary>
    public string OfFile(string kind, string sha256) => Of($"{kind} {sha256}");

    /// <summary>Of counts of answers.</summary>
    public string OfCounts(string sha256) => Of($"counts {sha256}");

    /// <summary>Of what a row in storage is about, as a part of its key.</summary>
    public string OfRow(string subject) => Of($"row {subject}");

    private string Of(string text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key.Span, Encoding.UTF8.GetBytes(text)));
}
