using System.Globalization;
using Serverless.Surveys.Issues;

namespace Serverless.Surveys.Reading;

/// <summary>Reads who commissioned a survey, whom one can ask about it, and how its waves become public.</summary>
internal static class ReleaseFields
{
    private const int EmailLength = 254;
    private const int UrlLength = 500;

    /// <summary>One commissioner as <c>commissioner</c>, or several as <c>commissioners</c>.</summary>
    public static IReadOnlyList<LocalizedText> Commissioners(JsonFields fields)
    {
        var several = fields.OptionalLabels("commissioners", 1, CodebookLimits.MaximumCommissioners);
        if (fields.OptionalLabel("commissioner") is not { } one)
            return several;
        if (fields.Has("commissioners"))
            fields.Note(
                "commissioner",
                CodebookRule.Duplicate,
                "The codebook has both 'commissioner' and 'commissioners'. Put all of them into 'commissioners'."
            );
        return [one];
    }

    public static Contact? Contact(JsonFields fields)
    {
        if (fields.OptionalObject("contact", CodebookShape.Contact) is not { } contact)
            return null;
        var (email, url) = (contact.OptionalReference("email"), contact.OptionalReference("url"));
        if (email is { Length: > 0 } && !IsEmail(email))
            contact.Note("email", CodebookRule.Text, $"Found {Quote.Of(email)}; an e-mail address is expected.");
        if (url is { Length: > 0 } && !IsUrl(url))
            contact.Note(
                "url",
                CodebookRule.Text,
                $"Found {Quote.Of(url)}; a web address that begins with https:// is expected."
            );
        return new Contact(contact.Label("name"), email, url);
    }

    public static ReleasePlan Release(JsonFields fields)
    {
        if (fields.OptionalObject("release", CodebookShape.Release) is not { } release)
            return new ReleasePlan();
        var moments = new Dictionary<string, DateTime>(StringComparer.Ordinal);
        if (release.OptionalObject("at", known: null) is { } at)
            foreach (var wave in at.Names)
                moments[wave] = at.LocalTime(wave);
        return new ReleasePlan { Mode = release.Choice("mode", ReleaseMode.Automatic), At = moments };
    }

    public static OpenDataTerms OpenData(JsonFields fields)
    {
        if (fields.OptionalObject("openData", CodebookShape.OpenData) is not { } openData)
            return new OpenDataTerms();
        var terms = new OpenDataTerms();
        return terms with
        {
            Licence = openData.OptionalChoice<Licence>("licence"),
            Themes = openData.Has("themes") ? openData.Choices<DataTheme>("themes") : terms.Themes,
        };
    }

    private static bool IsEmail(string text) =>
        text.Length <= EmailLength
        && text.Split('@') is [{ Length: > 0 } local, { Length: > 2 } domain]
        && (local + domain).All(c => char.IsAscii(c) && !char.IsControl(c) && c is not (' ' or '<' or '>' or '"'))
        && domain.Contains('.', StringComparison.Ordinal)
        && !domain.StartsWith('.')
        && !domain.EndsWith('.');

    private static bool IsUrl(string text) =>
        text.Length <= UrlLength
        && Uri.TryCreate(text, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
        && url.UserInfo.Length == 0
        && text.All(c => char.IsAscii(c) && !char.IsControl(c) && c is not (' ' or '<' or '>' or '"'));
}
