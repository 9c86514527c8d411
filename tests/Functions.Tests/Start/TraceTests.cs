using System.Diagnostics;
using System.Text.Json.Nodes;
using Azure.Storage.Queues.Models;
using Serverless.Functions.Tests.App;
using Serverless.Storage;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Start;

/// <summary>One trace leads from an upload to the factsheet that came of it.</summary>
public sealed class TraceTests(FunctionAppFixture fixture)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Trace_of_the_upload_runs_through_computing_to_rendering()
    {
        await fixture.StartedAsync();
        await using var app = await FunctionAppProcess.StartAsync(
            fixture.ConnectionString,
            ("Telemetry__Console", "true")
        );
        var survey = (await SurveyClient.NewAsync(fixture)).Through(app);
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

        var waiting = Stopwatch.StartNew();
        string[] steps;
        while (!(steps = StepsOf(trace, app.Said)).Contains("RenderFactsheet") && waiting.Elapsed < Patience)
            await Task.Delay(50);
        steps.Length.ShouldBeGreaterThanOrEqualTo(3, string.Join(", ", steps));
        steps.ShouldContain("RecomputeWave");
        steps.ShouldContain("RenderFactsheet");
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
