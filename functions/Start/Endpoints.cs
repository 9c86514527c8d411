namespace Serverless.Functions;

/// <summary>Every function and where the host finds it. A function's endpoint carries the function's name.</summary>
internal static class Endpoints
{
    private const string Survey = "/api/surveys/{survey}";
    private const string Wave = Survey + "/waves/{wave}";
    private const string Group = Wave + "/groups/{group}";

    /// <summary>Functions that need a key.</summary>
    public static void MapUploads(this IEndpointRouteBuilder app)
    {
        app.MapPut(Survey + "/codebook", UploadCodebook.HandleAsync).WithName(nameof(UploadCodebook));
        app.MapPut(Survey + "/factsheet-template", UploadFactsheetTemplate.HandleAsync).WithName(nameof(UploadFactsheetTemplate));
        app.MapPut(Group + "/population", UploadPopulation.HandleAsync).WithName(nameof(UploadPopulation));
        app.MapPut(Group + "/responses", UploadResponses.HandleAsync).WithName(nameof(UploadResponses));
        app.MapDelete(Group + "/respondents/{respondent}", EraseRespondent.HandleAsync).WithName(nameof(EraseRespondent));
        app.MapGet(Survey + "/uploads/{upload}", GetUploadStatus.HandleAsync).WithName(nameof(GetUploadStatus));
        app.MapPost(Wave + "/recompute", RequestRecompute.HandleAsync).WithName(nameof(RequestRecompute));
    }

    /// <summary>Functions anyone may call.</summary>
    public static void MapReading(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/surveys", ListSurveys.HandleAsync).WithName(nameof(ListSurveys));
        app.MapGet(Survey, GetSurvey.HandleAsync).WithName(nameof(GetSurvey));
        app.MapGet(Survey + "/codebook", GetCodebook.HandleAsync).WithName(nameof(GetCodebook));
        app.MapGet(Wave, GetWave.HandleAsync).WithName(nameof(GetWave));
        app.MapGet(Wave + "/results", GetResults.HandleAsync).WithName(nameof(GetResults));
        app.MapGet(Wave + "/factsheet", GetFactsheet.HandleAsync).WithName(nameof(GetFactsheet));
        app.MapGet(Wave + "/tables", GetTables.HandleAsync).WithName(nameof(GetTables));
        app.MapGet("/api/schemas/{schema}", GetSchema.Handle).WithName(nameof(GetSchema));
    }

    /// <summary>Functions the host calls by itself.</summary>
    public static void MapTriggers(this IEndpointRouteBuilder app)
    {
        app.MapTrigger<StaleWaves>(nameof(RecomputeStale), RecomputeStale.HandleAsync);
        app.MapTrigger<WaveComputation>(nameof(RecomputeWave), RecomputeWave.HandleAsync);
        app.MapTrigger<GivenUpWaves>(nameof(RecomputeFailed), RecomputeFailed.HandleAsync);
        app.MapTrigger<ResponsesStoring>(nameof(StoreResponses), StoreResponses.HandleAsync);
        app.MapTrigger<ResponsesStoring>(nameof(StoreResponsesFailed), StoreResponsesFailed.HandleAsync);
        app.MapTrigger<WaveRendering>(nameof(RenderFactsheet), RenderFactsheet.HandleAsync);
        app.MapTrigger<GivenUpWaves>(nameof(RenderFailed), RenderFailed.HandleAsync);
    }

    private static void MapTrigger<TFlow>(this IEndpointRouteBuilder app, string function, Func<Invocation, TFlow, CancellationToken, Task> handle)
        where TFlow : notnull =>
        app.MapPost("/" + function, async (HttpContext context) =>
        {
            var cancellation = context.RequestAborted;
            var invocation = await Invocation.ReadAsync(context.Request, cancellation);
            await handle(invocation, context.RequestServices.GetRequiredService<TFlow>(), cancellation);

            // The host hangs on an empty answer and on any that is not JSON.
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync("{}", cancellation);
        }).WithName(function);
}
