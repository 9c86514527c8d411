using System.Diagnostics;
using System.Text.Json.Nodes;
using Azure.Storage.Queues.Models;
using Serverless.Functions.Tests.App;
using Serverless.Storage;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Start;

/// <summary>
/// What the app prints of its work: one trace leads from an upload to the factsheet that came of it, and nobody who was
/// erased is named.
/// </summary>
public sealed class TraceTests(FunctionAppFixture fixture, TracingApp tracing) : IClassFixture<TracingApp>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Trace_of_the_upload_runs_through_computing_to_rendering()
    {
        var survey = (await SurveyClient.NewAsync(fixture)).Through(tracing.App);
        (await survey.PutCodebookAsync()).EnsureSuccessStatusCode();
        (await survey.PutPopulationAsync("2024", "scholen")).EnsureSuccessStatusCode();
        var trace = ActivityTraceId.CreateRandom();
        (
            await survey.PutResponsesAsync(
                "2024",
                "scholen",
                TrialMonitor.Responses(40),
                ("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01")
            )
        ).EnsureSuccessStatusCode();

        (await survey.App.TickAsync("RecomputeStale")).EnsureSucceeded();
        (await survey.App.DeliverAsync("RecomputeWave", await QueuedAsync(survey))).EnsureSucceeded();
        (await survey.RenderCurrentAsync("2024", fixture.Account)).EnsureSucceeded();

        await Eventually.TrueAsync(
            () => Task.FromResult(StepsOf(trace, tracing.App.Said).Contains("RenderFactsheet")),
            Patience
        );
        var steps = StepsOf(trace, tracing.App.Said);
        steps.Length.ShouldBeGreaterThanOrEqualTo(3, string.Join(", ", steps));
        steps.ShouldContain("RecomputeWave");
    }

    [Fact]
    public async Task Id_of_an_erased_respondent_is_not_in_the_log()
    {
        var survey = (await SurveyClient.NewAsync(fixture)).Through(tracing.App);
        await survey.UploadWaveAsync(rows: 20);

        (await survey.EraseAsync("r000011")).EnsureSuccessStatusCode();

        await Eventually.TrueAsync(
            () =>
                Task.FromResult(
                    tracing.App.Said.Any(line => line.Contains("RespondentErasure", StringComparison.Ordinal))
                ),
            Patience
        );
        tracing.App.Said.ShouldBeSomeThatAll(line => !line.Contains("r000011", StringComparison.Ordinal));
    }

    /// <summary>The message that the timer sent for this survey, among those of all tests.</summary>
    private async Task<string> QueuedAsync(SurveyClient survey)
    {
        var queue = fixture.Account.Queue(StorageNames.Recompute);
        while (true)
        {
            QueueMessage[] messages = await queue.ReceiveMessagesAsync(32, TimeSpan.FromMinutes(1));
            messages.ShouldNotBeEmpty();
            foreach (var text in messages.Select(message => message.Body.ToString()))
                if ((string?)JsonNode.Parse(text)!["survey"] == survey.Survey)
                    return text;
        }
    }

    /// <summary>Names of the steps of a trace, from what the console exporter printed.</summary>
    private static string[] StepsOf(ActivityTraceId trace, IReadOnlyCollection<string> said)
    {
        var steps = new List<string>();
        var isOfTrace = false;
        foreach (var line in said.Select(line => line.Trim()))
        {
            if (line.StartsWith("Activity.TraceId:", StringComparison.Ordinal))
                isOfTrace = line.EndsWith(trace.ToHexString(), StringComparison.Ordinal);
            else if (isOfTrace && line.StartsWith("Activity.DisplayName:", StringComparison.Ordinal))
                steps.Add(line["Activity.DisplayName:".Length..].Trim());
        }

        return [.. steps];
    }
}

/// <summary>A function app that prints its traces, on the storage of all.</summary>
public sealed class TracingApp(FunctionAppFixture fixture) : IAsyncLifetime
{
    private FunctionAppProcess? _app;

    public FunctionAppProcess App => _app!;

    public async ValueTask InitializeAsync()
    {
        await fixture.StartedAsync();
        _app = await FunctionAppProcess.StartAsync(fixture.ConnectionString, ("Telemetry__Console", "true"));
    }

    public ValueTask DisposeAsync() => _app?.DisposeAsync() ?? ValueTask.CompletedTask;
}
