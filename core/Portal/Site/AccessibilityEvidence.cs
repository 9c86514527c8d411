using System.Text.Json;
using System.Text.Json.Serialization;

namespace Serverless.Portal.Site;

/// <summary>A page as it was examined.</summary>
/// <param name="Address">Its address, or the kind of it.</param>
/// <param name="RulesMet">Rules that were found to be met.</param>
/// <param name="RulesBroken">Rules that were found to be broken.</param>
/// <param name="Unclear">Rules of which the program cannot tell and a person has to look.</param>
public sealed record ExaminedPage(string Address, int RulesMet, int RulesBroken, int Unclear);

/// <summary>All pages in one state.</summary>
/// <param name="Width">Of the window, in pixels.</param>
/// <param name="IsDark">Whether dark colours were asked for.</param>
public sealed record ExaminedState(int Width, bool IsDark, IReadOnlyList<ExaminedPage> Pages);

/// <summary>
/// What was found when every page was examined in a browser. Tests write it, and fail when it is not what they find.
/// </summary>
/// <param name="Tool">The program, with its version.</param>
public sealed record AccessibilityEvidence(string Tool, DateOnly On, IReadOnlyList<ExaminedState> States)
{
    /// <summary>The file that tests write.</summary>
    public const string FileName = "accessibility.json";

    private static readonly Lazy<AccessibilityEvidence> Read = new(() => FromJson(PortalAssets.Read(FileName)));

    /// <summary>That of this program.</summary>
    public static AccessibilityEvidence Current => Read.Value;

    /// <summary>Pages that were looked at, each as often as in a state.</summary>
    public int PagesSeen => States.Sum(state => state.Pages.Count);

    /// <summary>Reads it from its file.</summary>
    public static AccessibilityEvidence FromJson(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, AccessibilityJson.Default.AccessibilityEvidence)!;

    /// <summary>Its file.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, AccessibilityJson.Default.AccessibilityEvidence) + "\n";
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = true)]
[JsonSerializable(typeof(AccessibilityEvidence))]
internal sealed partial class AccessibilityJson : JsonSerializerContext;
