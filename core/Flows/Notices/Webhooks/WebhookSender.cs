using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Serverless.Surveys.Issues;

namespace Serverless.Flows.Notices.Webhooks;

/// <summary>What a receiver answered, or why it did not.</summary>
/// <param name="Status">The status of HTTP; null without an answer.</param>
/// <param name="Outcome">In words.</param>
/// <param name="RetryAfter">When it asked to be called again; null when it did not.</param>
public sealed record WebhookAnswer(HttpStatusCode? Status, MessageText Outcome, TimeSpan? RetryAfter = null)
{
    /// <summary>Whether the notice was accepted.</summary>
    public bool Accepted => (int?)Status is >= 200 and < 300;
}

/// <summary>
/// Sends notices. Redirects are not followed, and of an answer nothing but its status and Retry-After is read: what a
/// receiver writes is neither kept nor shown.
/// </summary>
public sealed class WebhookSender : IDisposable
{
    private const int MaximumHeaderKilobytes = 16;

    private readonly WebhookAddress _addresses;
    private readonly WebhookSettings _settings;
    private readonly HttpMessageInvoker _client;

    public WebhookSender(WebhookAddress addresses, WebhookSettings settings)
    {
        _addresses = addresses;
        _settings = settings;
        _client = new HttpMessageInvoker(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                AutomaticDecompression = DecompressionMethods.None,
                UseCookies = false,
                UseProxy = false,
                Credentials = null,

                // What a trace of this program is called is nobody else's business.
                ActivityHeadersPropagator = null,
                MaxResponseHeadersLength = MaximumHeaderKilobytes,

                // A body is never read: the connection is closed instead.
                MaxResponseDrainSize = 0,
                ResponseDrainTimeout = TimeSpan.Zero,
                ConnectTimeout = settings.MaximumTime,

                // Every connection is to an address that was looked up and looked at just before.
                PooledConnectionLifetime = TimeSpan.Zero,
                ConnectCallback = ConnectAsync,
            }
        );
    }

    /// <summary>Sends one notice; whatever becomes of it is the answer, never an exception.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="message">Id of the message.</param>
    /// <param name="at">When the attempt is made.</param>
    /// <param name="signature">The header <c>webhook-signature</c>.</param>
    /// <param name="body">The body, JSON.</param>
    /// <param name="cancellationToken">Stops waiting; then this throws.</param>
    public async Task<WebhookAnswer> SendAsync(
        Uri address,
        string message,
        DateTimeOffset at,
        string signature,
        string body,
        CancellationToken cancellationToken
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("webhook-id", message);
        request.Headers.Add("webhook-timestamp", WebhookSignature.Seconds(at));
        request.Headers.Add("webhook-signature", signature);
        request.Headers.Add("User-Agent", "survey-wave-notices/1");
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(_settings.MaximumTime);
        try
        {
            using var response = await _client.SendAsync(request, time.Token);
            return Read(response, at);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(null, $"There was no answer within {_settings.MaximumTime.TotalSeconds:0} seconds.");
        }
        catch (HttpRequestException failed)
        {
            return new(null, Why(failed));
        }
    }

    public void Dispose() => _client.Dispose();

    private async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context,
        CancellationToken cancellationToken
    )
    {
        var found = await _addresses.FindAsync(context.InitialRequestMessage.RequestUri!, cancellationToken);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync([.. found], context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static WebhookAnswer Read(HttpResponseMessage response, DateTimeOffset now)
    {
        var status = (int)response.StatusCode;
        MessageText outcome = status switch
        {
            >= 200 and < 300 => (MessageText)$"Accepted with status {status}.",
            >= 300 and < 400 => (MessageText)
                $"Redirected with status {status}. Redirects are not followed: change the address of the webhook.",
            _ => (MessageText)$"Refused with status {status}.",
        };
        var asked = response.Headers.RetryAfter;
        return new(response.StatusCode, outcome, asked?.Delta ?? asked?.Date - now);
    }

    /// <summary>Words of our own: those of an exception can hold what the other side sent.</summary>
    private static MessageText Why(HttpRequestException failed) =>
        failed.InnerException is WebhookAddressException refused
            ? refused.Text
            : failed.HttpRequestError switch
            {
                HttpRequestError.NameResolutionError => "The host could not be found.",
                HttpRequestError.ConnectionError => "There was no connection to the host.",
                HttpRequestError.SecureConnectionError =>
                    "There was no secure connection: the certificate of the host is not accepted.",
                HttpRequestError.ConfigurationLimitExceeded => "The answer was longer than is read.",
                _ => "The connection broke off, or the answer was not HTTP.",
            };
}
