using Serverless.Analysis;
using Serverless.Analysis.Inputs;
using Serverless.Analysis.Results;
using Serverless.Local.Running;
using Serverless.Local.Surveys;
using Serverless.Pdf;
using Serverless.Pdf.Writing;
using Serverless.Reporting;
using Serverless.Reporting.Styles;
using Serverless.Surveys;
using Spectre.Console;
using static System.FormattableString;

namespace Serverless.Local.Offline;

/// <summary>
/// Analyses a wave from files on disk and renders everything that would be published of it, without emulator or
/// functions.
/// </summary>
public static class AnalyseCommand
{
    /// <summary>Runs the command and returns the exit code.</summary>
    /// <param name="folder">The survey's folder.</param>
    /// <param name="wave">The wave; null for the last one that has responses.</param>
    /// <param name="target">Where the files go.</param>
    /// <param name="language">Render in this language only; null for all.</param>
    /// <param name="pdf">What the PDF files claim to be.</param>
    /// <exception cref="FaultyFilesException">Files have errors.</exception>
    /// <exception cref="LocalRunException">The wave cannot be analysed.</exception>
    public static async Task<int> RunAsync(
        IAnsiConsole console,
        string folder,
        string? wave,
        string target,
        Language? language,
        PdfStandard pdf,
        CancellationToken cancellationToken
    )
    {
        var steps = new Steps(console, TimeProvider.System);
        var survey = await SurveyFolder.ReadAsync(folder, cancellationToken);
        wave ??= survey.LastWaveWithResponses();
        Directory.CreateDirectory(target);

        FolderInputs? read = null;
        FolderTemplates? templates = null;
        HouseStyle? style = null;
        await steps.RunAsync(
            $"Files of wave {wave} checked",
            async _ =>
            {
                read = await FolderInputs.ReadAsync(survey, wave, cancellationToken);
                templates = await FolderTemplates.ReadAsync(survey, cancellationToken);
                style = await FolderStyle.ReadAsync(survey, cancellationToken);
                return Invariant(
                    $"{read.Inputs.Groups.Sum(g => g.Responses?.Count ?? 0):N0} respondents in {read.Inputs.Groups.Count(g => g.Responses is not null)} files"
                );
            }
        );
        AnalysisSucceeded? analysis = null;
        await steps.RunAsync(
            "Analysed",
            _ =>
            {
                analysis = Analysed(read!.Inputs);
                return Task.FromResult(
                    Invariant($"{analysis.Exact.Tables.Count} tables, {analysis.Exact.Comparisons.Count} comparisons")
                );
            }
        );
        await steps.RunAsync(
            "Rendered",
            async _ =>
            {
                var reports = new WaveReports(analysis!.Public, templates!.Templates, PdfRenderer.Height, style: style);
                var names = await WriteAsync(analysis, reports, target, language, pdf, cancellationToken);
                return string.Join(", ", names);
            }
        );
        GroupOverview.Print(console, analysis!.Exact);
        WarningList.Print(console, [.. survey.Warnings, .. templates!.Warnings, .. read!.Warnings]);
        console.WriteLine($"Written to {Path.GetFullPath(target)}");
        return 0;
    }

    private static AnalysisSucceeded Analysed(WaveInputs inputs) =>
        WaveAnalysis.Run(inputs) switch
        {
            AnalysisSucceeded succeeded => succeeded,
            AnalysisFailed failed => throw new LocalRunException(
                $"Wave {inputs.Wave} cannot be analysed:"
                    + string.Concat(
                        failed.Failures.Select(f =>
                            $"{Environment.NewLine}  {f.Wave}{(f.Group is null ? "" : "/" + f.Group)}: {f.Text.In(Languages.OfPrograms)}"
                        )
                    )
            ),
            var other => throw new InvalidOperationException($"unknown outcome {other.GetType()}"),
        };

    private static async Task<IReadOnlyList<string>> WriteAsync(
        AnalysisSucceeded analysis,
        WaveReports reports,
        string target,
        Language? language,
        PdfStandard pdf,
        CancellationToken cancellationToken
    )
    {
        List<string> names = [];
        foreach (
            var (name, document) in new[] { ("results.json", analysis.Exact), ("results.public.json", analysis.Public) }
        )
        {
            await AtomicFile.WriteAsync(
                Path.Combine(target, name),
                async stream => await stream.WriteAsync(ResultsJson.Write(document), cancellationToken)
            );
            names.Add(name);
        }

        foreach (
            var file in Publication
                .Files(reports, (document, output) => PdfRenderer.Render(document, output, pdf))
                .Where(f => language is null || f.Language == language)
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            await AtomicFile.WriteAsync(
                Path.Combine(target, file.Name),
                stream =>
                {
                    file.Write(stream);
                    return Task.CompletedTask;
                }
            );
            names.Add(file.Name);
        }
        return names;
    }
}
