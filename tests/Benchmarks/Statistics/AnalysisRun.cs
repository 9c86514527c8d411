using System.Diagnostics;
using System.Globalization;
using Serverless.Analysis;
using Serverless.Local;
using Serverless.Local.Offline;
using Serverless.Local.Surveys;
using Serverless.Samples;

namespace Serverless.Benchmarks.Statistics;

/// <summary>
/// The whole analysis of one wave, from checked answers to results document: <c>analysis [FOLDER] [WAVE] [repeats]</c>,
/// default the example survey's 2019. Prints a line of JSON per repeat.
/// </summary>
internal static class AnalysisRun
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        var folder = arguments.ElementAtOrDefault(1) ?? ExampleSurvey.Folder;
        var repeats = int.Parse(arguments.ElementAtOrDefault(3) ?? "60", CultureInfo.InvariantCulture);
        var survey = await SurveyFolder.ReadAsync(folder, CancellationToken.None);
        var wave = arguments.ElementAtOrDefault(2) ?? survey.LastWaveWithResponses();
        var inputs = (await FolderInputs.ReadAsync(survey, wave, CancellationToken.None)).Inputs;
        for (var repeat = 1; repeat <= repeats; repeat++)
        {
            var (clock, processor) = (Stopwatch.StartNew(), ProcessorMilliseconds());
            if (WaveAnalysis.Run(inputs) is not AnalysisSucceeded { Public: var document })
            {
                Console.Error.WriteLine(
                    $"Wave {wave} in {folder} cannot be analysed; the command analyse of the local program says why."
                );
                return 1;
            }

            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $$"""{"analysis": "{{document.Survey.Id}} {{wave}}", "repeat": {{repeat}}, "tables": {{document.Tables.Count}}, "comparisons": {{document.Comparisons.Count}}, "milliseconds": {{clock.Elapsed.TotalMilliseconds:F1}}, "processorMilliseconds": {{ProcessorMilliseconds() - processor:F0}}}"""
                )
            );
        }

        return 0;
    }

    private static double ProcessorMilliseconds()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime.TotalMilliseconds;
    }
}
