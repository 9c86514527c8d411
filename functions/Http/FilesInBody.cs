using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Serverless.Flows.Uploads;

namespace Serverless.Functions;

/// <summary>The files in a body: the body itself, or the parts of a form that have a file name.</summary>
internal static class FilesInBody
{
    private const int MaximumBoundaryLength = 70;
    private const int MaximumNameLength = 200;

    /// <summary>What a file is called that came without a name.</summary>
    private const string Nameless = "responses";

    /// <summary>Passes the files to <paramref name="take"/>; refuses with 400 a form that is damaged or cut off.</summary>
    public static async Task<T> PassAsync<T>(
        HttpRequest request,
        Func<IAsyncEnumerable<DescribedFile>, Task<T>> take,
        CancellationToken cancellationToken
    )
    {
        if (!IsForm(request, out var boundary))
            return await take(OfBody(request));
        try
        {
            return await take(OfForm(request, boundary, cancellationToken));
        }
        catch (Exception e) when (e is InvalidDataException or IOException && e is not BadHttpRequestException)
        {
            throw Refusals.UnusableForm();
        }
    }

    private static async IAsyncEnumerable<DescribedFile> OfBody(HttpRequest request)
    {
        await Task.CompletedTask;
        yield return new DescribedFile(Nameless, request.Body);
    }

    private static async IAsyncEnumerable<DescribedFile> OfForm(
        HttpRequest request,
        string boundary,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var reader = new MultipartReader(boundary, request.Body);
        while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
            if (
                ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)
                && (disposition.FileNameStar.HasValue || disposition.FileName.HasValue)
            )
                yield return new DescribedFile(NameOf(disposition), section.Body);
    }

    private static bool IsForm(HttpRequest request, out string boundary)
    {
        boundary = "";
        if (
            !MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals(MediaTypes.Form, StringComparison.OrdinalIgnoreCase)
        )
            return false;
        boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        return boundary.Length is > 0 and <= MaximumBoundaryLength ? true : throw Refusals.UnusableForm();
    }

    /// <summary>The last part of the name, without control characters.</summary>
    private static string NameOf(ContentDispositionHeaderValue disposition)
    {
        var given = disposition.FileNameStar.HasValue
            ? disposition.FileNameStar.ToString()
            : HeaderUtilities.RemoveQuotes(disposition.FileName).ToString();
        var last = given[(given.LastIndexOfAny(['/', '\\']) + 1)..];
        var name = string.Concat(last.Where(c => !char.IsControl(c) && !char.IsSurrogate(c)).Take(MaximumNameLength));
        return name.Length == 0 ? Nameless : name;
    }
}
