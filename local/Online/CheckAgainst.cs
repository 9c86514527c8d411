using System.Text.Json;
using Serverless.Flows.Differences;
using Serverless.Local.Commands;
using Serverless.Local.Offline;
using Serverless.Local.Running;
using Serverless.Local.Surveys;
using Spectre.Console;
using static System.FormattableString;

namespace Serverless.Local.Online;

/// <summary>
/// Holds every file of a survey folder against what a function app has, as its upload would, and prints what it would
/// change. Nothing is stored.
/// </summary>
public static class CheckAgainst
{
    /// <summary>The environment variable that holds the key.</summary>
    public const string KeyVariable = "SURVEY_API_KEY";

    /// <summary>Does so, and returns the exit code: 1 when an upload would be refused.</summary>
    /// <exception cref="FaultyFilesException">Files have errors; those of all files are listed.</exception>
    /// <exception cref="LocalRunException">The function app cannot be reached or asked.</exception>
    public static async Task<int> RunAsync(
        IAnsiConsole console,
        string folder,
        Uri address,
        string? key,
        CancellationToken cancellationToken
    )
    {
        if (string.IsNullOrEmpty(key))
            throw new LocalRunException(
                $"No key was given. Name a file that holds one with --key-file, or set {KeyVariable}."
            );
        var survey = await SurveyFolder.ReadAsync(folder, cancellationToken);
        using var api = new SurveyApi(address, key, survey.Codebook.Survey);
        var files = SurveyUpload.Files(survey).ToList();
        var codebook = await api.AskAsync(files[0], cancellationToken);
        var needsConfirmation = Print(console, files[0], codebook);
        if (Difference(codebook).Present is not { } present)
        {
            console.WriteLine("The survey is not there yet. Its other files are checked with this codebook:");
            return await CheckCommand.RunAsync(console, folder, cancellationToken);
        }

        if (codebook.GetProperty("version").GetString() != present)
            console.WriteLine("The codebook there is another one; the files below are checked with that.");
        var (errors, count) = (new List<FileIssue>(), 0L);
        foreach (var file in files.Skip(1))
        {
            try
            {
                Print(console, file, await api.AskAsync(file, cancellationToken));
            }
            catch (FaultyFilesException faulty)
            {
                console.MarkupLineInterpolated($"[red]✗[/] {file.Name}");
                errors.AddRange(faulty.Issues);
                count += faulty.Count;
            }
        }

        if (count > 0)
            throw new FaultyFilesException(errors, count);
        if (needsConfirmation)
            console.MarkupLine("[red]The codebook would have to be confirmed: see its warnings.[/]");
        console.WriteLine("Nothing was stored.");
        return needsConfirmation ? CommandLine.Failed : 0;
    }

    /// <summary>True when the upload would have to be confirmed.</summary>
    private static bool Print(IAnsiConsole console, UploadedFile file, JsonElement answer)
    {
        console.MarkupLine(
            Invariant(
                $"[green]✓[/] {Markup.Escape(file.Name)}  [grey]{answer.GetProperty("rows").GetInt32():N0} rows[/]"
            )
        );
        DifferenceText.Print(console, Difference(answer));
        WarningList.Print(
            console,
            [.. answer.GetProperty("warnings").EnumerateArray().Select(warning => SurveyApi.Issue(file.Name, warning))]
        );
        return answer.TryGetProperty("needsConfirmation", out var needed) && needed.GetBoolean();
    }

    private static UploadDifference Difference(JsonElement answer) =>
        answer.GetProperty("difference").Deserialize<UploadDifference>(JsonSerializerOptions.Web)
        ?? throw new LocalRunException("The function app gave an answer without a difference.");
}
