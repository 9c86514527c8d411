namespace Serverless.Surveys;

/// <summary>A text for readers: Dutch always, English where the survey's owner wrote it.</summary>
public sealed record LocalizedText(string Nl, string? En = null)
{
    /// <summary>The text in <paramref name="language"/>; Dutch where there is no English.</summary>
    public string In(Language language) => language == Language.English && En is not null ? En : Nl;
}

/// <summary>The languages outputs are made in.</summary>
public enum Language
{
    Dutch,
    English,
}
