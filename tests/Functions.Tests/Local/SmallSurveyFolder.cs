using Serverless.Functions.Tests.App;

namespace Serverless.Functions.Tests.Local;

/// <summary>The small survey as files on disk, with a factsheet of its own.</summary>
internal sealed class SmallSurveyFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("small-");

    public SmallSurveyFolder(string name)
    {
        Write(TrialMonitor.Codebook(name), "codebook.json");
        Write(
            "# {{ wave }}\n\n{{ \"tevreden/scholen/1\" | tile: \"is tevreden\" }}\n\n{{ \"tevreden\" | chart }}\n",
            "factsheet.md"
        );
        foreach (var (wave, seed) in (ReadOnlySpan<(string, int)>)[("2024", 0), ("2025", 3)])
        {
            Write(SmallSurvey.Population(), wave, "scholen", "population.csv");
            Write(TrialMonitor.Responses(120, seed), wave, "scholen", "responses.csv");
        }
    }

    public string Path => _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);

    private void Write(string content, params string[] name)
    {
        var file = System.IO.Path.Combine([Path, .. name]);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
    }
}
