using System.Net;

namespace Serverless.Functions;

/// <summary>Where a request comes from. It is used to count with and goes nowhere else.</summary>
/// <param name="header">The header that the front end writes it in.</param>
internal sealed class CallerAddress(string header)
{
    /// <summary>
    /// The address, null where no front end says it, as on a developer's machine. Of what cannot be read it is no
    /// address at all, so that all such callers are counted as one.
    /// </summary>
    public IPAddress? Of(HttpRequest request)
    {
        if (!request.Headers.TryGetValue(header, out var said))
            return null;

        // With a port or without; of several, the last was written by the proxy next to the app.
        var last = said.ToString().Split(',', StringSplitOptions.TrimEntries)[^1];
        return IPEndPoint.TryParse(last, out var end) ? end.Address : IPAddress.None;
    }
}
