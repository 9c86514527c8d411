using Azure.Data.Tables;
using Serverless.Storage;
using Serverless.Storage.Auditing;

namespace Serverless.Functions.Tests.Description;

/// <summary>What calls left in audit logs, found by looking at all of them after each call.</summary>
internal sealed class NotedOperations(StorageAccount account)
{
    private readonly TableClient _logs = account.Table(StorageNames.Audit);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<(string Function, string Operation)> _noted = [];

    /// <summary>By the function that was called: the operations that entries made meanwhile have.</summary>
    public ILookup<string, string> ByOperation =>
        _noted.ToLookup(noted => noted.Function, noted => noted.Operation, StringComparer.Ordinal);

    /// <summary>Takes what is new in the logs as noted by this call.</summary>
    public async Task AfterAsync(string function)
    {
        foreach (var operation in await NewAsync())
            _noted.Add((function, operation));
    }

    /// <summary>Takes what is new in the logs as noted by nobody in particular.</summary>
    public Task SkipAsync() => NewAsync();

    private async Task<IReadOnlyList<string>> NewAsync()
    {
        var operations = new List<string>();
        await foreach (var row in _logs.QueryAsync<TableEntity>())
            if (
                row.GetString(nameof(AuditEvent.Operation)) is { } operation
                && _seen.Add($"{row.PartitionKey}/{row.RowKey}")
            )
                operations.Add(operation);
        return operations;
    }
}
