using Serverless.Samples.Files;
using Serverless.Samples.Synthetic;

namespace Serverless.Samples;

/// <summary>
/// The invented survey <c>samples/kleine-monitor</c>: three waves, clusters, base weights, links, masked libraries.
/// </summary>
public static class SmallMonitor
{
    private const string Name = "kleine-monitor";

    /// <summary>The folder <c>samples/kleine-monitor</c> of the source tree the program runs in.</summary>
    /// <exception cref="DirectoryNotFoundException">The program does not run inside the source tree.</exception>
    public static string Folder => SurveyFiles.Folder(Name);

    /// <summary>Writes <c>responses.csv</c> for every group and wave into <paramref name="folder"/>.</summary>
    public static void Generate(string folder)
    {
        var codebook = SurveyFiles.Codebook(folder);
        foreach (var wave in codebook.Waves)
        {
            foreach (var (group, respondents) in new[] { ("leerlingen", 108), ("docenten", 84), ("bibliotheken", 42) })
            {
                var margins = SurveyFiles.Margins(folder, wave.Id, group);
                var text = SyntheticResponses.Csv(codebook, wave.Id, group, respondents, Name, margins);
                SurveyFiles.Write(Path.Combine(folder, wave.Id, group, "responses.csv"), text);
            }
        }
    }
}
