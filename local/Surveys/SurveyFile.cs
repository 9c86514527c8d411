namespace Serverless.Local;

/// <summary>What a file of one wave and group holds.</summary>
public enum SurveyFileKind
{
    Population,
    Responses,
}

/// <summary>A file of one wave and group.</summary>
/// <param name="Folder">The survey's folder.</param>
public sealed record SurveyFile(string Folder, SurveyFileKind Kind, string Wave, string Group)
{
    /// <summary>Where it is on disk.</summary>
    public string FullPath => Path.Combine(Folder, Name);

    /// <summary>Its name within the survey's folder.</summary>
    public string Name => Path.Combine(Wave, Group, FileName(Kind));

    /// <summary>What files of a kind are called.</summary>
    public static string FileName(SurveyFileKind kind) =>
        kind == SurveyFileKind.Population ? "population.csv" : "responses.csv";
}
