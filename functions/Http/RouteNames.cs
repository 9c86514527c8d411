using Serverless.Storage;

namespace Serverless.Functions;

/// <summary>Reads the names in an address; anything that is no name is refused before it comes near storage.</summary>
internal static class RouteNames
{
    public static Name Survey(this HttpRequest request) => Read(request, "survey");

    public static Name Wave(this HttpRequest request) => Read(request, "wave");

    public static Name Group(this HttpRequest request) => Read(request, "group");

    private static Name Read(HttpRequest request, string part) =>
        Name.TryParse(request.RouteValues[part] as string, out var name) ? name : throw Refusals.InvalidName(part);
}
