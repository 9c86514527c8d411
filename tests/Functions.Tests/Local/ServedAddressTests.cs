using System.Net;
using System.Net.Sockets;
using Serverless.Functions.Tests.App;
using Serverless.Local;
using Serverless.Local.Host;
using Serverless.Local.Running;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Local;

/// <summary>An app that runs on this machine leads to the address that it is served at, and to no other name of it.</summary>
public sealed class ServedAddressTests(FunctionAppFixture fixture)
{
    [Fact]
    public async Task Addresses_that_the_app_writes_are_the_one_that_is_printed()
    {
        await fixture.StartedAsync();
        await using var host = await FunctionHost.StartAsync(
            new FunctionHostOptions(
                FunctionAppProcess.Folder,
                fixture.ConnectionString,
                FunctionAppFolder.SettingsWith(TestKeys.Administrator),
                FreePort(),
                FireTriggers: false
            ),
            _ => { }
        );
        using var client = new HttpClient { BaseAddress = host.Address };

        var feed = await client.GetStringAsync(new Uri("/api/v1/feeds/atom", UriKind.Relative));

        feed.ShouldContain($"{host.Address.AbsoluteUri}api/v1/feeds/atom");
        feed.ShouldNotContain("localhost");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
