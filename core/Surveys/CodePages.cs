namespace Serverless.Surveys;

/// <summary>The code pages that a codebook can name for files whose text is not Unicode.</summary>
public static class CodePages
{
    /// <summary>Western Europe on Windows, which is assumed where nothing is named.</summary>
    public const string Windows1252 = "windows-1252";

    /// <summary>Their names in the registry of the IANA, in small letters.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        Windows1252,
        "macintosh",
        "ibm850",
        "ibm437",
        "ibm852",
        "iso-8859-2",
        "iso-8859-15",
        "windows-1250",
        "windows-1251",
        "windows-1253",
        "windows-1254",
        "windows-1257",
    ];

    /// <summary>The name as it is in the list; null where it is not there.</summary>
    public static string? Find(string name) =>
        Names.FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase));
}
