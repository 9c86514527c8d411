using Serverless.Flows.Uploads;
using Serverless.Storage;

namespace Serverless.Functions;

/// <summary>Queue: a large upload was given up after all retries. Its status says so.</summary>
internal static class StoreResponsesFailed
{
    public static async Task HandleAsync(
        Invocation invocation,
        ResponsesStorage storing,
        CancellationToken cancellationToken
    )
    {
        if (invocation.Find("message", MessageJson.Default.StoreResponsesMessage) is { } message)
            await storing.GiveUpAsync(message, cancellationToken);
    }
}
