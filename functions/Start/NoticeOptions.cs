using Serverless.Flows.Notices;
using Serverless.Flows.Notices.Webhooks;

namespace Serverless.Functions;

/// <summary>What the settings say about notices.</summary>
internal sealed record NoticeOptions(NoticeAddresses Addresses, WebhookSettings Webhooks)
{
    private const string AddressSetting = "PublicAddress";
    private const string HostSetting = "WEBSITE_HOSTNAME";
    private const string OnOneMachine = "http://localhost:7071";
    private const string LoopbackSetting = "Webhooks:LoopbackAllowed";

    public static NoticeOptions Read(IConfiguration settings, List<string> faults) =>
        new(
            new NoticeAddresses(Root(settings, faults)),
            new WebhookSettings { LoopbackAllowed = LoopbackAllowed(settings, faults) }
        );

    /// <summary>Where readers find this deployment; what the platform calls it when nothing was set.</summary>
    private static string Root(IConfiguration settings, List<string> faults)
    {
        if (settings[AddressSetting] is { Length: > 0 } text)
        {
            if (
                Uri.TryCreate(text, UriKind.Absolute, out var address)
                && address.Scheme is "https" or "http"
                && address is { Query: "", Fragment: "", UserInfo: "" }
            )
                return address.AbsoluteUri.TrimEnd('/');
            faults.Add($"{AddressSetting} is '{text}'; set an https address, such as https://figures.example.org.");
        }

        if (settings[HostSetting] is not { Length: > 0 } host)
            return OnOneMachine;
        return host.StartsWith("localhost", StringComparison.Ordinal) ? $"http://{host}" : $"https://{host}";
    }

    private static bool LoopbackAllowed(IConfiguration settings, List<string> faults)
    {
        var text = settings[LoopbackSetting];
        if (!string.IsNullOrEmpty(text) && !bool.TryParse(text, out _))
            faults.Add($"Webhooks__LoopbackAllowed is '{text}'; set true or false.");
        return bool.TryParse(text, out var allowed) && allowed;
    }
}
