using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Description;

/// <summary>
/// The examples of the OpenAPI document, asked for in the order in which one would: each operation gives the answers that
/// the document shows for it, and leaves in the audit log what it must.
/// </summary>
public sealed class ExampleTests(ExampleWalk walk) : IClassFixture<ExampleWalk>
{
    /// <summary>Answers in JSON that no example shows, and why.</summary>
    private static readonly Dictionary<string, string> WithoutExample = new(StringComparer.Ordinal)
    {
        ["GetOpenApi application/json"] = "It is the document that the examples are in.",
        ["GetSchema application/schema+json"] = "The schemas are in the document, and files in docs/schemas.",
        ["GetTables application/csvm+json"] = "It describes each column at length, the same for every survey.",
        ["GetReleaseTables application/csvm+json"] = "The same.",
        ["GetFileByHash application/csvm+json"] = "The same.",
        ["GetTables application/vnd.sdmx.structure+json"] =
            "It has every code of a survey, in a format that others define.",
        ["GetReleaseTables application/vnd.sdmx.structure+json"] = "The same.",
        ["GetFileByHash application/vnd.sdmx.structure+json"] = "The same.",
    };

    /// <summary>Answers of refusals, which are the same for all operations.</summary>
    private static readonly string[] OfRefusals =
    [
        "answers/unknown-survey.json",
        "answers/unknown-parameter.json",
        "answers/faulty-responses.json",
    ];

    /// <summary>What changes something, or shows what is exact, and what of it is in an audit log.</summary>
    private static readonly Dictionary<string, string> Audited = new(StringComparer.Ordinal)
    {
        ["AddComment"] = "comment-added",
        ["AddWebhook"] = "webhook-added",
        ["EraseRespondent"] = "respondent-erased",
        ["EraseRespondentFromSurvey"] = "respondent-erased",
        ["FinishBlockUpload"] = "responses-uploaded",
        ["GetExactResults"] = "exact-results-read",
        ["GetResponses"] = "responses-read",
        ["GetWaveIssues"] = "issues-read",
        ["GivePreview"] = "preview-given",
        ["GiveSurvey"] = "survey-transferred",
        ["IssueKey"] = "key-issued",
        ["MakeOrganisation"] = "organisation-created",
        ["PublishRelease"] = "wave-published",
        ["RemoveComment"] = "comment-removed",
        ["RemoveHouseStyle"] = "style-removed",
        ["RemoveWebhook"] = "webhook-removed",
        ["RequestRecompute"] = "recompute-requested",
        ["ResolveComment"] = "comment-resolved",
        ["RestorePointers"] = "pointers-restored",
        ["ReviewRelease"] = "release-review-requested",
        ["RevokeKey"] = "key-revoked",
        ["RevokePreview"] = "preview-revoked",
        ["RotateKey"] = "key-rotated",
        ["RotateWebhookSecret"] = "webhook-secret-rotated",
        ["UploadCodebook"] = "codebook-uploaded",
        ["UploadFactsheetTemplate"] = "template-uploaded",
        ["UploadHouseStyle"] = "style-uploaded",
        ["UploadPopulation"] = "population-uploaded",
        ["UploadResponses"] = "responses-uploaded",
        ["WithdrawRelease"] = "release-withdrawn",
    };

    private const string OfParts = "Parts of a file replace nothing before the upload is finished.";
    private const string OfCare = "It shows what an administrator set, and nothing of answers.";
    private const string OfDraft = "It shows what will be public.";
    private const string OfNotice = "It changes nothing of a survey; each attempt is listed with its webhook.";

    /// <summary>What takes a key and is in no audit log, and why.</summary>
    private static readonly Dictionary<string, string> NotAudited = new(StringComparer.Ordinal)
    {
        ["AbandonBlockUpload"] = OfParts,
        ["BeginBlockUpload"] = OfParts,
        ["DraftCodebook"] = "It keeps nothing, and shows its caller the caller's own file.",
        ["GetBlockUpload"] = OfParts,
        ["GetDeploymentAudit"] = OfCare,
        ["GetHouseStyle"] = OfCare,
        ["GetOrganisation"] = OfCare,
        ["GetOrganisationAudit"] = OfCare,
        ["GetSurveyAudit"] = OfCare,
        ["GetUploadStatus"] = "It says how far an upload has come.",
        ["GetWebhook"] = OfCare,
        ["ListBlocks"] = OfDraft,
        ["ListComments"] = OfDraft,
        ["ListKeys"] = OfCare,
        ["ListOrganisations"] = OfCare,
        ["ListPreviews"] = OfCare,
        ["ListWebhooks"] = OfCare,
        ["PutBlock"] = OfParts,
        ["SendNoticeAgain"] = OfNotice,
        ["TestWebhook"] = OfNotice,
        ["VerifyDeploymentAudit"] = OfCare,
        ["VerifyOrganisationAudit"] = OfCare,
        ["VerifySurveyAudit"] = OfCare,
    };

    [Fact]
    public async Task Every_change_and_every_reading_of_what_is_exact_is_in_an_audit_log()
    {
        var noted = await walk.NotedAsync();

        Audited
            .Where(expected => !noted[expected.Key].Contains(expected.Value))
            .Select(expected => $"{expected.Key} left no {expected.Value}")
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_operation_that_takes_a_key_is_in_an_audit_log_or_has_a_reason_for_not_being_there() =>
        Operation
            .All()
            .Where(operation => operation.Access is NeedsAttribute)
            .Select(operation => operation.Name)
            .ShouldBe(Audited.Keys.Concat(NotAudited.Keys), ignoreOrder: true);

    [Fact]
    public async Task Every_example_is_answered_as_the_document_shows()
    {
        var shown = await walk.ShownAsync();

        Operation
            .All()
            .SelectMany(operation => operation.Answers, (operation, answer) => (operation, answer))
            .SelectMany(
                of => of.answer.Examples,
                (of, file) => FormattableString.Invariant($"{of.operation.Name} {of.answer.Status} {file}")
            )
            .ShouldBe(shown, ignoreOrder: true);
    }

    [Fact]
    public void Every_answer_in_json_has_an_example_or_a_reason_for_having_none() =>
        Operation
            .All()
            .SelectMany(operation => operation.Answers, (operation, answer) => (operation, answer))
            .SelectMany(of =>
                of.answer.MediaTypes.Where(type =>
                        type.EndsWith("json", StringComparison.Ordinal) && of.answer.ExampleOf(type) is null
                    )
                    .Select(type => $"{of.operation.Name} {type}")
            )
            .ShouldBe(WithoutExample.Keys, ignoreOrder: true);

    [Fact]
    public void Every_file_of_an_answer_is_an_example() =>
        Directory
            .EnumerateFiles(Repository.PathOf("docs", "examples", "answers"))
            .Select(file => $"answers/{Path.GetFileName(file)}")
            .ShouldBe(
                Operation
                    .All()
                    .SelectMany(operation => operation.Answers)
                    .SelectMany(answer => answer.Examples)
                    .Where(file => file.StartsWith("answers/", StringComparison.Ordinal))
                    .Concat(OfRefusals)
                    .Distinct(),
                ignoreOrder: true
            );
}
