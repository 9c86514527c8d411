using System.Net;
using Serverless.Functions.Tests.App;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Uploads;

/// <summary>A survey's own factsheet text.</summary>
public sealed class UploadFactsheetTemplateTests(FunctionAppFixture fixture)
{
    [Fact]
    public async Task Template_without_errors_is_kept()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        (await survey.PutCodebookAsync()).EnsureSuccessStatusCode();

        using var response = await survey.PutAsync(
            "/factsheet-template",
            "# De stand\n\nEen alinea.\n",
            "text/markdown"
        );

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Template_with_an_error_is_answered_422_with_line_and_column()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        (await survey.PutCodebookAsync()).EnsureSuccessStatusCode();

        using var response = await survey.PutAsync("/factsheet-template", "# De stand\n\n{{ if }}\n", "text/markdown");

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var issue = (await response.ReadJsonAsync())!["issues"]![0]!;
        ((int?)issue["row"]).ShouldBe(3);
        issue["column"].ShouldNotBeNull();
    }

    [Fact]
    public async Task Template_without_text_is_refused()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        (await survey.PutCodebookAsync()).EnsureSuccessStatusCode();

        using var response = await survey.PutAsync("/factsheet-template", "\n \n", "text/markdown");

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        ((string?)(await response.ReadJsonAsync())!["issues"]![0]!["rule"]).ShouldBe("empty");
    }

    [Fact]
    public async Task Template_that_is_no_text_is_refused()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        (await survey.PutCodebookAsync()).EnsureSuccessStatusCode();

        using var response = await survey.PutAsync("/factsheet-template", [0x23, 0x20, 0xE9, 0x0A], "text/markdown");

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }
}
