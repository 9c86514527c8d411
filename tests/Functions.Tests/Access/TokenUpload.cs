using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Serverless.TestKit.Surveys;

namespace Serverless.Functions.Tests.Access;

/// <summary>An upload by whoever has a token of an issuer.</summary>
internal static class TokenUpload
{
    /// <summary>Uploads a codebook; how that is answered.</summary>
    public static async Task<HttpStatusCode> CodebookAsync(HttpClient client, string survey, string token)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Put,
            new Uri($"/api/v1/surveys/{survey}/codebook", UriKind.Relative)
        );
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Content = new StringContent(TrialMonitor.Codebook(survey), Encoding.UTF8, "application/json");
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }
}
