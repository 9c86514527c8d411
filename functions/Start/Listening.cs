using System.Net;
using Serverless.Intake;

namespace Serverless.Functions;

/// <summary>How the program listens: to the Functions host on this machine and to nobody else.</summary>
internal static class Listening
{
    /// <summary>Room for the envelope of an invocation and the framing of a body; the true limit of a file is checked as it is read.</summary>
    private const int Margin = 1 << 20;

    public static void ListenOnLoopback(this WebApplicationBuilder builder, int port) =>
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.Listen(IPAddress.Loopback, port);
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = UploadLimits.Bytes + Margin;
            server.Limits.MinRequestBodyDataRate = null;
        });
}
