using System.Globalization;
using Serverless.Surveys;

namespace Serverless.Samples;

/// <summary>The example survey's own files, read.</summary>
internal static class SurveyFiles
{
    public static Codebook Codebook(string folder) => PlainCodebookJson.Read(Path.Combine(folder, "codebook.json"));

    public static PopulationMargins Population(string folder, string wave, string group) => PlainCodebookJson.Pop(Path.Combine(folder, wave, group, "population.csv"));
}
