using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using Serverless.Functions;

ParentWatch.EndWithIt();
var builder = FunctionsApplication.CreateBuilder(args);
if (!builder.TryReadOptions(out var options))
    return 1;
builder.LogWithoutAddresses();
builder.AddTelemetry(options.Telemetry, options.Storage);
builder.AddHttp(options.Contact);
builder.AddStorage(options.Storage);
builder.AddFlows(options.Uploads, options.Retention);
builder.AddNotices(options.Notices);
builder.Services.AddSingleton(options.Portal);
builder.AddAccess(options);
await builder.Build().RunAsync();
return 0;
