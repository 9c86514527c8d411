using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Serverless.Flows.Access;
using Serverless.Flows.Auditing;
using Serverless.Flows.Backup;
using Serverless.Flows.Differences;
using Serverless.Flows.Erasure;
using Serverless.Flows.Files;
using Serverless.Flows.Notices;
using Serverless.Flows.Notices.Webhooks;
using Serverless.Flows.Pages;
using Serverless.Flows.Reading;
using Serverless.Flows.Releases;
using Serverless.Flows.Retention;
using Serverless.Flows.Uploads;
using Serverless.Flows.Waves;
using Serverless.Pdf;
using Serverless.Storage;
using Serverless.Storage.Access;
using Serverless.Storage.Auditing;
using Serverless.Storage.Releases;
using Serverless.Storage.Webhooks;

namespace Serverless.Flows.Composition;

/// <summary>What the flows are made of.</summary>
public static class FlowServices
{
    /// <summary>
    /// Adds the flows and the stores they use; the caller adds the <see cref="StorageAccount"/>, logging and, for
    /// another clock than the system's, a <see cref="TimeProvider"/> before.
    /// </summary>
    public static IServiceCollection AddFlows(
        this IServiceCollection services,
        UploadSettings settings,
        RetentionSettings? retention = null
    )
    {
        foreach (var store in Stores)
            services.AddSingleton(store);
        foreach (var flow in Flows)
            services.AddSingleton(flow);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ProcessorTime>(static () => Environment.CpuUsage.TotalTime);
        services.TryAddSingleton<PdfRendering>(PdfRenderer.Render);
        services.TryAddSingleton(new PublicAddress(null));
        return services.AddSingleton(settings).AddSingleton(retention ?? RetentionSettings.Default);
    }

    /// <summary>Adds the notices about releases, on top of <see cref="AddFlows"/>.</summary>
    /// <param name="services">What there is.</param>
    /// <param name="addresses">Where this deployment is.</param>
    /// <param name="webhooks">What is decided about webhooks.</param>
    public static IServiceCollection AddNotices(
        this IServiceCollection services,
        NoticeAddresses addresses,
        WebhookSettings webhooks
    )
    {
        foreach (var flow in Notices)
            services.AddSingleton(flow);
        services.TryAddSingleton<NameResolution>(static (host, stop) => Dns.GetHostAddressesAsync(host, stop));
        return services.AddSingleton(addresses).AddSingleton(webhooks);
    }

    /// <summary>Adds who may do what, on top of <see cref="AddFlows"/>.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services, AccessSettings settings)
    {
        foreach (var flow in Access)
            services.AddSingleton(flow);
        return services.AddSingleton(settings);
    }

    private static Type[] Stores { get; } =
    [
        typeof(InputPointers),
        typeof(RawFiles),
        typeof(HouseStyles),
        typeof(RespondentRows),
        typeof(LoosePartitions),
        typeof(AbandonedRows),
        typeof(ChangedSurveys),
        typeof(SurveySweep),
        typeof(UploadJobs),
        typeof(BlockUploads),
        typeof(RemovalDates),
        typeof(Superseded),
        typeof(Erasures),
        typeof(ErasedRespondents),
        typeof(DeploymentSecrets),
        typeof(PublicVersions),
        typeof(MessageQueues),
        typeof(ResultsStore),
        typeof(PublishedWaves),
        typeof(PublicationLedger),
        typeof(CountsPages),
        typeof(PublishedSurveys),
        typeof(ReleaseStore),
        typeof(ReleaseEvents),
        typeof(ReleaseDates),
        typeof(ReleasedFiles),
        typeof(Previews),
        typeof(Comments),
        typeof(WaveStatuses),
        typeof(PointerBackups),
        typeof(AccessBackups),
        typeof(AuditBackups),
        typeof(AuditTrail),
        typeof(AuditAnchors),
        typeof(AccessKeys),
        typeof(Organisations),
        typeof(UsageCounters),
        typeof(WebhookSubscriptions),
        typeof(WebhookDeliveries),
        typeof(WebhookCursor),
    ];

    private static Type[] Flows { get; } =
    [
        typeof(Codebooks),
        typeof(HouseStyleFiles),
        typeof(ReadRows),
        typeof(CheckBudgets),
        typeof(CurrentVersions),
        typeof(ProspectiveFigures),
        typeof(ResponseDifferences),
        typeof(PopulationDifferences),
        typeof(SmallFileUpload),
        typeof(CodebookEffects),
        typeof(CodebookUpload),
        typeof(PopulationUpload),
        typeof(FactsheetTemplateUpload),
        typeof(HouseStyleUpload),
        typeof(ResponsesChecker),
        typeof(ResponsesUpload),
        typeof(UploadInBlocks),
        typeof(CodebookDrafter),
        typeof(ResponsesStorage),
        typeof(ErasureRegister),
        typeof(ResponseVersions),
        typeof(GroupErasure),
        typeof(ErasureScreener),
        typeof(CurrentResponses),
        typeof(RespondentErasure),
        typeof(SupersededRemoval),
        typeof(AnswersRemoval),
        typeof(BlocksRemoval),
        typeof(Housekeeping),
        typeof(WaveFiles),
        typeof(UnfitFiles),
        typeof(FileRereader),
        typeof(StaleWaves),
        typeof(SurveyTimer),
        typeof(WaveInputsReader),
        typeof(WaveFailures),
        typeof(AbandonedWaves),
        typeof(WavePublisher),
        typeof(WaveComputation),
        typeof(ReleaseOpener),
        typeof(PreviousReleaseComparison),
        typeof(ReleaseSettler),
        typeof(ReleaseRenderer),
        typeof(ReleaseComments),
        typeof(ReleasePreviews),
        typeof(ReleasePublication),
        typeof(ReleaseReader),
        typeof(SurveyReader),
        typeof(Publications),
        typeof(CatalogueReader),
        typeof(DataCatalogueReader),
        typeof(SurveyPageReader),
        typeof(ResponsesReader),
        typeof(PointerBackup),
        typeof(AccessBackup),
        typeof(AuditLog),
        typeof(AuditAnchorWriter),
    ];

    private static Type[] Access { get; } =
    [
        typeof(KeyAuthentication),
        typeof(KeyIssuer),
        typeof(OrganisationList),
        typeof(SurveyOwners),
        typeof(Authorisation),
        typeof(UsageLimits),
        typeof(AnonymousLimits),
    ];

    private static Type[] Notices { get; } =
    [
        typeof(NoticeReader),
        typeof(WebhookAddress),
        typeof(WebhookSender),
        typeof(WebhookSecrets),
        typeof(WebhookMessages),
        typeof(WebhookDispatcher),
        typeof(WebhookTimer),
        typeof(WebhookList),
    ];
}
