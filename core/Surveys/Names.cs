using System.Text.RegularExpressions;

namespace Serverless.Surveys;

/// <summary>What ids, answer codes and column names may look like.</summary>
internal static partial class Names
{
    public const string IdPattern = "1 to 40 of a-z, 0-9 and '-'";
    public const string FileIdPattern = "1 to 64 of A-Z, a-z, 0-9, '_', '-' and '.', the first no '.',";
    public const string ColumnPattern =
        "1 to 200 characters, without blanks at either end and without control characters,";

    public static bool IsId(string text) => Id().IsMatch(text);

    /// <summary>Whether it is an id of a question or item, or the code of an answer, as people's files have them.</summary>
    public static bool IsFileId(string text) => FileId().IsMatch(text);

    public static bool IsColumn(string text) => Column().IsMatch(text);

    [GeneratedRegex(@"\A[a-z0-9-]{1,40}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Id();

    [GeneratedRegex(@"\A[A-Za-z0-9_-][A-Za-z0-9_.-]{0,63}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FileId();

    [GeneratedRegex(@"\A[^\p{C}\s](?:[^\p{C}]{0,198}[^\p{C}\s])?\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Column();
}
