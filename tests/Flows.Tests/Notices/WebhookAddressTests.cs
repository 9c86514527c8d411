using System.Net;
using System.Net.Sockets;
using Serverless.Flows.Notices.Webhooks;
using Shouldly;
using Xunit;

namespace Serverless.Flows.Tests.Notices;

/// <summary>Where notices go, and where they never go.</summary>
public sealed class WebhookAddressTests
{
    private static readonly IPAddress Public = IPAddress.Parse("93.184.216.34");

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("93.184.216.34")]
    [InlineData("172.32.0.1")]
    [InlineData("100.128.0.1")]
    [InlineData("168.63.129.17")]
    [InlineData("2606:2800:220:1:248:1893:25c8:1946")]
    [InlineData("2a00:1450:400e:80c::200e")]
    public void Address_of_the_public_internet_is_allowed(string address) =>
        PublicAddresses.Contain(IPAddress.Parse(address)).ShouldBeTrue();

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("100.64.0.1")]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("169.254.169.254")]
    [InlineData("168.63.129.16")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.0.0.192")]
    [InlineData("192.168.1.1")]
    [InlineData("198.18.0.1")]
    [InlineData("203.0.113.7")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("::127.0.0.1")]
    [InlineData("64:ff9b::a00:1")]
    [InlineData("64:ff9b:1::1")]
    [InlineData("100::1")]
    [InlineData("2001::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2002:7f00:1::1")]
    [InlineData("fc00::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fe80::1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    public void Private_loopback_link_local_metadata_and_reserved_addresses_are_not(string address) =>
        PublicAddresses.Contain(IPAddress.Parse(address)).ShouldBeFalse();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("notices")]
    [InlineData("http://example.org/notices")]
    [InlineData("ftp://example.org/notices")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://user:secret@example.org/")]
    [InlineData("https://example.org/#part")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://0x7f.1/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://[::ffff:169.254.169.254]/latest/meta-data")]
    [InlineData("http://localhost/")]
    public async Task Address_that_is_not_of_the_public_internet_over_https_is_refused(string? address) =>
        (await New(_ => [Public]).ObjectionAsync(address, CancellationToken.None))
            .ShouldNotBeNull()
            .ToString()
            .ShouldNotBeNullOrWhiteSpace();

    [Fact]
    public async Task Public_address_over_https_is_taken() =>
        (
            await New(_ => [Public]).ObjectionAsync("https://example.org:8443/notices?for=1", CancellationToken.None)
        ).ShouldBeNull();

    [Fact]
    public async Task Name_with_one_private_address_among_public_ones_is_refused() =>
        (
            await New(_ => [Public, IPAddress.Parse("10.0.0.1")])
                .ObjectionAsync("https://example.org/", CancellationToken.None)
        )!
            .ToString()
            .ShouldContain("private or reserved");

    [Fact]
    public async Task Name_that_is_not_found_is_refused() =>
        (
            await New(_ => throw new SocketException(11001))
                .ObjectionAsync("https://example.invalid/", CancellationToken.None)
        )!
            .ToString()
            .ShouldContain("could not be found");

    [Theory]
    [InlineData("http://localhost:5000/", "127.0.0.1", true)]
    [InlineData("http://127.0.0.1:5000/", "127.0.0.1", true)]
    [InlineData("http://example.org/", "93.184.216.34", false)]
    [InlineData("http://localhost:5000/", "10.0.0.1", false)]
    [InlineData("https://intranet/", "192.168.0.9", false)]
    public async Task Setting_for_development_allows_this_machine_over_http_and_nothing_else(
        string address,
        string leadsTo,
        bool isTaken
    )
    {
        var addresses = new WebhookAddress(
            new WebhookSettings { LoopbackAllowed = true },
            (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(leadsTo)])
        );

        ((await addresses.ObjectionAsync(address, CancellationToken.None)) is null).ShouldBe(isTaken);
    }

    private static WebhookAddress New(Func<string, IPAddress[]> resolve) =>
        new(new WebhookSettings(), (host, _) => Task.FromResult(resolve(host)));
}
