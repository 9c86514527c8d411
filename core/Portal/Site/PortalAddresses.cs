using System.Globalization;
using Serverless.Surveys;

namespace Serverless.Portal.Site;

/// <summary>Addresses of pages, from the root of the host: Dutch as they are, English below <c>/en</c>.</summary>
public static class PortalAddresses
{
    /// <summary>Where style sheet, script and fonts are.</summary>
    public const string Assets = "/assets/";

    /// <summary>The catalogue.</summary>
    public static string Catalogue(Language language) => language == Languages.OfReaders ? "/" : $"/{language.Code()}";

    /// <summary>A survey, a wave of it, or a page of that wave.</summary>
    public static string Of(Language language, params ReadOnlySpan<string> parts)
    {
        var address = language == Languages.OfReaders ? "" : $"/{language.Code()}";
        foreach (var part in parts)
            address += "/" + Uri.EscapeDataString(part);
        return address.Length == 0 ? "/" : address;
    }

    /// <summary>A release of a wave, at an address that stays, or a page of it.</summary>
    public static string OfRelease(
        Language language,
        string survey,
        string wave,
        int number,
        params ReadOnlySpan<string> parts
    ) => Of(language, [survey, wave, "releases", number.ToString(CultureInfo.InvariantCulture), .. parts]);

    /// <summary>Where what is published of a survey, or of all, can be followed.</summary>
    /// <param name="survey">The survey; null for all.</param>
    public static string Feed(string? survey) =>
        survey is null ? "/api/v1/feeds/atom" : $"/api/v1/surveys/{Uri.EscapeDataString(survey)}/feeds/atom";

    /// <summary>The calendar of announced releases of a survey.</summary>
    public static string Calendar(string survey) => $"/api/v1/surveys/{Uri.EscapeDataString(survey)}/calendar";

    /// <summary>The API's address of a file of the latest published release of a wave.</summary>
    public static string File(string survey, string wave, string file) =>
        $"/api/v1/surveys/{Uri.EscapeDataString(survey)}/waves/{Uri.EscapeDataString(wave)}/{file}";
}
