using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Serverless.Surveys;

namespace Serverless.Functions;

/// <summary>
/// Which of several forms of an output a caller gets (RFC 9110, 12). The query decides; without it a header of the
/// request does, and the answer says so in <c>Vary</c>, so that no cache gives it to callers who asked for another.
/// </summary>
internal static class Negotiation
{
    /// <summary>The media type asked for; the first offered when the caller does not care or accepts none.</summary>
    public static string MediaType(HttpRequest request, params ReadOnlySpan<(string Format, string MediaType)> offered)
    {
        var format = request.Query[FormatQueryAttribute.Key].ToString();
        foreach (var (name, type) in offered)
            if (name == format)
                return type;
        Vary(request, HeaderNames.Accept);
        return Preferred(request, offered);
    }

    /// <summary>The language asked for; that of readers when the caller does not care or accepts none.</summary>
    public static Language Language(HttpRequest request)
    {
        var language = QueriedLanguage(request);
        if (language is null)
            Vary(request, HeaderNames.AcceptLanguage);
        var chosen = language ?? AcceptedLanguage(request, Languages.OfReaders);
        request.HttpContext.Response.Headers.ContentLanguage = chosen.Code();
        return chosen;
    }

    /// <summary>
    /// The language of messages: that of programs when the caller does not care or accepts none. A query that names a
    /// language means that of an output.
    /// </summary>
    public static Language LanguageOfMessages(HttpRequest request)
    {
        Vary(request, HeaderNames.AcceptLanguage);
        var chosen = AcceptedLanguage(request, Languages.OfPrograms);
        request.HttpContext.Response.Headers.ContentLanguage = chosen.Code();
        return chosen;
    }

    /// <summary>The language named in the query; null without one.</summary>
    public static Language? QueriedLanguage(HttpRequest request)
    {
        var code = request.Query[LanguageQueryAttribute.Key].ToString();
        return Languages
            .All.Where(language => language.Code() == code)
            .Select(language => (Language?)language)
            .FirstOrDefault();
    }

    private static string Preferred(HttpRequest request, ReadOnlySpan<(string Format, string MediaType)> offered)
    {
        var best = offered[0].MediaType;
        var quality = 0.0;
        foreach (var accepted in request.GetTypedHeaders().Accept)
        {
            foreach (var (_, type) in offered)
            {
                if ((accepted.Quality ?? 1) > quality && MediaTypeHeaderValue.Parse(type).IsSubsetOf(accepted))
                {
                    best = type;
                    quality = accepted.Quality ?? 1;
                    break;
                }
            }
        }

        return best;
    }

    /// <summary>
    /// Among languages with the same quality, the one that comes first in the header: many callers write no qualities.
    /// </summary>
    private static Language AcceptedLanguage(HttpRequest request, Language usual)
    {
        var ranges = request.GetTypedHeaders().AcceptLanguage;
        return Languages
            .All.Select(language => (language, range: Range(ranges, language)))
            .Where(offer => offer.range.Quality > 0)
            .OrderByDescending(offer => offer.range.Quality)
            .ThenBy(offer => offer.range.Place)
            .Select(offer => offer.language)
            .FirstOrDefault(usual);
    }

    /// <summary>The range a language falls under: one of its own or of a variant (<c>en-GB</c>), else <c>*</c>.</summary>
    private static (double Quality, int Place) Range(IList<StringWithQualityHeaderValue> ranges, Language language)
    {
        var ofAll = (Quality: 0.0, Place: ranges.Count);
        for (var place = 0; place < ranges.Count; place++)
        {
            var range = (ranges[place].Quality ?? 1, place);
            if (ranges[place].Value == "*")
                ofAll = range;
            else if (Primary(ranges[place].Value).Equals(language.Code(), StringComparison.OrdinalIgnoreCase))
                return range;
        }

        return ofAll;
    }

    private static StringSegment Primary(StringSegment range)
    {
        var hyphen = range.IndexOf('-');
        return hyphen < 0 ? range : range.Subsegment(0, hyphen);
    }

    private static void Vary(HttpRequest request, string header) =>
        request.HttpContext.Response.Headers.Append(HeaderNames.Vary, header);
}
