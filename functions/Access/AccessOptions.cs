using Serverless.Flows.Access;
using Serverless.Storage;

namespace Serverless.Functions;

/// <summary>What the settings say about access.</summary>
internal static class AccessOptions
{
    /// <summary>Callers begin the first two themselves; Front Door makes the third of the first.</summary>
    private static readonly string[] WrittenByCallers = ["X-Forwarded-For", "Forwarded", "X-Azure-ClientIP"];

    private const string HashSetting = "Access:AdministratorKeyHash";

    public static AccessSettings Read(IConfiguration settings, List<string> faults)
    {
        var usual = new AccessSettings();
        return new()
        {
            AdministratorKeyHashes = Hashes(settings[HashSetting] ?? "", faults),
            MaximumRequestsPerMinute = FunctionAppOptions.Number(
                settings,
                "Access:RequestsPerMinute",
                usual.MaximumRequestsPerMinute,
                1,
                1_000_000,
                faults
            ),
            MaximumBytesPerDay =
                1_000_000L
                * FunctionAppOptions.Number(
                    settings,
                    "Access:MegabytesPerDay",
                    (int)(usual.MaximumBytesPerDay / 1_000_000),
                    1,
                    10_000_000,
                    faults
                ),
            MaximumUploadsAtOnce = FunctionAppOptions.Number(
                settings,
                "Access:UploadsAtOnce",
                usual.MaximumUploadsAtOnce,
                1,
                100,
                faults
            ),
            MaximumAnonymousRequestsPerMinute = FunctionAppOptions.Number(
                settings,
                "Access:AnonymousRequestsPerMinute",
                usual.MaximumAnonymousRequestsPerMinute,
                0,
                1_000_000,
                faults
            ),
        };
    }

    /// <summary>
    /// The headers in which what is in front of the app writes where a request comes from, over whatever the caller
    /// wrote there.
    /// </summary>
    public static IReadOnlyList<string> AddressHeaders(IConfiguration settings, List<string> faults)
    {
        var name = settings["Access:AddressHeader"];
        if (string.IsNullOrWhiteSpace(name))
            return CallerAddress.OfAppService;
        if (!name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            faults.Add($"Access__AddressHeader is '{name}'; set the name of a header, such as X-Azure-SocketIP.");
        else if (WrittenByCallers.Contains(name, StringComparer.OrdinalIgnoreCase))
            faults.Add(
                $"Access__AddressHeader is '{name}', in which callers can write any address; set a header that only the gateway writes, such as X-Azure-SocketIP."
            );
        return [name];
    }

    /// <summary>One hash, or two with a comma between while a key takes the place of another.</summary>
    private static string[] Hashes(string text, List<string> faults)
    {
        var hashes = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (hashes.All(Sha256Text.Is))
            return hashes;

        // Whoever set the key itself by mistake does not find it in a log as well.
        faults.Add(
            "Access__AdministratorKeyHash is not a hash as 'keys new' prints it: 64 lower-case hexadecimal digits. Never set the key itself."
        );
        return [];
    }
}
