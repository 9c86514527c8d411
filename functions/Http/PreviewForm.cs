using Serverless.Portal.Pages;

namespace Serverless.Functions;

/// <summary>The form in which the secret of a preview comes.</summary>
internal static class PreviewForm
{
    /// <summary>A secret and its name take a tenth of it.</summary>
    private const int MaximumBytes = 1_000;

    /// <summary>The secret; null when the body is no such form.</summary>
    public static async Task<string?> SecretAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType || request.ContentLength is not (> 0 and <= MaximumBytes))
            return null;
        try
        {
            return (await request.ReadFormAsync(cancellationToken))[PreviewPage.Secret].ToString();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
