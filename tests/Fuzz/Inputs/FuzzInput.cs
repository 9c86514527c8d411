using System.Text;
using System.Text.Json.Nodes;
using Serverless.TestKit.Surveys;

namespace Serverless.Fuzz.Inputs;

/// <summary>A population or response file.</summary>
internal sealed record FuzzFile(string Wave, string Group, bool IsPopulation, byte[] Content)
{
    public string Name => $"{Wave}/{Group}/{(IsPopulation ? "population" : "responses")}";
}

/// <summary>Everything that is uploaded for a survey.</summary>
/// <param name="Codebook">The codebook.</param>
/// <param name="Files">Populations and responses.</param>
/// <param name="Template">The factsheet's own text; null for none.</param>
/// <param name="What">What was done to it, in words; empty for a survey that is valid as drawn.</param>
internal sealed record FuzzInput(byte[] Codebook, IReadOnlyList<FuzzFile> Files, string? Template, string What)
{
    public bool IsValid => What.Length == 0;

    /// <summary>The input of a seed.</summary>
    public static FuzzInput Draw(int seed)
    {
        var survey = RandomSurvey.Draw(seed);
        var dice = new Dice(unchecked((seed * 31) + 17));
        var input = new FuzzInput(Utf8(survey.Codebook), [.. FilesOf(survey.Files)], null, "");
        return dice.Between(0, 9) switch
        {
            <= 3 => input,
            4 or 5 => CodebookMutation.Apply(dice, survey, input),
            6 or 7 => TableMutation.Apply(dice, input),
            8 => OtherFormats.Apply(dice, input),
            _ => input with { Template = TemplateDraw.Draw(dice, survey.Codebook), What = "template" },
        };
    }

    public static byte[] Utf8(JsonNode json) => Encoding.UTF8.GetBytes(json.ToJsonString());

    /// <summary>Writes the input as a survey folder, which <c>local -- check</c> reads.</summary>
    public void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, "codebook.json"), Codebook);
        if (Template is not null)
            File.WriteAllText(Path.Combine(folder, "factsheet.md"), Template);
        foreach (var file in Files)
        {
            var path = Path.Combine(folder, $"{file.Name}.csv");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, file.Content);
        }
    }

    private static IEnumerable<FuzzFile> FilesOf(IEnumerable<GroupFiles> files)
    {
        foreach (var (wave, group, population, responses) in files)
        {
            if (population is not null)
                yield return new FuzzFile(wave, group, IsPopulation: true, Encoding.UTF8.GetBytes(population));
            yield return new FuzzFile(wave, group, IsPopulation: false, Encoding.UTF8.GetBytes(responses));
        }
    }
}
