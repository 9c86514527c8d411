using Serverless.Flows.Uploads;
using Serverless.Storage;

namespace Serverless.Functions;

/// <summary>Queue: stores the next stretch of a large upload.</summary>
internal static class StoreResponses
{
    public static Task HandleAsync(
        Invocation invocation,
        ResponsesStorage storing,
        CancellationToken cancellationToken
    ) =>
        storing.ContinueAsync(invocation.Read("message", MessageJson.Default.StoreResponsesMessage), cancellationToken);
}
