using BenchmarkDotNet.Attributes;
using Serverless.Core.Tests.Pdf;
using Serverless.Pdf;
using Serverless.Reporting.Documents;

namespace Serverless.Benchmarks;

/// <summary>
/// Rendering: a factsheet of 4 pages (target 5 ms) and a tables report of 60 pages (target 100 ms), documents already
/// made.
/// </summary>
[MemoryDiagnoser]
public class PdfBenchmarks
{
    private readonly Document _factsheet = SampleFactsheet.Build();
    private readonly Document _tables = SampleTables.Build(11);

    [Benchmark]
    public int Factsheet() => PdfRenderer.Render(_factsheet).Length;

    [Benchmark]
    public int TablesReport() => PdfRenderer.Render(_tables).Length;
}
