using System.Text;
using System.Text.Json.Nodes;
using Serverless.Analysis.Results;
using Serverless.Reporting.Exports.Sdmx;
using Serverless.Reporting.Releases;
using Shouldly;

namespace Serverless.Core.Tests.Reporting;

/// <summary>Data and structure in SDMX, taken apart.</summary>
/// <param name="Header">The names of the columns.</param>
/// <param name="Rows">The cells of each row, by column.</param>
/// <param name="Structure">The structure message.</param>
internal sealed record Sdmx(
    IReadOnlyList<string> Header,
    IReadOnlyList<IReadOnlyDictionary<string, string>> Rows,
    JsonNode Structure
)
{
    /// <summary>The columns with numbers.</summary>
    public static readonly string[] Measures = ["OBS_VALUE", "STANDARD_ERROR", "LOWER", "UPPER", "N", "N_EFFECTIVE"];

    /// <summary>The columns that are the key.</summary>
    public static readonly string[] Dimensions = ["WAVE", "GROUP", "QUESTION", "ANSWER"];

    public static Sdmx Of(ResultsDocument results, ReleaseImprint? release = null)
    {
        using var data = new MemoryStream();
        using var structure = new MemoryStream();
        SdmxCsv.Write(results, data, release);
        SdmxStructure.Write(results, structure, release);
        var lines = Encoding.UTF8.GetString(data.ToArray()).Split("\r\n");
        lines[^1].ShouldBeEmpty();
        var header = lines[0].Split(',');
        return new(
            header,
            [
                .. lines[1..^1]
                    .Select(line => header.Zip(line.Split(',')).ToDictionary(cell => cell.First, cell => cell.Second)),
            ],
            JsonNode.Parse(structure.ToArray())!
        );
    }
}
