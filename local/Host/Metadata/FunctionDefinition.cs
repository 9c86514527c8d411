using System.Text.Json;
using System.Text.RegularExpressions;
using NCrontab;
using Serverless.Local.Host.Protocol;
using Serverless.Local.Host.Triggers;

namespace Serverless.Local.Host.Metadata;

/// <summary>One function as the worker describes it: what it is called and what makes it run.</summary>
/// <param name="Id">By which it is invoked.</param>
public sealed partial record FunctionDefinition(string Id, string Name, Trigger Trigger)
{
    /// <summary>Reads what a worker says of a function.</summary>
    /// <param name="settings">The app settings, for names between percent signs such as
    /// <c>%RecomputeSchedule%</c>.</param>
    /// <exception cref="LocalRunException">It asks for something this host does not do.</exception>
    public static FunctionDefinition Read(RpcFunctionMetadata metadata, IReadOnlyDictionary<string, string> settings)
    {
        try
        {
            var bindings = metadata.RawBindings.Select(binding => JsonSerializer.Deserialize<JsonElement>(binding));
            return new(metadata.FunctionId, metadata.Name, Read(metadata.Name, [.. bindings], settings));
        }
        catch (Exception e)
            when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new LocalRunException($"Function {metadata.Name} cannot be used: {e.Message}", e);
        }
    }

    private static Trigger Read(
        string function,
        IReadOnlyList<JsonElement> bindings,
        IReadOnlyDictionary<string, string> settings
    )
    {
        var triggers = bindings
            .Where(b => b.GetProperty("type").GetString()!.EndsWith("Trigger", StringComparison.OrdinalIgnoreCase))
            .ToList();
        if (triggers.Count != 1)
            throw new FormatException(
                $"one binding whose type ends in Trigger was expected, {triggers.Count} were found"
            );

        var binding = triggers[0];
        string? Text(string property) =>
            HostConfiguration.Find(binding, property) is { } value ? Resolve(value.GetString()!, settings) : null;
        string Required(string property) =>
            Text(property) ?? throw new FormatException($"the trigger has no {property}");
        var parameter = Required("name");
        if (Required("type") == "httpTrigger" && Text("authLevel") is var level and not "Anonymous")
            throw new FormatException(
                $"its authorisation level is {level ?? "not given"}; this host has no keys, the app checks its own"
            );
        return Required("type").ToUpperInvariant() switch
        {
            "HTTPTRIGGER" => new HttpTrigger(
                parameter,
                Text("route") ?? function,
                HostConfiguration.Find(binding, "methods") is { } methods
                    ? [.. methods.EnumerateArray().Select(m => m.GetString()!.ToUpperInvariant())]
                    : []
            ),
            "TIMERTRIGGER" => new TimerTrigger(
                parameter,
                Schedule(Required("schedule")),
                HostConfiguration.Find(binding, "runOnStartup")?.GetBoolean() ?? false
            ),
            "QUEUETRIGGER" => new QueueTrigger(parameter, Required("queueName"), IsDeferred(binding)),
            "BLOBTRIGGER" => new BlobTrigger(
                parameter,
                new BlobPath(Required("path")),
                Text("connection") ?? "AzureWebJobsStorage"
            ),
            var other => throw new FormatException(
                $"trigger type {other} was found; this host knows http, timer, queue and blob triggers"
            ),
        };
    }

    private static string Resolve(string text, IReadOnlyDictionary<string, string> settings) =>
        SettingReference()
            .Replace(
                text,
                match =>
                    settings.TryGetValue(match.Groups["name"].Value, out var value)
                        ? value
                        : throw new FormatException($"{match.Value} refers to an app setting that has no value")
            );

    private static bool IsDeferred(JsonElement binding) =>
        HostConfiguration.Find(binding, "properties", "supportsDeferredBinding")?.GetString() == "True";

    private static CrontabSchedule Schedule(string expression)
    {
        try
        {
            var fields = expression.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
            return CrontabSchedule.Parse(
                expression,
                new CrontabSchedule.ParseOptions { IncludingSeconds = fields == 6 }
            );
        }
        catch (CrontabException e)
        {
            throw new FormatException(
                $"'{expression}' is not an NCRONTAB schedule of five or six fields: {e.Message}",
                e
            );
        }
    }

    [GeneratedRegex("%(?<name>[A-Za-z0-9_:.-]+)%", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SettingReference();
}

/// <summary>What makes a function run.</summary>
/// <param name="Parameter">The binding's name: under it the function receives the data.</param>
public abstract record Trigger(string Parameter);

/// <summary>A request.</summary>
/// <param name="Route">Route template below the prefix.</param>
/// <param name="Methods">In capitals; none means every method.</param>
public sealed record HttpTrigger(string Parameter, string Route, IReadOnlyList<string> Methods) : Trigger(Parameter);

/// <summary>The clock.</summary>
/// <param name="Schedule">In UTC.</param>
public sealed record TimerTrigger(string Parameter, CrontabSchedule Schedule, bool RunOnStartup) : Trigger(Parameter);

/// <summary>A message on a queue.</summary>
/// <param name="IsDeferred">Whether the worker makes the parameter from the whole message instead of its text.</param>
public sealed record QueueTrigger(string Parameter, string Queue, bool IsDeferred) : Trigger(Parameter);

/// <summary>A new or changed blob.</summary>
/// <param name="Connection">Name of the setting with which the worker opens it.</param>
public sealed record BlobTrigger(string Parameter, BlobPath Path, string Connection) : Trigger(Parameter);
