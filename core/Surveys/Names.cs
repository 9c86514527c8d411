using System.Text.RegularExpressions;

namespace Serverless.Surveys;

/// <summary>What ids, answer codes and column names may look like.</summary>
internal static partial class Names
{
    public const string IdPattern = "1 to 40 of a-z, 0-9 and '-'";
    public const string CodePattern = "1 to 40 of A-Z, a-z, 0-9, '_' and '-'";
    public const string ColumnPattern =
        "1 to 200 characters, without blanks at either end and without control characters,";

    public static bool IsId(string text) => Id().IsMatch(text);

    public static bool IsCode(string text) => Code().IsMatch(text);

    public static bool IsColumn(string text) => Column().IsMatch(text);

    [GeneratedRegex(@"\A[a-z0-9-]{1,40}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Id();

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,40}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Code();

    [GeneratedRegex(@"\A[^\p{C}\s](?:[^\p{C}]{0,198}[^\p{C}\s])?\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Column();
}
