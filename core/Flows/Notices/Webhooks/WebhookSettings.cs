namespace Serverless.Flows.Notices.Webhooks;

/// <summary>What the deployment decides about webhooks.</summary>
public sealed record WebhookSettings
{
    /// <summary>
    /// Whether notices may go to this machine itself, over http too: for trying them out while developing.
    /// </summary>
    public bool LoopbackAllowed { get; init; }

    /// <summary>How long a receiver may take to answer.</summary>
    public TimeSpan MaximumTime { get; init; } = TimeSpan.FromSeconds(20);
}
