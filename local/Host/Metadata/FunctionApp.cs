using System.Text.Json;

namespace Serverless.Local.Host.Metadata;

/// <summary>A built function app as a Functions host finds it on disk.</summary>
/// <param name="Folder">The folder that holds <c>host.json</c>; the worker runs with it as working directory.</param>
/// <param name="Executable">The program that starts the worker.</param>
/// <param name="WorkerPath">The worker's assembly.</param>
public sealed record FunctionApp(string Folder, HostConfiguration Host, string Executable, string WorkerPath)
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>Reads <c>host.json</c> and <c>worker.config.json</c>.</summary>
    /// <exception cref="LocalRunException">A file is missing, or is not what it should be.</exception>
    public static FunctionApp Read(string folder)
    {
        var host = ReadJson(Path.Combine(folder, "host.json"), HostConfiguration.Read);
        return ReadJson(
            Path.Combine(folder, "worker.config.json"),
            json =>
            {
                var worker = json.GetProperty("description");
                return new FunctionApp(
                    folder,
                    host,
                    worker
                        .GetProperty("defaultExecutablePath")
                        .GetString()!
                        .Replace("{WorkerRoot}", folder + Path.DirectorySeparatorChar, StringComparison.Ordinal),
                    Path.Combine(folder, worker.GetProperty("defaultWorkerPath").GetString()!)
                );
            }
        );
    }

    private static T ReadJson<T>(string file, Func<JsonElement, T> read)
    {
        if (!File.Exists(file))
            throw new LocalRunException($"{file} was not found. Build the function app first: dotnet build functions");
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
