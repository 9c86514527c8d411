using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Serverless.Local;
using Serverless.Local.Emulator;
using Serverless.Storage;
using Xunit;

namespace Serverless.Functions.Tests.App;

/// <summary>
/// A storage emulator and a function app for the tests of one class: those that look at everything there is, where other
/// tests would be in their way.
/// </summary>
public sealed class SeparateApp : IAsyncLifetime
{
    private Azurite? _azurite;
    private FunctionAppProcess? _app;

    public FunctionAppProcess App => _app!;

    public StorageAccount Account { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _azurite = await Azurite.StartAsync();
        Account = new(
            new BlobServiceClient(_azurite.ConnectionString),
            new TableServiceClient(_azurite.ConnectionString),
            new QueueServiceClient(_azurite.ConnectionString)
        );
        await TestKeys.AddAsync(_azurite.ConnectionString);
        _app = await FunctionAppProcess.StartAsync(_azurite.ConnectionString, ("Webhooks__LoopbackAllowed", "true"));
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        if (_azurite is not null)
            await _azurite.DisposeAsync();
    }
}
