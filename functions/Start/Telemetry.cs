using System.Diagnostics;
using System.Diagnostics.Metrics;
using Azure.Monitor.OpenTelemetry.Exporter;
using OpenTelemetry.Instrumentation.AspNetCore;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Serverless.Functions;

/// <summary>
/// Traces and metrics. A trace runs from an upload through queue and manifest to the rendered file; its context travels
/// in the message and the manifest. Names of surveys and waves, hashes and counts are the only content.
/// </summary>
internal static class Telemetry
{
    public const string SourceName = "Serverless";

    private static readonly ActivitySource Source = new(SourceName);
    private static readonly Meter Meter = new(SourceName);

    /// <summary>Respondents' rows stored.</summary>
    public static readonly Counter<long> StoredRows = Meter.CreateCounter<long>("rows.stored", "{row}");

    /// <summary>Time to compute a wave, reading included.</summary>
    public static readonly Histogram<double> RecomputeSeconds = Meter.CreateHistogram<double>(
        "recompute.duration",
        "s"
    );

    /// <summary>Time to render a wave.</summary>
    public static readonly Histogram<double> RenderSeconds = Meter.CreateHistogram<double>("render.duration", "s");

    /// <summary>Waves found stale by a run of the timer.</summary>
    public static readonly Gauge<int> StaleWaves = Meter.CreateGauge<int>("waves.stale", "{wave}");

    /// <summary>Waves that could not be computed or rendered.</summary>
    public static readonly Counter<long> FailedWaves = Meter.CreateCounter<long>("waves.failed", "{wave}");

    /// <summary>
    /// Begins a step that continues the trace <paramref name="traceParent"/> (W3C); a trace of its own without one.
    /// </summary>
    public static Activity? Start(string name, string? traceParent) =>
        ActivityContext.TryParse(traceParent, null, isRemote: true, out var parent)
            ? Source.StartActivity(name, ActivityKind.Consumer, parent)
            : Source.StartActivity(name, ActivityKind.Consumer);

    /// <summary>Sends telemetry where the settings say; costs nothing at start when they say nowhere.</summary>
    public static void AddTelemetry(
        this WebApplicationBuilder builder,
        TelemetryTarget target,
        StorageConnection storage
    )
    {
        if (!target.Console && target.ApplicationInsights is null)
            return;
        var telemetry = builder
            .Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("serverless-functions"))
            .WithTracing(traces => traces.AddSource(SourceName).AddAspNetCoreInstrumentation(WithoutAddresses))
            .WithMetrics(metrics => metrics.AddMeter(SourceName))
            .WithLogging();
        if (target.Console)
            telemetry
                .WithTracing(traces => traces.AddConsoleExporter())
                .WithMetrics(metrics => metrics.AddConsoleExporter());
        if (target.ApplicationInsights is { } connection)
        {
            void Configure(AzureMonitorExporterOptions options)
            {
                options.ConnectionString = connection;

                // Local authentication is off in Azure: the app's identity publishes.
                if (storage.ConnectionString is null)
                    options.Credential = storage.Credential();
            }

            telemetry
                .WithTracing(traces => traces.AddAzureMonitorTraceExporter(Configure))
                .WithMetrics(metrics => metrics.AddAzureMonitorMetricExporter(Configure))
                .WithLogging(logs => logs.AddAzureMonitorLogExporter(Configure));
        }
    }

    /// <summary>An address may end in a respondent's id; the pattern it matched says enough.</summary>
    private static void WithoutAddresses(AspNetCoreTraceInstrumentationOptions options) =>
        options.EnrichWithHttpResponse = (activity, response) =>
        {
            activity.SetTag(
                "url.path",
                (response.HttpContext.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? ""
            );
            activity.SetTag("url.query", null);
        };
}
