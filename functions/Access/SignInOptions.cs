using Serverless.Portal.Pages;
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
/// <param name="Desk">How people sign in on the desk; null when they need a key there.</param>
internal sealed record SignInOptions(Uri Authority, string Audience, Name? Organisation, DeskSignIn? Desk = null)
{
    /// <summary>Reads the settings; null when nobody signs in.</summary>
    public static SignInOptions? Read(IConfiguration settings, List<string> faults)
    {
        var authority = settings["Access:Authority"];
        var audience = settings["Access:Audience"];
        var organisation = settings["Access:Organisation"];
        var desk = settings["Access:DeskClient"];
        var scope = settings["Access:DeskScope"];
        if (string.IsNullOrWhiteSpace(desk) && !string.IsNullOrWhiteSpace(scope))
            faults.Add("Access__DeskScope needs Access__DeskClient; set both, or neither.");
        if (string.IsNullOrWhiteSpace(authority) && string.IsNullOrWhiteSpace(audience))
        {
            if (!string.IsNullOrWhiteSpace(desk))
                faults.Add("Access__DeskClient needs Access__Authority and Access__Audience; set all three.");
            return null;
        }

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

        var onDesk = string.IsNullOrWhiteSpace(desk) ? null : OnDesk(address, audience, desk, scope);
        if (string.IsNullOrWhiteSpace(organisation))
            return new(address, audience, null, onDesk);
        if (Name.TryParse(organisation, out var name))
            return new(address, audience, name, onDesk);
        faults.Add($"Access__Organisation is '{organisation}'; set lower-case letters, digits and hyphens.");
        return null;
    }

    /// <summary>
    /// The scope is that of everything the registration allows, unless another is set. It goes by the client id of the API,
    /// since an application may ask for a token for itself under no other name.
    /// </summary>
    private static DeskSignIn OnDesk(Uri authority, string audience, string client, string? scope) =>
        new(authority, client, string.IsNullOrWhiteSpace(scope) ? $"{audience}/.default" : scope);
}
