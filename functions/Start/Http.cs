using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

namespace Serverless.Functions;

/// <summary>How requests come in and answers go out.</summary>
internal static class Http
{
    /// <summary>
    /// The largest body any Functions host passes on. The limit of a file is lower; it is checked as the file is read.
    /// </summary>
    private const long MaximumBody = 210_000_000;

    public static void AddHttp(this FunctionsApplicationBuilder builder, ApiContact contact)
    {
        builder.ConfigureFunctionsWebApplication();
        builder.UseMiddleware<Answers>();
        builder.Services.AddSingleton(_ => new ApiDescription(contact));
        builder.Services.Configure<KestrelServerOptions>(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = MaximumBody;
            server.Limits.MinRequestBodyDataRate = null;
        });
        builder.Services.ConfigureHttpJsonOptions(json =>
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Answers)
        );
    }
}
