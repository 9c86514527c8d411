using System.Net;

namespace Serverless.Functions;

/// <summary>How the program listens: to the Functions host on this machine and to nobody else.</summary>
internal static class Listening
{
    /// <summary>
    /// The largest body the Functions host passes on. The limit of a file is lower; it is checked as the file is read.
    /// </summary>
    private const long LargestBody = 210_000_000;

    public static void ListenOnLoopback(this WebApplicationBuilder builder, int port) =>
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.Listen(IPAddress.Loopback, port);
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = LargestBody;
            server.Limits.MinRequestBodyDataRate = null;
        });
}
