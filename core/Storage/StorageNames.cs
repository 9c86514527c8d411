namespace Serverless.Storage;

/// <summary>Every container, queue and table the product uses. The infrastructure makes exactly these.</summary>
public static class StorageNames
{
    /// <summary>Raw files as they were uploaded.</summary>
    public const string Uploads = "uploads";

    /// <summary>Results documents.</summary>
    public const string Results = "results";

    /// <summary>Manifests that trigger rendering.</summary>
    public const string RenderRequests = "render-requests";

    /// <summary>Rendered PDFs and exports.</summary>
    public const string Factsheets = "factsheets";

    /// <summary>Copies of the table of pointers, one a day.</summary>
    public const string Backups = "backups";

    /// <summary>Secrets of the deployment, made once.</summary>
    public const string Secrets = "secrets";

    /// <summary>Ends of audit logs, written once.</summary>
    public const string AuditAnchors = "audit-anchors";

    /// <summary>Which version of every input and output is the current one.</summary>
    public const string Pointers = "pointers";

    /// <summary>Answers, one row per respondent.</summary>
    public const string Respondents = "respondents";

    /// <summary>Progress and failures of waves and uploads.</summary>
    public const string Status = "status";

    /// <summary>Organisations, keys, and how much was used of them.</summary>
    public const string Access = "access";

    /// <summary>Audit logs.</summary>
    public const string Audit = "audit";

    /// <summary>Releases and what happened to them.</summary>
    public const string Releases = "releases";

    /// <summary>Addresses to which notices are sent, and what became of them.</summary>
    public const string Webhooks = "webhooks";

    /// <summary>One message per wave that is to be computed.</summary>
    public const string Recompute = "recompute";

    /// <summary>One message per stretch of a large response file that is to be stored.</summary>
    public const string StoreResponses = "store-responses";

    /// <summary>One message per attempt to deliver a notice.</summary>
    public const string WebhookDeliveries = "webhook-deliveries";

    /// <summary>Ends the name of the queue in which the Functions host sets aside what it gave up on.</summary>
    public const string PoisonSuffix = "-poison";

    /// <summary>The queue in which the Functions host notes blobs it gave up on.</summary>
    public const string PoisonBlobs = "webjobs-blobtrigger-poison";

    public static IReadOnlyList<string> Containers { get; } =
    [Uploads, Results, RenderRequests, Factsheets, Backups, Secrets, AuditAnchors];

    public static IReadOnlyList<string> Tables { get; } =
    [Pointers, Respondents, Status, Access, Audit, Releases, Webhooks];

    public static IReadOnlyList<string> Queues { get; } = [Recompute, StoreResponses, WebhookDeliveries];
}
