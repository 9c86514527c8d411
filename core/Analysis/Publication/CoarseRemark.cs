using Serverless.Analysis.Results;
using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Analysis.Publication;

/// <summary>Says that figures of a group are coarser in public than they were computed, and why.</summary>
internal static class CoarseRemark
{
    public static Remark Of(TargetGroup group) =>
        new("coarse", Texts.Localized(texts => texts.Remarks.Coarse(texts.Of(group.Label))), group.Id);
}
