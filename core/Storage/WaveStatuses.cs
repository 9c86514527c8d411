using Azure.Data.Tables;
using Serverless.Surveys.Issues;

namespace Serverless.Storage;

/// <summary>The status of every wave.</summary>
public sealed class WaveStatuses(StorageAccount account)
{
    /// <summary>A merge cannot take a value away: this stands for none.</summary>
    internal static readonly DateTimeOffset NotBefore = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TableClient _table = account.Table(StorageNames.Status);

    /// <summary>The status of a wave; an empty one when nothing ever happened.</summary>
    public async Task<WaveStatus> FindAsync(Name survey, Name wave, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(
            PartitionOf(survey),
            wave.ToString(),
            cancellationToken: cancellationToken
        );
        return found.HasValue ? WaveStatus.From(found.Value!) : new WaveStatus();
    }

    /// <summary>The statuses of all waves of a survey by wave; none for a wave that nothing ever happened to.</summary>
    public async Task<IReadOnlyDictionary<string, WaveStatus>> OfSurveyAsync(
        Name survey,
        CancellationToken cancellationToken
    )
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {PartitionOf(survey)}");
        var statuses = new Dictionary<string, WaveStatus>(StringComparer.Ordinal);
        await foreach (var entity in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            statuses[entity.RowKey] = WaveStatus.From(entity);
        return statuses;
    }

    public Task QueuedAsync(
        Name survey,
        Name wave,
        string inputsHash,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) =>
        MergeAsync(
            new(PartitionOf(survey), wave.ToString())
            {
                [nameof(WaveStatus.QueuedHash)] = inputsHash,
                [nameof(WaveStatus.QueuedAt)] = now,
            },
            cancellationToken
        );

    public Task StartedAsync(Name survey, Name wave, DateTimeOffset now, CancellationToken cancellationToken) =>
        MergeAsync(
            new(PartitionOf(survey), wave.ToString()) { [nameof(WaveStatus.StartedAt)] = now },
            cancellationToken
        );

    /// <summary>Notes that a wave waits for more respondents to differ, which clears an earlier failure.</summary>
    public Task WaitingAsync(Name survey, Name wave, WaitingWave waiting, CancellationToken cancellationToken) =>
        MergeAsync(
            new(PartitionOf(survey), wave.ToString())
            {
                [nameof(WaveStatus.WaitingHash)] = waiting.OutputsHash,
                [nameof(WaveStatus.WaitingSince)] = waiting.Since,
                [nameof(WaveStatus.WaitingUntil)] = waiting.Until ?? NotBefore,
                [nameof(WaveStatus.WaitingFor)] = waiting.For,
                [nameof(WaveStatus.WaitingGroups)] = waiting.Groups,
                [nameof(WaveStatus.FailedHash)] = "",
                [nameof(WaveStatus.Failure)] = "",
                [nameof(WaveStatus.FailureIsFinal)] = false,
            },
            cancellationToken
        );

    /// <summary>Notes success, which clears an earlier failure.</summary>
    public Task FinishedAsync(Name survey, Name wave, DateTimeOffset now, CancellationToken cancellationToken) =>
        MergeAsync(
            new(PartitionOf(survey), wave.ToString())
            {
                [nameof(WaveStatus.FinishedAt)] = now,
                [nameof(WaveStatus.WaitingHash)] = "",
                [nameof(WaveStatus.FailedHash)] = "",
                [nameof(WaveStatus.Failure)] = "",
                [nameof(WaveStatus.FailureIsFinal)] = false,
            },
            cancellationToken
        );

    /// <summary>Notes a failure in words; <paramref name="final"/> when the same inputs would fail again.</summary>
    public Task FailedAsync(
        Name survey,
        Name wave,
        string inputsHash,
        MessageText failure,
        bool final,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) =>
        MergeAsync(
            new(PartitionOf(survey), wave.ToString())
            {
                [nameof(WaveStatus.FailedHash)] = inputsHash,
                [nameof(WaveStatus.FailedAt)] = now,
                [nameof(WaveStatus.Failure)] = KeptMessage.Write(failure),
                [nameof(WaveStatus.FailureIsFinal)] = final,
            },
            cancellationToken
        );

    /// <summary>Notes of which failure the survey's owner was told.</summary>
    public Task ToldAsync(Name survey, Name wave, string failure, CancellationToken cancellationToken) =>
        MergeAsync(
            new(PartitionOf(survey), wave.ToString()) { [nameof(WaveStatus.ToldFailure)] = failure },
            cancellationToken
        );

    private static string PartitionOf(Name survey) => $"wave|{survey}";

    private Task<Azure.Response> MergeAsync(TableEntity entity, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(entity, TableUpdateMode.Merge, cancellationToken);
}
