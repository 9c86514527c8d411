using static System.FormattableString;

namespace Serverless.Surveys.Issues;

/// <summary>
/// Builds the paths that say where in a codebook something is: <c>$.questions[3].answers[1].code</c>.
/// </summary>
internal static class JsonPath
{
    public static string At(string path, int index) => Invariant($"{path}[{index}]");

    /// <summary>One step down; names that are not plain words are put in brackets.</summary>
    public static string Step(string name)
    {
        if (
            name.Length is > 0 and <= 80
            && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '$')
            && !char.IsAsciiDigit(name[0])
        )
            return "." + name;
        return $"[{Quote.Of(name)}]";
    }
}
