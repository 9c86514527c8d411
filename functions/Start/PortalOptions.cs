using System.Net.Mail;
using Serverless.Portal.OpenData;

namespace Serverless.Functions;

/// <summary>What is decided about the pages for readers.</summary>
/// <param name="AccessibilityContact">Where readers can say what does not work for them; null for nobody.</param>
/// <param name="Publisher">Who publishes the catalogue of open data; null for nobody.</param>
public sealed record PortalOptions(Uri? AccessibilityContact, CataloguePublisher? Publisher)
{
    private const string Setting = "Portal:AccessibilityContact";

    internal static PortalOptions Read(IConfiguration settings, List<string> faults) =>
        new(ContactOf(settings, faults), PublisherOf(settings, faults));

    private static Uri? ContactOf(IConfiguration settings, List<string> faults)
    {
        if (settings[Setting] is not { } contact || string.IsNullOrWhiteSpace(contact))
            return null;
        if (IsEmail(contact))
            return new Uri($"mailto:{contact}");
        if (Page(contact) is { } page)
            return page;
        faults.Add($"Portal__AccessibilityContact is '{contact}'; set an email address or an https address.");
        return null;
    }

    private static CataloguePublisher? PublisherOf(IConfiguration settings, List<string> faults)
    {
        var name = settings["Portal:PublisherName"];
        var email = settings["Portal:PublisherEmail"];
        var url = settings["Portal:PublisherUrl"];
        if (string.IsNullOrWhiteSpace(name) && string.IsNullOrWhiteSpace(email) && string.IsNullOrWhiteSpace(url))
            return null;
        if (!string.IsNullOrWhiteSpace(name) && email is not null && IsEmail(email) && Page(url) is { } page)
            return new CataloguePublisher(name, email, page);
        faults.Add(
            $"Portal__PublisherName, Portal__PublisherEmail and Portal__PublisherUrl are '{name}', '{email}' and '{url}'; set a name, an email address and an https address, or none of the three."
        );
        return null;
    }

    private static bool IsEmail(string text) => MailAddress.TryCreate(text, out var mail) && mail.Address == text;

    private static Uri? Page(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var page) && page.Scheme == Uri.UriSchemeHttps ? page : null;
}
