namespace Serverless.Functions.Tests.App;

/// <summary>
/// Holds every answer a test gets against the OpenAPI document of the app. One that the document does not describe fails
/// the test that got it.
/// </summary>
internal sealed class DescribedAnswers(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private static readonly SemaphoreSlim Turn = new(1);

    /// <summary>The same in every process of these tests but for the address of the server.</summary>
    private static ApiDescriptionFile? _description;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var response = await base.SendAsync(request, cancellationToken);

        // What the host answers by itself has no version.
        if (response.Headers.Contains("API-Version"))
        {
            var description = await DescriptionAsync(request.RequestUri!, cancellationToken);
            await description.CheckAsync(request, response, cancellationToken);
        }

        return response;
    }

    private async Task<ApiDescriptionFile> DescriptionAsync(Uri address, CancellationToken cancellationToken)
    {
        await Turn.WaitAsync(cancellationToken);
        try
        {
            if (_description is null)
            {
                using var request = new HttpRequestMessage(
                    HttpMethod.Get,
                    new Uri(address, $"{Addresses.Api}/openapi.json")
                );
                using var response = await base.SendAsync(request, cancellationToken);
                _description = new(await response.Content.ReadAsStringAsync(cancellationToken));
            }

            return _description;
        }
        finally
        {
            Turn.Release();
        }
    }
}
