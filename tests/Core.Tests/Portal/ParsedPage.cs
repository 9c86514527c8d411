using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Serverless.Analysis.Results;
using Serverless.Pdf;
using Serverless.Portal;
using Serverless.Reporting;
using Serverless.Reporting.Templates;
using Serverless.Surveys;

namespace Serverless.Core.Tests.Portal;

/// <summary>Pages as a browser would read them: parsed by a library that knows nothing of our writer.</summary>
internal static class ParsedPage
{
    /// <summary>All pages of results, by file name.</summary>
    public static IReadOnlyList<(string File, string Html, IHtmlDocument Page)> Of(
        ResultsDocument results,
        PerLanguage<FactsheetTemplate?>? templates = null
    ) =>
        [
            .. WavePages
                .Files(new WaveReports(results, templates ?? FactsheetTemplate.None, PdfRenderer.Height))
                .Select(Read),
        ];

    public static IHtmlDocument Parse(string html) =>
        new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocument(html);

    /// <summary>
    /// The text of the report on a page without white space: without what the page adds to it, and without what is not
    /// seen.
    /// </summary>
    public static string Text(IParentNode page)
    {
        var article = (IElement)page.QuerySelector("article")!.Clone();
        foreach (var added in article.QuerySelectorAll("nav, form, svg, details, .contents, .notes, .hidden").ToList())
            added.Remove();
        return Letters(article.TextContent);
    }

    /// <summary>A text without white space and places where words may be broken.</summary>
    public static string Letters(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var character in text.Where(c => !char.IsWhiteSpace(c) && c != '\u00AD'))
            letters.Append(character);
        return letters.ToString();
    }

    private static (string File, string Html, IHtmlDocument Page) Read(PublishedFile file)
    {
        using var bytes = new MemoryStream();
        file.Write(bytes);
        var html = Encoding.UTF8.GetString(bytes.ToArray());
        return (file.Name, html, Parse(html));
    }
}
