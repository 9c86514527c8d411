using Serverless.Intake.Answers;
using Serverless.Surveys;
using Serverless.Surveys.Issues;

namespace Serverless.Intake.Population;

/// <summary>
/// Reads the population file of a group in a wave (<c>variable,category,population,sample,clusters</c>) and checks it
/// against the codebook:
/// every margin and stratum it needs is there, complete, and their totals agree.
/// </summary>
public static class PopulationReader
{
    /// <param name="file">The file.</param>
    /// <param name="codebook">The codebook.</param>
    /// <param name="wave">The wave.</param>
    /// <param name="group">The group.</param>
    /// <param name="gate">What names of strata are held against; null for a file that was accepted before.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="ArgumentException">The codebook has no such wave or group.</exception>
    public static async Task<PopulationReading> ReadAsync(
        Stream file,
        Codebook codebook,
        string wave,
        string group,
        PageTextGate? gate = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(file);
        var columns = ResponseColumns.Of(codebook, wave, group);
        var issues = new IssueLog();
        var table = await PopulationTable.ReadAsync(file, issues, cancellationToken);
        // Where nothing could be read, what else is missing says nothing.
        var margins =
            table.Rows.Count == 0 && issues.Count > 0
                ? null
                : new PopulationCheck(columns, table, gate ?? PageTextGate.AnyFont, issues).Run();
        return new PopulationReading
        {
            Margins = issues.Count == 0 ? margins : null,
            Rows = table.Rows.Count,
            Issues = issues.Listed,
            IssueCount = issues.Count,
            IssueCounts = issues.Counts,
            Warnings = table.Warnings,
        };
    }
}
