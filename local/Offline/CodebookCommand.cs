using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Serverless.Intake.Sources;
using Serverless.Intake.Sources.Drafts;
using Serverless.Intake.Sources.Recognition;
using Serverless.Pdf;
using Serverless.Surveys.Reading;
using Spectre.Console;
using static System.FormattableString;

namespace Serverless.Local.Offline;

/// <summary>Makes a draft codebook of data files and the forms that describe them.</summary>
public static class CodebookCommand
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Runs the command and returns the exit code.</summary>
    /// <param name="console">Where to print.</param>
    /// <param name="files">Data and structure files.</param>
    /// <param name="options">What the author says beforehand.</param>
    /// <param name="target">Where the codebook and the decisions go.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="LocalRunException">A file cannot be read, or the folder already has a codebook.</exception>
    public static async Task<int> RunAsync(
        IAnsiConsole console,
        IReadOnlyList<string> files,
        DraftOptions options,
        string target,
        CancellationToken cancellationToken
    )
    {
        var missing = files.FirstOrDefault(file => !File.Exists(file));
        if (missing is not null)
            throw new LocalRunException($"There is no file {Path.GetFullPath(missing)}.");
        var codebookPath = Path.Combine(target, "codebook.json");
        if (File.Exists(codebookPath))
            throw new LocalRunException(
                $"There is a codebook at {Path.GetFullPath(codebookPath)} already. Choose another folder with --out."
            );
        var draft = await DraftAsync(files, options, cancellationToken);
        var json = Encoding.UTF8.GetBytes(draft.Codebook.ToJsonString(Json) + "\n");
        Directory.CreateDirectory(target);
        await AtomicFile.WriteAsync(
            Path.Combine(target, "decisions.md"),
            async output => await output.WriteAsync(Encoding.UTF8.GetBytes(Decisions(draft)), cancellationToken)
        );
        await AtomicFile.WriteAsync(codebookPath, async output => await output.WriteAsync(json, cancellationToken));
        var placed = await DraftFiles.PlaceAsync(draft, files, options.Group, target, cancellationToken);
        Print(console, draft, target, placed);
        var reading = CodebookReader.Read(json, PdfRenderer.TextGate);
        if (reading.Codebook is not null)
            return 0;
        console.MarkupLine("[yellow]Some texts must be changed before the codebook can be uploaded:[/]");
        foreach (var issue in reading.Issues.Take(20))
            console.MarkupLineInterpolated($"  {issue.Path}: {issue.Message}");
        return 0;
    }

    private static async Task<CodebookDraft> DraftAsync(
        IReadOnlyList<string> files,
        DraftOptions options,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var bundle = await SourceBundle.ReadAsync(
                [.. files.Select(file => new NamedFile(Path.GetFileName(file), () => File.OpenRead(file)))],
                new SourceOptions(options.Encoding),
                cancellationToken
            );
            return await CodebookDraft.OfAsync(bundle, options, cancellationToken);
        }
        catch (SourceException e)
        {
            throw new LocalRunException(e.Message);
        }
    }

    private static void Print(IAnsiConsole console, CodebookDraft draft, string target, IReadOnlyList<string> placed)
    {
        foreach (var source in draft.Sources)
            console.MarkupLineInterpolated(
                CultureInfo.InvariantCulture,
                $"[green]✓[/] {source.File}  [grey]{source.Format}, wave {source.Wave}, {source.Rows} respondents, {source.Columns} columns[/]"
            );
        console.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"{draft.Codebook["questions"]!.AsArray().Count} questions, {draft.Decisions.Count} decisions to look at."
        );
        console.WriteLine(
            $"Written to {Path.GetFullPath(target)}: {string.Join(", ", ["codebook.json", "decisions.md", .. placed])}"
        );
        if (placed.Count == draft.Sources.Count)
            console.WriteLine(
                $"Look at decisions.md. For the figures: dotnet run --project local -- analyse {target} --out figures"
            );
        else
            console.WriteLine("Put the data at <wave>/<group>/responses.csv (or .zip) in that folder to analyse them.");
    }

    private static string Decisions(CodebookDraft draft)
    {
        var text = new StringBuilder(
            "# Decisions\n\nThe draft has each proposal; change the codebook where it is wrong.\n"
        );
        foreach (var subject in draft.Decisions.GroupBy(decision => decision.Subject, StringComparer.Ordinal))
        {
            text.Append(Invariant($"\n## {subject.Key}\n\n"));
            foreach (var decision in subject)
                text.Append(
                    Invariant(
                        $"- {(decision.Question is null ? "" : $"`{decision.Question}`: ")}{decision.Found} **{decision.Proposal}**\n"
                    )
                );
        }

        return text.ToString();
    }
}
