using Serverless.Functions;

var builder = WebApplication.CreateSlimBuilder(args);
if (!builder.TryReadOptions(out var options))
    return 1;
builder.LogWithoutAddresses();
builder.ListenOnLoopback(options.Port);
builder.AddTelemetry(options.Telemetry, options.Storage);
builder.AddStorage(options.Storage);
builder.AddFlows(options.Uploads);
builder.AddApiJson();

var app = builder.Build();
app.UseProblemResponses();
app.UseMissingPlaces();
app.MapGet("/", () => "ready");
app.MapUploads();
app.MapReading();
app.MapTriggers();
await app.RunAsync();
return 0;
