using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

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

/// <summary>
/// Copies of the table of pointers, one a day, each a blob of JSON Lines: an entity a line with the type of every value,
/// then a line that says how many there are.
/// </summary>
public sealed class PointerBackups(StorageAccount account)
{
    private const string Folder = "pointers/";
    private const string Extension = ".jsonl";
    private const string DayFormat = "yyyy-MM-dd";

    private readonly BlobContainerClient _backups = account.Container(StorageNames.Backups);
    private readonly TableClient _table = account.Table(StorageNames.Pointers);

    /// <summary>
    /// Copies the table. The copy of a day replaces an earlier one of that day, whole or not at all. Returns how many
    /// pointers there are.
    /// </summary>
    public async Task<int> WriteAsync(DateOnly day, CancellationToken cancellationToken)
    {
        await using var copy = await Blob(day).OpenWriteAsync(overwrite: true, cancellationToken: cancellationToken);
        var count = 0;
        await foreach (var entity in _table.QueryAsync<TableEntity>(cancellationToken: cancellationToken))
        {
            await WriteLineAsync(copy, ToJson(entity), cancellationToken);
            count++;
        }

        await WriteLineAsync(copy, new JsonObject { ["pointers"] = count }, cancellationToken);
        return count;
    }

    /// <summary>The days there is a backup of, oldest first.</summary>
    public async Task<IReadOnlyList<DateOnly>> DaysAsync(CancellationToken cancellationToken)
    {
        var days = new List<DateOnly>();
        await foreach (var blob in _backups.GetBlobsAsync(BlobTraits.None, BlobStates.None, Folder, cancellationToken))
            if (
                DateOnly.TryParseExact(
                    blob.Name[Folder.Length..].Replace(Extension, "", StringComparison.Ordinal),
                    DayFormat,
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var day
                )
            )
                days.Add(day);
        return days;
    }

    /// <summary>The pointers of a day's backup; null when there is none.</summary>
    /// <exception cref="InvalidDataException">The backup is not whole.</exception>
    public async Task<IReadOnlyList<SavedPointer>?> ReadAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var pointers = new List<SavedPointer>();
        int? count = null;
        try
        {
            await using var copy = await Blob(day).OpenReadAsync(cancellationToken: cancellationToken);
            using var lines = new StreamReader(copy, Encoding.UTF8);
            while (await lines.ReadLineAsync(cancellationToken) is { } line)
            {
                var json = JsonNode.Parse(line)!.AsObject();
                if (json["pointers"] is { } total)
                    count = (int)total;
                else
                    pointers.Add(new SavedPointer(ToEntity(json)));
            }
        }
        catch (RequestFailedException none) when (none.Status == 404)
        {
            return null;
        }
        catch (Exception broken) when (broken is JsonException or FormatException or InvalidOperationException)
        {
            throw new InvalidDataException($"The backup of {Text(day)} cannot be read: {broken.Message}", broken);
        }

        return count == pointers.Count
            ? pointers
            : throw new InvalidDataException(
                $"The backup of {Text(day)} is not whole: {pointers.Count} pointers were read. Restore that of another day."
            );
    }

    /// <summary>Puts a pointer back. False when there is one already, which is newer and stays.</summary>
    public async Task<bool> RestoreAsync(SavedPointer pointer, CancellationToken cancellationToken)
    {
        try
        {
            await _table.AddEntityAsync(pointer.Entity, cancellationToken);
            return true;
        }
        catch (RequestFailedException present) when (present.Status == 409)
        {
            return false;
        }
    }

    private BlobClient Blob(DateOnly day) => _backups.GetBlobClient($"{Folder}{Text(day)}{Extension}");

    private static string Text(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    private static async Task WriteLineAsync(Stream stream, JsonObject line, CancellationToken cancellationToken) =>
        await stream.WriteAsync(Encoding.UTF8.GetBytes(line.ToJsonString() + "\n"), cancellationToken);

    private static JsonObject ToJson(TableEntity entity)
    {
        var values = new JsonObject();
        foreach (var (name, value) in entity.Where(property => !IsKept(property.Key)))
            values[name] = ToJson(name, value);
        return new JsonObject
        {
            ["survey"] = entity.PartitionKey,
            ["row"] = entity.RowKey,
            ["values"] = values,
        };
    }

    private static TableEntity ToEntity(JsonObject json)
    {
        var entity = new TableEntity((string)json["survey"]!, (string)json["row"]!);
        foreach (var (name, value) in json["values"]!.AsObject())
            entity[name] = ToValue(value!.AsObject());
        return entity;
    }

    /// <summary>Properties that the table sets itself.</summary>
    private static bool IsKept(string property) =>
        property is "PartitionKey" or "RowKey" or "Timestamp"
        || property.StartsWith("odata.", StringComparison.Ordinal);

    private static JsonObject ToJson(string name, object value) =>
        value switch
        {
            string text => new JsonObject { ["text"] = text },
            int number => new JsonObject { ["int"] = number },
            long number => new JsonObject { ["long"] = number },
            double number => new JsonObject { ["double"] = number },
            bool truth => new JsonObject { ["bool"] = truth },
            DateTimeOffset time => new JsonObject { ["time"] = time },
            DateTime time => new JsonObject { ["time"] = new DateTimeOffset(time) },
            Guid id => new JsonObject { ["guid"] = id },
            byte[] bytes => new JsonObject { ["bytes"] = Convert.ToBase64String(bytes) },
            BinaryData bytes => new JsonObject { ["bytes"] = Convert.ToBase64String(bytes) },
            _ => throw new NotSupportedException($"{name} is a {value.GetType()}, which a backup cannot hold."),
        };

    private static object ToValue(JsonObject value)
    {
        var (type, content) = value.Single();
        return type switch
        {
            "text" => (string)content!,
            "int" => (int)content!,
            "long" => (long)content!,
            "double" => (double)content!,
            "bool" => (bool)content!,
            "time" => (DateTimeOffset)content!,
            "guid" => (Guid)content!,
            "bytes" => Convert.FromBase64String((string)content!),
            _ => throw new FormatException($"'{type}' is not a type of value."),
        };
    }
}
