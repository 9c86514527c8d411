using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Serverless.Functions.Tests.App;
using Serverless.Local;
using Serverless.Local.Emulator;
using Serverless.Storage;
using Xunit;

[assembly: AssemblyFixture(typeof(FunctionAppFixture))]

namespace Serverless.Functions.Tests.App;

/// <summary>
/// One storage emulator and one function app for all tests of the functions; each test has a survey of its own.
/// </summary>
public sealed class FunctionAppFixture : IAsyncLifetime
{
    private readonly SemaphoreSlim _once = new(1);
    private Azurite? _azurite;
    private FunctionAppProcess? _app;

    public string ConnectionString => _azurite!.ConnectionString;

    public FunctionAppProcess App => _app!;

    public HttpClient Client => App.Client;

    public StorageAccount Account { get; private set; } = null!;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Starts everything at the first test that needs it, so that other tests do not wait for it.</summary>
    public async Task<FunctionAppFixture> StartedAsync()
    {
        await _once.WaitAsync();
        try
        {
            if (_app is null)
            {
                _azurite = await Azurite.StartAsync();
                Account = new StorageAccount(
                    new BlobServiceClient(ConnectionString),
                    new TableServiceClient(ConnectionString),
                    new QueueServiceClient(
                        ConnectionString,
                        new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 }
                    )
                );
                _app = await FunctionAppProcess.StartAsync(ConnectionString);
                await TestKeys.AddAsync(ConnectionString);
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
        if (_app is not null)
            await _app.DisposeAsync();
        if (_azurite is not null)
            await _azurite.DisposeAsync();
        _once.Dispose();
    }
}
