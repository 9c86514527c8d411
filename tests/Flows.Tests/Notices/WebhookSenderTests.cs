using System.Net;
using Microsoft.AspNetCore.Http;
using Serverless.Flows.Notices.Webhooks;
using Shouldly;
using Xunit;

namespace Serverless.Flows.Tests.Notices;

/// <summary>What is sent to a receiver, and how little it can do with it.</summary>
public sealed class WebhookSenderTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Receiver_gets_the_headers_of_the_specification_and_nothing_of_this_program()
    {
        await using var receiver = await Receiver.StartAsync();
        using var activity = new System.Diagnostics.Activity("test").Start();

        var answer = await SendAsync(receiver.Address);

        answer.Accepted.ShouldBeTrue(answer.Outcome.ToString());
        var received = receiver.Received.ShouldHaveSingleItem();
        received.Method.ShouldBe("POST");
        received.Body.ShouldBe("""{"a":"é"}""");
        received
            .Headers.Keys.Select(name => name.ToLowerInvariant())
            .Order(StringComparer.Ordinal)
            .ShouldBe([
                "content-length",
                "content-type",
                "host",
                "user-agent",
                "webhook-id",
                "webhook-signature",
                "webhook-timestamp",
            ]);
        received.Headers["Content-Type"].ShouldBe("application/json");
        received.At.ShouldBe(Now);
    }

    [Theory]
    [InlineData(StatusCodes.Status301MovedPermanently)]
    [InlineData(StatusCodes.Status302Found)]
    [InlineData(StatusCodes.Status307TemporaryRedirect)]
    [InlineData(StatusCodes.Status308PermanentRedirect)]
    public async Task Redirect_is_a_failure_and_is_not_followed(int status)
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = Receiver.Status(status, ("Location", "/elsewhere"));

        var answer = await SendAsync(receiver.Address);

        answer.Accepted.ShouldBeFalse();
        answer.Outcome.ToString().ShouldContain("Redirects are not followed");
        receiver.Received.ShouldHaveSingleItem().Path.ShouldBe("/notices");
    }

    [Fact]
    public async Task Name_that_leads_elsewhere_after_it_was_looked_at_leads_nowhere()
    {
        await using var receiver = await Receiver.StartAsync();
        var lookedUp = 0;
        Task<IPAddress[]> Resolve(string host, CancellationToken cancellationToken) =>
            Task.FromResult<IPAddress[]>([lookedUp++ == 0 ? IPAddress.Parse("93.184.216.34") : IPAddress.Loopback]);
        var settings = new WebhookSettings();
        var addresses = new WebhookAddress(settings, Resolve);
        var text = FormattableString.Invariant($"https://rebinding.example:{receiver.Port}/notices");

        (await addresses.ObjectionAsync(text, CancellationToken.None)).ShouldBeNull();
        var answer = await SendAsync(new Uri(text), settings, Resolve);

        answer.Outcome.ToString().ShouldContain("private or reserved");
        receiver.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_connected_to_is_the_address_that_was_looked_at()
    {
        await using var receiver = await Receiver.StartAsync();
        var lookedUp = 0;

        var answer = await SendAsync(
            new Uri(FormattableString.Invariant($"http://name-without-an-address.invalid:{receiver.Port}/notices")),
            new WebhookSettings { LoopbackAllowed = true },
            (_, _) =>
            {
                lookedUp++;
                return Task.FromResult<IPAddress[]>([IPAddress.Loopback]);
            }
        );

        answer.Accepted.ShouldBeTrue(answer.Outcome.ToString());
        lookedUp.ShouldBe(1);
    }

    [Fact]
    public async Task Receiver_that_does_not_answer_in_time_is_left()
    {
        await using var receiver = await Receiver.StartAsync();
        using var end = new CancellationTokenSource();
        receiver.Answer = _ => Task.Delay(Timeout.Infinite, end.Token).ContinueWith(_ => { }, TaskScheduler.Default);

        var answer = await SendAsync(
            receiver.Address,
            new WebhookSettings { LoopbackAllowed = true, MaximumTime = TimeSpan.FromMilliseconds(300) }
        );

        answer.Status.ShouldBeNull();
        answer.Outcome.ToString().ShouldContain("no answer within");
        await end.CancelAsync();
    }

    [Fact]
    public async Task Body_of_an_answer_that_does_not_end_is_not_read()
    {
        await using var receiver = await Receiver.StartAsync();
        var written = 0L;
        var ended = new TaskCompletionSource();
        receiver.Answer = async http =>
        {
            var part = new byte[64 * 1024];
            try
            {
                while (!http.RequestAborted.IsCancellationRequested)
                {
                    await http.Response.Body.WriteAsync(part, http.RequestAborted);
                    written += part.Length;

                    // What is written to a closed connection is dropped at once, until the server says that it is closed.
                    await Task.Delay(1, http.RequestAborted);
                }
            }
            catch (Exception broken) when (broken is IOException or OperationCanceledException)
            {
                // The sender closed the connection.
            }

            ended.SetResult();
        };

        var answer = await SendAsync(receiver.Address);

        answer.Accepted.ShouldBeTrue(answer.Outcome.ToString());
        await ended.Task.WaitAsync(TimeSpan.FromSeconds(30));
        written.ShouldBeLessThan(50_000_000);
    }

    [Fact]
    public async Task Headers_of_an_answer_that_are_too_long_are_not_read()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = Receiver.Status(StatusCodes.Status200OK, ("X-Long", new string('a', 100_000)));

        var answer = await SendAsync(receiver.Address);

        answer.Accepted.ShouldBeFalse();
        answer.Outcome.ToString().ShouldNotContain("aaaa");
    }

    [Fact]
    public async Task Receiver_that_asks_to_be_called_later_is_understood()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = Receiver.Status(StatusCodes.Status503ServiceUnavailable, ("Retry-After", "120"));

        (await SendAsync(receiver.Address)).RetryAfter.ShouldBe(TimeSpan.FromSeconds(120));
    }

    private static async Task<WebhookAnswer> SendAsync(
        Uri address,
        WebhookSettings? settings = null,
        NameResolution? resolve = null
    )
    {
        settings ??= new WebhookSettings { LoopbackAllowed = true };
        resolve ??= (host, stop) => Dns.GetHostAddressesAsync(host, stop);
        using var sender = new WebhookSender(new WebhookAddress(settings, resolve), settings);
        return await sender.SendAsync(address, "msg_1", Now, "v1,abc", """{"a":"é"}""", CancellationToken.None);
    }
}
