using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace Serverless.Storage;

/// <summary>What may have to be removed one day.</summary>
public enum RemovableKind
{
    /// <summary>A version of an uploaded file.</summary>
    RawFile,

    /// <summary>The results documents of certain inputs.</summary>
    Results,

    /// <summary>The files rendered from results.</summary>
    Outputs,

    /// <summary>All answers of a wave, whose retention ends.</summary>
    Answers,

    /// <summary>An upload in blocks.</summary>
    Blocks,
}

/// <summary>Something that is looked at one day, and removed then unless something leads to it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Survey">The survey.</param>
/// <param name="Of">The row key of an input, the wave, or of an upload in blocks wave and group.</param>
/// <param name="Version">The version of an input, the hash of results or outputs, the id of an upload in blocks; empty for
/// answers.</param>
public sealed record Removable(RemovableKind Kind, Name Survey, string Of, string Version)
{
    public static Removable RawFile(InputKey key, string version)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new(
            RemovableKind.RawFile,
            key.Survey,
            key.Kind == UploadKind.Codebook ? InputKey.CodebooksPartition : key.RowKey,
            version
        );
    }

    public static Removable Results(Name survey, Name wave, string inputsHash) =>
        new(RemovableKind.Results, survey, wave.ToString(), inputsHash);

    public static Removable Outputs(Name survey, Name wave, string outputsHash) =>
        new(RemovableKind.Outputs, survey, wave.ToString(), outputsHash);

    public static Removable Answers(Name survey, Name wave) => new(RemovableKind.Answers, survey, wave.ToString(), "");

    public static Removable Blocks(BlockUpload upload)
    {
        ArgumentNullException.ThrowIfNull(upload);
        return new(RemovableKind.Blocks, upload.Survey, $"{upload.Wave}/{upload.Group}", upload.Id);
    }

    /// <summary>The input a raw file is a version of.</summary>
    public InputKey Input =>
        Of == InputKey.CodebooksPartition
            ? InputKey.Codebook(Survey)
            : InputKey.OfPointer(Survey.ToString(), Of)
                ?? throw new InvalidOperationException($"{Kind} {Of} is no input.");

    /// <summary>The wave of results, outputs or answers.</summary>
    public Name Wave => Name.Parse(Of);
}

/// <summary>A date at which something is looked at.</summary>
public sealed record RemovalDate(Removable What)
{
    internal string RowKey { get; init; } = "";
}

/// <summary>
/// What is stored, by the time at which it is looked at. Whatever is stored is entered before it is there, and again
/// before something stops leading to it; so nothing is forgotten, and finding what is due takes no look at all the rest.
/// </summary>
public sealed class RemovalDates(StorageAccount account, PublicVersions versions)
{
    private const string PartitionKey = "removal";

    /// <summary>Sorts by time; to the hour, so that what is entered again and again is entered once an hour.</summary>
    private const string HourFormat = "yyyyMMddHH";

    /// <summary>128 bits, so that no two things ever share a code.</summary>
    private const int CodeLength = 32;

    /// <summary>The latest hour at which something is looked at.</summary>
    private const string Latest = "Latest";

    private readonly TableClient _table = account.Table(StorageNames.Status);

    /// <summary>Enters something, to be looked at not before <paramref name="due"/>.</summary>
    public async Task EnterAsync(Removable what, DateTimeOffset due, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(what);
        var code = await CodeOfAsync(what, cancellationToken);
        var dated = new TableEntity(PartitionKey, $"{Hour(due)}|{code}")
        {
            [nameof(Removable.Kind)] = what.Kind.ToString(),
            [nameof(Removable.Survey)] = what.Survey.ToString(),
            [nameof(Removable.Of)] = what.Of,
            [nameof(Removable.Version)] = what.Version,
        };
        var latest = new TableEntity(PartitionKey, LatestKeyOf(code)) { [Latest] = Hour(due) };
        await _table.SubmitTransactionAsync(
            [
                new(TableTransactionActionType.UpsertReplace, dated),
                new(TableTransactionActionType.UpsertReplace, latest),
            ],
            cancellationToken
        );
    }

    /// <summary>Whether something was not entered again, for later, since a date of it.</summary>
    public async Task<bool> IsLatestAsync(RemovalDate date, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(date);
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(
            PartitionKey,
            LatestKeyOf(await CodeOfAsync(date.What, cancellationToken)),
            cancellationToken: cancellationToken
        );
        return !found.HasValue
            || string.CompareOrdinal(found.Value!.GetString(Latest), date.RowKey[..HourFormat.Length]) <= 0;
    }

    /// <summary>The first of those that are due, earliest first.</summary>
    public async Task<IReadOnlyList<RemovalDate>> DueAsync(
        DateTimeOffset now,
        int maximum,
        CancellationToken cancellationToken
    )
    {
        var until = Hour(now);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {PartitionKey} and RowKey lt {until}");
        var due = new List<RemovalDate>();
        await foreach (var entity in _table.QueryAsync<TableEntity>(filter, maximum, null, cancellationToken))
        {
            due.Add(
                new(
                    new(
                        Enum.Parse<RemovableKind>(entity.GetString(nameof(Removable.Kind))),
                        Name.Parse(entity.GetString(nameof(Removable.Survey))),
                        entity.GetString(nameof(Removable.Of)),
                        entity.GetString(nameof(Removable.Version))
                    )
                )
                {
                    RowKey = entity.RowKey,
                }
            );
            if (due.Count == maximum)
                break;
        }

        return due;
    }

    /// <summary>Strikes out a date at which something was looked at.</summary>
    public Task StrikeOutAsync(RemovalDate date, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(date);
        return _table.DeleteEntityAsync(PartitionKey, date.RowKey, ETag.All, cancellationToken);
    }

    /// <summary>Forgets something that was removed.</summary>
    public async Task ForgetAsync(Removable what, CancellationToken cancellationToken) =>
        await _table.DeleteEntityAsync(
            PartitionKey,
            LatestKeyOf(await CodeOfAsync(what, cancellationToken)),
            ETag.All,
            cancellationToken
        );

    /// <summary>Sorts behind every date.</summary>
    private static string LatestKeyOf(string code) => $"latest|{code}";

    /// <summary>Keyed, since logs of storage keep the keys of rows, and this one is made of hashes of answers.</summary>
    private async Task<string> CodeOfAsync(Removable what, CancellationToken cancellationToken) =>
        (await versions.FingerprintsAsync(cancellationToken)).OfRow(
            $"{what.Kind}\n{what.Survey}\n{what.Of}\n{what.Version}"
        )[..CodeLength];

    private static string Hour(DateTimeOffset time) =>
        time.UtcDateTime.ToString(HourFormat, CultureInfo.InvariantCulture);
}

/// <summary>Enters what is superseded, or stored and not yet led to, for the term that such things are kept.</summary>
public sealed class Superseded(RemovalDates dates, RetentionSettings settings, TimeProvider clock)
{
    /// <summary>
    /// How long a file stays that does not become current; longer than any upload takes. It may hold somebody who was
    /// erased while it was uploaded.
    /// </summary>
    public static readonly TimeSpan NotCurrent = TimeSpan.FromDays(2);

    /// <summary>Enters a file that is about to be kept and is to become current.</summary>
    public Task EnterNewAsync(Removable what, CancellationToken cancellationToken) =>
        dates.EnterAsync(what, clock.GetUtcNow() + NotCurrent, cancellationToken);

    /// <summary>Enters something for the term from now.</summary>
    public Task EnterAsync(Removable what, CancellationToken cancellationToken) =>
        dates.EnterAsync(what, clock.GetUtcNow() + settings.Superseded, cancellationToken);
}
