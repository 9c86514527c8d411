using System.Buffers;
using Serverless.Portal.Html;

namespace Serverless.Portal.Documents;

/// <summary>A raised mark as HTML; what it means is read out in its place.</summary>
internal static class MarkHtml
{
    /// <summary>Letters of groups, and arrows: marks of differences that hold.</summary>
    private static readonly SearchValues<char> Differences = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ▲▼");

    /// <param name="meaning">In words; null reads the mark itself.</param>
    public static void Write(HtmlWriter html, string mark, string? meaning)
    {
        html.Open("sup", ("class", mark.AsSpan().ContainsAny(Differences) ? "holds" : null));
        if (meaning is null)
            html.Text(mark);
        else
            html.Element("span", mark, ("aria-hidden", "true")).Element("span", " " + meaning, ("class", "hidden"));
        html.Close();
    }
}
