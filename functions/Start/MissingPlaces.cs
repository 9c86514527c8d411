using Serverless.Storage;

namespace Serverless.Functions;

/// <summary>
/// Makes the containers, tables and queues of an account that is reached by connection string, once, before the first
/// request
/// that needs them. In Azure the infrastructure makes them and the app's identity could not.
/// </summary>
internal sealed class MissingPlaces(StorageAccount account)
{
    private readonly Lazy<Task> _made = new(() => account.CreateMissingAsync(CancellationToken.None));

    public Task MadeAsync() => _made.Value;
}

/// <summary>Where the places are made when nobody else does.</summary>
internal static class MissingPlacesMiddleware
{
    public static void UseMissingPlaces(this WebApplication app)
    {
        if (app.Services.GetService<MissingPlaces>() is not { } missing)
            return;
        app.Use(
            async (context, next) =>
            {
                if (context.Request.Path != "/")
                    await missing.MadeAsync();
                await next(context);
            }
        );
    }
}
