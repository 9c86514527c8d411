namespace Serverless.Functions;

/// <summary>What is decided about the pages for readers.</summary>
/// <param name="AccessibilityContact">Where readers can say what does not work for them; null for nobody.</param>
public sealed record PortalOptions(Uri? AccessibilityContact)
{
    private const string Setting = "Portal:AccessibilityContact";

    internal static PortalOptions Read(IConfiguration settings, List<string> faults)
    {
        if (settings[Setting] is not { } contact || string.IsNullOrWhiteSpace(contact))
            return new PortalOptions(AccessibilityContact: null);
        if (System.Net.Mail.MailAddress.TryCreate(contact, out var mail) && mail.Address == contact)
            return new PortalOptions(new Uri($"mailto:{contact}"));
        if (Uri.TryCreate(contact, UriKind.Absolute, out var page) && page.Scheme == Uri.UriSchemeHttps)
            return new PortalOptions(page);
        faults.Add($"Portal__AccessibilityContact is '{contact}'; set an email address or an https address.");
        return new PortalOptions(AccessibilityContact: null);
    }
}
