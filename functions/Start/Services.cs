using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using Serverless.Flows.Composition;
using Serverless.Flows.Uploads;
using Serverless.Storage;

namespace Serverless.Functions;

/// <summary>What the functions are made of.</summary>
internal static class Services
{
    public static void AddStorage(this FunctionsApplicationBuilder builder, StorageConnection connection)
    {
        builder.Services.AddSingleton(_ => connection.Open());
        if (connection.ConnectionString is not null)
            builder.UseMiddleware<StorageCreation>();
    }

    public static void AddFlows(
        this FunctionsApplicationBuilder builder,
        UploadSettings uploads,
        RetentionSettings retention
    ) => builder.Services.AddFlows(uploads, retention);
}
