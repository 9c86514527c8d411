using Serverless.Local;
using Serverless.Local.Emulator;
using Xunit;

namespace Serverless.Functions.Tests.Local;

/// <summary>One emulator for the tests of a class; each test uses names of its own.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private Azurite? _azurite;

    public string ConnectionString => _azurite!.ConnectionString;

    public async ValueTask InitializeAsync() => _azurite = await Azurite.StartAsync();

    public ValueTask DisposeAsync() => _azurite?.DisposeAsync() ?? ValueTask.CompletedTask;
}
