using System.Net;
using System.Net.Sockets;
using Serverless.Surveys.Issues;

namespace Serverless.Flows.Notices.Webhooks;

/// <summary>Looks up the addresses of a host in the network.</summary>
public delegate Task<IPAddress[]> NameResolution(string host, CancellationToken cancellationToken);

/// <summary>
/// To which addresses notices are sent: those of the public internet, over https. A name is looked up, and every address
/// it has must be public; what is connected to is one of the addresses that were looked at, so that a name which leads
/// elsewhere a moment later leads nowhere.
/// </summary>
public sealed class WebhookAddress(WebhookSettings settings, NameResolution resolve)
{
    /// <summary>Longest address, in characters.</summary>
    public const int MaximumLength = 1_000;

    /// <summary>
    /// Reads an address and looks it up. Null when notices may be sent there, else why not, in words.
    /// </summary>
    public async Task<MessageText?> ObjectionAsync(string? text, CancellationToken cancellationToken)
    {
        if (text is null || text.Length > MaximumLength || !Uri.TryCreate(text, UriKind.Absolute, out var address))
            return (MessageText)
                $"The address of a webhook is an https address of at most {MaximumLength} characters, such as https://example.org/notices.";
        if (address.UserInfo.Length > 0 || address.Fragment.Length > 0)
            return "The address of a webhook has no user name, password or fragment. Receivers know a notice is real by its signature.";
        if (address.Scheme != Uri.UriSchemeHttps && !(settings.LoopbackAllowed && IsLoopbackOverHttp(address)))
            return "The address of a webhook begins with https.";
        try
        {
            await FindAsync(address, cancellationToken);
            return null;
        }
        catch (WebhookAddressException refused)
        {
            return refused.Text;
        }
    }

    /// <summary>The addresses in the network that a webhook's address leads to, all of them allowed.</summary>
    /// <exception cref="WebhookAddressException">One of them is not, or there is none.</exception>
    public async Task<IReadOnlyList<IPAddress>> FindAsync(Uri address, CancellationToken cancellationToken)
    {
        var found = await ResolveAsync(address.IdnHost, cancellationToken);
        if (found.Length == 0)
            throw new WebhookAddressException($"The host {address.IdnHost} has no address in the network.");
        if (found.Any(one => !IsAllowed(address.Scheme, one)))
            throw new WebhookAddressException(
                $"The host {address.IdnHost} leads into a private or reserved network. Notices go to public addresses only."
            );
        return found;
    }

    private bool IsAllowed(string scheme, IPAddress address) =>
        settings.LoopbackAllowed && IPAddress.IsLoopback(address)
        || scheme == Uri.UriSchemeHttps && PublicAddresses.Contain(address);

    private static bool IsLoopbackOverHttp(Uri address) => address.Scheme == Uri.UriSchemeHttp && address.IsLoopback;

    private async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(host, out var literal))
            return [literal];
        try
        {
            return await resolve(host, cancellationToken);
        }
        catch (SocketException)
        {
            throw new WebhookAddressException($"The host {host} could not be found.");
        }
    }
}

/// <summary>An address to which nothing is sent, and why in words.</summary>
public sealed class WebhookAddressException(MessageText text) : ExplainedException(text);
