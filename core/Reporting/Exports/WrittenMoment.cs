using Serverless.Analysis.Results;

namespace Serverless.Reporting.Exports;

/// <summary>
/// The moment written into files that are not published: the end of fieldwork, as the results know no clock; where that is
/// not known, the moment from which computers count.
/// </summary>
public static class WrittenMoment
{
    /// <summary>The moment for the files of one wave.</summary>
    public static DateTimeOffset Of(ResultsDocument results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return results.Wave.FieldworkEnd is { } end
            ? new DateTimeOffset(end.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)
            : DateTimeOffset.UnixEpoch;
    }
}
