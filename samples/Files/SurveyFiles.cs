using System.Globalization;
using Serverless.Surveys;
using Serverless.Surveys.Reading;

namespace Serverless.Samples.Files;

/// <summary>Finds, reads and writes the files of the example surveys.</summary>
internal static class SurveyFiles
{
    /// <summary>The folder <c>samples/{name}</c> of the clone.</summary>
    /// <exception cref="DirectoryNotFoundException">The program does not run inside a clone.</exception>
    public static string Folder(string name) => Path.Combine(RepositoryFolder.Root, "samples", name);

    /// <summary>Writes a file aside and moves it into place, so that who reads meanwhile sees a whole file.</summary>
    public static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var partial = $"{path}.{Guid.NewGuid():n}.partial";
        File.WriteAllText(partial, text);
        File.Move(partial, path, overwrite: true);
    }

    /// <summary>The codebook.</summary>
    /// <exception cref="InvalidDataException">The codebook is not valid; the message lists what is wrong.</exception>
    public static Codebook Codebook(string folder)
    {
        var path = Path.Combine(folder, "codebook.json");
        var reading = CodebookReader.Read(File.ReadAllBytes(path));
        return reading.Codebook
            ?? throw new InvalidDataException(
                $"{path}: {string.Join("; ", reading.Issues.Select(i => $"{i.Path} {i.Message}"))}"
            );
    }

    /// <summary>The margins of a group in a wave.</summary>
    public static IReadOnlyList<PopulationVariable> Margins(string folder, string wave, string group) =>
        [
            .. File.ReadLines(Path.Combine(folder, wave, group, "population.csv"))
                .Skip(1)
                .Select(line => line.Split(','))
                .Where(cells => cells[0] != "total")
                .GroupBy(cells => cells[0], StringComparer.Ordinal)
                .Select(variable => new PopulationVariable(variable.Key, [.. variable.Select(Category)])),
        ];

    private static PopulationCategory Category(string[] cells) =>
        new(cells[1], double.Parse(cells[2], CultureInfo.InvariantCulture), null, null);
}
