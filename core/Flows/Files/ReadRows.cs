using Serverless.Intake.Responses;
using Serverless.Storage;

namespace Serverless.Flows.Files;

/// <summary>Stores the rows of a checked response file under a partition of their own.</summary>
public sealed class ReadRows(RespondentRows rows, LoosePartitions loose, TimeProvider clock)
{
    /// <summary>Stores the rows; the partition is entered as loose before the first of them is written.</summary>
    internal async Task<LoosePartition> StoreAsync(
        InputKey responses,
        IAsyncEnumerable<PackedRespondent> respondents,
        CancellationToken cancellationToken
    )
    {
        var name = RespondentRows.Partition(responses, attempt: Guid.NewGuid().ToString("n"));
        var partition = await loose.TouchAsync(name, clock.GetUtcNow(), cancellationToken);
        FlowTelemetry.StoredRows.Add(await rows.WriteAsync(name, respondents, cancellationToken));
        return partition;
    }
}
