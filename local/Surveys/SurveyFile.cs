namespace Serverless.Local.Surveys;

/// <summary>What a file of one wave and group holds.</summary>
public enum SurveyFileKind
{
    Population,
    Responses,
}

/// <summary>A file of one wave and group.</summary>
/// <param name="Folder">The survey's folder.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Wave">Its wave.</param>
/// <param name="Group">Its group.</param>
/// <param name="Ending">How its name ends.</param>
public sealed record SurveyFile(
    string Folder,
    SurveyFileKind Kind,
    string Wave,
    string Group,
    string Ending = SurveyFile.Csv
)
{
    private const string Csv = ".csv";

    private static readonly string[] ResponseEndings = [Csv, ".sav", ".zsav", ".por", ".dta", ".xlsx", ".zip"];

    /// <summary>Where it is on disk.</summary>
    public string FullPath => Path.Combine(Folder, Name);

    /// <summary>Its name within the survey's folder.</summary>
    public string Name => Path.Combine(Wave, Group, $"{BaseName(Kind)}{Ending}");

    /// <summary>What files of a kind may be called.</summary>
    public static IEnumerable<string> FileNames(SurveyFileKind kind) =>
        Endings(kind).Select(ending => $"{BaseName(kind)}{ending}");

    /// <summary>How names of files of a kind may end.</summary>
    public static IReadOnlyList<string> Endings(SurveyFileKind kind) =>
        kind == SurveyFileKind.Population ? [Csv] : ResponseEndings;

    /// <summary>How names of files of a kind begin.</summary>
    public static string BaseName(SurveyFileKind kind) =>
        kind == SurveyFileKind.Population ? "population" : "responses";
}
