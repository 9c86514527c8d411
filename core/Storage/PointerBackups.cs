using Azure.Data.Tables;

namespace Serverless.Storage;

/// <summary>A pointer as a backup holds it.</summary>
public sealed class SavedPointer
{
    internal SavedPointer(TableEntity entity) => Entity = entity;

    /// <summary>The input whose version it names; null when it is about something else, such as what is published.</summary>
    public InputKey? Input => InputKey.OfPointer(Entity.PartitionKey, Entity.RowKey);

    /// <summary>The survey of which it says what is published; null when it is about something else.</summary>
    public Name? PublishedSurvey =>
        PublishedWave.WaveOf(Entity.RowKey) is null ? null : Name.Parse(Entity.PartitionKey);

    /// <summary>The version of that input.</summary>
    public InputPointer Pointer => InputPointer.From(Entity);

    /// <summary>Whether it is about a survey: one of its inputs, or what is published of it.</summary>
    public bool IsOf(Name survey) =>
        Input is { } input ? input.Survey == survey : Entity.PartitionKey == survey.ToString();

    internal TableEntity Entity { get; }
}

/// <summary>Copies of the table of pointers, one a day.</summary>
public sealed class PointerBackups(StorageAccount account)
{
    private readonly TableBackups _backups = new(account, StorageNames.Pointers);

    /// <inheritdoc cref="TableBackups.WriteAsync"/>
    public Task<int> WriteAsync(DateOnly day, CancellationToken cancellationToken) =>
        _backups.WriteAsync(day, filter: null, cancellationToken);

    /// <inheritdoc cref="TableBackups.DaysAsync"/>
    public Task<IReadOnlyList<DateOnly>> DaysAsync(CancellationToken cancellationToken) =>
        _backups.DaysAsync(cancellationToken);

    /// <summary>The pointers of a day's backup; null when there is none.</summary>
    /// <exception cref="InvalidDataException">The backup is not whole.</exception>
    public async Task<IReadOnlyList<SavedPointer>?> ReadAsync(DateOnly day, CancellationToken cancellationToken)
    {
        if (!await _backups.ExistsAsync(day, cancellationToken))
            return null;
        var pointers = new List<SavedPointer>();
        await foreach (var entity in _backups.ReadAsync(day, cancellationToken))
            pointers.Add(new SavedPointer(entity));
        return pointers;
    }

    /// <inheritdoc cref="TableBackups.RestoreAsync"/>
    public Task<bool> RestoreAsync(SavedPointer pointer, CancellationToken cancellationToken) =>
        _backups.RestoreAsync(pointer.Entity, cancellationToken);
}
