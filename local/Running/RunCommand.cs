using System.Net;
using System.Net.Sockets;
using Serverless.Local.Access;
using Serverless.Local.Emulator;
using Serverless.Local.Host;
using Serverless.Local.Surveys;
using Serverless.Surveys;
using Spectre.Console;
using static System.FormattableString;

namespace Serverless.Local.Running;

/// <summary>Runs everything on this machine, from upload to factsheet, and keeps serving.</summary>
public static class RunCommand
{
    /// <summary>Runs it and returns the exit code.</summary>
    /// <exception cref="LocalRunException">A step failed; the message says which and why.</exception>
    public static async Task<int> RunAsync(
        IAnsiConsole console,
        RunOptions options,
        CancellationToken cancellationToken
    )
    {
        console.WriteLine($"Starting storage emulator and function app with {Relative(options.SurveyFolder)}.");
        var steps = new Steps(console, TimeProvider.System);
        var survey = await SurveyFolder.ReadAsync(options.SurveyFolder, cancellationToken);
        var wave = options.Wave ?? survey.LastWaveWithResponses();
        survey.RequireWave(wave);
        using var data = DataFolder.Open(options.DataFolder, options.Fresh);
        await using var log = new HostLog(data.LogPath);
        var port = PortFor(options.Port);

        Azurite? azurite = null;
        FunctionHost? host = null;
        try
        {
            await steps.RunAsync(
                "Storage emulator",
                async progress =>
                {
                    azurite = await Azurite.StartAsync(data.StoragePath, progress, cancellationToken);
                    return $"Azurite, data in {Relative(data.StoragePath)}";
                }
            );
            var key = "";
            await steps.RunAsync(
                "Function app",
                async _ =>
                {
                    host = await FunctionHost.StartAsync(
                        new FunctionHostOptions(
                            FunctionAppFolder.Path,
                            azurite!.ConnectionString,
                            FunctionAppFolder.SettingsWith(data.Keys.Administrator()),
                            port
                        ),
                        log.Write,
                        cancellationToken
                    );
                    key = await data.Keys.KeyAsync(host.Address, cancellationToken);
                    return Invariant($"{host.Address}api/v1, log in {Relative(data.LogPath)}");
                }
            );

            using var api = new SurveyApi(host!.Address, key, survey.Codebook.Survey);
            await SurveyUpload.RunAsync(survey, api, steps, cancellationToken);
            var published = await PublishedWave.AwaitAsync(
                api,
                wave,
                Path.Combine(RepositoryFolder.Artifacts, survey.Codebook.Survey, wave),
                steps,
                cancellationToken
            );

            console.WriteLine();
            console.WriteLine($"{survey.Codebook.Title.In(Languages.OfPrograms)} {wave}");
            console.WriteLine(Invariant($"  portal         {host.Address}"));
            console.WriteLine(Invariant($"  this wave      {host.Address}{survey.Codebook.Survey}/{wave}"));
            if (published is null)
                console.WriteLine(Invariant($"  publish it at  {host.Address}manage"));
            else
            {
                console.WriteLine($"  factsheet      {published.Factsheet}");
                console.WriteLine($"  tables report  {published.Tables}");
            }
            console.WriteLine($"  API            {api.SurveyAddress}");
            console.WriteLine(Invariant($"  ready after    {steps.Elapsed.TotalSeconds:0.0} s"));
            if (!options.Once)
                await ServeAsync(console, key, data, cancellationToken);
            return 0;
        }
        finally
        {
            if (host is not null)
                await host.DisposeAsync();
            if (azurite is not null)
                await azurite.DisposeAsync();
        }
    }

    private static async Task ServeAsync(
        IAnsiConsole console,
        string key,
        DataFolder data,
        CancellationToken cancellationToken
    )
    {
        console.WriteLine();
        console.WriteLine($"Uploads need the header  {ApiClient.KeyHeader}: {key}");
        console.WriteLine($"The administrator's key is in {Relative(data.Keys.AdministratorFile)}.");
        console.WriteLine(
            $"Serving until Ctrl-C; data stays in {Relative(data.Path)} for the next start (--fresh empties it)."
        );
        await Task.WhenAny(Task.Delay(Timeout.Infinite, cancellationToken));
        console.WriteLine("Stopping.");
    }

    /// <summary>
    /// The port that was asked for, or else the usual one if it is free; any free one for 0, or when that is taken. It is
    /// known before the app starts, which writes its address into what it publishes.
    /// </summary>
    /// <exception cref="LocalRunException">The one that was asked for is taken, which is better said before anything
    /// starts.</exception>
    private static int PortFor(int? asked)
    {
        if (asked is > 0 and var port)
            return IsFree(port)
                ? port
                : throw new LocalRunException(
                    Invariant($"Port {port} is taken. Choose another with --port, or 0 for any free one.")
                );
        return asked is null && IsFree(RunOptions.UsualPort) ? RunOptions.UsualPort : FreePort();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>A path as it is short to read: from the current folder on, or in full where it is not below that.</summary>
    private static string Relative(string path)
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? Path.GetFullPath(path) : relative;
    }
}
