using Serverless.Analysis.Results;
using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Analysis.Publication;

/// <summary>Names the subgroups of a group of which nothing is shown since there are too many to audit together.</summary>
internal static class SubgroupsRemark
{
    public static Remark Of(TargetGroup group, Codebook codebook, IReadOnlySet<string> leftOut) =>
        new(
            "subgroups-left-out",
            Texts.Localized(texts =>
                texts.Remarks.SubgroupsLeftOut(
                    texts.Of(group.Label),
                    string.Join(
                        ", ",
                        codebook.Subgroups.Where(s => leftOut.Contains(s.Id)).Select(s => texts.Of(s.Label))
                    )
                )
            ),
            group.Id
        );
}
