using Serverless.Functions.Tests.App;
using Serverless.Local.Access;
using Serverless.Local.Emulator;
using Serverless.Local.Host;
using Serverless.Local.Running;
using Xunit;

[assembly: AssemblyFixture(typeof(RunningApp))]

namespace Serverless.Functions.Tests.App;

/// <summary>
/// Everything as it runs on one machine, timer, queue and blob functions by themselves: one for the tests of the whole
/// chain, each with a survey of its own.
/// </summary>
public sealed class RunningApp : IAsyncLifetime
{
    private readonly SemaphoreSlim _once = new(1);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("running-");
    private Azurite? _azurite;

    public FunctionHost Host { get; private set; } = null!;

    /// <summary>A key that may do everything with the surveys of its organisation.</summary>
    public string Key { get; private set; } = "";

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Starts everything at the first test that needs it.</summary>
    public async Task<RunningApp> StartedAsync(CancellationToken cancellationToken)
    {
        await _once.WaitAsync(cancellationToken);
        try
        {
            if (_azurite is null)
            {
                _azurite = await Azurite.StartAsync(cancellationToken: cancellationToken);
                var keys = new LocalKeys(_folder.FullName);
                Host = await FunctionHost.StartAsync(
                    new FunctionHostOptions(
                        FunctionAppProcess.Folder,
                        _azurite.ConnectionString,
                        FunctionAppFolder.SettingsWith(keys.Administrator())
                    ),
                    _ => { },
                    cancellationToken
                );
                Key = await keys.KeyAsync(Host.Address, cancellationToken);
            }
        }
        finally
        {
            _once.Release();
        }

        return this;
    }

    public async ValueTask DisposeAsync()
    {
        if (Host is not null)
            await Host.DisposeAsync();
        if (_azurite is not null)
            await _azurite.DisposeAsync();
        _folder.Delete(recursive: true);
        _once.Dispose();
    }
}
