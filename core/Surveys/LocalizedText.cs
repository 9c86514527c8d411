namespace Serverless.Surveys;

/// <summary>A text for readers: Dutch always, English where the survey's owner wrote it.</summary>
public sealed record LocalizedText(string Nl, string? En = null)
{
    /// <summary>Whether the owner wrote it in <paramref name="language"/>.</summary>
    public bool Has(Language language) => Own(language) is not null;

    /// <summary>The text in <paramref name="language"/>; Dutch where it is not written in that language.</summary>
    public string In(Language language) => Own(language) ?? Nl;

    /// <summary>A text as <paramref name="write"/> gives it in each language; null where it has none.</summary>
    public static LocalizedText Of(Func<Language, string?> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        return Languages.All.Aggregate(
            new LocalizedText(""),
            (text, language) => write(language) is { } own ? text.With(language, own) : text
        );
    }

    /// <summary>The text in every language in which the owner wrote it, that of readers first.</summary>
    public IEnumerable<string> Versions() => Languages.All.Select(Own).OfType<string>();

    private LocalizedText With(Language language, string text) =>
        language switch
        {
            Language.Dutch => this with { Nl = text },
            Language.English => this with { En = text },
        };

    private string? Own(Language language) =>
        language switch
        {
            Language.Dutch => Nl,
            Language.English => En,
        };
}
