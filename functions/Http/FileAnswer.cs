using Serverless.Storage;

namespace Serverless.Functions;

/// <summary>A published file as an answer: shown in the browser, and saved under a name that says what it is.</summary>
internal static class FileAnswer
{
    /// <summary>Sends a file.</summary>
    /// <param name="response">Gets the headers of the file.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="entry">What kind of file it is.</param>
    /// <param name="name">The name under which it is saved.</param>
    public static IResult Send(HttpResponse response, Stream content, PublishedFileEntry entry, string name)
    {
        response.Headers.ContentDisposition = $"inline; filename=\"{name}\"";
        response.ContentLength = entry.Length;
        if (entry.ContentType == MediaTypes.Pdf)
            AnswerHeaders.AllowViewer(response);
        return TypedResults.Stream(content, entry.ContentType);
    }
}
