using System.Text.Json;
using System.Text.Json.Serialization;
using Azure;
using Azure.Data.Tables;

namespace Serverless.Storage.Access;

/// <summary>How much a caller used, as all instances of the program know it together.</summary>
/// <param name="Minute">The minute that requests are counted in.</param>
/// <param name="Requests">Requests in that minute, as far as instances reported them.</param>
/// <param name="Day">The day (UTC) that bytes are counted on.</param>
/// <param name="Bytes">Bytes of uploads on that day, those under way included.</param>
/// <param name="Uploads">Uploads under way.</param>
public sealed record Usage(
    DateTimeOffset Minute,
    int Requests,
    DateOnly Day,
    long Bytes,
    IReadOnlyList<RunningUpload> Uploads
)
{
    /// <summary>Of a caller that used nothing yet.</summary>
    public static Usage None { get; } = new(default, 0, default, 0, []);
}

/// <summary>An upload under way.</summary>
public sealed record RunningUpload(string Id, DateTimeOffset Since);

/// <summary>The JSON of counters.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Usage))]
internal sealed partial class UsageJson : JsonSerializerContext;

/// <summary>The counters of all callers, one row each.</summary>
public sealed class UsageCounters(StorageAccount account)
{
    private const string PartitionKey = "usage";
    private const string Counters = "Counters";

    private readonly TableClient _table = account.Table(StorageNames.Access);

    /// <summary>
    /// Changes the counters of a caller, by what they are now; again when another instance was faster. Returns them as
    /// they are then. A <paramref name="change"/> that gives null leaves them as they are.
    /// </summary>
    public async Task<Usage> ChangeAsync(string caller, Func<Usage, Usage?> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            var found = await _table.GetEntityIfExistsAsync<TableEntity>(
                PartitionKey,
                caller,
                cancellationToken: cancellationToken
            );
            var usage = found.HasValue ? Read(found.Value!) : Usage.None;
            if (change(usage) is not { } changed)
                return usage;
            var entity = new TableEntity(PartitionKey, caller)
            {
                [Counters] = JsonSerializer.Serialize(changed, UsageJson.Default.Usage),
            };
            ETag? read = found.HasValue ? found.Value!.ETag : null;
            if (await _table.TryPutAsync(entity, read, cancellationToken))
                return changed;
            // Another instance counted in between: count on from there.
        }
    }

    private static Usage Read(TableEntity entity) =>
        JsonSerializer.Deserialize(entity.GetString(Counters), UsageJson.Default.Usage) ?? Usage.None;
}
