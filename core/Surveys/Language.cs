namespace Serverless.Surveys;

/// <summary>The languages outputs are made in.</summary>
public enum Language
{
    Dutch,
    English,
}

/// <summary>What the languages of outputs are called, and which is used where.</summary>
public static class Languages
{
    /// <summary>All languages, that of readers first.</summary>
    public static IReadOnlyList<Language> All { get; } = Enum.GetValues<Language>();

    /// <summary>The language of readers: outputs in it carry no mark in their name.</summary>
    public const Language OfReaders = Language.Dutch;

    /// <summary>The language of the API, the command line and files for programs.</summary>
    public const Language OfPrograms = Language.English;

    /// <summary>The code of a language in addresses and file names: <c>nl</c>, <c>en</c> (ISO 639-1).</summary>
    public static string Code(this Language language) =>
        language switch
        {
            Language.Dutch => "nl",
            Language.English => "en",
        };

    /// <summary>A value in each language, as <paramref name="read"/> gives it, one language after the other.</summary>
    public static async Task<PerLanguage<T>> ReadEachAsync<T>(Func<Language, Task<T>> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        var values = new List<T>();
        foreach (var language in All)
            values.Add(await read(language));
        return new PerLanguage<T>([.. values]);
    }

    /// <summary>What the name of a file in a language has before its extension: nothing, or <c>.en</c>.</summary>
    public static string Infix(this Language language) => language == OfReaders ? "" : "." + language.Code();
}
