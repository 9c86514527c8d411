using System.Diagnostics;
using System.Globalization;
using Serverless.Analysis.Results;
using Serverless.Pdf;
using Serverless.Reporting;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Exports;
using Serverless.Reporting.Templates;
using Serverless.Samples;
using Serverless.Samples.Reproduction;
using Serverless.Surveys;
using Serverless.Surveys.Reading;

namespace Serverless.Benchmarks.Reports;

/// <summary>
/// Reports of the example survey's 2019 from results document to PDF, making the document model included: the tables
/// report
/// again and again, then factsheets in a row with the memory in use: <c>reports [factsheets] [folder]</c>, default 1,000.
/// Prints lines of JSON. With a folder the reports are also written there as other engines can set them, and timed from
/// their document model on.
/// </summary>
internal static class ReportsRun
{
    private const string Wave = "2019";
    private const int TablesReports = 40;

    /// <summary>Factsheets set from their document model on, of which ten times fewer tables reports.</summary>
    private const int PagesOnly = 1_000;

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
        var created = WrittenMoment.Of(results);
        if (arguments.ElementAtOrDefault(2) is { } folder)
            await WriteContentAsync(folder, results, template, created);

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

    private static async Task WriteContentAsync(
        string folder,
        ResultsDocument results,
        FactsheetTemplate? template,
        DateTimeOffset created
    )
    {
        Directory.CreateDirectory(folder);
        (string Name, Document Document, int Count)[] reports =
        [
            ("factsheet", Factsheet.Build(results, template, Language.Dutch, created, PdfRenderer.Height), PagesOnly),
            ("tables", TablesReport.Build(results, Language.Dutch, created), PagesOnly / 10),
        ];
        foreach (var (name, document, count) in reports)
        {
            var content = ReportContent.Of(document);
            await File.WriteAllTextAsync(Path.Combine(folder, name + ".json"), ReportContent.Json(content));
            await File.WriteAllTextAsync(Path.Combine(folder, name + ".html"), ReportContent.Html(content));
            var first = Milliseconds(() => PdfRenderer.Render(document));
            var bytes = 0;
            var total = Milliseconds(() =>
            {
                for (var i = 0; i < count; i++)
                    bytes = PdfRenderer.Render(document).Length;
            });
            Print(
                $$"""{"engine": "this product", "report": "{{name}}", "documents": {{count}}, "firstMilliseconds": {{first:F0}}, "milliseconds": {{total / count:F2}}, "bytes": {{bytes}}}"""
            );
        }
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
