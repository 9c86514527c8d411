using Serverless.Storage;

namespace Serverless.Functions;

/// <summary>Reads the names in an address; anything that is not a name is refused before it comes near storage.</summary>
internal static class RouteNames
{
    public static Name Survey(this HttpRequest request) => Read(request, "survey");

    public static Name Wave(this HttpRequest request) => Read(request, "wave");

    /// <summary>The number of a release.</summary>
    public static int Release(this HttpRequest request) =>
        TryReadRelease(request, out var number)
            ? number
            : throw Refusals.NotFound("The release in the address is not a number from 1 to 999999.");

    /// <summary>The number of a release; false for what is none.</summary>
    public static bool TryReadRelease(HttpRequest request, out int number) =>
        int.TryParse(
            request.RouteValues["release"] as string,
            System.Globalization.NumberStyles.None,
            System.Globalization.CultureInfo.InvariantCulture,
            out number
        ) && number is > 0 and <= 999_999;

    public static Name Organisation(this HttpRequest request) => Read(request, "organisation");

    public static Name Group(this HttpRequest request) => Read(request, "group");

    /// <summary>The SHA-256 that names a file.</summary>
    public static string Sha256(this HttpRequest request) =>
        request.RouteValues["sha256"] is string sha256 && Sha256Text.Is(sha256)
            ? sha256
            : throw Refusals.NotFound("The fingerprint in the address is not a SHA-256 in lower-case hex.");

    /// <summary>The id of an upload.</summary>
    public static string Upload(this HttpRequest request) => request.RouteValues["upload"] as string ?? "";

    /// <summary>The number of a block.</summary>
    public static int Block(this HttpRequest request) =>
        int.TryParse(
            request.RouteValues["block"] as string,
            System.Globalization.NumberStyles.None,
            System.Globalization.CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : throw Refusals.NotFound("The block in the address is not a number.");

    /// <summary>The survey after which a page of the list begins (<c>?after=</c>); null for the first page.</summary>
    public static Name? After(this HttpRequest request)
    {
        var text = request.Query["after"].ToString();
        if (text.Length == 0)
            return null;
        return Name.TryParse(text, out var name) ? name : throw Refusals.InvalidName("after");
    }

    /// <summary>The wave a body names; null when it names none.</summary>
    public static Name? WaveOfBody(string? wave)
    {
        if (string.IsNullOrEmpty(wave))
            return null;
        return Name.TryParse(wave, out var name) ? name : throw Refusals.InvalidName("wave");
    }

    private static Name Read(HttpRequest request, string part) =>
        Name.TryParse(request.RouteValues[part] as string, out var name) ? name : throw Refusals.InvalidName(part);
}
