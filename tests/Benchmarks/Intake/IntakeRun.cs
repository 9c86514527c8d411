using System.Diagnostics;
using System.Globalization;
using System.Text;
using Serverless.Intake.Responses;
using Serverless.Intake.Sources;
using Serverless.Intake.Sources.Recognition;
using Serverless.Surveys;
using Serverless.Surveys.Reading;
using static System.FormattableString;

namespace Serverless.Benchmarks.Intake;

/// <summary>
/// Checks a large response file, and reads a data file as it is, several times: seconds, processor seconds and the peak of
/// the program. <c>engines/duckdb.mjs</c> reads the same CSV with DuckDB.
/// </summary>
internal static class IntakeRun
{
    private const int Rounds = 5;

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is [_, "csv", var rows, var file])
            return await CsvAsync(int.Parse(rows, CultureInfo.InvariantCulture), file);
        if (args is [_, "read", var read])
            return await ReadAsync(read);
        Console.Error.WriteLine(
            "intake csv ROWS FILE: makes FILE unless it is there, and checks it; intake read FILE: reads a data file."
        );
        return 1;
    }

    private static async Task<int> CsvAsync(int rows, string file)
    {
        if (!File.Exists(file))
            LargeFile.Make(file, rows);
        var codebook =
            CodebookReader.Read(Encoding.UTF8.GetBytes(LargeFile.Codebook())).Codebook
            ?? throw new InvalidOperationException("The codebook is refused.");
        return await TimedAsync(async () =>
        {
            await using var stream = File.OpenRead(file);
            var report = await ResponseReader.CheckAsync(stream, codebook, LargeFile.Wave, LargeFile.Group);
            return report.IsAccepted && report.Rows == rows
                ? report.Rows
                : throw new InvalidOperationException(Invariant($"{report.Rows} rows, {report.IssueCount} issues."));
        });
    }

    private static Task<int> ReadAsync(string file) =>
        TimedAsync(async () =>
        {
            await using var source = await SourceFile.OpenAsync(File.OpenRead(file));
            var (rows, filled, columns) = (0, 0L, source.Description.Columns.Count);
            while (await source.ReadAsync())
            {
                rows++;
                for (var column = 0; column < columns; column++)
                    filled += source.Cell(column) switch
                    {
                        CellKind.Number => double.IsNaN(source.Number(column)) ? 0 : 1,
                        CellKind.Text => source.Text(column).IsEmpty ? 0 : 1,
                        _ => 0,
                    };
            }

            return filled >= 0 ? rows : throw new InvalidOperationException();
        });

    private static async Task<int> TimedAsync(Func<Task<int>> read)
    {
        using var process = Process.GetCurrentProcess();
        for (var round = 1; round <= Rounds; round++)
        {
            process.Refresh();
            var (before, watch) = (process.TotalProcessorTime, Stopwatch.StartNew());
            var rows = await read();
            watch.Stop();
            process.Refresh();
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{rows} rows: {watch.Elapsed.TotalSeconds:0.00} s, processor {(process.TotalProcessorTime - before).TotalSeconds:0.00} s, peak {process.PeakWorkingSet64 >> 20} MB"
                )
            );
        }

        return 0;
    }
}
