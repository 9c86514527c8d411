using Azure;
using Azure.Data.Tables;

namespace Serverless.Storage.Releases;

/// <summary>
/// What happened to releases, newest first by survey and over all surveys, and oldest first in the order in which it
/// was reported. An event that is reported again, after a crash, is there once.
/// </summary>
/// <remarks>
/// An event is entered in three partitions, that of the order of reporting last: whoever delivers from it misses none,
/// and none that is told is missing from the others.
/// </remarks>
public sealed class ReleaseEvents(StorageAccount account, TimeProvider clock)
{
    // No name of a survey begins with an underscore.
    private const string All = "_all";
    private const string Reported = "_reported";
    private const string Known = "_known";

    private readonly TableClient _table = account.Table(StorageNames.Releases);

    /// <summary>
    /// How far behind the present <see cref="SinceAsync"/> stays: clocks of instances differ, and what was reported a
    /// moment ago may not be there yet.
    /// </summary>
    public static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);

    /// <summary>Enters an event, unless it is there already.</summary>
    public async Task AppendAsync(ReleaseEvent happened, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(happened);
        if (await IsKnownAsync(happened, cancellationToken))
            return;
        var newestFirst = $"{RowOrder.NewestFirst(happened.At)}:{happened.Id}";
        await PutAsync(happened.ToEntity(OfSurvey(happened.Survey), newestFirst), cancellationToken);
        await PutAsync(happened.ToEntity(All, newestFirst), cancellationToken);
        var order = $"{RowOrder.OldestFirst(clock.GetUtcNow())}:{happened.Id}";
        await PutAsync(happened.ToEntity(Reported, order), cancellationToken);
        await PutAsync(new TableEntity(Known, happened.Id), cancellationToken);
    }

    /// <summary>Whether an event was entered whole.</summary>
    public async Task<bool> IsKnownAsync(ReleaseEvent happened, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return (
            await _table.GetEntityIfExistsAsync<TableEntity>(Known, happened.Id, ["RowKey"], cancellationToken)
        ).HasValue;
    }

    /// <summary>The events of a survey, newest first.</summary>
    public Task<IReadOnlyList<ReleaseEvent>> OfSurveyAsync(
        Name survey,
        int maximum,
        CancellationToken cancellationToken
    ) => NewestAsync(OfSurvey(survey), maximum, cancellationToken);

    /// <summary>The events of all surveys, newest first.</summary>
    public Task<IReadOnlyList<ReleaseEvent>> AllAsync(int maximum, CancellationToken cancellationToken) =>
        NewestAsync(All, maximum, cancellationToken);

    /// <summary>
    /// The events of all surveys in the order in which they were reported, for delivery. A crash may have one in it
    /// twice, with the same <see cref="ReleaseEvent.Id"/>.
    /// </summary>
    /// <param name="cursor">The cursor of the last event seen; null to begin with the first.</param>
    /// <param name="maximum">How many at most.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<IReadOnlyList<ReportedEvent>> SinceAsync(
        string? cursor,
        int maximum,
        CancellationToken cancellationToken
    )
    {
        var after = cursor ?? "";
        var until = RowOrder.OldestFirst(clock.GetUtcNow() - Settling);
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {Reported} and RowKey gt {after} and RowKey lt {until}"
        );
        var events = new List<ReportedEvent>();
        await foreach (var entity in QueryAsync(filter, maximum, cancellationToken))
            events.Add(new(entity.RowKey, ReleaseEvent.From(entity)));
        return events;
    }

    private async Task<IReadOnlyList<ReleaseEvent>> NewestAsync(
        string partitionKey,
        int maximum,
        CancellationToken cancellationToken
    )
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partitionKey}");
        // What a clock that was ahead reported has not happened yet.
        var now = clock.GetUtcNow();
        var events = new List<ReleaseEvent>();
        await foreach (var entity in QueryAsync(filter, maximum, cancellationToken))
            if (ReleaseEvent.From(entity) is var happened && happened.At <= now)
                events.Add(happened);
        return events;
    }

    private async IAsyncEnumerable<TableEntity> QueryAsync(
        string filter,
        int maximum,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var left = maximum;
        if (left <= 0)
            yield break;
        await foreach (
            var entity in _table.QueryAsync<TableEntity>(filter, Math.Min(maximum, 1_000), null, cancellationToken)
        )
        {
            yield return entity;
            if (--left == 0)
                yield break;
        }
    }

    private Task<Response> PutAsync(TableEntity entity, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(entity, TableUpdateMode.Replace, cancellationToken);

    private static string OfSurvey(Name survey) => $"_events|{survey}";
}

/// <summary>An event in the order of reporting, with the cursor that stands for it.</summary>
public sealed record ReportedEvent(string Cursor, ReleaseEvent Event);
