using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Serverless.Functions.Tests.App;
using Serverless.Local;
using Serverless.Local.Host;
using Serverless.Local.Host.Metadata;
using Serverless.Local.Host.Triggers;
using Serverless.Local.Host.Workers;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Local;

/// <summary>The life of the worker's process.</summary>
public sealed partial class WorkerTests(FunctionAppFixture fixture)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan TimeToEnd = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Worker_that_is_killed_is_started_again_and_answers_again()
    {
        await fixture.StartedAsync();
        await using var app = await FunctionAppProcess.StartAsync(fixture.ConnectionString);

        await app.KillAsync();
        await Eventually.TrueAsync(
            async () =>
            {
                using var response = await app.Client.GetAsync(new Uri("/api/v1/schemas/codebook", UriKind.Relative));
                return response.StatusCode == HttpStatusCode.OK;
            },
            Patience
        );

        app.Said.Count(line => line.StartsWith("the function app is process", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task Worker_stops_in_order_when_the_host_does()
    {
        await fixture.StartedAsync();
        var app = await FunctionAppProcess.StartAsync(fixture.ConnectionString);
        using var process = WorkerOf(app.Said);

        await app.DisposeAsync();

        process.HasExited.ShouldBeTrue();
        app.Said.ShouldNotContain(line => line.Contains("starting it again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Worker_ends_with_a_host_that_is_killed()
    {
        var data = Directory.CreateTempSubdirectory("killed-");
        try
        {
            using var local = StartLocal(data.FullName);
            try
            {
                var log = Path.Combine(data.FullName, "host.log");
                await Eventually.TrueAsync(
                    async () =>
                        (await LinesAsync(log)).Any(line => line.Contains("are served at", StringComparison.Ordinal)),
                    Patience
                );
                using var worker = WorkerOf(await LinesAsync(log));

                local.Kill(entireProcessTree: false);

                await worker.WaitForExitAsync().WaitAsync(TimeToEnd);
            }
            finally
            {
                if (!local.HasExited)
                    local.Kill(entireProcessTree: true);
                await local.WaitForExitAsync();
            }
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Function_app_that_cannot_run_with_its_settings_says_why()
    {
        var refusal = await Should.ThrowAsync<LocalRunException>(() =>
            FunctionAppProcess.StartAsync("no connection string", ("Uploads__RowsStoredAtOnce", "many"))
        );

        refusal.Message.ShouldContain("exit code 1");
        refusal.Message.ShouldContain("SurveyStorage is not a connection string");
        refusal.Message.ShouldContain("Uploads__RowsStoredAtOnce is 'many'");
    }

    [Fact]
    public async Task Function_that_takes_too_long_is_cancelled()
    {
        await fixture.StartedAsync();
        await using var gate = new StorageGate(fixture.ConnectionString, "PUT /devstoreaccount1/");
        await using var app = await FunctionAppProcess.StartAsync(gate.ConnectionString);
        var log = new List<string>();
        var invoker = new Invoker(app.WorkerAsync, TimeSpan.FromSeconds(1), log.Add);
        var worker = await app.WorkerAsync(CancellationToken.None);
        var timer = (TimerTrigger)worker.Functions.Single(f => f.Name == "RecomputeStale").Trigger;

        var running = invoker.InvokeAsync(
            "RecomputeStale",
            Invocations.ForTimer(timer, TimeProvider.System.GetUtcNow()),
            CancellationToken.None
        );
        await gate.Reached;

        (await running.WaitAsync(Patience)).ShouldBeFalse();
        log.ShouldHaveSingleItem().ShouldStartWith("RecomputeStale: failed");
    }

    private static Process StartLocal(string data)
    {
        var program = Path.Combine(
            Repository.Root,
            "local",
            "bin",
            Directory.GetParent(AppContext.BaseDirectory)!.Parent!.Name,
            Directory.GetParent(AppContext.BaseDirectory)!.Name,
            "Serverless.Local.dll"
        );
        return Process.Start(
            new ProcessStartInfo("dotnet", [program, "--data", data, "--port", "0"])
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
            }
        )!;
    }

    private static Process WorkerOf(IEnumerable<string> said) =>
        Process.GetProcessById(
            int.Parse(
                said.Select(line => ProcessLine().Match(line)).First(match => match.Success).Groups["id"].ValueSpan,
                CultureInfo.InvariantCulture
            )
        );

    /// <summary>The lines of a file that another program is writing.</summary>
    private static async Task<string[]> LinesAsync(string path)
    {
        if (!File.Exists(path))
            return [];
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return (await reader.ReadToEndAsync()).Split('\n');
    }

    [GeneratedRegex(@"the function app is process (?<id>\d+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ProcessLine();
}
