using Serverless.Local.Surveys;

namespace Serverless.Local.Running;

/// <summary>How to run everything on this machine.</summary>
/// <param name="Once">Stop after the factsheet.</param>
/// <param name="Port">Of the API; 0 for any free port, null for the usual one if that is free.</param>
/// <param name="DataFolder">Where the storage emulator keeps its data.</param>
/// <param name="Fresh">Empty the data folder first.</param>
/// <param name="SurveyFolder">The survey to upload.</param>
/// <param name="Wave">The wave to wait for; null for the last one that has responses.</param>
public sealed record RunOptions(bool Once, int? Port, string DataFolder, bool Fresh, string SurveyFolder, string? Wave)
{
    /// <summary>The port that the Functions host uses on a developer's machine.</summary>
    public const int UsualPort = 7071;

    /// <summary>The data folder when none is named.</summary>
    public static string DefaultDataFolder => Path.Combine(RepositoryFolder.Artifacts, "local");

    /// <summary>The survey that comes with the repository.</summary>
    public static string ExampleSurvey => Path.Combine(RepositoryFolder.Root, "samples", "stand-van-het-land");
}
