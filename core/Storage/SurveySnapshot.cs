using Azure.Data.Tables;

namespace Serverless.Storage;

/// <summary>What was current in one survey at one moment.</summary>
public sealed class SurveySnapshot
{
    private readonly Dictionary<string, TableEntity> _entities;

    internal SurveySnapshot(
        Name survey,
        InputPointer? codebook,
        string? styleVersion,
        Dictionary<string, TableEntity> entities
    )
    {
        (Survey, Codebook, StyleVersion) = (survey, codebook, styleVersion);
        _entities = entities;
    }

    public Name Survey { get; }

    /// <summary>The current codebook; null when there is none.</summary>
    public InputPointer? Codebook { get; }

    /// <summary>Version of the house style of its organisation; null for none.</summary>
    public string? StyleVersion { get; }

    /// <summary>Every population and response file there is, whatever the codebook says of its wave and group.</summary>
    public IEnumerable<(InputKey Key, InputPointer Pointer)> GroupFiles =>
        from entity in _entities.OrderBy(entity => entity.Key, StringComparer.Ordinal)
        let key = InputKey.OfGroupFile(Survey, entity.Key)
        where key is not null
        select (key, InputPointer.From(entity.Value));

    /// <summary>The waves of which something is published.</summary>
    public IEnumerable<Name> PublishedWaves =>
        from rowKey in _entities.Keys.Order(StringComparer.Ordinal)
        let wave = PublishedWave.WaveOf(rowKey)
        where wave is not null
        select wave.Value;

    /// <summary>The current version of an input of this survey; null when it was never uploaded.</summary>
    public InputPointer? Input(InputKey key)
    {
        if (key.Kind == UploadKind.Codebook)
            return Codebook;
        return _entities.TryGetValue(key.RowKey, out var entity) ? InputPointer.From(entity) : null;
    }

    /// <summary>What would be current if this input were replaced; nothing is stored.</summary>
    public SurveySnapshot With(InputKey key, InputPointer pointer)
    {
        if (key.Kind == UploadKind.Codebook)
            return new SurveySnapshot(Survey, pointer, StyleVersion, _entities);
        var entities = new Dictionary<string, TableEntity>(_entities, StringComparer.Ordinal)
        {
            [key.RowKey] = pointer.ToEntity(key),
        };
        return new SurveySnapshot(Survey, Codebook, StyleVersion, entities);
    }

    /// <summary>What is published of a wave; null before the first time.</summary>
    public PublishedWave? Published(Name wave) =>
        _entities.TryGetValue(PublishedWave.RowKeyOf(wave), out var entity) ? PublishedWave.From(entity) : null;
}
