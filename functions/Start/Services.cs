using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using Serverless.Flows.Composition;
using Serverless.Flows.Releases;
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

    /// <summary>Lets only those through to a function who may call it. It comes after what it needs of storage.</summary>
    public static void AddAccess(this FunctionsApplicationBuilder builder, FunctionAppOptions options)
    {
        builder.Services.AddAccess(options.Access);
        builder.Services.AddSingleton(new CallerAddress(options.AddressHeaders));
        if (options.SignIn is { } signIn)
            builder.Services.AddSingleton(new SignIn(signIn));
        builder.Services.AddSingleton(new DeskOptions(options.SignIn?.Desk));
        builder.UseMiddleware<AccessControl>();
    }

    public static void AddNotices(this FunctionsApplicationBuilder builder, NoticeOptions options)
    {
        builder.Services.AddNotices(options.Addresses, options.Webhooks);
        builder.Services.AddSingleton(new PublicAddress(new Uri(options.Addresses.Root)));
        builder.Services.AddSingleton<PreviewReading>();
    }

    public static void AddFlows(
        this FunctionsApplicationBuilder builder,
        UploadSettings uploads,
        RetentionSettings retention
    ) => builder.Services.AddFlows(uploads, retention);
}
