using Azure.Data.Tables;

namespace Serverless.Storage;

/// <summary>What was current in one survey at one moment.</summary>
public sealed class SurveySnapshot
{
    private readonly Dictionary<string, TableEntity> _entities;

    internal SurveySnapshot(Name survey, Dictionary<string, TableEntity> entities)
    {
        Survey = survey;
        _entities = entities;
    }

    public Name Survey { get; }

    /// <summary>The current version of an input; null when it was never uploaded.</summary>
    public InputPointer? Input(InputKey key) =>
        _entities.TryGetValue(key.RowKey, out var entity) ? InputPointer.From(entity) : null;

    /// <summary>What is published of a wave; null before the first time.</summary>
    public PublishedWave? Published(Name wave) =>
        _entities.TryGetValue(PublishedWave.RowKeyOf(wave), out var entity) ? PublishedWave.From(entity) : null;
}
