using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Microsoft.AspNetCore.Http;
using Serverless.Flows.Notices.Webhooks;
using Serverless.Flows.Tests.App;
using Serverless.Storage;
using Serverless.Storage.Releases;
using Serverless.Storage.Webhooks;
using Serverless.TestKit;
using Shouldly;
using StandardWebhooks;
using Xunit;

namespace Serverless.Flows.Tests.Notices;

/// <summary>Notices from what happened to a receiver on this machine.</summary>
public sealed class WebhookTests(StorageEmulator emulator)
{
    [Fact]
    public async Task Event_reaches_the_owner_s_webhook_signed_and_with_names_alone()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var app = await NewAppAsync();
        var added = await AddAsync(app, receiver);

        await HappensAsync(app, Published() with { Reason = "Antwoord 17 van l002 was fout." });
        await DeliverAsync(app);

        var received = receiver.Received.ShouldHaveSingleItem();
        received.Signatures.ShouldBe([new StandardWebhook(added.Secret).Sign(received.Id, received.At, received.Body)]);
        var body = JsonNode.Parse(received.Body)!;
        ((string?)body["type"]).ShouldBe("release.published");
        body["data"]!
            .ToJsonString()
            .ShouldBe(
                """{"survey":"proef","wave":"2024","release":1,"address":"https://cijfers.example/api/v1/surveys/proef/waves/2024/releases/1"}"""
            );
        var found = await FindAsync(app, added);
        found.Deliveries.ShouldHaveSingleItem().State.ShouldBe(WebhookDeliveryState.Delivered);
        found.Subscription.LastAttempt!.Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task Event_that_is_reported_or_looked_at_again_is_sent_once()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var app = await NewAppAsync();
        await AddAsync(app, receiver);

        await HappensAsync(app, Published());
        await DeliverAsync(app);
        await HappensAsync(app, Published());
        await app.Get<WebhookCursor>().SaveAsync("0", CancellationToken.None);
        await DeliverAsync(app);

        receiver.Received.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Webhooks_of_others_of_other_events_and_from_later_are_not_told()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var app = await NewAppAsync();
        await AddAsync(app, receiver, organisation: Callers.Fund);
        await AddAsync(app, receiver, events: ["release.withdrawn"]);
        await HappensAsync(app, Published());
        await AddAsync(app, receiver);

        await DeliverAsync(app);

        receiver.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task Notice_that_is_refused_is_sent_again_with_the_same_id_until_it_is_parked()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = Receiver.Status(StatusCodes.Status500InternalServerError);
        await using var app = await NewAppAsync();
        var added = await AddAsync(app, receiver);
        await HappensAsync(app, Published());
        await DeliverAsync(app);

        var delays = new List<TimeSpan>();
        while ((await FindAsync(app, added)).Deliveries.Single() is { State: WebhookDeliveryState.Waiting } waiting)
        {
            delays.Add(waiting.DueAt - app.Clock.GetUtcNow());
            delays.Count.ShouldBeLessThan(20);
            app.Clock.Advance(delays[^1]);
            await AttemptAsync(app, waiting);
        }

        receiver.Received.Count.ShouldBe(WebhookSchedule.MaximumAttempts);
        receiver.Received.Select(notice => notice.Id).Distinct().Count().ShouldBe(1);
        receiver.Received.Select(notice => notice.Headers["webhook-signature"]).Distinct().Count().ShouldBe(10);
        delays.ShouldBe(delays.Order());
        var parked = (await FindAsync(app, added)).Deliveries.Single();
        parked.State.ShouldBe(WebhookDeliveryState.Parked);
        parked.Attempts.Count.ShouldBe(10);
        parked.Attempts.ShouldBeSomeThatAll(attempt => attempt.Status == 500);
        (await WaitingAsync(app)).ShouldBe(0);
    }

    [Fact]
    public async Task Parked_notice_can_be_sent_again()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = Receiver.Status(StatusCodes.Status410Gone);
        await using var app = await NewAppAsync();
        var added = await AddAsync(app, receiver);
        await HappensAsync(app, Published());
        await DeliverAsync(app);
        var parked = (await FindAsync(app, added)).Deliveries.Single();
        parked.State.ShouldBe(WebhookDeliveryState.Parked);
        receiver.Answer = Receiver.Status(StatusCodes.Status200OK);

        await TestAsync(app, added);
        (
            await app.Get<WebhookList>()
                .SendAgainAsync(Callers.Ministry, added.Subscription.Id, parked.Message, CancellationToken.None)
        ).Done();
        await DeliverAsync(app);

        (await FindAsync(app, added)).Deliveries.ShouldBeSomeThatAll(d => d.State == WebhookDeliveryState.Delivered);
        receiver.Received.Count(notice => notice.Id == parked.Message).ShouldBe(2);
    }

    [Fact]
    public async Task Receiver_that_is_gone_gets_nothing_until_it_accepts_a_test()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = Receiver.Status(StatusCodes.Status410Gone);
        await using var app = await NewAppAsync();
        var added = await AddAsync(app, receiver);
        await HappensAsync(app, Published());
        await DeliverAsync(app);
        receiver.Answer = Receiver.Status(StatusCodes.Status200OK);

        await HappensAsync(app, Published(2));
        await DeliverAsync(app);
        receiver.Received.Count.ShouldBe(1);
        (await FindAsync(app, added)).Subscription.StoppedAt.ShouldNotBeNull();

        await TestAsync(app, added);
        await HappensAsync(app, Published(3));
        await DeliverAsync(app);

        receiver
            .Received.Select(notice => (string?)JsonNode.Parse(notice.Body)!["type"])
            .ShouldBe(["release.published", "webhook.test", "release.published"]);
        (await FindAsync(app, added)).Subscription.StoppedAt.ShouldBeNull();
    }

    [Fact]
    public async Task Rotated_secret_overlaps_with_the_one_before_for_a_while()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var app = await NewAppAsync();
        var old = await AddAsync(app, receiver);
        var rotated = (
            await app.Get<WebhookList>()
                .RotateAsync(Callers.Ministry, old.Subscription.Id, TimeSpan.FromHours(2), CancellationToken.None)
        ).Done();

        await TestAsync(app, old);
        app.Clock.Advance(TimeSpan.FromHours(2));
        await TestAsync(app, old);

        string Signed(string secret, ReceivedNotice notice) =>
            new StandardWebhook(secret).Sign(notice.Id, notice.At, notice.Body);
        var (during, after) = (receiver.Received[0], receiver.Received[1]);
        rotated.Secret.ShouldNotBe(old.Secret);
        during.Signatures.ShouldBe([Signed(rotated.Secret, during), Signed(old.Secret, during)]);
        after.Signatures.ShouldBe([Signed(rotated.Secret, after)]);
    }

    [Fact]
    public async Task Message_that_was_lost_is_sent_again_by_the_timer_and_one_too_many_does_no_harm()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var app = await NewAppAsync();
        await AddAsync(app, receiver);
        await HappensAsync(app, Published());
        await app.Get<WebhookTimer>().RunAsync(CancellationToken.None);
        await app.Account.Queue(StorageNames.WebhookDeliveries).ClearMessagesAsync();

        app.Clock.Advance(WebhookDispatcher.LostAfter + TimeSpan.FromSeconds(1));
        await app.Get<WebhookTimer>().RunAsync(CancellationToken.None);
        var messages = await MessagesAsync(app);
        foreach (var message in messages.Concat(messages))
            await app.Get<WebhookDispatcher>().RunAsync(message, CancellationToken.None);

        receiver.Received.Count.ShouldBe(1);
        (await WaitingAsync(app)).ShouldBe(0);
    }

    [Fact]
    public async Task Same_message_worked_on_twice_at_once_is_sent_once()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var app = await NewAppAsync();
        await AddAsync(app, receiver);
        await HappensAsync(app, Published());
        await app.Get<WebhookTimer>().RunAsync(CancellationToken.None);
        var message = (await MessagesAsync(app)).Single();

        await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => app.Get<WebhookDispatcher>().RunAsync(message, CancellationToken.None))
        );

        receiver.Received.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Attempt_that_the_host_gave_up_is_listed_and_the_next_one_follows()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var app = await NewAppAsync();
        var added = await AddAsync(app, receiver);
        await HappensAsync(app, Published());
        await app.Get<WebhookTimer>().RunAsync(CancellationToken.None);
        var message = (await MessagesAsync(app)).Single();

        await app.Get<WebhookDispatcher>().GivenUpAsync(message, CancellationToken.None);

        var delivery = (await FindAsync(app, added)).Deliveries.Single();
        delivery.State.ShouldBe(WebhookDeliveryState.Waiting);
        delivery.Attempts.Single().Outcome.ToString().ShouldContain("This program failed");
        delivery.DueAt.ShouldBeGreaterThan(app.Clock.GetUtcNow());
    }

    [Fact]
    public async Task Removed_webhook_gets_nothing_and_leaves_nothing()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var app = await NewAppAsync();
        var added = await AddAsync(app, receiver);
        await HappensAsync(app, Published());
        await app.Get<WebhookTimer>().RunAsync(CancellationToken.None);

        (
            await app.Get<WebhookList>().RemoveAsync(Callers.Ministry, added.Subscription.Id, CancellationToken.None)
        ).Done();
        await DeliverAsync(app);

        receiver.Received.ShouldBeEmpty();
        (await RowsAsync(app)).ShouldNotContain(row => row.Contains(added.Subscription.Id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Secret_is_neither_stored_nor_logged()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var app = await NewAppAsync();
        var added = await AddAsync(app, receiver);
        await TestAsync(app, added);

        var secret = added.Secret["whsec_".Length..];

        receiver.Received.ShouldNotBeEmpty();
        (await app.TracesAsync(secret)).ShouldBeEmpty();
        (await RowsAsync(app)).ShouldNotContain(row => row.Contains(secret, StringComparison.Ordinal));
        app.Log.Lines.ShouldNotContain(line => line.Contains(secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Deliveries_of_more_than_ninety_days_ago_are_removed()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var app = await NewAppAsync();
        var added = await AddAsync(app, receiver);
        await HappensAsync(app, Published());
        await DeliverAsync(app);

        app.Clock.Advance(WebhookTimer.Kept + TimeSpan.FromDays(1));
        await HappensAsync(app, Published(2) with { At = app.Clock.GetUtcNow() });
        await DeliverAsync(app);

        (await FindAsync(app, added)).Deliveries.Count.ShouldBe(1);
        receiver.Received.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("https://169.254.169.254/", null, null)]
    [InlineData("http://example.org/", null, null)]
    [InlineData(null, "een label\nop twee regels", null)]
    [InlineData(null, null, "release.unknown")]
    public async Task Webhook_that_cannot_be_is_refused_with_the_reason(string? address, string? label, string? type)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var app = await NewAppAsync();

        var adding = await app.Get<WebhookList>()
            .AddAsync(
                Callers.Ministry,
                address ?? receiver.Address.AbsoluteUri,
                label,
                type is null ? null : [type],
                CancellationToken.None
            );

        adding.Succeeded(out _, out var refusal).ShouldBeFalse();
        refusal.ShouldBeOfType<Refusal.Unusable>();
    }

    private async Task<FlowApp> NewAppAsync()
    {
        var app = await FlowApp.NewAsync(emulator);
        await app.MakeOrganisationsAsync();
        await Callers.AsAsync(
            Callers.Ministry,
            async () => (await app.PutCodebookAsync(SmallSurvey.Survey, SmallSurvey.Codebook())).Done()
        );
        return app;
    }

    private static async Task<WebhookWithSecret> AddAsync(
        FlowApp app,
        Receiver receiver,
        Name? organisation = null,
        IReadOnlyList<string>? events = null
    ) =>
        (
            await app.Get<WebhookList>()
                .AddAsync(
                    organisation ?? Callers.Ministry,
                    receiver.Address.AbsoluteUri,
                    "proef",
                    events,
                    CancellationToken.None
                )
        ).Done();

    private static ReleaseEvent Published(int number = 1) =>
        new(
            ReleaseEventKind.Published,
            SmallSurvey.Survey,
            Name.Parse("2024"),
            number,
            new DateTimeOffset(2026, 3, 1, 12, 0, number, TimeSpan.Zero),
            null
        );

    /// <summary>Something happens, and a while goes by.</summary>
    private static async Task HappensAsync(FlowApp app, ReleaseEvent happened)
    {
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await app.Get<ReleaseEvents>().AppendAsync(happened, CancellationToken.None);
        app.Clock.Advance(ReleaseEvents.Settling + TimeSpan.FromSeconds(1));
    }

    private static async Task TestAsync(FlowApp app, WebhookWithSecret webhook)
    {
        (
            await app.Get<WebhookList>().TestAsync(Callers.Ministry, webhook.Subscription.Id, CancellationToken.None)
        ).Done();
        await DeliverAsync(app);
    }

    /// <summary>The timer, and then the messages that are to be seen.</summary>
    private static async Task DeliverAsync(FlowApp app)
    {
        await app.Get<WebhookTimer>().RunAsync(CancellationToken.None);
        foreach (var message in await MessagesAsync(app))
            await app.Get<WebhookDispatcher>().RunAsync(message, CancellationToken.None);
    }

    private static Task AttemptAsync(FlowApp app, WebhookDelivery delivery) =>
        app.Get<WebhookDispatcher>()
            .RunAsync(
                new(delivery.Key.Organisation.ToString(), delivery.Key.Webhook, delivery.Key.Row),
                CancellationToken.None
            );

    private static async Task<IReadOnlyList<DeliverWebhookMessage>> MessagesAsync(FlowApp app)
    {
        var queue = app.Account.Queue(StorageNames.WebhookDeliveries);
        var messages = new List<DeliverWebhookMessage>();
        while ((await queue.ReceiveMessageAsync()).Value is { } message)
        {
            messages.Add(message.Body.ToObjectFromJson(MessageJson.Default.DeliverWebhookMessage)!);
            await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
        }

        return messages;
    }

    private static async Task<WebhookWithDeliveries> FindAsync(FlowApp app, WebhookWithSecret webhook) =>
        (
            await app.Get<WebhookList>().FindAsync(Callers.Ministry, webhook.Subscription.Id, CancellationToken.None)
        ).Done();

    private static async Task<int> WaitingAsync(FlowApp app) =>
        (await app.Get<WebhookDeliveries>().OverdueAsync(DateTimeOffset.MaxValue, 100, CancellationToken.None)).Count;

    private static async Task<IReadOnlyList<string>> RowsAsync(FlowApp app) =>
        await app
            .Account.Table(StorageNames.Webhooks)
            .QueryAsync<TableEntity>()
            .Select(entity => string.Join(' ', entity.Select(property => $"{property.Key}={property.Value}")))
            .ToListAsync();
}
