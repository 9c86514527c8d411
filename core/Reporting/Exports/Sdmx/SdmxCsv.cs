using System.Globalization;
using System.Text;
using Serverless.Analysis.Results;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Releases;
using Serverless.Surveys;

namespace Serverless.Reporting.Exports.Sdmx;

/// <summary>
/// The figures of the groups, in this wave and in earlier ones, as SDMX-CSV 2.0 (SDMX Technical Working Group, data
/// message for SDMX 3.0): a row per observation, with codes. What the codes mean is in <see cref="SdmxStructure"/>.
/// </summary>
public static class SdmxCsv
{
    /// <summary>The file's name.</summary>
    public const string FileName = "figures.sdmx.csv";

    private const string EndOfRow = "\r\n";

    /// <summary>Writes the data; <paramref name="output"/> stays open.</summary>
    /// <param name="results">The figures.</param>
    /// <param name="output">Where they go.</param>
    /// <param name="release">The release they belong to; null for none.</param>
    public static void Write(ResultsDocument results, Stream output, ReleaseImprint? release = null)
    {
        var structure = SdmxArtefact.Of(results, release).Reference;
        using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true);
        Row(
            writer,
            [
                "STRUCTURE",
                "STRUCTURE_ID",
                "ACTION",
                .. SdmxComponents.Dimensions.Select(dimension => dimension.Id),
                .. SdmxComponents.Measures.Select(measure => measure.Id),
                SdmxComponents.Status,
            ]
        );
        foreach (var figure in SdmxObservations.Of(new ReportContext(results, Languages.OfPrograms)))
            Row(
                writer,
                [
                    "datastructure",
                    structure,
                    "I",
                    SdmxIdentifier.Code(figure.Wave),
                    SdmxIdentifier.Code(figure.Group),
                    SdmxObservations.QuestionOf(figure),
                    SdmxObservations.AnswerOf(figure),
                    .. SdmxComponents.Measures.Select(measure => Number(measure.Measure.Of(figure))),
                    SdmxComponents.StatusOf(figure),
                ]
            );
    }

    /// <summary>Codes and numbers have no characters that would have to be quoted.</summary>
    private static void Row(StreamWriter writer, IReadOnlyList<string> fields)
    {
        writer.Write(string.Join(',', fields));
        writer.Write(EndOfRow);
    }

    private static string Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}
