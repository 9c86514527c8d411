using System.Diagnostics;
using System.Globalization;
using Serverless.Analysis.Results;
using Serverless.Pdf;
using Serverless.Reporting;
using Serverless.Reporting.Templates;
using Serverless.Samples;
using Serverless.Samples.Reproduction;
using Serverless.Surveys;
using Serverless.Surveys.Reading;

namespace Serverless.Benchmarks.Reports;

/// <summary>
/// Reports of the example survey's 2019 from results document to PDF, making the document model included: the tables
/// report
/// again and again, then factsheets in a row with the memory in use: <c>reports [factsheets]</c>, default 1,000. Prints
/// lines of JSON.
/// </summary>
internal static class ReportsRun
{
    private const string Wave = "2019";
    private const int TablesReports = 40;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var count = int.Parse(arguments.ElementAtOrDefault(1) ?? "1000", CultureInfo.InvariantCulture);
        var results = await FolderAnalysis.RunAsync(ExampleSurvey.Folder, Wave);
        var codebook = CodebookReader
            .Read(await File.ReadAllBytesAsync(Path.Combine(ExampleSurvey.Folder, "codebook.json")))
            .Codebook;
        var template = FactsheetTemplate
            .Read(await File.ReadAllTextAsync(Path.Combine(ExampleSurvey.Folder, "factsheet.md")), codebook)
            .Template;
        var created = Publication.Created(results);

        double[] times =
        [
            .. Enumerable
                .Range(0, TablesReports)
                .Select(_ =>
                    Milliseconds(() => PdfRenderer.Render(TablesReport.Build(results, Language.Dutch, created)))
                ),
        ];
        double[] warm = [.. times[(TablesReports / 2)..].Order()];
        Print(
            $$"""{"report": "tables", "firstMilliseconds": {{times[0]:F0}}, "warmMedianMilliseconds": {{warm[warm.Length / 2]:F1}}, "warmLargestMilliseconds": {{warm[^1]:F1}}}"""
        );
        Factsheets("factsheet of the template", count, results, template, created);
        Factsheets("factsheet without template", count, results, null, created);
        return 0;
    }

    /// <summary>Prints at each tenth of the row, so that growth of memory would be seen.</summary>
    private static void Factsheets(
        string name,
        int count,
        ResultsDocument results,
        FactsheetTemplate? template,
        DateTimeOffset created
    )
    {
        var stretch = Math.Max(1, count / 10);
        for (var done = 0; done < count; done += stretch)
        {
            var made = Math.Min(stretch, count - done);
            var total = Milliseconds(() =>
            {
                for (var i = 0; i < made; i++)
                    PdfRenderer.Render(Factsheet.Build(results, template, Language.Dutch, created, PdfRenderer.Height));
            });
            using var process = Process.GetCurrentProcess();
            Print(
                $$"""{"report": "{{name}}", "made": {{done + made}}, "meanMilliseconds": {{total / made:F2}}, "heapMiB": {{GC.GetTotalMemory(forceFullCollection: true) / 1048576.0:F1}}, "workingSetMiB": {{process.WorkingSet64 / 1048576.0:F0}}}"""
            );
        }
    }

    private static double Milliseconds(Action work)
    {
        var clock = Stopwatch.StartNew();
        work();
        return clock.Elapsed.TotalMilliseconds;
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
