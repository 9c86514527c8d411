using Serverless.Local;
using Serverless.Local.Host;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Local;

public sealed class FunctionAppTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("function-app-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void App_is_read_from_host_json_and_function_json()
    {
        Write(
            "host.json",
            """
            {
              // the host allows comments
              "functionTimeout": "00:10:00",
              "customHandler": { "description": { "defaultExecutablePath": "Program" } },
              "extensions": { "queues": { "batchSize": 2, "visibilityTimeout": "00:00:10" } },
            }
            """
        );
        Write(
            "Read/function.json",
            """{"bindings":[{"type":"httpTrigger","name":"req","route":"surveys/{survey}","methods":["get"],"authLevel":"anonymous"},{"type":"http","direction":"out","name":"res"}]}"""
        );
        Write(
            "Tick/function.json",
            """{"bindings":[{"type":"timerTrigger","name":"timer","schedule":"%Schedule%","runOnStartup":true}]}"""
        );
        Write("Work/function.json", """{"bindings":[{"type":"queueTrigger","name":"message","queueName":"work"}]}""");

        var app = FunctionApp.Read(_folder.FullName, new Dictionary<string, string> { ["Schedule"] = "*/5 * * * * *" });

        app.Host.Queues.ShouldBe(
            new QueueOptions(
                BatchSize: 2,
                NewBatchThreshold: 1,
                MaxDequeueCount: 5,
                TimeSpan.FromSeconds(10),
                Base64: true
            )
        );
        app.Host.FunctionTimeout.ShouldBe(TimeSpan.FromMinutes(10));
        app.Host.PoisonBlobThreshold.ShouldBe(5);
        app.Functions.Select(f => f.Name).ShouldBe(["Read", "Tick", "Work"]);
        var http = app.Functions[0].Trigger.ShouldBeOfType<HttpTrigger>();
        (http.Route, http.Methods.Single(), http.Level).ShouldBe(
            ("surveys/{survey}", "GET", AuthorizationLevel.Anonymous)
        );
        var start = new DateTime(2026, 11, 22, 21, 0, 1, DateTimeKind.Utc);
        app.Functions[1]
            .Trigger.ShouldBeOfType<TimerTrigger>()
            .Schedule.GetNextOccurrence(start)
            .ShouldBe(start.AddSeconds(4));
    }

    [Theory]
    [InlineData("""{"bindings":[{"type":"timerTrigger","name":"timer","schedule":"%Missing%"}]}""", "%Missing%")]
    [InlineData("""{"bindings":[{"type":"timerTrigger","name":"timer","schedule":"every day"}]}""", "every day")]
    [InlineData("""{"bindings":[{"type":"queueTrigger","name":"message"}]}""", "queueName")]
    [InlineData("""{"bindings":[{"type":"cosmosDBTrigger","name":"documents"}]}""", "COSMOSDBTRIGGER")]
    [InlineData("""{"bindings":[]}""", "0 were found")]
    [InlineData("""{"bindings":[""", "function.json")]
    public void App_with_a_function_that_cannot_run_is_refused_with_the_file_and_the_reason(string json, string reason)
    {
        Write("host.json", """{"customHandler":{"description":{"defaultExecutablePath":"Program"}}}""");
        Write("Wrong/function.json", json);

        var refusal = Should.Throw<LocalRunException>(() =>
            FunctionApp.Read(_folder.FullName, new Dictionary<string, string>())
        );

        refusal.Message.ShouldContain(Path.Combine("Wrong", "function.json"));
        refusal.Message.ShouldContain(reason);
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
