using System.Net;
using System.Text.Json.Nodes;
using Serverless.Functions.Tests.App;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Uploads;

/// <summary>Codebooks: versions, conditions, and what is refused.</summary>
public sealed class UploadCodebookTests(FunctionAppFixture fixture)
{
    [Fact]
    public async Task New_codebook_is_answered_201_with_its_version_as_entity_tag()
    {
        var survey = await SurveyClient.NewAsync(fixture);

        using var response = await survey.PutCodebookAsync();

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        var receipt = await response.ReadJsonAsync();
        ((string?)receipt!["version"])!.Length.ShouldBe(64);
        response.Headers.ETag!.Tag.ShouldBe($"\"{receipt["version"]}\"");
        ((int?)receipt["rows"]).ShouldBe(3);
    }

    [Fact]
    public async Task Same_codebook_again_is_answered_200_with_the_same_body_but_for_the_difference()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        using var first = await survey.PutCodebookAsync();

        using var again = await survey.PutCodebookAsync();

        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await WithoutDifferenceAsync(again)).ShouldBe(await WithoutDifferenceAsync(first));
    }

    [Fact]
    public async Task Codebook_is_served_byte_for_byte_and_304_to_who_has_it()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        using var put = await survey.PutCodebookAsync();

        using var got = await survey.GetAsync("/codebook");
        using var unchanged = await survey.GetAsync("/codebook", ("If-None-Match", put.Headers.ETag!.Tag));

        (await got.Content.ReadAsStringAsync()).ShouldBe(TrialMonitor.Codebook(survey.Survey));
        unchanged.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await unchanged.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task If_Match_with_the_current_version_lets_the_next_one_through()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        using var first = await survey.PutCodebookAsync();

        using var second = await survey.PutCodebookAsync(
            TrialMonitor.Codebook(survey.Survey, "Tweede"),
            ("If-Match", first.Headers.ETag!.Tag)
        );

        second.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("If-Match", "\"0000\"")]
    [InlineData("If-None-Match", "*")]
    public async Task Condition_that_fails_is_answered_412_and_changes_nothing(string header, string value)
    {
        var survey = await SurveyClient.NewAsync(fixture);
        using var first = await survey.PutCodebookAsync();

        using var second = await survey.PutCodebookAsync(
            TrialMonitor.Codebook(survey.Survey, "Tweede"),
            (header, value)
        );

        second.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        second.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        using var current = await survey.GetAsync("/codebook");
        current.Headers.ETag.ShouldBe(first.Headers.ETag);
    }

    [Theory]
    [InlineData("If-Match", "rubbish")]
    [InlineData("If-None-Match", "\"unclosed")]
    public async Task Condition_that_cannot_be_read_is_refused_rather_than_passed_over(string header, string value)
    {
        var survey = await SurveyClient.NewAsync(fixture);
        (await survey.PutCodebookAsync()).EnsureSuccessStatusCode();

        using var response = await survey.PutCodebookAsync(
            TrialMonitor.Codebook(survey.Survey, "Tweede"),
            (header, value)
        );

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        ((string?)(await response.ReadJsonAsync())!["detail"])!.ShouldStartWith(
            $"{header} is not a list of entity tags."
        );
        using var kept = await survey.GetAsync("/codebook");
        (await kept.Content.ReadAsStringAsync()).ShouldBe(TrialMonitor.Codebook(survey.Survey));
    }

    [Fact]
    public async Task If_Match_where_nothing_is_yet_is_answered_412()
    {
        var survey = await SurveyClient.NewAsync(fixture);

        using var response = await survey.PutCodebookAsync(null, ("If-Match", "*"));

        response.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task Codebook_with_errors_is_answered_422_with_every_one_and_stored_nowhere()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        var codebook = TrialMonitor
            .Codebook(survey.Survey)
            .Replace("\"minimum\": 1", "\"minimum\": 11", StringComparison.Ordinal)
            .Replace("\"margins\": [\"grootte\"]", "\"margins\": [\"omvang\"]", StringComparison.Ordinal);

        using var response = await survey.PutCodebookAsync(codebook);
        using var codebookAfter = await survey.GetAsync("/codebook");

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var problem = await response.ReadJsonAsync();
        ((int?)problem!["issueCount"]).ShouldBe(2);
        problem["issues"]!.AsArray().Count.ShouldBe(2);
        problem["issues"]!
            .AsArray()
            .Select(issue => (string?)issue!["path"])
            .ShouldBeSomeThatAll(path => path!.StartsWith("$."));
        codebookAfter.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Codebook_of_another_survey_is_refused()
    {
        var survey = await SurveyClient.NewAsync(fixture);

        using var response = await survey.PutCodebookAsync(TrialMonitor.Codebook("een-ander"));

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        ((string?)(await response.ReadJsonAsync())!["issues"]![0]!["path"]).ShouldBe("$.survey");
    }

    [Fact]
    public async Task Of_two_codebooks_sent_at_once_one_is_kept_whole_and_who_lost_is_told()
    {
        var survey = await SurveyClient.NewAsync(fixture);

        var responses = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(number =>
                    survey.PutCodebookAsync(
                        TrialMonitor.Codebook(survey.Survey, "Versie " + "abcdef"[number]),
                        ("If-None-Match", "*")
                    )
                )
        );

        responses.Count(response => response.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        responses.Count(response => response.StatusCode == HttpStatusCode.PreconditionFailed).ShouldBe(5);
        var winner = Array.FindIndex(responses, response => response.StatusCode == HttpStatusCode.Created);
        using var current = await survey.GetAsync("/codebook");
        (await current.Content.ReadAsStringAsync()).ShouldBe(
            TrialMonitor.Codebook(survey.Survey, "Versie " + "abcdef"[winner])
        );
        foreach (var response in responses)
            response.Dispose();
    }

    [Theory]
    [InlineData("multipart/form-data")]
    [InlineData("text/csv")]
    [InlineData("nonsense/")]
    public async Task Content_of_another_type_is_answered_415(string contentType)
    {
        var survey = await SurveyClient.NewAsync(fixture);
        using var request = new HttpRequestMessage(
            HttpMethod.Put,
            new Uri($"/api/v1/surveys/{survey.Survey}/codebook", UriKind.Relative)
        )
        {
            Content = new StringContent("{}"),
        };
        request.Content.Headers.Remove("Content-Type");
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);

        using var response = await survey.Client.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task Codebook_over_five_megabytes_is_answered_413()
    {
        var survey = await SurveyClient.NewAsync(fixture);

        using var response = await survey.PutAsync("/codebook", new byte[5_000_001], "application/json");

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        ((string?)(await response.ReadJsonAsync())!["detail"]).ShouldBe(
            "The file is larger than 5,000,000 bytes. Nothing was stored."
        );
    }

    private static async Task<string> WithoutDifferenceAsync(HttpResponseMessage response)
    {
        var body = (await response.ReadJsonAsync())!.AsObject();
        body.Remove("difference").ShouldBeTrue();
        return body.ToJsonString();
    }
}
