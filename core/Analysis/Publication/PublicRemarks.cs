using Serverless.Analysis.Disclosure;
using Serverless.Analysis.Results;

namespace Serverless.Analysis.Publication;

/// <summary>
/// Remarks that may be published. Those that count respondents are not, of groups whose members can be recognised, when
/// a number in them may be small: how many blanks a margin has, how many weights are not positive, how many keys match.
/// </summary>
internal static class PublicRemarks
{
    private static readonly HashSet<string> OfSize = new(StringComparer.Ordinal)
    {
        "dispositions-differ",
        "link-keys-do-not-match",
        "few-link-keys-match",
        "waves-linked",
    };

    public static IEnumerable<Remark> Of(IEnumerable<Remark> remarks, IReadOnlyList<GroupTables> groups)
    {
        var byGroup = groups.ToLookup(g => g.Sample.Group.Id, StringComparer.Ordinal);
        return remarks.Where(remark => remark.Group is null || !byGroup[remark.Group].Any(g => Hides(g, remark.Code)));
    }

    /// <summary>A group in an earlier wave has the same id, so that its remarks go with those of this one.</summary>
    private static bool Hides(GroupTables group, string code)
    {
        var diagnostics = group.Sample.Weighting.Diagnostics;
        return code switch
        {
            "margin-value-missing" => diagnostics.MissingMarginValues.Any(m => IsWithheld(group, m.Respondents)),
            "weights-not-positive" => IsWithheld(group, diagnostics.NotPositive),
            _ => group.HidesSize && OfSize.Contains(code),
        };
    }

    private static bool IsWithheld(GroupTables group, int respondents) =>
        respondents > 0 && (group.HidesSize || group.IsSmall(respondents));
}
