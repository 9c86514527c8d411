using System.Net;
using Serverless.Local.Host;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Local;

/// <summary>Runs a program of a few lines that ends itself when asked for <c>/crash</c>.</summary>
public sealed class HandlerProgramTests : IDisposable
{
    private const string Script = """
        require("http").createServer((request, response) => {
          if (request.url === "/crash") process.exit(3);
          response.setHeader("content-type", "application/json");
          response.end(JSON.stringify({ pid: process.pid, setting: process.env.RecomputeSchedule }));
        }).listen(Number(process.env.FUNCTIONS_CUSTOMHANDLER_PORT), "127.0.0.1");
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("handler-");
    private readonly HttpClient _client = new();

    public void Dispose()
    {
        _client.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Program_gets_its_settings_and_is_started_again_when_it_ends()
    {
        await using var program = Start();
        await program.ReadyAsync(CancellationToken.None).WaitAsync(Patience);
        var before = await _client.GetStringAsync(program.Address);

        await Should.ThrowAsync<HttpRequestException>(() => _client.GetStringAsync(new Uri(program.Address, "crash")));
        await Eventually.TrueAsync(async () => await AnswersAsync(program.Address), Patience);

        before.ShouldContain("\"setting\":\"*/2 * * * * *\"");
        program.Starts.ShouldBe(2);
        (await _client.GetStringAsync(program.Address)).ShouldNotBe(before);
    }

    [Fact]
    public async Task Program_ends_when_the_one_that_started_it_lets_go()
    {
        var script = WriteScript();
        var port = FreePort();
        var start = Supervisor.Start("node", [script], _folder.FullName);
        start.Environment["FUNCTIONS_CUSTOMHANDLER_PORT"] = port.ToString(
            System.Globalization.CultureInfo.InvariantCulture
        );
        var address = new Uri(FormattableString.Invariant($"http://127.0.0.1:{port}/"));

        using var supervisor = System.Diagnostics.Process.Start(start)!;
        await Eventually.TrueAsync(() => AnswersAsync(address), Patience);
        supervisor.StandardInput.Close();
        await supervisor.WaitForExitAsync().WaitAsync(Patience);

        (await AnswersAsync(address)).ShouldBeFalse();
    }

    [Fact]
    public async Task Program_that_is_not_there_is_said_to_be_missing()
    {
        var app = App("no-such-program", []);
        var log = new List<string>();
        await using var program = new HandlerProgram(
            app,
            new Dictionary<string, string>(),
            line =>
            {
                lock (log)
                    log.Add(line);
            }
        );

        await Eventually.TrueAsync(
            () =>
            {
                lock (log)
                    return Task.FromResult(
                        log.Any(l => l.Contains("no-such-program could not be started", StringComparison.Ordinal))
                    );
            },
            Patience
        );
    }

    private HandlerProgram Start() =>
        new(
            App("/usr/bin/env", ["node", WriteScript()]),
            new Dictionary<string, string> { ["RecomputeSchedule"] = "*/2 * * * * *" },
            _ => { }
        );

    private FunctionApp App(string executable, string[] arguments) =>
        new(
            _folder.FullName,
            new HostConfiguration(
                executable,
                arguments,
                "api",
                TimeSpan.FromMinutes(1),
                new QueueOptions(2, 1, 5, TimeSpan.Zero, Base64: true),
                5
            ),
            []
        );

    private string WriteScript()
    {
        var path = Path.Combine(_folder.FullName, "program.cjs");
        File.WriteAllText(path, Script);
        return path;
    }

    private async Task<bool> AnswersAsync(Uri address)
    {
        try
        {
            using var response = await _client.GetAsync(address);
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
