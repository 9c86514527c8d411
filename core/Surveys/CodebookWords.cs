using System.Text;

namespace Serverless.Surveys;

/// <summary>
/// The words that stand for enumerated values in a codebook: <c>SelfSelected</c> is written "self-selected".
/// </summary>
public static class CodebookWords
{
    /// <summary>The word for <paramref name="value"/>.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Kebab(value.ToString());

    /// <summary>The words for all values, in the order of the enumeration.</summary>
    public static IReadOnlyList<string> All<T>()
        where T : struct, Enum => Words<T>.All;

    /// <summary>The value that <paramref name="word"/> stands for; false when it stands for none.</summary>
    public static bool TryParse<T>(string word, out T value)
        where T : struct, Enum => Words<T>.Values.TryGetValue(word, out value);

    private static string Kebab(string name)
    {
        var word = new StringBuilder(name.Length + 4);
        foreach (var c in name)
        {
            if (char.IsAsciiLetterUpper(c) && word.Length > 0)
                word.Append('-');
            word.Append(char.ToLowerInvariant(c));
        }

        return word.ToString();
    }

    private static class Words<T>
        where T : struct, Enum
    {
        public static readonly IReadOnlyDictionary<string, T> Values = Enum.GetValues<T>()
            .ToDictionary(value => Kebab(value.ToString()), StringComparer.Ordinal);

        public static readonly IReadOnlyList<string> All =
        [
            .. Enum.GetValues<T>().Select(value => Kebab(value.ToString())),
        ];
    }
}
