using System.Text.Json;
using System.Text.RegularExpressions;
using NCrontab;

namespace Serverless.Local.Host;

/// <summary>One function: its name, which is its folder's name, and what makes it run.</summary>
public sealed partial record FunctionDefinition(string Name, Trigger Trigger)
{
    internal static FunctionDefinition Read(string name, JsonElement json, IReadOnlyDictionary<string, string> settings)
    {
        var triggers = json.GetProperty("bindings")
            .EnumerateArray()
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
        Trigger trigger = Required("type").ToUpperInvariant() switch
        {
            "HTTPTRIGGER" => new HttpTrigger(
                parameter,
                Text("route") ?? name,
                HostConfiguration.Find(binding, "methods") is { } methods
                    ? [.. methods.EnumerateArray().Select(m => m.GetString()!.ToUpperInvariant())]
                    : [],
                Enum.Parse<AuthorizationLevel>(Text("authLevel") ?? "function", ignoreCase: true)
            ),
            "TIMERTRIGGER" => new TimerTrigger(
                parameter,
                Schedule(Required("schedule")),
                HostConfiguration.Find(binding, "runOnStartup")?.GetBoolean() ?? false
            ),
            "QUEUETRIGGER" => new QueueTrigger(parameter, Required("queueName")),
            "BLOBTRIGGER" => new BlobTrigger(parameter, new BlobPath(Required("path"))),
            var other => throw new FormatException(
                $"trigger type {other} was found; this host knows http, timer, queue and blob triggers"
            ),
        };
        return new FunctionDefinition(name, trigger);
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
/// <param name="Parameter">The binding's name: under it the program receives the data.</param>
public abstract record Trigger(string Parameter);

/// <summary>A request.</summary>
/// <param name="Route">Route template below the prefix.</param>
/// <param name="Methods">In capitals; none means every method.</param>
public sealed record HttpTrigger(
    string Parameter,
    string Route,
    IReadOnlyList<string> Methods,
    AuthorizationLevel Level
) : Trigger(Parameter);

/// <summary>The clock.</summary>
/// <param name="Schedule">In UTC.</param>
public sealed record TimerTrigger(string Parameter, CrontabSchedule Schedule, bool RunOnStartup) : Trigger(Parameter);

/// <summary>A message on a queue.</summary>
public sealed record QueueTrigger(string Parameter, string Queue) : Trigger(Parameter);

/// <summary>A new or changed blob.</summary>
public sealed record BlobTrigger(string Parameter, BlobPath Path) : Trigger(Parameter);

/// <summary>Who may call an HTTP function: anyone, holders of a function key, or holders of the master key.</summary>
public enum AuthorizationLevel
{
    Anonymous,
    Function,
    Admin,
}
