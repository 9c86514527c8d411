using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Portal.Pages;

/// <summary>What readers see where something was published and taken back.</summary>
public static class WithdrawnPage
{
    /// <summary>The page.</summary>
    /// <param name="language">Its language.</param>
    /// <param name="reason">Why it was taken back, in the words of whoever did.</param>
    public static string Write(Language language, string reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        var texts = Texts.For(language).Portal;
        return MessagePage.Write(
            language,
            "withdrawn",
            texts.WithdrawnTitle,
            texts.WithdrawnExplained,
            html =>
            {
                if (reason.Length > 0)
                    html.Open("div", ("class", "callout caution"))
                        .Element("p", texts.Reason, ("class", "title"))
                        .Element("p", reason)
                        .Close();
            }
        );
    }
}
