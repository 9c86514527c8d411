using System.Net;

namespace Serverless.Functions;

/// <summary>Where a request comes from. It is used to count with and goes nowhere else.</summary>
/// <param name="headers">The headers in which what is in front of the app writes it.</param>
internal sealed class CallerAddress(IReadOnlyList<string> headers)
{
    /// <summary>
    /// What the front end of App Service writes the address in, which Flex Consumption is behind too. CLIENT-IP is
    /// documented to replace whatever the caller sent under that name, X-Client-IP was seen to. X-Forwarded-For is not
    /// among them: the caller begins it, and the worker's own middleware takes it apart before any of this runs.
    /// </summary>
    public static IReadOnlyList<string> OfAppService => ["CLIENT-IP", "X-Client-IP"];

    /// <summary>
    /// The address, none where no front end says it, as on a developer's machine. Where headers say different ones, a
    /// caller wrote some of them, and it is all of them: whoever invents addresses is counted by the true one still.
    /// What cannot be read is no address at all, so that all such callers are counted as one.
    /// </summary>
    public IReadOnlyList<IPAddress> Of(HttpRequest request) =>
        [
            .. headers
                .Where(request.Headers.ContainsKey)
                .Select(header => Read(request.Headers[header].ToString()))
                .Distinct(),
        ];

    /// <summary>With a port or without; of several, the last was written by the proxy next to the app.</summary>
    private static IPAddress Read(string said) =>
        IPEndPoint.TryParse(said.Split(',', StringSplitOptions.TrimEntries)[^1], out var end)
            ? end.Address
            : IPAddress.None;
}
