using System.Net;
using Microsoft.Extensions.Time.Testing;
using Serverless.Flows.Access;
using Shouldly;
using Xunit;

namespace Serverless.Flows.Tests.Access;

/// <summary>The limit of callers without a key, by the network they are in.</summary>
public sealed class AnonymousLimitsTests
{
    private const int Limit = 100;
    private static readonly AccessSettings Settings = new() { MaximumAnonymousRequestsPerMinute = Limit };
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 30, TimeSpan.Zero));

    [Theory]
    [InlineData("203.0.113.7")]
    [InlineData("2001:db8:1:2::7")]
    [InlineData("::ffff:203.0.113.7")]
    public void Requests_of_a_network_are_counted_exactly(string address)
    {
        Passed(new AnonymousLimits(Settings, _clock), IPAddress.Parse(address)).ShouldBe(Limit);
    }

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.200")]
    [InlineData("203.0.113.7", "::ffff:203.0.113.8")]
    [InlineData("2001:db8:1:2::7", "2001:db8:1:ffff::1")]
    public void Addresses_of_one_network_share_its_limit(string one, string other)
    {
        var limits = new AnonymousLimits(Settings, _clock);
        Passed(limits, IPAddress.Parse(one));

        Passed(limits, IPAddress.Parse(other)).ShouldBe(0);
    }

    [Fact]
    public void Other_networks_keep_their_own_limit()
    {
        var limits = new AnonymousLimits(Settings, _clock);
        Passed(limits, IPAddress.Parse("203.0.113.7"));

        // One in 65,536 shares a counter with the first, by chance.
        var passed = Enumerable.Range(0, 100).Count(i => Passed(limits, new IPAddress([198, 51, (byte)i, 7])) == Limit);

        passed.ShouldBeGreaterThan(95);
    }

    [Fact]
    public void Requests_pass_again_when_the_refusal_says()
    {
        var limits = new AnonymousLimits(Settings, _clock);
        var address = IPAddress.Parse("203.0.113.7");
        Passed(limits, address);

        var refusal = limits.Count(address).ShouldBeOfType<Refusal.TooMuch>();
        refusal.RetryAfter.ShouldBe(TimeSpan.FromSeconds(30));
        _clock.Advance(refusal.RetryAfter);

        limits.Count(address).ShouldBeNull();
    }

    [Fact]
    public void Zero_is_no_limit()
    {
        var unlimited = new AnonymousLimits(Settings with { MaximumAnonymousRequestsPerMinute = 0 }, _clock);

        Passed(unlimited, IPAddress.Parse("203.0.113.7")).ShouldBe(2 * Limit);
    }

    [Fact]
    public async Task Requests_at_once_are_counted_exactly()
    {
        var limits = new AnonymousLimits(Settings, _clock);
        var callers = Enumerable
            .Range(0, 8)
            .Select(_ => Task.Run(() => Passed(limits, IPAddress.Parse("203.0.113.7"))));

        (await Task.WhenAll(callers)).Sum().ShouldBe(Limit);
    }

    /// <summary>How many of twice the limit pass.</summary>
    private static int Passed(AnonymousLimits limits, IPAddress address) =>
        Enumerable.Range(0, 2 * Limit).Count(_ => limits.Count(address) is null);
}
