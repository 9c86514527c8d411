namespace Serverless.Surveys;

/// <summary>A text for readers: Dutch always, English where the survey's owner wrote it.</summary>
public sealed record LocalizedText(string Nl, string? En = null)
{
    /// <summary>Whether the owner wrote it in <paramref name="language"/>.</summary>
    public bool Has(Language language) => Own(language) is not null;

    /// <summary>The text in <paramref name="language"/>; Dutch where it is not written in that language.</summary>
    public string In(Language language) => Own(language) ?? Nl;

    private string? Own(Language language) =>
        language switch
        {
            Language.Dutch => Nl,
            Language.English => En,
        };
}
