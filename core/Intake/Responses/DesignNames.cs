using Serverless.Intake.Answers;
using Serverless.Surveys.Issues;

namespace Serverless.Intake.Responses;

/// <summary>What messages call the columns of a sampling design.</summary>
internal static class DesignNames
{
    public static MessageText Of(TextRole role) =>
        role switch
        {
            TextRole.Cluster => "the cluster",
            TextRole.Subcluster => "the cluster within it",
            TextRole.Link => "the link key",
            TextRole.Stratum => "the stratum",
            TextRole.Open => "an open question",
        };

    public static MessageText Of(NumberRole role) =>
        role switch
        {
            NumberRole.Answer => "a numeric question",
            NumberRole.BaseWeight => "the base weight",
            NumberRole.InclusionProbability => "the inclusion probability",
            NumberRole.ClusterSize => "the cluster size",
            NumberRole.ReplicateWeight => "a replicate weight",
        };
}
