using System.Text.Json.Serialization;

namespace Serverless.Wording;

/// <summary>
/// The words of the commissioner's desk. They are written into its page as JSON, from which its script takes them by these
/// names; {0}, {1}, … are where values go.
/// </summary>
public sealed partial record DeskTexts
{
    public required string Title { get; init; }
    public required string Welcome { get; init; }
    public required string NeedsKey { get; init; }
    public required string WithKey { get; init; }
    public required string Key { get; init; }
    public required string KeyHelp { get; init; }
    public required string SignIn { get; init; }
    public required string SignInWithMicrosoft { get; init; }
    public required string SignInElsewhere { get; init; }
    public required string SignInFailed { get; init; }
    public required string SignInDenied { get; init; }
    public required string SignInRefused { get; init; }
    public required string WindowBlocked { get; init; }
    public required string WindowCloses { get; init; }
    public required string NobodyWaits { get; init; }
    public required string NoAuthority { get; init; }
    public required string NoRole { get; init; }
    public required string ChooseOrganisation { get; init; }
    public required string SessionExpired { get; init; }
    public required string SessionExpiredHelp { get; init; }
    public required string SignInAgain { get; init; }
    public required string NotNow { get; init; }
    public required string OtherPerson { get; init; }
    public required string SignOut { get; init; }
    public required string SignedOut { get; init; }
    public required string SignedOutHelp { get; init; }
    public required string SignOutThere { get; init; }
    public required string SignedIn { get; init; }
    public required string NoOrganisation { get; init; }
    public required string Busy { get; init; }
    public required string Failed { get; init; }
    public required string Cancel { get; init; }
    public required string Refresh { get; init; }
    public required string More { get; init; }
    public required string Copy { get; init; }
    public required string Actions { get; init; }
    public required string Copied { get; init; }
    public required string OnThisPage { get; init; }
    public required string CodebookHelp { get; init; }
    public required string FilesHelp { get; init; }
    public required string FilesStored { get; init; }
    public required string Place { get; init; }
    public required string PublishAgain { get; init; }
    public required string SurePublishAgain { get; init; }
    public required string RespondentHelp { get; init; }
    public required string ThisKey { get; init; }
    public required string RolesHelp { get; init; }
    public required string ChooseRole { get; init; }
    public required string MayReader { get; init; }
    public required string MayResearcher { get; init; }
    public required string MayUploader { get; init; }
    public required string MayPublisher { get; init; }
    public required string MayEraser { get; init; }
    public required string MayAdministrator { get; init; }
    public required string SureRotate { get; init; }
    public required string SureRotateSecret { get; init; }
    public required string SureRevokeOwn { get; init; }
    public required string WebhookHelp { get; init; }
    public required string EventsHelp { get; init; }
    public required string AllEvents { get; init; }
    public required string EventReleasePublished { get; init; }
    public required string EventReleaseCorrected { get; init; }
    public required string EventReleaseWithdrawn { get; init; }
    public required string EventReleaseScheduled { get; init; }
    public required string EventReleaseRescheduled { get; init; }
    public required string EventWaveFailed { get; init; }
    public required string EventUploadUncomputable { get; init; }
    public required string EventWebhookTest { get; init; }
    public required string Nothing { get; init; }
    public required string NoScript { get; init; }
    public required string Surveys { get; init; }
    public required string Survey { get; init; }
    public required string Name { get; init; }
    public required string NameHelp { get; init; }
    public required string NoSurveys { get; init; }
    public required string NewSurvey { get; init; }
    public required string Begin { get; init; }
    public required string BeginsWithCodebook { get; init; }
    public required string Waves { get; init; }
    public required string Wave { get; init; }
    public required string State { get; init; }
    public required string Missing { get; init; }
    public required string MissingFile { get; init; }
    public required string Published { get; init; }
    public required string Codebook { get; init; }
    public required string Template { get; init; }
    public required string TemplateIn { get; init; }
    public required string Nl { get; init; }
    public required string En { get; init; }
    public required string Files { get; init; }
    public required string File { get; init; }
    public required string FileOf { get; init; }
    public required string Group { get; init; }
    public required string UploadedAt { get; init; }
    public required string Page { get; init; }
    public required string Factsheet { get; init; }
    public required string Tables { get; init; }
    public required string Recompute { get; init; }
    public required string ShowUnfit { get; init; }
    public required string DropHere { get; init; }
    public required string Checking { get; init; }
    public required string Uploading { get; init; }
    public required string WaitsForConnection { get; init; }
    public required string Reading { get; init; }
    public required string Storing { get; init; }
    public required string Fits { get; init; }
    public required string Store { get; init; }
    public required string IsStored { get; init; }
    public required string ConfirmLoss { get; init; }
    public required string WithoutErased { get; init; }
    public required string ErasedLeftOut { get; init; }
    public required string WhatChanges { get; init; }
    public required string Warnings { get; init; }
    public required string Issues { get; init; }
    public required string Shown { get; init; }
    public required string ShowAll { get; init; }
    public required string Filter { get; init; }
    public required string AllRules { get; init; }
    public required string Rule { get; init; }
    public required string Row { get; init; }
    public required string Column { get; init; }
    public required string Value { get; init; }
    public required string Message { get; init; }
    public required string SaveCsv { get; init; }
    public required string Replaces { get; init; }
    public required string IsFirst { get; init; }
    public required string Respondents { get; init; }
    public required string ColumnsCame { get; init; }
    public required string ColumnsWent { get; init; }
    public required string Shifts { get; init; }
    public required string LinkKeys { get; init; }
    public required string SameFile { get; init; }
    public required string Categories { get; init; }
    public required string PartAdded { get; init; }
    public required string PartGone { get; init; }
    public required string PartChanged { get; init; }
    public required string Lines { get; init; }
    public required string Figures { get; init; }
    public required string FiguresNotComputed { get; init; }
    public required string Figure { get; init; }
    public required string Releases { get; init; }
    public required string NoReleases { get; init; }
    public required string Number { get; init; }
    public required string Date { get; init; }
    public required string Reason { get; init; }
    public required string Publish { get; init; }
    public required string Schedule { get; init; }
    public required string Reschedule { get; init; }
    public required string Unschedule { get; init; }
    public required string SureUnschedule { get; init; }
    public required string Review { get; init; }
    public required string Withdraw { get; init; }
    public required string WithdrawalReason { get; init; }
    public required string SureWithdraw { get; init; }
    public required string At { get; init; }
    public required string AtHelp { get; init; }
    public required string CorrectionReason { get; init; }
    public required string CorrectionHelp { get; init; }
    public required string Changes { get; init; }
    public required string ChangeCount { get; init; }
    public required string From { get; init; }
    public required string To { get; init; }
    public required string Previews { get; init; }
    public required string PreviewHelp { get; init; }
    public required string GivePreview { get; init; }
    public required string SureRevokePreview { get; init; }
    public required string Comments { get; init; }
    public required string NoComments { get; init; }
    public required string Comment { get; init; }
    public required string Block { get; init; }
    public required string Resolve { get; init; }
    public required string Reopen { get; init; }
    public required string SureRemoveComment { get; init; }
    public required string WithOpenComments { get; init; }
    public required string StateOpen { get; init; }
    public required string StateResolved { get; init; }
    public required string Organisation { get; init; }
    public required string Keys { get; init; }
    public required string NewKey { get; init; }
    public required string Label { get; init; }
    public required string Id { get; init; }
    public required string Roles { get; init; }
    public required string Expires { get; init; }
    public required string LastUsed { get; init; }
    public required string ValidDays { get; init; }
    public required string Issue { get; init; }
    public required string Rotate { get; init; }
    public required string Revoke { get; init; }
    public required string Revoked { get; init; }
    public required string Expired { get; init; }
    public required string SureRevoke { get; init; }
    public required string ShownOnce { get; init; }
    public required string Webhooks { get; init; }
    public required string NewWebhook { get; init; }
    public required string Address { get; init; }
    public required string Events { get; init; }
    public required string Event { get; init; }
    public required string LastOutcome { get; init; }
    public required string Stopped { get; init; }
    public required string Test { get; init; }
    public required string Deliveries { get; init; }
    public required string Attempts { get; init; }
    public required string SendAgain { get; init; }
    public required string Add { get; init; }
    public required string Remove { get; init; }
    public required string SureRemove { get; init; }
    public required string Style { get; init; }
    public required string StyleHelp { get; init; }
    public required string NoStyle { get; init; }
    public required string Primary { get; init; }
    public required string Accent { get; init; }
    public required string Logo { get; init; }
    public required string LogoText { get; init; }
    public required string KeepsFile { get; init; }
    public required string FontName { get; init; }
    public required string FontLicence { get; init; }
    public required string FontRegular { get; init; }
    public required string FontSemiBold { get; init; }
    public required string FontOnPages { get; init; }
    public required string CheckStyle { get; init; }
    public required string StyleFits { get; init; }
    public required string SureRemoveStyle { get; init; }
    public required string AuditLog { get; init; }
    public required string EmptyLog { get; init; }
    public required string AuditSequence { get; init; }
    public required string AuditAt { get; init; }
    public required string AuditOperation { get; init; }
    public required string AuditActorId { get; init; }
    public required string AuditWave { get; init; }
    public required string AuditGroup { get; init; }
    public required string AuditSubject { get; init; }
    public required string AuditVersion { get; init; }
    public required string Erasure { get; init; }
    public required string ErasureHelp { get; init; }
    public required string Respondent { get; init; }
    public required string OnlyWave { get; init; }
    public required string Erase { get; init; }
    public required string SureErase { get; init; }
    public required string Erased { get; init; }
    public required string RoleReader { get; init; }
    public required string RoleResearcher { get; init; }
    public required string RoleUploader { get; init; }
    public required string RolePublisher { get; init; }
    public required string RoleEraser { get; init; }
    public required string RoleAdministrator { get; init; }
    public required string StateIncomplete { get; init; }
    public required string StateStale { get; init; }
    public required string StateComputing { get; init; }
    public required string StateFresh { get; init; }
    public required string StateFailed { get; init; }
    public required string StateFinal { get; init; }
    public required string StateWaiting { get; init; }
    public required string StateDraft { get; init; }
    public required string StateInReview { get; init; }
    public required string StateScheduled { get; init; }
    public required string StatePublished { get; init; }
    public required string StateCorrected { get; init; }
    public required string StateWithdrawn { get; init; }
    public required string StateDelivered { get; init; }
    public required string StateParked { get; init; }
    public required string KindCodebook { get; init; }
    public required string KindFactsheetTemplate { get; init; }
    public required string KindPopulation { get; init; }
    public required string KindResponses { get; init; }
    public required string PartWaves { get; init; }
    public required string PartGroups { get; init; }
    public required string PartChapters { get; init; }
    public required string PartQuestions { get; init; }
    public required string PartSubgroups { get; init; }
    public required string PartProfiles { get; init; }
    public required string PartRatios { get; init; }

    public required string NotPublished { get; init; }

    public required string Picture { get; init; }

    public required string PublishRelease { get; init; }

    public required string IsFirstRelease { get; init; }

    public required string Sentences { get; init; }

    public required string Answer { get; init; }

    public required string ShiftsSincePresent { get; init; }

    public required string ShiftedAnswers { get; init; }

    public required string MovedFigures { get; init; }

    public required string NameInAddresses { get; init; }

    public required string ChooseWave { get; init; }

    public required string NoWebhooks { get; init; }

    public required string NoConnection { get; init; }

    public required string NoConnectionHelp { get; init; }

    public required string RowsOfCodebook { get; init; }

    public required string RowsOfPopulation { get; init; }

    public required string RowsOfResponses { get; init; }

    public required string RowsOfTemplate { get; init; }

    public required string OperationCodebookUploaded { get; init; }

    public required string OperationTemplateUploaded { get; init; }

    public required string OperationPopulationUploaded { get; init; }

    public required string OperationResponsesUploaded { get; init; }

    public required string OperationFileReadAgain { get; init; }

    public required string OperationOvertaken { get; init; }

    public required string OperationRespondentErased { get; init; }

    public required string OperationAnswersRemoved { get; init; }

    public required string OperationRecomputeRequested { get; init; }

    public required string OperationWavePublished { get; init; }

    public required string OperationReleaseScheduled { get; init; }

    public required string OperationReleaseUnscheduled { get; init; }

    public required string OperationReleaseReviewRequested { get; init; }

    public required string OperationReleaseWithdrawn { get; init; }

    public required string OperationPreviewGiven { get; init; }

    public required string OperationPreviewRevoked { get; init; }

    public required string OperationPreviewRead { get; init; }

    public required string OperationCommentAdded { get; init; }

    public required string OperationCommentResolved { get; init; }

    public required string OperationCommentReopened { get; init; }

    public required string OperationCommentRemoved { get; init; }

    public required string OperationExactResultsRead { get; init; }

    public required string OperationResponsesRead { get; init; }

    public required string OperationIssuesRead { get; init; }

    public required string OperationSurveyTransferred { get; init; }

    public required string OperationOrganisationCreated { get; init; }

    public required string OperationKeyIssued { get; init; }

    public required string OperationKeyRotated { get; init; }

    public required string OperationKeyRevoked { get; init; }

    public required string OperationWebhookAdded { get; init; }

    public required string OperationWebhookSecretRotated { get; init; }

    public required string OperationWebhookRemoved { get; init; }

    public required string OperationPointersRestored { get; init; }

    public required string OperationStyleUploaded { get; init; }

    public required string OperationStyleRemoved { get; init; }

    /// <summary>All of them as JSON.</summary>
    public string ToJson() => System.Text.Json.JsonSerializer.Serialize(this, DeskTextsJson.Default.DeskTexts);
}

/// <summary>The JSON of the desk's words.</summary>
[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(DeskTexts))]
internal sealed partial class DeskTextsJson : JsonSerializerContext;
