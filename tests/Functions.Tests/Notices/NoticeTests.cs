using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Azure.Storage.Queues.Models;
using Serverless.Functions.Tests.App;
using Serverless.Storage;
using Serverless.Storage.Releases;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Notices;

/// <summary>Notices through the functions: what callers see of feeds, calendars and webhooks.</summary>
public sealed class NoticeTests(FunctionAppFixture fixture)
{
    private static string Webhooks => $"{Addresses.Api}/organisations/{TestKeys.Organisation}/webhooks";

    [Fact]
    public async Task Webhook_is_added_tested_listed_rotated_and_removed()
    {
        var app = (await fixture.StartedAsync()).App;
        var receiver = new Uri(app.Client.BaseAddress!, "api/v1/nobody-is-here");
        using var adding = await app.Client.PostAsJsonAsync(
            new Uri(Webhooks, UriKind.Relative),
            new
            {
                address = receiver,
                label = "proef",
                events = new[] { "release.published" },
            }
        );
        adding.StatusCode.ShouldBe(HttpStatusCode.Created, await adding.Content.ReadAsStringAsync());
        var added = (await adding.ReadJsonAsync())!;
        var secret = (string)added["secret"]!;
        var address = $"{Webhooks}/{(string)added["described"]!["id"]!}";

        using var testing = await app.Client.PostAsync(new Uri($"{address}/tests", UriKind.Relative), null);
        testing.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await app.DeliverAsync("DeliverNotice", await MessageAsync(address))).EnsureSucceeded();

        var found = await GetAsync(app, address);
        var delivery = found["deliveries"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)delivery["event"]).ShouldBe("webhook.test");
        ((string?)delivery["state"]).ShouldBe("waiting");
        ((int?)delivery["attempts"]![0]!["status"]).ShouldBe(404);
        ((string?)found["lastAttempt"]!["outcome"]).ShouldBe("Refused with status 404.");
        using var again = await app.Client.PostAsync(
            new Uri($"{address}/deliveries/{(string)delivery["id"]!}/attempts", UriKind.Relative),
            null
        );
        again.StatusCode.ShouldBe(HttpStatusCode.Accepted);

        using var rotating = await app.Client.PostAsJsonAsync(
            new Uri($"{address}/rotation", UriKind.Relative),
            new { overlapHours = 1 }
        );
        ((string)(await rotating.ReadJsonAsync())!["secret"]!).ShouldNotBe(secret);
        (await GetAsync(app, Webhooks))["webhooks"]!.ToJsonString().ShouldNotContain(secret);
        (await app.Client.DeleteAsync(new Uri(address, UriKind.Relative))).EnsureSuccessStatusCode();
        using var gone = await app.Client.GetAsync(new Uri(address, UriKind.Relative));
        gone.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var bare = secret["whsec_".Length..];
        app.Said.ShouldNotContain(line => line.Contains(bare, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://169.254.169.254/metadata")]
    [InlineData("https://168.63.129.16/")]
    [InlineData("https://[fd00::1]/")]
    [InlineData("http://example.org/")]
    [InlineData("gopher://example.org/")]
    public async Task Address_inside_a_network_or_without_https_is_refused(string address)
    {
        var app = (await fixture.StartedAsync()).App;

        using var refused = await app.Client.PostAsJsonAsync(new Uri(Webhooks, UriKind.Relative), new { address });

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        ((string?)(await refused.ReadJsonAsync())!["detail"]).ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [InlineData("/feeds/atom", "application/atom+xml", "<title type=\"text\">Nieuwe cijfers van", "New figures of")]
    [InlineData("/calendar", "text/calendar", "NAME:Publicatiekalender van", "NAME:Release calendar of")]
    public async Task Notices_of_a_survey_are_there_once_it_is_published_in_two_languages_and_with_a_version(
        string address,
        string mediaType,
        string dutch,
        string english
    )
    {
        var survey = await SurveyClient.NewAsync(fixture);
        await survey.UploadWaveAsync();
        using (var before = await survey.GetAsync(address))
            before.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await survey.PublishAsync("2024", fixture.Account);
        await new ReleaseEvents(fixture.Account, TimeProvider.System).AppendAsync(
            new(
                ReleaseEventKind.Published,
                Name.Parse(survey.Survey),
                Name.Parse("2024"),
                1,
                TimeProvider.System.GetUtcNow(),
                null
            ),
            CancellationToken.None
        );

        using var found = await survey.GetAsync(address);
        using var inEnglish = await survey.GetAsync(address, ("Accept-Language", "en-GB"));
        using var known = await survey.GetAsync(address, ("If-None-Match", found.Headers.ETag!.ToString()));
        using var ofAll = await survey.Client.GetAsync(new Uri(Addresses.Api + address, UriKind.Relative));

        found.StatusCode.ShouldBe(HttpStatusCode.OK, await found.Content.ReadAsStringAsync());
        found.Content.Headers.ContentType!.MediaType.ShouldBe(mediaType);
        found.Content.Headers.LastModified.ShouldNotBeNull();
        (await found.Content.ReadAsStringAsync()).ShouldContain(dutch);
        (await found.Content.ReadAsStringAsync()).ShouldContain(", meting 2024: cijfers ");
        (await inEnglish.Content.ReadAsStringAsync()).ShouldContain(english);
        known.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await ofAll.Content.ReadAsStringAsync()).ShouldContain($"/{survey.Survey}/2024");
    }

    [Fact]
    public async Task Notices_are_entered_and_a_message_that_is_not_one_does_no_harm()
    {
        var app = (await fixture.StartedAsync()).App;

        (await app.TickAsync("RecomputeStale")).EnsureSucceeded();
        (await app.DeliverAsync("DeliverNoticeFailed", "not a message")).EnsureSucceeded();
    }

    /// <summary>The message in the queue about a webhook, however many are there about others.</summary>
    private async Task<string> MessageAsync(string address)
    {
        var queue = fixture.Account.Queue(StorageNames.WebhookDeliveries);
        while ((await queue.ReceiveMessagesAsync(32)).Value is { Length: > 0 } messages)
            foreach (var message in messages)
                if (message.Body.ToString().Contains(address.Split('/')[^1], StringComparison.Ordinal))
                    return message.Body.ToString();
        throw new InvalidOperationException("There is no message about this webhook.");
    }

    private static async Task<JsonNode> GetAsync(FunctionAppProcess app, string address)
    {
        using var response = await app.Client.GetAsync(new Uri(address, UriKind.Relative));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return (await response.ReadJsonAsync())!;
    }
}
