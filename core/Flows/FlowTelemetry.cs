using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Serverless.Flows;

/// <summary>
/// Traces and metrics. A trace runs from an upload through queue and manifest to the rendered file; its context travels
/// in the message and the manifest. Names of surveys and waves, times and counts are the only content.
/// </summary>
public static class FlowTelemetry
{
    /// <summary>Name of the source of activities and of the meter.</summary>
    public const string SourceName = "Serverless";

    private static readonly ActivitySource Source = new(SourceName);
    private static readonly Meter Meter = new(SourceName);

    /// <summary>Respondents' rows stored.</summary>
    internal static readonly Counter<long> StoredRows = Meter.CreateCounter<long>("rows.stored", "{row}");

    /// <summary>Time to compute a wave, reading included.</summary>
    internal static readonly Histogram<double> RecomputeSeconds = Meter.CreateHistogram<double>(
        "recompute.duration",
        "s"
    );

    /// <summary>Time to render a wave.</summary>
    internal static readonly Histogram<double> RenderSeconds = Meter.CreateHistogram<double>("render.duration", "s");

    /// <summary>Waves found stale by a run of the timer.</summary>
    internal static readonly Gauge<int> StaleWaves = Meter.CreateGauge<int>("waves.stale", "{wave}");

    /// <summary>Waves that could not be computed or rendered.</summary>
    internal static readonly Counter<long> FailedWaves = Meter.CreateCounter<long>("waves.failed", "{wave}");

    /// <summary>
    /// Begins a step that continues the trace <paramref name="traceParent"/> (W3C); a trace of its own without one.
    /// </summary>
    internal static Activity? Start(string name, string? traceParent) =>
        ActivityContext.TryParse(traceParent, null, isRemote: true, out var parent)
            ? Source.StartActivity(name, ActivityKind.Consumer, parent)
            : Source.StartActivity(name, ActivityKind.Consumer);
}
