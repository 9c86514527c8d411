using Serverless.Storage;

namespace Serverless.Functions;

/// <summary>The body of an upload.</summary>
internal static class UploadedBody
{
    /// <summary>
    /// Sets the body aside on disk; refuses with 413 what is larger than <paramref name="maximumBytes"/>.
    /// </summary>
    public static async Task<StagedFile> StageAsync(
        HttpRequest request,
        long maximumBytes,
        CancellationToken cancellationToken
    )
    {
        try
        {
            if (request.ContentLength > maximumBytes)
                throw new FileTooLargeException(maximumBytes);
            return await StagedFile.ReadAsync(request.Body, maximumBytes, cancellationToken);
        }
        catch (FileTooLargeException)
        {
            // The Functions host sends the whole body before it looks at the answer, and takes a connection that closes
            // early for a fault of
            // this program. A caller that asked leave to send (Expect: 100-continue) has not begun: it is told at once.
            if (request.Headers.Expect.Count == 0)
                await request.Body.CopyToAsync(Stream.Null, cancellationToken);
            throw Refusals.TooLarge(maximumBytes);
        }
    }
}
