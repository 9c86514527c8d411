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
}
