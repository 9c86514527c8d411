using System.Text.Json;

namespace Serverless.Local.Running;

/// <summary>The status of a wave, as the API gives it.</summary>
/// <param name="State"><c>incomplete</c>, <c>stale</c>, <c>computing</c>, <c>fresh</c>, <c>draft</c>, … (docs/api.md).</param>
/// <param name="Missing">Files that were not uploaded.</param>
/// <param name="Failure">What went wrong last; null when nothing did.</param>
/// <param name="FailureIsFinal">Whether the same files would fail again.</param>
public sealed record WaveProgress(string State, IReadOnlyList<string> Missing, string? Failure, bool FailureIsFinal)
{
    internal static WaveProgress Of(JsonElement json)
    {
        var failure =
            json.TryGetProperty("failure", out var f) && f.ValueKind == JsonValueKind.Object ? f : (JsonElement?)null;
        return new WaveProgress(
            json.GetProperty("state").GetString()!,
            json.TryGetProperty("missing", out var missing)
                ?
                [
                    .. missing
                        .EnumerateArray()
                        .Select(m => $"{m.GetProperty("kind").GetString()} of {m.GetProperty("group").GetString()}"),
                ]
                : [],
            failure?.GetProperty("message").GetString(),
            failure is { } known && known.TryGetProperty("final", out var final) && final.GetBoolean()
        );
    }
}
