using Serverless.Reporting.Documents;
using Serverless.Reporting.Releases;
using Serverless.Surveys;
using static System.FormattableString;

namespace Serverless.Reporting;

/// <summary>Finds the blocks of reports that can be commented on, and names them.</summary>
public static class ReportBlocks
{
    /// <summary>How much of a block is quoted, in characters.</summary>
    private const int Quoted = 160;

    /// <summary>The blocks of both reports in every language.</summary>
    /// <param name="reports">The reports, without what a release adds to them.</param>
    public static ReleaseBlocks Of(WaveReports reports)
    {
        ArgumentNullException.ThrowIfNull(reports);
        return new([
            .. Languages.All.Select(language => new ReportBlockList(
                language.Code(),
                [.. Of("factsheet", reports.Factsheet(language)), .. Of("tables", reports.Tables(language))]
            )),
        ]);
    }

    private static IEnumerable<ReportBlock> Of(string report, Document document)
    {
        var (heading, place) = ("", 0);
        foreach (var block in document.Blocks.SelectMany(Flat))
        {
            var text = string.Join(" – ", Passages.Of(block).Where(passage => passage.Length > 0));
            if (text.Length == 0)
                continue;
            (heading, place) = block switch
            {
                Heading own => (own.Id, 0),
                Masthead own => (own.Id, 0),
                _ => (heading, place + 1),
            };
            yield return new(
                place == 0 ? $"{report}:{heading}" : Invariant($"{report}:{heading}:{place}"),
                text.Length <= Quoted ? text : $"{text[..(Quoted - 1)].TrimEnd()}…"
            );
        }
    }

    /// <summary>A callout is one block; other containers are only how blocks are placed.</summary>
    private static IEnumerable<Block> Flat(Block block) =>
        block is Container container and not Callout ? container.Children.SelectMany(Flat) : [block];
}
