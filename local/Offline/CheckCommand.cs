using Serverless.Local.Surveys;
using Spectre.Console;
using static System.FormattableString;

namespace Serverless.Local.Offline;

/// <summary>Checks every file of a survey folder as its upload would be checked, and computes nothing.</summary>
public static class CheckCommand
{
    /// <summary>Runs the command and returns the exit code.</summary>
    /// <exception cref="FaultyFilesException">Files have errors; those of all files are listed.</exception>
    public static async Task<int> RunAsync(IAnsiConsole console, string folder, CancellationToken cancellationToken)
    {
        var survey = await SurveyFolder.ReadAsync(folder, cancellationToken);
        var faulty = new List<FaultyFilesException>();
        var templates = await CheckedAsync(faulty, () => FolderTemplates.ReadAsync(survey, cancellationToken));
        await CheckedAsync(faulty, () => FolderStyle.ReadAsync(survey, cancellationToken));
        var checks = await CheckedAsync(faulty, () => FolderInputs.CheckAsync(survey, survey.Files, cancellationToken));
        if (templates is null || checks is null || faulty.Count > 0)
            throw new FaultyFilesException(
                [.. faulty.SelectMany(files => files.Issues)],
                faulty.Sum(files => files.Count)
            );
        foreach (var check in checks)
            console.MarkupLine(
                Invariant($"[green]✓[/] {Markup.Escape(check.File.Name)}  [grey]{check.Rows:N0} rows[/]")
            );
        WarningList.Print(
            console,
            [
                .. survey.Warnings,
                .. FilesTogether.NobodyRouted(survey.Codebook, checks),
                .. templates.Warnings,
                .. checks.SelectMany(c => c.Warnings),
                .. UnreadFiles.Missing(survey.Codebook, survey.Files, survey.Codebook.Waves.Select(wave => wave.Id)),
            ]
        );
        console.WriteLine(
            Invariant($"The codebook and {checks.Count} {(checks.Count == 1 ? "file has" : "files have")} no errors.")
        );
        return 0;
    }

    /// <summary>What a check gives; null when it finds faults, which are kept with those of the others.</summary>
    private static async Task<T?> CheckedAsync<T>(List<FaultyFilesException> faulty, Func<Task<T>> check)
        where T : class?
    {
        try
        {
            return await check();
        }
        catch (FaultyFilesException faults)
        {
            faulty.Add(faults);
            return null;
        }
    }
}
