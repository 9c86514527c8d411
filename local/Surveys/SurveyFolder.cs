using Serverless.Pdf;
using Serverless.Reporting.Styles;
using Serverless.Surveys;
using Serverless.Surveys.Checks;
using Serverless.Surveys.Reading;

namespace Serverless.Local.Surveys;

/// <summary>
/// A survey as files on disk: <c>codebook.json</c>, <c>&lt;wave&gt;/&lt;group&gt;/population.csv</c> and
/// <c>responses.csv</c>, and where there are any <c>factsheet.md</c>, <c>factsheet.en.md</c> and <c>house-style.json</c>.
/// Other files are ignored.
/// </summary>
/// <param name="Path">The folder.</param>
/// <param name="Codebook">The codebook, read and checked.</param>
/// <param name="Files">Population and response files, in the codebook's order of waves and groups, populations
/// first.</param>
public sealed record SurveyFolder(string Path, Codebook Codebook, IReadOnlyList<SurveyFile> Files)
{
    /// <summary>What the codebook's owner should look at, though it is accepted.</summary>
    public IReadOnlyList<FileIssue> Warnings { get; init; } = [];

    /// <summary>The codebook's file.</summary>
    public string CodebookPath => System.IO.Path.Combine(Path, "codebook.json");

    /// <summary>Path of the factsheet template in a language, whether or not it exists.</summary>
    public string TemplatePath(Language language) => System.IO.Path.Combine(Path, $"factsheet{language.Infix()}.md");

    /// <summary>Path of the organisation's house style, whether or not it exists.</summary>
    public string StylePath => System.IO.Path.Combine(Path, HouseStyleReader.FileName);

    /// <summary>Reads the codebook and finds the files.</summary>
    /// <exception cref="LocalRunException">There is no such folder or codebook, or a population or response file would not
    /// be read.</exception>
    /// <exception cref="FaultyFilesException">The codebook has errors.</exception>
    public static async Task<SurveyFolder> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var codebookPath = System.IO.Path.Combine(path, "codebook.json");
        if (!Directory.Exists(path))
            throw new LocalRunException($"There is no folder {System.IO.Path.GetFullPath(path)}.");
        if (!File.Exists(codebookPath))
            throw new LocalRunException(
                $"There is no codebook.json in {System.IO.Path.GetFullPath(path)}. A survey is a folder with codebook.json and <wave>/<group>/responses.csv."
            );

        CodebookReading reading;
        await using (var stream = File.OpenRead(codebookPath))
            reading = await CodebookReader.ReadAsync(stream, PdfRenderer.TextGate, cancellationToken);
        if (reading.Codebook is not { } codebook)
            throw new FaultyFilesException(
                [.. reading.Issues.Select(i => FileIssue.Of("codebook.json", i))],
                reading.IssueCount
            );

        var files = Enum.GetValues<SurveyFileKind>()
            .SelectMany(kind =>
                codebook.Waves.SelectMany(wave =>
                    codebook.Groups.SelectMany(group =>
                        SurveyFile.Endings(kind).Select(ending => new SurveyFile(path, kind, wave.Id, group.Id, ending))
                    )
                )
            )
            .Where(f => File.Exists(f.FullPath))
            .ToList();
        RefuseTwins(files);
        UnreadFiles.Refuse(path, codebook, files);
        return new SurveyFolder(path, codebook, files)
        {
            Warnings =
            [
                .. reading
                    .Warnings.Concat(CodebookRemarks.Of(codebook))
                    .Select(warning => FileIssue.Of("codebook.json", warning)),
            ],
        };
    }

    /// <summary>The last wave that has responses.</summary>
    /// <exception cref="LocalRunException">No wave has.</exception>
    public string LastWaveWithResponses() =>
        Codebook.Waves.LastOrDefault(w => Files.Any(f => f.Kind == SurveyFileKind.Responses && f.Wave == w.Id))?.Id
        ?? throw new LocalRunException(
            $"No responses.csv was found in {System.IO.Path.GetFullPath(Path)}. Expected, for example, {System.IO.Path.Combine(Codebook.Waves[^1].Id, Codebook.Groups[0].Id, "responses.csv")}."
        );

    /// <summary>Refuses a wave that the codebook does not have.</summary>
    /// <exception cref="LocalRunException">It has no such wave; the message says which it has.</exception>
    public void RequireWave(string wave)
    {
        if (Codebook.Waves.All(w => w.Id != wave))
            throw new LocalRunException(
                $"The codebook has no wave '{wave}'; it has {string.Join(", ", Codebook.Waves.Select(w => w.Id))}."
            );
    }

    private static void RefuseTwins(List<SurveyFile> files)
    {
        var twins = files.GroupBy(f => (f.Kind, f.Wave, f.Group)).FirstOrDefault(same => same.Count() > 1)?.ToList();
        if (twins is not null)
            throw new LocalRunException(
                $"There are both {twins[0].Name} and {twins[1].Name}. Remove the one that does not count."
            );
    }
}
