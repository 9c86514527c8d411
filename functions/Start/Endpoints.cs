using Serverless.Flows.Uploads;
using Serverless.Flows.Waves;

namespace Serverless.Functions;

/// <summary>Every function and where the host finds it. A function's endpoint carries the function's name.</summary>
internal static class Endpoints
{
    private const string Survey = "/api/surveys/{survey}";
    private const string Wave = Survey + "/waves/{wave}";
    private const string Group = Wave + "/groups/{group}";
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Functions that need a key.</summary>
    public static void MapUploads(this IEndpointRouteBuilder app)
    {
        app.MapPut(Survey + "/codebook", UploadCodebook.HandleAsync).WithName(nameof(UploadCodebook));
        app.MapPut(Survey + "/factsheet-template", UploadFactsheetTemplate.HandleAsync)
            .WithName(nameof(UploadFactsheetTemplate));
        app.MapPut(Group + "/population", UploadPopulation.HandleAsync).WithName(nameof(UploadPopulation));
        app.MapPut(Group + "/responses", UploadResponses.HandleAsync).WithName(nameof(UploadResponses));
        app.MapDelete(Group + "/respondents/{respondent}", EraseRespondent.HandleAsync)
            .WithName(nameof(EraseRespondent));
        app.MapMethods(Survey + "/uploads/{upload}", Reading, GetUploadStatus.HandleAsync)
            .WithName(nameof(GetUploadStatus));
        app.MapPost(Wave + "/recompute", RequestRecompute.HandleAsync).WithName(nameof(RequestRecompute));
    }

    /// <summary>Functions anyone may call.</summary>
    public static void MapReading(this IEndpointRouteBuilder app)
    {
        app.MapMethods("/api/surveys", Reading, ListSurveys.HandleAsync).WithName(nameof(ListSurveys));
        app.MapMethods(Survey, Reading, GetSurvey.HandleAsync).WithName(nameof(GetSurvey));
        app.MapMethods(Survey + "/codebook", Reading, GetCodebook.HandleAsync).WithName(nameof(GetCodebook));
        app.MapMethods(Wave, Reading, GetWave.HandleAsync).WithName(nameof(GetWave));
        app.MapMethods(Wave + "/results", Reading, GetResults.HandleAsync).WithName(nameof(GetResults));
        app.MapMethods(Wave + "/factsheet", Reading, GetFactsheet.HandleAsync).WithName(nameof(GetFactsheet));
        app.MapMethods(Wave + "/tables", Reading, GetTables.HandleAsync).WithName(nameof(GetTables));
        app.MapMethods("/api/schemas/{schema}", Reading, GetSchema.Handle).WithName(nameof(GetSchema));
    }

    /// <summary>Functions the host calls by itself.</summary>
    public static void MapTriggers(this IEndpointRouteBuilder app)
    {
        app.MapTrigger<StaleWaves>(
            nameof(RecomputeStale),
            (invocation, waves, cancellationToken) =>
                RecomputeStale.HandleAsync(
                    invocation,
                    waves,
                    app.ServiceProvider.GetRequiredService<Serverless.Flows.Erasure.Housekeeping>(),
                    cancellationToken
                )
        );
        app.MapTrigger<WaveComputation>(nameof(RecomputeWave), RecomputeWave.HandleAsync);
        app.MapTrigger<GivenUpWaves>(nameof(RecomputeFailed), RecomputeFailed.HandleAsync);
        app.MapTrigger<ResponsesStorage>(nameof(StoreResponses), StoreResponses.HandleAsync);
        app.MapTrigger<ResponsesStorage>(nameof(StoreResponsesFailed), StoreResponsesFailed.HandleAsync);
        app.MapTrigger<WaveRendering>(nameof(RenderFactsheet), RenderFactsheet.HandleAsync);
        app.MapTrigger<GivenUpWaves>(nameof(RenderFailed), RenderFailed.HandleAsync);
    }

    private static void MapTrigger<TFlow>(
        this IEndpointRouteBuilder app,
        string function,
        Func<Invocation, TFlow, CancellationToken, Task> handle
    )
        where TFlow : notnull =>
        app.MapPost(
                "/" + function,
                async (HttpContext context) =>
                {
                    var cancellationToken = context.RequestAborted;
                    var invocation = await Invocation.ReadAsync(context.Request, cancellationToken);
                    await handle(invocation, context.RequestServices.GetRequiredService<TFlow>(), cancellationToken);

                    // The host hangs on an empty answer and on any that is not JSON.
                    context.Response.ContentType = "application/json";
                    await context.Response.WriteAsync("{}", cancellationToken);
                }
            )
            .WithName(function);
}
