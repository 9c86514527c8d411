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

/// <summary>What the versions of an event are of, which says what the log calls them.</summary>
public enum AuditVersions
{
    /// <summary>Of something without answers: a codebook, a template, a style, a key. They are called what they are.</summary>
    Plain,

    /// <summary>Of a population file.</summary>
    Population,

    /// <summary>Of a response file.</summary>
    Responses,

    /// <summary>Of all that a results document is made from.</summary>
    Inputs,

    /// <summary>Of all that rendered files are made from.</summary>
    Outputs,
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

    /// <summary>
    /// What <see cref="VersionBefore"/> and <see cref="Version"/> are of. All that rests on answers is in the log by its
    /// fingerprint: a hash of a small file of answers, kept for good, would prove a guess of what somebody answered.
    /// </summary>
    public AuditVersions VersionsOf { get; init; }

    /// <summary>The version that is replaced; empty for none.</summary>
    public string VersionBefore { get; init; } = "";

    /// <summary>The version that is made or read; empty for none.</summary>
    public string Version { get; init; } = "";
}
