using System.Text.Json.Nodes;
using Serverless.Flows;
using Serverless.Flows.Uploads;
using Serverless.Intake.Sources.Drafts;

namespace Serverless.Functions;

/// <summary>A draft codebook, and what its author must decide.</summary>
/// <param name="Codebook">The codebook, which can be uploaded as it is when there are no issues.</param>
/// <param name="Decisions">What the files leave open, each with the proposal that the draft has.</param>
/// <param name="Sources">What each data file was read as.</param>
/// <param name="Issues">What must be changed before the codebook can be uploaded; usually nothing.</param>
internal sealed record CodebookDraftDescription(
    JsonObject Codebook,
    IReadOnlyList<DraftDecision> Decisions,
    IReadOnlyList<DraftSource> Sources,
    IReadOnlyList<Issue> Issues
)
{
    public static CodebookDraftDescription Of(DraftedCodebook drafted) =>
        new(drafted.Draft.Codebook, drafted.Draft.Decisions, drafted.Draft.Sources, drafted.Issues);
}
