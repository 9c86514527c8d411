using Serverless.Local;
using Serverless.Local.Host;
using Serverless.Local.Host.Metadata;
using Serverless.Local.Host.Protocol;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Local;

public sealed class FunctionAppTests : IDisposable
{
    private const string WorkerConfiguration =
        """{"description":{"defaultExecutablePath":"{WorkerRoot}App","defaultWorkerPath":"App.dll"}}""";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("function-app-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void App_is_read_from_host_json_and_worker_config_json()
    {
        Write(
            "host.json",
            """
            {
              // the host allows comments
              "functionTimeout": "00:10:00",
              "extensions": { "queues": { "batchSize": 2, "visibilityTimeout": "00:00:10" } },
            }
            """
        );
        Write("worker.config.json", WorkerConfiguration);

        var app = FunctionApp.Read(_folder.FullName);

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
        app.Executable.ShouldBe(Path.Combine(_folder.FullName, "App"));
        app.WorkerPath.ShouldBe(Path.Combine(_folder.FullName, "App.dll"));
    }

    [Theory]
    [InlineData("host.json", "{")]
    [InlineData("worker.config.json", """{"description":{}}""")]
    public void App_with_a_file_that_cannot_be_used_is_refused_with_its_name(string file, string json)
    {
        Write("host.json", "{}");
        Write("worker.config.json", WorkerConfiguration);
        Write(file, json);

        Should
            .Throw<LocalRunException>(() => FunctionApp.Read(_folder.FullName))
            .Message.ShouldContain(Path.Combine(_folder.FullName, file));
    }

    [Fact]
    public void App_that_was_not_built_is_refused_with_what_to_do() =>
        Should
            .Throw<LocalRunException>(() => FunctionApp.Read(_folder.FullName))
            .Message.ShouldContain("dotnet build functions");

    [Fact]
    public void Functions_are_read_from_what_a_worker_says_of_them()
    {
        var settings = new Dictionary<string, string> { ["Schedule"] = "*/5 * * * * *" };

        var functions = RecordedMessages.Functions.Select(f => FunctionDefinition.Read(f, settings)).ToList();

        var http = functions[0].Trigger.ShouldBeOfType<HttpTrigger>();
        (functions[0].Id, functions[0].Name, http.Parameter).ShouldBe(("3570137725", "Problem", "request"));
        (http.Route, string.Join(' ', http.Methods)).ShouldBe(("problem/{status:int}", "GET POST"));
        var start = new DateTime(2026, 11, 22, 21, 0, 1, DateTimeKind.Utc);
        functions[1]
            .Trigger.ShouldBeOfType<TimerTrigger>()
            .Schedule.GetNextOccurrence(start)
            .ShouldBe(start.AddSeconds(4));
        functions[2].Trigger.ShouldBe(new QueueTrigger("message", "texts", IsDeferred: false));
        functions[3].Trigger.ShouldBe(new QueueTrigger("message", "typed", IsDeferred: true));
        var blob = functions[4].Trigger.ShouldBeOfType<BlobTrigger>();
        (blob.Path.Container, blob.Connection).ShouldBe(("grid", "AzureWebJobsStorage"));
    }

    [Theory]
    [InlineData("""{"type":"timerTrigger","name":"timer","schedule":"%Missing%"}""", "%Missing%")]
    [InlineData("""{"type":"timerTrigger","name":"timer","schedule":"every day"}""", "every day")]
    [InlineData("""{"type":"queueTrigger","name":"message"}""", "queueName")]
    [InlineData("""{"type":"httpTrigger","name":"request","authLevel":"Function"}""", "Function")]
    [InlineData("""{"type":"httpTrigger","name":"request"}""", "not given")]
    [InlineData("""{"type":"cosmosDBTrigger","name":"documents"}""", "COSMOSDBTRIGGER")]
    [InlineData("""{"type":"http","name":"$return"}""", "0 were found")]
    [InlineData("""{"type":"queue""", "Wrong")]
    public void Function_that_cannot_run_here_is_refused_with_its_name_and_the_reason(string binding, string reason)
    {
        var function = new RpcFunctionMetadata { Name = "Wrong", RawBindings = { binding } };

        var refusal = Should.Throw<LocalRunException>(() =>
            FunctionDefinition.Read(function, new Dictionary<string, string>())
        );

        refusal.Message.ShouldContain("Wrong");
        refusal.Message.ShouldContain(reason);
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name), text);
}
