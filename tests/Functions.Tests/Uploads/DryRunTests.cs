using System.Net;
using Serverless.Functions.Tests.App;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Uploads;

/// <summary>What a caller of the API sees of a dry run.</summary>
public sealed class DryRunTests(FunctionAppFixture fixture)
{
    [Fact]
    public async Task Dry_run_is_answered_200_with_the_difference_and_leaves_nothing()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        (await survey.PutCodebookAsync()).EnsureSuccessStatusCode();
        (await survey.PutResponsesAsync("2024", "scholen", TrialMonitor.Responses(30))).EnsureSuccessStatusCode();
        var before = (await survey.WaveAsync("2024"))["inputs"]!.ToJsonString();

        using var response = await survey.PutAsync(
            "/waves/2024/groups/scholen/responses?dryRun=true",
            TrialMonitor.Responses(12),
            "text/csv"
        );

        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        response.Headers.ETag.ShouldBeNull();
        var answer = (await response.ReadJsonAsync())!;
        ((bool?)answer["dryRun"]).ShouldBe(true);
        ((int?)answer["difference"]!["respondents"]!["gone"]).ShouldBe(18);
        answer["warnings"]!.ToJsonString().ShouldContain("half-a-file");
        (await survey.WaveAsync("2024"))["inputs"]!.ToJsonString().ShouldBe(before);
    }

    [Fact]
    public async Task Difference_of_a_large_upload_is_on_its_status()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        (await survey.PutCodebookAsync()).EnsureSuccessStatusCode();
        (await survey.PutResponsesAsync("2024", "scholen", TrialMonitor.Responses(30))).EnsureSuccessStatusCode();

        using var response = await survey.PutResponsesAsync(
            "2024",
            "scholen",
            TrialMonitor.Responses(33),
            ("Prefer", "respond-async")
        );

        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        using var status = await survey.Client.GetAsync(response.Headers.Location);
        ((int?)(await status.ReadJsonAsync())!["difference"]!["respondents"]!["added"]).ShouldBe(3);
    }

    [Fact]
    public async Task Dry_run_that_is_neither_true_nor_false_is_refused()
    {
        var survey = await SurveyClient.NewAsync(fixture);

        using var response = await survey.PutAsync(
            "/codebook?dryRun=yes",
            TrialMonitor.Codebook(survey.Survey),
            "application/json"
        );

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }
}
