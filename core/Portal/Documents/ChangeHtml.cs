using Serverless.Portal.Html;
using Serverless.Reporting.Documents;

namespace Serverless.Portal.Documents;

/// <summary>A change as HTML; its arrow is drawn by the style sheet, as the words say which way it went.</summary>
internal static class ChangeHtml
{
    public static void Write(HtmlWriter html, Change change)
    {
        var kind = change.Direction switch
        {
            ChangeDirection.Up => "change up",
            ChangeDirection.Down => "change down",
            _ => "change",
        };
        html.Element("span", change.Text, ("class", change.Significant ? kind + " holds" : kind));
    }
}
