using Serverless.Analysis.Results;
using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Analysis.Publication;

/// <summary>
/// Says that a group was published before with other answers, and what follows from that. It does not say which figures
/// were kept: that would say where few respondents changed.
/// </summary>
internal static class HeldRemark
{
    public const string Code = "published-before";

    public static Remark Of(TargetGroup group, string wave, int minimum) =>
        new(
            Code,
            Texts.Localized(texts => texts.Remarks.PublishedBefore(texts.Of(group.Label), wave, minimum)),
            group.Id
        );
}
