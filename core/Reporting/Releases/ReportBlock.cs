using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Serverless.Reporting.Releases;

/// <summary>A part of a report that can be commented on.</summary>
/// <param name="Id">
/// The report, the heading it is under and its place there: <c>factsheet:resultaten:2</c>. The same figures and texts give
/// the same ids, whatever a release prints of itself.
/// </param>
/// <param name="Text">How it begins, to recognise it by.</param>
public sealed record ReportBlock(string Id, string Text);

/// <summary>The blocks of a release's reports in one language, in reading order.</summary>
/// <param name="Language">Code of the language.</param>
/// <param name="Blocks">Those of the factsheet, then those of the tables.</param>
public sealed record ReportBlockList(string Language, IReadOnlyList<ReportBlock> Blocks);

/// <summary>The blocks of a release's reports.</summary>
/// <param name="Reports">By language.</param>
public sealed record ReleaseBlocks(IReadOnlyList<ReportBlockList> Reports)
{
    /// <summary>How a block begins, in the first language that has it; null when there is no such block.</summary>
    public string? TextOf(string block) =>
        Reports.SelectMany(report => report.Blocks).FirstOrDefault(known => known.Id == block)?.Text;
}

/// <summary>The blocks of a release as JSON.</summary>
public static class ReportBlocksJson
{
    private static readonly ReportBlocksContext Context = new(
        new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
    );

    /// <summary>As JSON in UTF-8.</summary>
    public static byte[] Write(ReleaseBlocks blocks) =>
        JsonSerializer.SerializeToUtf8Bytes(blocks, Context.ReleaseBlocks);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static ReleaseBlocks Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, Context.ReleaseBlocks) ?? new ReleaseBlocks([]);
}

[JsonSerializable(typeof(ReleaseBlocks))]
internal sealed partial class ReportBlocksContext : JsonSerializerContext;
