using Serverless.Storage.Releases;

namespace Serverless.Flows.Notices.Webhooks;

/// <summary>The types of notices, as receivers see them and subscriptions name them.</summary>
public static class WebhookEvents
{
    /// <summary>The type of a test, which every subscription gets.</summary>
    public const string Test = "webhook.test";

    private static readonly Dictionary<ReleaseEventKind, string> ByKind = new()
    {
        [ReleaseEventKind.Published] = "release.published",
        [ReleaseEventKind.Corrected] = "release.corrected",
        [ReleaseEventKind.Withdrawn] = "release.withdrawn",
        [ReleaseEventKind.Scheduled] = "release.scheduled",
        [ReleaseEventKind.ScheduleChanged] = "release.rescheduled",
        [ReleaseEventKind.WaveFailed] = "wave.failed",
        [ReleaseEventKind.UploadUncomputable] = "upload.uncomputable",
    };

    /// <summary>All that can be subscribed to.</summary>
    public static IReadOnlyList<string> All { get; } = [.. ByKind.Values];

    /// <summary>The type of what happened.</summary>
    public static string Of(ReleaseEventKind kind) => ByKind[kind];
}
