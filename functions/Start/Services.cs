using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using Serverless.Flows;
using Serverless.Flows.Backup;
using Serverless.Flows.Erasure;
using Serverless.Flows.Reading;
using Serverless.Flows.Uploads;
using Serverless.Flows.Waves;
using Serverless.Storage;

namespace Serverless.Functions;

/// <summary>What the functions are made of.</summary>
internal static class Services
{
    public static void AddStorage(this FunctionsApplicationBuilder builder, StorageConnection connection)
    {
        builder.Services.AddSingleton(_ => connection.Open());
        builder.Services.AddSingleton<InputPointers>();
        builder.Services.AddSingleton<RawFiles>();
        builder.Services.AddSingleton<RespondentRows>();
        builder.Services.AddSingleton<RowsVersions>();
        builder.Services.AddSingleton<AbandonedRows>();
        builder.Services.AddSingleton<UploadJobs>();
        builder.Services.AddSingleton<Erasures>();
        builder.Services.AddSingleton<MessageQueues>();
        builder.Services.AddSingleton<ResultsStore>();
        builder.Services.AddSingleton<PublishedWaves>();
        builder.Services.AddSingleton<WaveStatuses>();
        builder.Services.AddSingleton<PointerBackups>();
        if (connection.ConnectionString is not null)
            builder.UseMiddleware<MissingPlaces>();
    }

    public static void AddFlows(this FunctionsApplicationBuilder builder, UploadSettings settings)
    {
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<Codebooks>();
        builder.Services.AddSingleton<CurrentVersions>();
        builder.Services.AddSingleton<SmallFileUpload>();
        builder.Services.AddSingleton<CodebookUpload>();
        builder.Services.AddSingleton<PopulationUpload>();
        builder.Services.AddSingleton<FactsheetTemplateUpload>();
        builder.Services.AddSingleton<ResponsesUpload>();
        builder.Services.AddSingleton<ResponsesStorage>();
        builder.Services.AddSingleton<RespondentErasure>();
        builder.Services.AddSingleton<Housekeeping>();
        builder.Services.AddSingleton<WaveFiles>();
        builder.Services.AddSingleton<StaleWaves>();
        builder.Services.AddSingleton<WaveInputsReader>();
        builder.Services.AddSingleton<WaveFailures>();
        builder.Services.AddSingleton<GivenUpWaves>();
        builder.Services.AddSingleton<WaveComputation>();
        builder.Services.AddSingleton<WaveRendering>();
        builder.Services.AddSingleton<SurveyReading>();
        builder.Services.AddSingleton<ResponsesReading>();
        builder.Services.AddSingleton<Publications>();
        builder.Services.AddSingleton<PointerBackup>();
    }
}
