using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Serverless.Analysis.Results;
using Serverless.Flows.Access;
using Serverless.Flows.Composition;
using Serverless.Flows.Erasure;
using Serverless.Flows.Files;
using Serverless.Flows.Notices;
using Serverless.Flows.Notices.Webhooks;
using Serverless.Flows.Reading;
using Serverless.Flows.Releases;
using Serverless.Flows.Retention;
using Serverless.Flows.Uploads;
using Serverless.Flows.Waves;
using Serverless.Pdf;
using Serverless.Storage;
using Serverless.Surveys;
using Shouldly;

namespace Serverless.Flows.Tests.App;

/// <summary>The flows in this process, on a storage account of their own, with a clock that is set by hand.</summary>
internal sealed class FlowApp : IAsyncDisposable
{
    private readonly string _connectionString;
    private readonly ServiceProvider _services;

    private FlowApp(
        string connectionString,
        FakeTimeProvider clock,
        UploadSettings settings,
        AccessSettings access,
        PdfRendering? pdf = null,
        ProcessorTime? used = null
    )
    {
        (_connectionString, Clock) = (connectionString, clock);
        Account = Open(connectionString, Operations);
        _services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log))
            .AddSingleton(Account)
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton(pdf ?? PdfRenderer.Render)
            .AddSingleton(used ?? (static () => TimeSpan.Zero))
            .AddFlows(settings)
            .AddAccess(access)
            .AddSingleton(new PublicAddress(new Uri(Addresses.Root)))
            .AddNotices(Addresses, new WebhookSettings { LoopbackAllowed = true })
            .BuildServiceProvider();
    }

    /// <summary>Where the deployment is, as notices say.</summary>
    public static NoticeAddresses Addresses { get; } = new("https://cijfers.example");

    public FakeTimeProvider Clock { get; }

    /// <summary>Somebody who owns every survey.</summary>
    public static Reader Owner => Reader.Owner;

    /// <summary>What was logged.</summary>
    public CapturedLog Log { get; } = new();

    public StorageOperations Operations { get; } = new();

    public StorageAccount Account { get; }

    public static async Task<FlowApp> NewAsync(
        StorageEmulator emulator,
        UploadSettings? settings = null,
        PdfRendering? pdf = null,
        AccessSettings? access = null,
        ProcessorTime? used = null,
        FakeTimeProvider? clock = null
    )
    {
        clock ??= new FakeTimeProvider();
        clock.SetUtcNow(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        var app = new FlowApp(
            emulator.NewAccount(),
            clock,
            settings ?? new UploadSettings(50_000, TimeSpan.FromMinutes(2)),
            access ?? new AccessSettings(),
            pdf,
            used
        );
        await app.Account.CreateMissingAsync(CancellationToken.None);
        return app;
    }

    /// <summary>Another instance of the program on the same storage.</summary>
    public FlowApp Restarted() =>
        new(
            _connectionString,
            Clock,
            _services.GetRequiredService<UploadSettings>(),
            _services.GetRequiredService<AccessSettings>()
        );

    /// <summary>
    /// Does a step in another instance that ends at its first storage operation, in one that ends at its second, and so
    /// on, until it comes to its end.
    /// </summary>
    /// <param name="afterwards">Whether instances end after the operation, not before it.</param>
    /// <param name="step">What is done.</param>
    public async Task BreakOffEverywhereAsync(bool afterwards, Func<FlowApp, Task> step)
    {
        var crashes = 0;
        for (var number = 1; ; number++)
        {
            number.ShouldBeLessThan(500);
            await using var doomed = Restarted();
            doomed.Operations.CrashAt(number, afterwards);
            try
            {
                await step(doomed);
                break;
            }
            catch (Exception crash) when (StorageOperations.IsCrash(crash))
            {
                crashes++;
            }
        }

        crashes.ShouldBeGreaterThan(4);
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    public Task<Outcome<AcceptedUpload>> PutCodebookAsync(
        Name survey,
        string json,
        bool isConfirmed = false,
        bool dryRun = false
    ) => Get<CodebookUpload>().AcceptAsync(survey, Offer(json, dryRun), isConfirmed, CancellationToken.None);

    public Task<Outcome<AcceptedUpload>> PutTemplateAsync(Name survey, string markdown, bool dryRun = false) =>
        Get<FactsheetTemplateUpload>()
            .AcceptAsync(survey, Languages.OfReaders, Offer(markdown, dryRun), CancellationToken.None);

    public Task<Outcome<AcceptedUpload>> PutPopulationAsync(
        Name survey,
        string wave,
        string group,
        string csv,
        bool dryRun = false
    ) =>
        Get<PopulationUpload>()
            .AcceptAsync(survey, Name.Parse(wave), Name.Parse(group), Offer(csv, dryRun), CancellationToken.None);

    public Task<Outcome<AcceptedUpload>> PutResponsesAsync(
        Name survey,
        string wave,
        string group,
        string csv,
        bool later = false,
        Precondition? precondition = null,
        bool withoutErased = false,
        bool dryRun = false
    ) =>
        PutResponsesAsync(survey, wave, group, Encoding.UTF8.GetBytes(csv), later, precondition, withoutErased, dryRun);

    public Task<Outcome<AcceptedUpload>> PutResponsesAsync(
        Name survey,
        string wave,
        string group,
        byte[] file,
        bool later = false,
        Precondition? precondition = null,
        bool withoutErased = false,
        bool dryRun = false
    ) =>
        Get<ResponsesUpload>()
            .AcceptAsync(
                survey,
                Name.Parse(wave),
                Name.Parse(group),
                Offer(file, dryRun) with
                {
                    Precondition = precondition ?? Precondition.None,
                    WithoutErased = withoutErased,
                },
                later,
                CancellationToken.None
            );

    /// <summary>Erases a respondent from a group in a wave, from a wave, or from the survey.</summary>
    public Task<Outcome<RespondentErased>> EraseAsync(
        Name survey,
        string respondent,
        string? wave = null,
        string? group = null
    ) =>
        Get<RespondentErasure>()
            .EraseAsync(
                new ErasureScope(
                    survey,
                    wave is null ? null : Name.Parse(wave),
                    group is null ? null : Name.Parse(group)
                ),
                respondent,
                CancellationToken.None
            );

    /// <summary>One run of the timer.</summary>
    public async Task TickAsync()
    {
        await Get<SurveyTimer>().RunAsync(CancellationToken.None);
        await Get<ReleaseSettler>().RunAsync(CancellationToken.None);
        await Get<Housekeeping>().RunAsync(CancellationToken.None);
    }

    /// <summary>Delivers what is in the queues, and then the manifests, until nothing is left.</summary>
    public async Task DeliverAsync(bool rendering = true)
    {
        while (await DeliverOneAsync()) { }
        if (!rendering)
            return;
        var manifests = Account.Container(StorageNames.RenderRequests);
        await foreach (var manifest in manifests.GetBlobsAsync())
        {
            var content = await manifests.GetBlobClient(manifest.Name).DownloadContentAsync();
            var request = content.Value.Content.ToObjectFromJson(MessageJson.Default.RenderRequest)!;
            await Get<ReleaseRenderer>().RunAsync(request, CancellationToken.None);
            await manifests.DeleteBlobAsync(manifest.Name);
        }
    }

    /// <summary>The timer, and then everything that follows from it.</summary>
    public async Task SettleAsync(bool rendering = true)
    {
        await TickAsync();
        await DeliverAsync(rendering);
    }

    public async Task<WaveProgress> WaveAsync(Name survey, string wave)
    {
        var found = await Get<SurveyReader>().FindWaveAsync(survey, Name.Parse(wave), Owner, CancellationToken.None);
        return found.Done();
    }

    /// <summary>The results document of the wave's current inputs; null when there is none.</summary>
    public async Task<string?> ResultsAsync(Name survey, string wave)
    {
        var hash = (await WaveAsync(survey, wave)).Files.InputsHash;
        try
        {
            var store = Get<ResultsStore>();
            await using var exact = await store.OpenExactAsync(survey, Name.Parse(wave), hash, CancellationToken.None);
            return (await BinaryData.FromStreamAsync(exact)).ToString();
        }
        catch (Azure.RequestFailedException none) when (none.Status == 404)
        {
            return null;
        }
    }

    /// <summary>The public results document of what is published of a wave.</summary>
    public async Task<ResultsDocument> PublishedAsync(Name survey, string wave)
    {
        var hash = (await WaveAsync(survey, wave)).Files.Published!.InputsHash;
        var document = await Get<ResultsStore>().OpenAsync(survey, Name.Parse(wave), hash, CancellationToken.None);
        await using (document)
            return await ResultsJson.ReadAsync(document);
    }

    /// <summary>Names of the blobs under a prefix.</summary>
    public async Task<List<string>> BlobsAsync(string container, string prefix) =>
        await Account
            .Container(container)
            .GetBlobsAsync(
                Azure.Storage.Blobs.Models.BlobTraits.None,
                Azure.Storage.Blobs.Models.BlobStates.None,
                prefix,
                CancellationToken.None
            )
            .Select(blob => blob.Name)
            .ToListAsync();

    /// <summary>Partitions that hold rows.</summary>
    public async Task<List<string>> PartitionsAsync() =>
        await Account
            .Table(StorageNames.Respondents)
            .QueryAsync<TableEntity>(select: ["PartitionKey"])
            .Select(entity => entity.PartitionKey)
            .Distinct()
            .ToListAsync();

    private static OfferedFile Offer(string content, bool dryRun) => Offer(Encoding.UTF8.GetBytes(content), dryRun);

    private static OfferedFile Offer(byte[] content, bool dryRun) =>
        new(new MemoryStream(content), content.Length, Precondition.None) { IsDryRun = dryRun };

    private async Task<bool> DeliverOneAsync()
    {
        if (await ReceiveAsync(StorageNames.Recompute) is { } recompute)
        {
            await Get<WaveComputation>()
                .RunAsync(
                    recompute.Body.ToObjectFromJson(MessageJson.Default.RecomputeMessage)!,
                    CancellationToken.None
                );
            await Account.Queue(StorageNames.Recompute).DeleteMessageAsync(recompute.MessageId, recompute.PopReceipt);
            return true;
        }

        if (await ReceiveAsync(StorageNames.StoreResponses) is { } store)
        {
            await Get<ResponsesStorage>()
                .ContinueAsync(
                    store.Body.ToObjectFromJson(MessageJson.Default.StoreResponsesMessage)!,
                    CancellationToken.None
                );
            await Account.Queue(StorageNames.StoreResponses).DeleteMessageAsync(store.MessageId, store.PopReceipt);
            return true;
        }

        return false;
    }

    private async Task<Azure.Storage.Queues.Models.QueueMessage?> ReceiveAsync(string queue) =>
        (await Account.Queue(queue).ReceiveMessageAsync(TimeSpan.FromSeconds(1))).Value;

    /// <summary>Where in the storage account a text is, in whatever is kept there.</summary>
    public Task<List<string>> TracesAsync(string text) => StorageTraces.OfAsync(_connectionString, text);

    private static StorageAccount Open(string connectionString, StorageOperations operations) =>
        new(
            new BlobServiceClient(connectionString, Options(new BlobClientOptions(), operations)),
            new TableServiceClient(connectionString, Options(new TableClientOptions(), operations)),
            new QueueServiceClient(
                connectionString,
                Options(new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 }, operations)
            )
        );

    private static TOptions Options<TOptions>(TOptions options, HttpPipelinePolicy operations)
        where TOptions : ClientOptions
    {
        options.Retry.MaxRetries = 0;
        options.AddPolicy(operations, HttpPipelinePosition.PerCall);
        return options;
    }
}

internal static class Outcomes
{
    /// <summary>What was asked for; fails the test when it was refused.</summary>
    public static T Done<T>(this Outcome<T> outcome)
        where T : class =>
        outcome.Succeeded(out var value, out var refusal)
            ? value
            : throw new ShouldAssertException(RefusalText.Of(refusal) + Environment.NewLine + refusal);

    /// <summary>The refusal; fails the test when it was not refused.</summary>
    public static Refusal Refused<T>(this Outcome<T> outcome)
        where T : class
    {
        outcome.Succeeded(out _, out var refusal).ShouldBeFalse();
        return refusal!;
    }

    /// <summary>The refusal; fails the test when it was not refused, or for another reason.</summary>
    public static TRefusal RefusedFor<TRefusal>(this Outcome<AcceptedUpload> outcome)
        where TRefusal : Refusal
    {
        outcome.Succeeded(out _, out var refusal).ShouldBeFalse();
        return refusal.ShouldBeOfType<TRefusal>();
    }
}
