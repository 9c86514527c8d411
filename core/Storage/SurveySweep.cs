using Azure.Data.Tables;

namespace Serverless.Storage;

/// <summary>How far the sweep over all surveys has come.</summary>
/// <param name="Program">What the program was that began it; another one begins anew.</param>
/// <param name="After">The last survey looked at; null at the beginning.</param>
/// <param name="EndedAt">When the last survey was looked at; null while it is under way.</param>
public sealed record SweepState(string Program, Name? After, DateTimeOffset? EndedAt);

/// <summary>The note of how far the sweep over all surveys has come.</summary>
public sealed class SurveySweep(StorageAccount account)
{
    private const string Key = "sweep";

    private readonly TableClient _table = account.Table(StorageNames.Status);

    /// <summary>The state of the last sweep; null before the first.</summary>
    public async Task<SweepState?> FindAsync(CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(Key, Key, cancellationToken: cancellationToken);
        if (!found.HasValue)
            return null;
        var entity = found.Value!;
        return new(
            entity.GetString(nameof(SweepState.Program)),
            Name.TryParse(entity.GetString(nameof(SweepState.After)), out var after) ? after : null,
            entity.GetDateTimeOffset(nameof(SweepState.EndedAt))
        );
    }

    public Task SaveAsync(SweepState state, CancellationToken cancellationToken)
    {
        var entity = new TableEntity(Key, Key)
        {
            [nameof(SweepState.Program)] = state.Program,
            [nameof(SweepState.After)] = state.After?.ToString() ?? "",
        };
        if (state.EndedAt is { } ended)
            entity[nameof(SweepState.EndedAt)] = ended;
        return _table.UpsertEntityAsync(entity, TableUpdateMode.Replace, cancellationToken);
    }
}
