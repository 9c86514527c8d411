using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Serverless.Flows;

namespace Serverless.Functions;

/// <summary>Where traces, metrics and logs go.</summary>
internal static class Telemetry
{
    /// <summary>Sends telemetry where the settings say; costs nothing at start when they say nowhere.</summary>
    /// <remarks>
    /// Requests are traced by the host. Here a trace goes on with the invocation of a function; addresses are not in it.
    /// </remarks>
    public static void AddTelemetry(
        this FunctionsApplicationBuilder builder,
        TelemetryTarget target,
        StorageConnection storage
    )
    {
        if (!target.Console && target.ApplicationInsights is null)
            return;
        var telemetry = builder
            .Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("serverless-functions"))
            .WithTracing(traces => traces.AddSource(FlowTelemetry.SourceName))
            .WithMetrics(metrics => metrics.AddMeter(FlowTelemetry.SourceName))
            .WithLogging();
        telemetry.UseFunctionsWorkerDefaults();
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
}
