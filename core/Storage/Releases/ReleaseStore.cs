using Azure;
using Azure.Data.Tables;

namespace Serverless.Storage.Releases;

/// <summary>The releases of all surveys: a partition per survey, a row per release.</summary>
public sealed class ReleaseStore(StorageAccount account)
{
    private readonly TableClient _table = account.Table(StorageNames.Releases);

    /// <summary>A release; null when there is none with this number.</summary>
    public async Task<Release?> FindAsync(Name survey, Name wave, int number, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(
            survey.ToString(),
            Release.RowKeyOf(wave, number),
            cancellationToken: cancellationToken
        );
        return found.HasValue ? Release.From(found.Value!) : null;
    }

    /// <summary>The releases of a wave, in order of number.</summary>
    public Task<IReadOnlyList<Release>> OfWaveAsync(Name survey, Name wave, CancellationToken cancellationToken)
    {
        // The character after the colon ends the range.
        var (first, after) = ($"{wave}:", $"{wave};");
        return ListAsync(
            TableClient.CreateQueryFilter(
                $"PartitionKey eq {survey.ToString()} and RowKey ge {first} and RowKey lt {after}"
            ),
            cancellationToken
        );
    }

    /// <summary>All releases of a survey, by wave and number.</summary>
    public Task<IReadOnlyList<Release>> OfSurveyAsync(Name survey, CancellationToken cancellationToken) =>
        ListAsync(TableClient.CreateQueryFilter($"PartitionKey eq {survey.ToString()}"), cancellationToken);

    /// <summary>Enters a new release. False when there is one with its number already.</summary>
    public async Task<bool> AddAsync(Release release, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(release);
        try
        {
            await _table.AddEntityAsync(release.ToEntity(), cancellationToken);
            return true;
        }
        catch (RequestFailedException present) when (present.Status == 409)
        {
            return false;
        }
    }

    /// <summary>Changes a release as it was read. False when somebody changed it since.</summary>
    /// <param name="release">The release read, with other values.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<bool> ChangeAsync(Release release, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(release);
        return _table.TryReplaceAsync(release.ToEntity(), release.ETag, cancellationToken);
    }

    /// <summary>
    /// Notes that a later release takes the place of one that is not public. False when it was changed since it was
    /// read: it may be public by now.
    /// </summary>
    public async Task<bool> ReplaceAsync(Release pending, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(pending);
        return pending.IsPending && await ChangeAsync(pending with { ReplacedAt = now }, cancellationToken);
    }

    private async Task<IReadOnlyList<Release>> ListAsync(string filter, CancellationToken cancellationToken)
    {
        var releases = new List<Release>();
        await foreach (var entity in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            releases.Add(Release.From(entity));
        return releases;
    }
}
