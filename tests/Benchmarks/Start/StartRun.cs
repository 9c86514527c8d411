using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Serverless.Benchmarks.Start;

/// <summary>
/// Cold start: publishes the function app as a deployment would, starts it again and again, and times each start up to
/// its first answer.
/// </summary>
internal static class StartRun
{
    private const int Starts = 6;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static async Task<int> RunAsync(string[] args)
    {
        var work = Directory.CreateTempSubdirectory("start-");
        try
        {
            var package = args.Length > 1 ? args[1] : await PublishAsync(work.FullName);
            for (var i = 1; i <= Starts; i++)
            {
                var milliseconds = await StartAsync(package);
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{{\"start\": {i}, \"milliseconds\": {milliseconds:0}}}"
                    )
                );
            }

            return 0;
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private static async Task<string> PublishAsync(string work)
    {
        var package = Path.Combine(work, "package");
        using var publish = Process.Start(
            "dotnet",
            [
                "publish",
                Path.Combine(RepositoryRoot(), "functions"),
                "-c",
                "Release",
                "-v",
                "quiet",
                "-o",
                package,
                "--artifacts-path",
                Path.Combine(work, "build"),
            ]
        );
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0
            ? package
            : throw new InvalidOperationException("dotnet publish failed; its messages stand above.");
    }

    /// <summary>Milliseconds from starting the process to its first answer.</summary>
    private static async Task<double> StartAsync(string package)
    {
        var port = FreePort();
        var start = new ProcessStartInfo(Path.Combine(package, "Serverless.Functions"))
        {
            WorkingDirectory = package,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        start.Environment["FUNCTIONS_CUSTOMHANDLER_PORT"] = port.ToString(CultureInfo.InvariantCulture);
        foreach (var service in new[] { "blob", "queue", "table" })
            start.Environment[$"AzureWebJobsStorage__{service}ServiceUri"] =
                $"https://example.{service}.core.windows.net";
        start.Environment["AzureWebJobsStorage__credential"] = "managedidentity";
        start.Environment["AzureWebJobsStorage__clientId"] = Guid.Empty.ToString();

        using var http = new HttpClient();
        var clock = Stopwatch.StartNew();
        using var program =
            Process.Start(start) ?? throw new InvalidOperationException("The function app does not start.");
        try
        {
            while (clock.Elapsed < Patience)
            {
                try
                {
                    using var answer = await http.GetAsync(new UriBuilder("http", "127.0.0.1", port).Uri);
                    return clock.Elapsed.TotalMilliseconds;
                }
                catch (HttpRequestException) when (!program.HasExited)
                {
                    await Task.Delay(2);
                }
            }

            throw new TimeoutException("The function app did not answer in 20 seconds.");
        }
        finally
        {
            program.Kill();
            await program.WaitForExitAsync();
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Serverless.sln")))
            folder = folder.Parent;
        return folder?.FullName
            ?? throw new InvalidOperationException(
                "Run this from a checkout: Serverless.sln was not found above the program."
            );
    }
}
