using Serverless.Storage;

namespace Serverless.Functions;

/// <summary>Whose tokens are taken.</summary>
/// <param name="Authority">
/// The issuer's address, below which its configuration is:
/// <c>https://login.microsoftonline.com/{tenant}/v2.0</c>.
/// </param>
/// <param name="Audience">Whom its tokens have to be for: the application's client id, or its id URI.</param>
/// <param name="Organisation">
/// Whose the roles are that name no organisation; null when every role names one.
/// </param>
internal sealed record SignInOptions(Uri Authority, string Audience, Name? Organisation)
{
    /// <summary>Reads the settings; null when nobody signs in.</summary>
    public static SignInOptions? Read(IConfiguration settings, List<string> faults)
    {
        var authority = settings["Access:Authority"];
        var audience = settings["Access:Audience"];
        var organisation = settings["Access:Organisation"];
        if (string.IsNullOrWhiteSpace(authority) && string.IsNullOrWhiteSpace(audience))
            return null;
        if (string.IsNullOrWhiteSpace(authority) || string.IsNullOrWhiteSpace(audience))
        {
            faults.Add("Access__Authority and Access__Audience go together; set both, or neither.");
            return null;
        }

        if (
            !Uri.TryCreate(authority, UriKind.Absolute, out var address)
            || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        )
        {
            faults.Add($"Access__Authority is '{authority}'; set an https address.");
            return null;
        }

        if (string.IsNullOrWhiteSpace(organisation))
            return new(address, audience, null);
        if (Name.TryParse(organisation, out var name))
            return new(address, audience, name);
        faults.Add($"Access__Organisation is '{organisation}'; set lower-case letters, digits and hyphens.");
        return null;
    }
}
