using Serverless.Local;
using Serverless.Local.Running;

namespace Serverless.Functions.Tests.Local;

/// <summary>A copy of the example survey that a test may spoil.</summary>
internal sealed class SurveyFolderCopy : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("survey-");

    /// <summary>Copies the codebook and the files of one wave and group.</summary>
    public SurveyFolderCopy(string wave = "2019", string group = "basisscholen")
    {
        foreach (
            var name in new[]
            {
                "codebook.json",
                Path.Combine(wave, group, "population.csv"),
                Path.Combine(wave, group, "responses.csv"),
            }
        )
        {
            Directory.CreateDirectory(Path.GetDirectoryName(this[name])!);
            File.Copy(Path.Combine(RunOptions.ExampleSurvey, name), this[name]);
        }
    }

    public string Root => _folder.FullName;

    public string this[string name] => Path.Combine(_folder.FullName, name);

    /// <summary>Changes one line of a file, counted from 1.</summary>
    public void ChangeLine(string name, int number, Func<string, string> change)
    {
        var lines = File.ReadAllLines(this[name]);
        lines[number - 1] = change(lines[number - 1]);
        File.WriteAllLines(this[name], lines);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
