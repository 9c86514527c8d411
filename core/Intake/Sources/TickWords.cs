namespace Serverless.Intake.Sources;

/// <summary>How files say that an option was ticked or not.</summary>
public static class TickWords
{
    private static readonly HashSet<string> Ticked = new(StringComparer.OrdinalIgnoreCase)
    {
        "1",
        "1.0",
        "ja",
        "yes",
        "y",
        "true",
        "waar",
        "x",
        "selected",
        "checked",
        "geselecteerd",
        "aangevinkt",
        "gekozen",
        "genoemd",
        "mentioned",
        "quoted",
        "oui",
        "wahr",
        "gewählt",
        "j",
        "v",
        "on",
        "aan",
        "\u2713",
        "\u2714",
        "\u2611",
        "\u2612",
        "\u221A",
    };

    private static readonly HashSet<string> Unticked = new(StringComparer.OrdinalIgnoreCase)
    {
        "0",
        "0.0",
        "nee",
        "no",
        "n",
        "false",
        "onwaar",
        "not selected",
        "unchecked",
        "not checked",
        "not mentioned",
        "not quoted",
        "niet geselecteerd",
        "niet aangevinkt",
        "niet gekozen",
        "niet genoemd",
        "nein",
        "non",
        "falsch",
        "nicht gewählt",
        "off",
        "uit",
        "niet aangevinkt",
        "\u2610",
    };

    /// <summary>All of them.</summary>
    public static IEnumerable<string> All => Ticked.Concat(Unticked);

    /// <summary>Whether it means ticked.</summary>
    public static bool IsTick(string text) => Ticked.Contains(text);

    /// <summary>Whether it means not ticked.</summary>
    public static bool IsNotTicked(string text) => Unticked.Contains(text);

    /// <summary>Whether it means either.</summary>
    public static bool IsTickOrNot(string text) => IsTick(text) || IsNotTicked(text);
}
