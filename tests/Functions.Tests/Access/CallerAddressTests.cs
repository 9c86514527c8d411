using System.Net;
using Microsoft.AspNetCore.Http;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Access;

/// <summary>Which address a request counts for, of what the front end and the caller say.</summary>
public sealed class CallerAddressTests
{
    private static readonly IPAddress True = IPAddress.Parse("203.0.113.7");
    private static readonly IPAddress Invented = IPAddress.Parse("192.0.2.1");

    [Fact]
    public void Address_that_the_front_end_writes_twice_is_one() =>
        Of(("CLIENT-IP", "203.0.113.7:4711"), ("X-Client-IP", "203.0.113.7")).ShouldBe([True]);

    [Theory]
    [InlineData("CLIENT-IP", "X-Client-IP")]
    [InlineData("X-Client-IP", "CLIENT-IP")]
    public void Address_that_a_caller_invents_does_not_take_the_place_of_the_true_one(
        string written,
        string invented
    ) => Of((written, "203.0.113.7:4711"), (invented, "192.0.2.1")).ShouldBe([True, Invented], ignoreOrder: true);

    [Fact]
    public void Of_several_in_a_header_the_last_counts() =>
        Of(("X-Client-IP", "192.0.2.1, 203.0.113.7")).ShouldBe([True]);

    [Fact]
    public void Chain_that_a_caller_begins_is_not_read() => Of(("X-Forwarded-For", "192.0.2.1")).ShouldBeEmpty();

    [Fact]
    public void What_is_not_an_address_counts_as_one_caller() =>
        Of(("CLIENT-IP", "nowhere"), ("X-Client-IP", "nowhere either")).ShouldBe([IPAddress.None]);

    private static IReadOnlyList<IPAddress> Of(params (string Name, string Value)[] headers)
    {
        var request = new DefaultHttpContext().Request;
        foreach (var (name, value) in headers)
            request.Headers[name] = value;
        return new CallerAddress(CallerAddress.OfAppService).Of(request);
    }
}
