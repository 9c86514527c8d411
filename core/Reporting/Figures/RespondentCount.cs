using Serverless.Analysis.Results;
using Serverless.Wording;

namespace Serverless.Reporting.Figures;

/// <summary>How many responded in several groups together.</summary>
internal static class RespondentCount
{
    /// <summary>
    /// At least as many as are published, where of some groups it is withheld; where of all are, fewer than would be
    /// published.
    /// </summary>
    public static BoundedCount Of(IEnumerable<GroupResult> groups)
    {
        List<ResponseSummary> responses = [.. groups.Select(group => group.Response)];
        var known = responses.Sum(response => response.Respondents ?? 0);
        if (responses.TrueForAll(response => response.Respondents is not null))
            return new BoundedCount(known, CountBound.Exact);
        return known > 0
            ? new BoundedCount(known, CountBound.AtLeast)
            : new BoundedCount(responses.Sum(response => response.FewerThan ?? 0), CountBound.FewerThan);
    }
}
