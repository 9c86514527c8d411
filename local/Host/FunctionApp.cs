using System.Text.Json;

namespace Serverless.Local.Host;

/// <summary>
/// A function app as the Functions host finds it on disk: <c>host.json</c> and one folder with <c>function.json</c> per
/// function.
/// </summary>
/// <param name="Folder">The folder that holds <c>host.json</c>; the program runs with it as working directory.</param>
public sealed record FunctionApp(string Folder, HostConfiguration Host, IReadOnlyList<FunctionDefinition> Functions)
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>Reads a function app.</summary>
    /// <param name="settings">The app settings, for names between percent signs such as
    /// <c>%RecomputeSchedule%</c>.</param>
    /// <exception cref="LocalRunException">A file is missing, is no JSON, or asks for something this host does not
    /// do.</exception>
    public static FunctionApp Read(string folder, IReadOnlyDictionary<string, string> settings)
    {
        var host = ReadJson(Path.Combine(folder, "host.json"), HostConfiguration.Read);
        var functions = Directory
            .EnumerateFiles(
                folder,
                "function.json",
                new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 }
            )
            .Order(StringComparer.Ordinal)
            .Select(file =>
                ReadJson(
                    file,
                    json => FunctionDefinition.Read(Path.GetFileName(Path.GetDirectoryName(file)!), json, settings)
                )
            )
            .ToList();
        return new FunctionApp(folder, host, functions);
    }

    private static T ReadJson<T>(string file, Func<JsonElement, T> read)
    {
        if (!File.Exists(file))
            throw new LocalRunException($"{file} is not there. Build the function app first: dotnet build functions");
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file), Lenient);
            return read(json.RootElement);
        }
        catch (Exception e)
            when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new LocalRunException($"{file} cannot be used: {e.Message}", e);
        }
    }
}
