using Microsoft.Azure.Functions.Worker;
using Serverless.Flows.Access;
using Serverless.Flows.Auditing;
using Serverless.Storage.Auditing;

namespace Serverless.Functions;

/// <summary>
/// The audit logs: of a survey, of an organisation's keys, of the deployment. Newest first, a page at a time, as JSON or
/// CSV; and whether they are as they were written.
/// </summary>
public sealed class AuditFunctions(AuditLog log)
{
    private const string Audit = "audit";
    private const string Verification = Audit + "/verification";

    /// <summary>What was done to a survey, and who read its exact results and answers.</summary>
    [Function(nameof(GetSurveyAudit))]
    [Needs(Permission.Administer)]
    [AuditPageAnswer("answers/audit-of-survey.json")]
    [BeforeQuery]
    [FormatQuery("json", "csv")]
    public Task<IResult> GetSurveyAudit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Survey + "/" + Audit)]
            HttpRequest request,
        CancellationToken cancellationToken
    ) => AuditAnswers.PageAsync(request, log, AuditChain.OfSurvey(request.Survey()), cancellationToken);

    /// <summary>Whether the log of a survey is as it was written.</summary>
    [Function(nameof(VerifySurveyAudit))]
    [Needs(Permission.Administer)]
    [Answer(
        StatusCodes.Status200OK,
        "What was found.",
        Json = typeof(AuditVerificationDescription),
        Examples = ["answers/audit-verification-of-survey.json"]
    )]
    public Task<IResult> VerifySurveyAudit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Survey + "/" + Verification)]
            HttpRequest request,
        CancellationToken cancellationToken
    ) => AuditAnswers.VerifyAsync(log, AuditChain.OfSurvey(request.Survey()), cancellationToken);

    /// <summary>Which keys an organisation's were issued, rotated and revoked.</summary>
    [Function(nameof(GetOrganisationAudit))]
    [Needs(Permission.Administer)]
    [AuditPageAnswer("answers/audit-of-organisation.json")]
    [BeforeQuery]
    [FormatQuery("json", "csv")]
    public Task<IResult> GetOrganisationAudit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Organisation + "/" + Audit)]
            HttpRequest request,
        CancellationToken cancellationToken
    ) => AuditAnswers.PageAsync(request, log, AuditChain.OfOrganisation(request.Organisation()), cancellationToken);

    /// <summary>Whether the log of an organisation is as it was written.</summary>
    [Function(nameof(VerifyOrganisationAudit))]
    [Needs(Permission.Administer)]
    [Answer(
        StatusCodes.Status200OK,
        "What was found.",
        Json = typeof(AuditVerificationDescription),
        Examples = ["answers/audit-verification-of-organisation.json"]
    )]
    public Task<IResult> VerifyOrganisationAudit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Organisation + "/" + Verification)]
            HttpRequest request,
        CancellationToken cancellationToken
    ) => AuditAnswers.VerifyAsync(log, AuditChain.OfOrganisation(request.Organisation()), cancellationToken);

    /// <summary>Which organisations were made, and what was restored.</summary>
    [Function(nameof(GetDeploymentAudit))]
    [Needs(Permission.AdministerDeployment)]
    [AuditPageAnswer("answers/audit-of-deployment.json")]
    [BeforeQuery]
    [FormatQuery("json", "csv")]
    public Task<IResult> GetDeploymentAudit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = $"{Routes.Api}/{Audit}")] HttpRequest request,
        CancellationToken cancellationToken
    ) => AuditAnswers.PageAsync(request, log, AuditChain.Deployment, cancellationToken);

    /// <summary>Whether the log of the deployment is as it was written.</summary>
    [Function(nameof(VerifyDeploymentAudit))]
    [Needs(Permission.AdministerDeployment)]
    [Answer(
        StatusCodes.Status200OK,
        "What was found.",
        Json = typeof(AuditVerificationDescription),
        Examples = ["answers/audit-verification-of-deployment.json"]
    )]
    public Task<IResult> VerifyDeploymentAudit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = $"{Routes.Api}/{Verification}")]
            HttpRequest request,
        CancellationToken cancellationToken
    ) => AuditAnswers.VerifyAsync(log, AuditChain.Deployment, cancellationToken);
}

/// <summary>A page of an audit log.</summary>
internal sealed class AuditPageAnswerAttribute : AnswerAttribute
{
    /// <param name="example">The file of such an answer in <c>docs/examples</c>.</param>
    public AuditPageAnswerAttribute(string example)
        : base(StatusCodes.Status200OK, "A page of the log.", Functions.MediaTypes.Csv)
    {
        Json = typeof(AuditDescription);
        Headers = [HeaderNames.Link, HeaderNames.Vary];
        Examples = [example];
    }
}

/// <summary>Where a page of an audit log begins.</summary>
internal sealed class BeforeQueryAttribute()
    : QueryAttribute(AuditAnswers.Before, "Begins the page before the entry of this number; without it the newest.");
