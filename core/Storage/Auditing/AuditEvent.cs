namespace Serverless.Storage.Auditing;

/// <summary>What is about to be done.</summary>
public enum AuditOperation
{
    CodebookUploaded,
    TemplateUploaded,
    PopulationUploaded,
    ResponsesUploaded,

    /// <summary>A file that was there is read again with another codebook or another version of the method.</summary>
    FileReadAgain,

    /// <summary>What the entry before it announced did not happen: another upload was faster.</summary>
    Overtaken,

    RespondentErased,

    /// <summary>The answers of a wave are no longer kept: their term is over.</summary>
    AnswersRemoved,

    RecomputeRequested,
    WavePublished,

    /// <summary>Somebody gave a release the moment at which it goes public, which may be now.</summary>
    ReleaseScheduled,

    /// <summary>Somebody took that moment away.</summary>
    ReleaseUnscheduled,

    /// <summary>Somebody put a draft to review.</summary>
    ReleaseReviewRequested,

    /// <summary>Somebody took back what was published.</summary>
    ReleaseWithdrawn,

    /// <summary>Somebody gave out an address at which a draft can be seen without a key.</summary>
    PreviewGiven,

    /// <summary>Somebody took such an address back.</summary>
    PreviewRevoked,

    /// <summary>A draft is read at such an address; who reads is not known.</summary>
    PreviewRead,

    CommentAdded,
    CommentResolved,
    CommentReopened,
    CommentRemoved,

    /// <summary>The exact results document is read.</summary>
    ExactResultsRead,

    /// <summary>Answers of respondents are read.</summary>
    ResponsesRead,

    /// <summary>Issues of stored files are read, which quote answers.</summary>
    IssuesRead,

    /// <summary>The survey goes to another organisation.</summary>
    SurveyTransferred,

    OrganisationCreated,
    KeyIssued,
    KeyRotated,
    KeyRevoked,
    WebhookAdded,
    WebhookSecretRotated,
    WebhookRemoved,
    PointersRestored,

    /// <summary>An organisation's house style is replaced.</summary>
    StyleUploaded,
    StyleRemoved,
}

/// <summary>What is about to be done, and with what.</summary>
/// <param name="Operation">What.</param>
/// <param name="Id">The same for the same event, however often it is reported.</param>
public sealed record AuditEvent(AuditOperation Operation, string Id)
{
    public Name? Wave { get; init; }

    public Name? Group { get; init; }

    /// <summary>What else it is about: a language, a key, an organisation, a day. No line breaks, no personal data.</summary>
    public string Subject { get; init; } = "";

    /// <summary>The version that is replaced; empty for none.</summary>
    public string VersionBefore { get; init; } = "";

    /// <summary>The version that is made or read; empty for none.</summary>
    public string Version { get; init; } = "";
}
