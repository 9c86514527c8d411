using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Portal.Pages;

/// <summary>What readers see at an address where there is nothing.</summary>
public static class NotFoundPage
{
    /// <summary>The page.</summary>
    public static string Write(Language language)
    {
        var texts = Texts.For(language).Portal;
        return MessagePage.Write(
            language,
            "not-found",
            texts.NotFound,
            texts.NotFoundExplained,
            html => SurveySearch.Write(html.Line(), language)
        );
    }
}
