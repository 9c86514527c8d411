using System.Security.Cryptography;
using System.Text;

namespace Serverless.Analysis;

/// <summary>The kinds of file a group has in a wave.</summary>
public enum InputKind
{
    Population,
    Responses,
}

/// <summary>One input file by what it is and the SHA-256 of its bytes, in lower-case hex.</summary>
public sealed record InputVersion(string Wave, string Group, InputKind Kind, string Sha256);

/// <summary>
/// The name of a results document: what it was made from, and nothing else. It needs no answers, only hashes,
/// so that asking whether a wave is out of date costs nothing.
/// </summary>
public static class InputsHash
{
    /// <summary>
    /// SHA-256, in lower-case hex, over method version, wave, codebook and input files. The order of
    /// <paramref name="inputs"/> does not matter.
    /// Give the files of the wave and of <see cref="WaveLineage.EarlierWaves"/>; files of other waves change the hash
    /// for nothing.
    /// </summary>
    public static string Of(string wave, string codebookSha256, IEnumerable<InputVersion> inputs)
    {
        var text = new StringBuilder()
            .Append("method ")
            .Append(MethodVersion.Current)
            .Append('\n')
            .Append("wave ")
            .Append(wave)
            .Append('\n')
            .Append("codebook ")
            .Append(codebookSha256)
            .Append('\n');
        foreach (var line in inputs.Select(Line).Order(StringComparer.Ordinal))
            text.Append(line).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static string Line(InputVersion input) =>
        $"{input.Wave} {input.Group} {(input.Kind == InputKind.Population ? "population" : "responses")} {input.Sha256}";
}
