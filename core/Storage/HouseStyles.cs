using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Serverless.Storage;

/// <summary>The current house style of an organisation.</summary>
/// <param name="Version">SHA-256 of the file, lower-case hex.</param>
public sealed record CurrentStyle(string Version, DateTimeOffset UploadedAt)
{
    internal ETag ETag { get; init; }
}

/// <summary>
/// The house styles of organisations. Files are named by their hash and never removed: pages of old releases are drawn with
/// them, and they hold nothing of a person.
/// </summary>
public sealed class HouseStyles(StorageAccount account, ChangedSurveys changed, TimeProvider clock)
{
    private const int SurveysAtOnce = 1_000;

    private readonly TableClient _table = account.Table(StorageNames.Pointers);
    private readonly BlobContainerClient _files = account.Container(StorageNames.Uploads);

    /// <summary>What is current; null when the organisation has none.</summary>
    public async Task<CurrentStyle?> FindAsync(Name organisation, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(
            InputKey.StylesPartition,
            organisation.ToString(),
            cancellationToken: cancellationToken
        );
        return found is { HasValue: true, Value: { } entity }
            ? new CurrentStyle(
                entity.GetString(nameof(CurrentStyle.Version)),
                entity.GetDateTimeOffset(nameof(CurrentStyle.UploadedAt)) ?? default
            )
            {
                ETag = entity.ETag,
            }
            : null;
    }

    /// <summary>The file of a version; null when there is none.</summary>
    /// <param name="version">SHA-256, lower-case hex; anything else is no version.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<byte[]?> ReadAsync(string version, CancellationToken cancellationToken)
    {
        if (!Sha256Text.Is(version))
            return null;
        try
        {
            return (await Blob(version).DownloadContentAsync(cancellationToken)).Value.Content.ToArray();
        }
        catch (RequestFailedException none) when (none.Status == 404)
        {
            return null;
        }
    }

    /// <summary>
    /// Makes a style current. Its file is kept first, and every survey of the organisation is marked, so that the timer looks
    /// whether something is to be rendered again. False when somebody else changed it since <paramref name="from"/> was read.
    /// </summary>
    public async Task<bool> MoveAsync(
        Name organisation,
        CurrentStyle? from,
        string version,
        BinaryData content,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await Blob(version)
                .UploadAsync(
                    content,
                    new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } },
                    cancellationToken
                );
        }
        catch (RequestFailedException present) when (present.Status is 409 or 412)
        {
            // The name says what the bytes are.
        }

        await MarkAsync(organisation, cancellationToken);
        var entity = new TableEntity(InputKey.StylesPartition, organisation.ToString())
        {
            [nameof(CurrentStyle.Version)] = version,
            [nameof(CurrentStyle.UploadedAt)] = clock.GetUtcNow(),
        };
        return await _table.TryPutAsync(entity, from?.ETag, cancellationToken);
    }

    /// <summary>Goes back to how the product looks. False when the style was changed since it was read.</summary>
    public async Task<bool> RemoveAsync(Name organisation, CurrentStyle from, CancellationToken cancellationToken)
    {
        await MarkAsync(organisation, cancellationToken);
        try
        {
            await _table.DeleteEntityAsync(
                InputKey.StylesPartition,
                organisation.ToString(),
                from.ETag,
                cancellationToken
            );
            return true;
        }
        catch (RequestFailedException lost) when (lost.Status is 404 or 412)
        {
            return false;
        }
    }

    private BlobClient Blob(string version) => _files.GetBlobClient($"_styles/{version}.json");

    private async Task MarkAsync(Name organisation, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {InputKey.CodebooksPartition} and Organisation eq {organisation.ToString()}"
        );
        var surveys = _table.QueryAsync<TableEntity>(filter, SurveysAtOnce, ["RowKey"], cancellationToken);
        await foreach (var survey in surveys)
            await changed.MarkAsync(Name.Parse(survey.RowKey), clock.GetUtcNow(), cancellationToken);
    }
}
