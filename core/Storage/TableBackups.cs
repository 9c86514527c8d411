using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using static System.FormattableString;

namespace Serverless.Storage;

/// <summary>
/// Copies of a table, one a day, each a blob of JSON Lines: an entity a line with the type of every value, then a line
/// that says how many there are.
/// </summary>
internal sealed class TableBackups(StorageAccount account, string table)
{
    private const string Extension = ".jsonl";
    private const string DayFormat = "yyyy-MM-dd";
    private const string Count = "rows";

    private readonly BlobContainerClient _backups = account.Container(StorageNames.Backups);
    private readonly TableClient _table = account.Table(table);
    private readonly string _folder = table + "/";

    /// <summary>
    /// Copies the table, or the rows that the filter lets through. The copy of a day replaces an earlier one of that day,
    /// whole or not at all. Returns how many rows there are.
    /// </summary>
    public async Task<int> WriteAsync(DateOnly day, string? filter, CancellationToken cancellationToken)
    {
        await using var copy = await Blob(day).OpenWriteAsync(overwrite: true, cancellationToken: cancellationToken);
        var count = 0;
        await foreach (var entity in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            await WriteLineAsync(copy, ToJson(entity), cancellationToken);
            count++;
        }

        await WriteLineAsync(copy, new JsonObject { [Count] = count }, cancellationToken);
        return count;
    }

    /// <summary>The days there is a backup of, oldest first.</summary>
    public async Task<IReadOnlyList<DateOnly>> DaysAsync(CancellationToken cancellationToken)
    {
        var days = new List<DateOnly>();
        await foreach (var blob in _backups.GetBlobsAsync(BlobTraits.None, BlobStates.None, _folder, cancellationToken))
            if (
                DateOnly.TryParseExact(
                    blob.Name[_folder.Length..].Replace(Extension, "", StringComparison.Ordinal),
                    DayFormat,
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var day
                )
            )
                days.Add(day);
        return days;
    }

    /// <summary>Whether there is a backup of the day; it is read to its end before anything of it is used.</summary>
    /// <exception cref="InvalidDataException">The backup is not whole.</exception>
    public async Task<bool> ExistsAsync(DateOnly day, CancellationToken cancellationToken)
    {
        if (!await Blob(day).ExistsAsync(cancellationToken))
            return false;
        await foreach (var _ in ReadAsync(day, cancellationToken))
        {
            // Its last line is compared with how many there are.
        }

        return true;
    }

    /// <summary>The rows of a day's backup.</summary>
    /// <exception cref="InvalidDataException">The backup is not whole.</exception>
    public async IAsyncEnumerable<TableEntity> ReadAsync(
        DateOnly day,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using var copy = await Blob(day).OpenReadAsync(cancellationToken: cancellationToken);
        using var lines = new StreamReader(copy, Encoding.UTF8);
        var (count, read) = ((int?)null, 0);
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            if (Parsed(line, day, out count) is not { } entity)
                continue;
            read++;
            yield return entity;
        }

        if (count != read)
            throw new InvalidDataException(
                Invariant(
                    $"The backup of {table} of {Text(day)} is not whole: {read} rows were read. Restore that of another day."
                )
            );
    }

    /// <summary>Puts a row back. False when there is one already, which is newer and stays.</summary>
    public async Task<bool> RestoreAsync(TableEntity entity, CancellationToken cancellationToken)
    {
        try
        {
            await _table.AddEntityAsync(entity, cancellationToken);
            return true;
        }
        catch (RequestFailedException present) when (present.Status == 409)
        {
            return false;
        }
    }

    private TableEntity? Parsed(string line, DateOnly day, out int? count)
    {
        try
        {
            var json = JsonNode.Parse(line)!.AsObject();
            count = (int?)json[Count];
            return count is null ? ToEntity(json) : null;
        }
        catch (Exception broken) when (broken is JsonException or FormatException or InvalidOperationException)
        {
            throw new InvalidDataException(
                $"The backup of {table} of {Text(day)} cannot be read: {broken.Message}",
                broken
            );
        }
    }

    private BlobClient Blob(DateOnly day) => _backups.GetBlobClient($"{_folder}{Text(day)}{Extension}");

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
            ["partition"] = entity.PartitionKey,
            ["row"] = entity.RowKey,
            ["values"] = values,
        };
    }

    private static TableEntity ToEntity(JsonObject json)
    {
        var entity = new TableEntity((string)json["partition"]!, (string)json["row"]!);
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
