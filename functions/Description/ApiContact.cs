namespace Serverless.Functions;

/// <summary>Contact for users of the API, as named in the OpenAPI document; null when none is set.</summary>
/// <param name="Name">Of the people who run it.</param>
/// <param name="Email">Their own address, not that of a whole organisation.</param>
/// <param name="Url">A page about the API, or where to report faults.</param>
public sealed record ApiContact(string? Name, string? Email, Uri? Url)
{
    private const string NameSetting = "ApiContact:Name";
    private const string EmailSetting = "ApiContact:Email";
    private const string UrlSetting = "ApiContact:Url";

    internal static ApiContact Read(IConfiguration settings, List<string> faults)
    {
        var (name, email, url) = (settings[NameSetting], settings[EmailSetting], settings[UrlSetting]);
        var set = new[] { name, email, url }.Count(value => !string.IsNullOrWhiteSpace(value));
        if (set == 0)
            return new(null, null, null);
        if (set < 3)
            faults.Add(
                "Of ApiContact__Name, ApiContact__Email and ApiContact__Url some are set; set all three or none."
            );
        if (!string.IsNullOrWhiteSpace(email) && !System.Net.Mail.MailAddress.TryCreate(email, out _))
            faults.Add($"ApiContact__Email is '{email}'; set an email address.");
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) && !string.IsNullOrWhiteSpace(url))
            faults.Add($"ApiContact__Url is '{url}'; set an https address.");
        return new(name, email, address);
    }
}
