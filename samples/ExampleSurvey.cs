using Serverless.Samples.Files;
using Serverless.Samples.Published;
using Serverless.Samples.Reconstruction;
using Serverless.Samples.Reproduction;

namespace Serverless.Samples;

/// <summary>
/// The example survey "De stand van het land": codebook and margins as they are in its folder, and response files
/// reconstructed from the report's published tables. The answers are not the original ones.
/// </summary>
public static class ExampleSurvey
{
    private const string Name = "stand-van-het-land";

    /// <summary>
    /// The folder <c>samples/stand-van-het-land</c> of the source tree the program runs in, found upwards from the
    /// program.
    /// </summary>
    /// <exception cref="DirectoryNotFoundException">The program does not run inside the source tree.</exception>
    public static string Folder => SurveyFiles.Folder(Name);

    /// <summary>
    /// Writes <c>responses.csv</c> for every group and wave into <paramref name="folder"/> from the facts in it.
    /// </summary>
    public static void Generate(string folder)
    {
        foreach (var (path, text) in Files(folder))
            SurveyFiles.Write(Path.Combine(folder, path), text);
    }

    /// <summary>
    /// How far the answers reconstructed from the facts in <paramref name="folder"/> reproduce the report, with the
    /// weights they were placed by. Writes nothing.
    /// </summary>
    public static ReproductionCheck Check(string folder) => SurveyReconstruction.Run(folder).Check();

    /// <summary>
    /// How far the files in <paramref name="folder"/>, read and analysed as any survey, reproduce the report.
    /// </summary>
    /// <exception cref="InvalidDataException">A file is not accepted, or a wave cannot be analysed.</exception>
    public static async Task<ReproductionCheck> AnalyseAsync(string folder)
    {
        var (published, quoted) = (PublishedReport.Read(folder), QuotedReport.Read(folder));
        return ReproductionCheck.Of(
            published,
            new ResultsFigures(await FolderAnalysis.RunAsync(folder, published.Wave)),
            quoted,
            new ResultsFigures(await FolderAnalysis.RunAsync(folder, quoted.Wave))
        );
    }

    /// <summary>
    /// The response files, by path within the folder, without writing them; the same facts give the same bytes.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Files(string folder) => SurveyReconstruction.Run(folder).Files();
}
