using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Serverless.Functions.Tests.App;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Messages;

/// <summary>The API says what is wrong in the language that is asked for, in English otherwise.</summary>
public sealed class MessageLanguageTests(FunctionAppFixture fixture)
{
    [Theory]
    [InlineData(null, "en", "The file has errors", "Row 4 has the same respondent id.")]
    [InlineData("nl", "nl", "Het bestand heeft fouten", "Rij 4 heeft hetzelfde respondent-id.")]
    [InlineData("nl-NL,nl;q=0.9,en;q=0.8", "nl", "Het bestand heeft fouten", "Rij 4 heeft hetzelfde respondent-id.")]
    [InlineData("fr, en;q=0.5", "en", "The file has errors", "Row 4 has the same respondent id.")]
    [InlineData("fr", "en", "The file has errors", "Row 4 has the same respondent id.")]
    public async Task Issues_and_refusals_are_in_the_language_of_the_request(
        string? asked,
        string language,
        string title,
        string message
    )
    {
        var survey = await SurveyClient.NewAsync(fixture);
        (await survey.PutCodebookAsync()).EnsureSuccessStatusCode();
        var faulty = TrialMonitor.Responses(40).Replace("r000003;", "r000002;", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(
            HttpMethod.Put,
            new Uri($"{survey.Address}/waves/2024/groups/scholen/responses", UriKind.Relative)
        )
        {
            Content = new StringContent(faulty, Encoding.UTF8, "text/csv"),
        };
        if (asked is not null)
            request.Headers.Add("Accept-Language", asked);

        using var answer = await survey.Client.SendAsync(request, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Content.Headers.ContentLanguage.ShouldBe([language]);
        answer.Headers.Vary.ShouldContain("Accept-Language");
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        ((string?)problem["title"]).ShouldBe(title);
        ((string?)problem["issues"]![0]!["message"])!.ShouldStartWith(message);
        ((string?)problem["issues"]![0]!["rule"]).ShouldBe("duplicate-id");
    }

    [Theory]
    [InlineData("en", "wave 2024: ")]
    [InlineData("nl", "meting 2024: ")]
    public async Task Failure_of_a_run_is_in_the_language_of_the_request(string language, string words)
    {
        var survey = await SurveyClient.NewAsync(fixture);
        (await survey.PutCodebookAsync()).EnsureSuccessStatusCode();
        (await survey.PutPopulationAsync("2024", "scholen", SmallSurvey.Population())).EnsureSuccessStatusCode();
        var onlySmall = TrialMonitor.Responses(40).Replace(";2;", ";1;", StringComparison.Ordinal);
        (await survey.PutResponsesAsync("2024", "scholen", onlySmall)).EnsureSuccessStatusCode();
        (await survey.RecomputeAsync("2024")).EnsureSucceeded();
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            new Uri($"{survey.Address}/waves/2024", UriKind.Relative)
        );
        request.Headers.Add("Accept-Language", language);

        using var answer = await survey.Client.SendAsync(request, TestContext.Current.CancellationToken);

        answer.Content.Headers.ContentLanguage.ShouldBe([language]);
        var wave = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        ((string?)wave["failure"]?["message"]).ShouldNotBeNull().ShouldContain(words);
    }

    [Theory]
    [InlineData("en", "leads into a private or reserved network")]
    [InlineData("nl", "leidt naar een besloten of gereserveerd netwerk")]
    public async Task Address_of_a_webhook_is_objected_to_in_the_language_of_the_request(string language, string words)
    {
        var app = await fixture.StartedAsync();
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            new Uri($"/api/v1/organisations/{TestKeys.Organisation}/webhooks", UriKind.Relative)
        )
        {
            Content = new StringContent("""{ "address": "https://10.0.0.1/" }""", Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Accept-Language", language);

        using var answer = await app.Client.SendAsync(request, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        ((string?)problem["detail"])!.ShouldContain(words);
    }
}
