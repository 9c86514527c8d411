using Serverless.Analysis.Results;
using Serverless.Core.Tests.Reporting;
using Serverless.Core.Tests.Styles;
using Serverless.Pdf;
using Serverless.Reporting;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Releases;
using Serverless.Reporting.Styles;
using Serverless.Reporting.Templates;
using Serverless.Samples;
using Serverless.Samples.Files;
using Serverless.Samples.Reproduction;
using Serverless.Surveys;
using Xunit;

namespace Serverless.Core.Tests.Pdf.Conformance;

/// <summary>
/// The files that are held against the standards: every element, large and hostile documents, and the reports of the
/// example survey.
/// </summary>
internal static class CheckedFiles
{
    private static readonly Lazy<ResultsDocument> Results = new(() =>
        Task.Run(() => FolderAnalysis.RunAsync(ExampleSurvey.Folder, "2019")).GetAwaiter().GetResult()
    );

    private static readonly Dictionary<string, Lazy<byte[]>> Files = new(StringComparer.Ordinal)
    {
        ["every element"] = new(() => PdfRenderer.Render(EveryElement.Build())),
        ["factsheet layout"] = new(() => PdfRenderer.Render(SampleFactsheet.Build())),
        ["tables layout"] = new(() => PdfRenderer.Render(SampleTables.Build(2))),
        ["stress"] = new(() => PdfRenderer.Render(SampleStress.Build())),
        ["narrow tables"] = new(() => PdfRenderer.Render(SampleNarrow.Build())),
        ["example factsheet, nl"] = new(() => Example(Language.Dutch, "factsheet.md")),
        ["example factsheet, en"] = new(() => Example(Language.English, "factsheet.en.md")),
        ["example factsheet without template"] = new(() => Example(Language.Dutch, null)),
        ["example tables, nl"] = new(() =>
            PdfRenderer.Render(TablesReport.Build(Results.Value, Language.Dutch, SampleFactsheet.Created))
        ),
        ["example tables, en"] = new(() =>
            PdfRenderer.Render(TablesReport.Build(Results.Value, Language.English, SampleFactsheet.Created))
        ),
        ["corrected release, factsheet"] = new(() => Release(Releases.Corrected, Language.Dutch)),
        ["corrected release, factsheet, en"] = new(() => Release(Releases.Corrected, Language.English)),
        ["house style, factsheet"] = new(() =>
            Styled(
                Language.Dutch,
                style =>
                    Factsheet.Build(
                        Results.Value,
                        null,
                        Language.Dutch,
                        SampleFactsheet.Created,
                        style.Measuring(PdfRenderer.Height)
                    )
            )
        ),
        ["house style, tables"] = new(() =>
            Styled(Language.English, _ => TablesReport.Build(Results.Value, Language.English, SampleFactsheet.Created))
        ),
        ["draft, tables"] = new(() =>
            PdfRenderer.Render(
                TablesReport.Build(Results.Value, Language.Dutch, SampleFactsheet.Created, Releases.Draft)
            )
        ),
    };

    public static TheoryData<string> Names() => new(Files.Keys);

    public static byte[] Bytes(string name) => Files[name].Value;

    private static byte[] Styled(Language language, Func<HouseStyle, Document> report)
    {
        var style = SampleStyle.Read(SampleStyle.WithFont());
        return PdfRenderer.Render(style.On(report(style), language));
    }

    private static byte[] Release(ReleaseImprint release, Language language) =>
        PdfRenderer.Render(
            Factsheet.Build(Results.Value, null, language, SampleFactsheet.Created, PdfRenderer.Height, release)
        );

    private static byte[] Example(Language language, string? template)
    {
        var codebook = SurveyFiles.Codebook(ExampleSurvey.Folder);
        var reading = template is null
            ? null
            : FactsheetTemplate.Read(File.ReadAllText(Path.Combine(ExampleSurvey.Folder, template)), codebook);
        return PdfRenderer.Render(
            Factsheet.Build(Results.Value, reading?.Template, language, SampleFactsheet.Created, PdfRenderer.Height)
        );
    }
}
