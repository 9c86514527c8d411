using Serverless.Local;
using Xunit;

namespace Serverless.Functions.Tests.Local;

/// <summary>One emulator for the tests of a class; each test uses names of its own.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private Azurite? azurite;

    public string ConnectionString => azurite!.ConnectionString;

    public async ValueTask InitializeAsync() => azurite = await Azurite.StartAsync();

    public ValueTask DisposeAsync() => azurite?.DisposeAsync() ?? ValueTask.CompletedTask;
}
