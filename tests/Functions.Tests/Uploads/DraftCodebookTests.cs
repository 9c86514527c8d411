using System.Net;
using System.Text;
using Serverless.Functions.Tests.App;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Uploads;

/// <summary>A codebook is drafted of files, and nothing of them is kept.</summary>
public sealed class DraftCodebookTests(FunctionAppFixture fixture)
{
    private const string First = "id;vraag;opmerking\n1;ja;a\n2;nee;b\n3;ja;c\n4;ja;d\n";
    private const string Second = "id;vraag;opmerking\n1;ja;a\n2;nee;b\n3;misschien;c\n4;misschien;d\n";

    [Fact]
    public async Task File_in_the_body_gives_a_codebook_that_can_be_uploaded()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        using var content = new StringContent(First, Encoding.UTF8, "text/csv");

        using var response = await PostAsync(survey, $"?survey={survey.Survey}&waves=2026", content);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var draft = (await response.ReadJsonAsync())!;
        draft["issues"]!.AsArray().ShouldBeEmpty();
        ((int)draft["sources"]![0]!["rows"]!).ShouldBe(4);
        draft["decisions"]!.AsArray().Select(decision => (string)decision!["subject"]!).ShouldContain("respondent");
        using var upload = await survey.PutAsync(
            "/codebook",
            Encoding.UTF8.GetBytes(draft["codebook"]!.ToJsonString()),
            "application/json"
        );
        upload.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Files_of_a_form_are_waves()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        using var form = new MultipartFormDataContent
        {
            { new StringContent("no file"), "remark" },
            { new StringContent(First), "files", "enquete-2024.csv" },
            { new StringContent(Second), "files", "enquete-2026.csv" },
        };

        using var response = await PostAsync(survey, "", form);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var draft = (await response.ReadJsonAsync())!;
        draft["codebook"]!["waves"]!.AsArray().Select(wave => (string)wave!["id"]!).ShouldBe(["2024", "2026"]);
        draft["decisions"]!
            .AsArray()
            .Where(decision => (string)decision!["subject"]! == "wave")
            .ShouldContain(decision => ((string)decision!["found"]!).Contains("misschien", StringComparison.Ordinal));
    }

    [Fact]
    public async Task File_without_respondents_is_refused_with_the_reason()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        using var content = new StringContent("{}", Encoding.UTF8, "application/json");

        using var response = await PostAsync(survey, "", content);

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        ((string)(await response.ReadJsonAsync())!["issues"]![0]!["rule"]!).ShouldBe("format");
    }

    [Theory]
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.csv\"\r\n\r\nid;q\n1;2\n")]
    [InlineData("--other\r\n\r\n")]
    public async Task Form_that_is_cut_off_is_refused(string body)
    {
        var survey = await SurveyClient.NewAsync(fixture);
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=b");

        using var response = await PostAsync(survey, "", content);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task More_files_than_are_read_are_refused()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        using var form = new MultipartFormDataContent();
        for (var i = 0; i < 21; i++)
            form.Add(new StringContent(First), "files", FormattableString.Invariant($"a{i}.csv"));

        using var response = await PostAsync(survey, "", form);

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Theory]
    [InlineData("?survey=../x")]
    [InlineData("?waves=2024,20%2F26")]
    public async Task Name_that_is_none_is_refused(string query)
    {
        var survey = await SurveyClient.NewAsync(fixture);
        using var content = new StringContent(First, Encoding.UTF8, "text/csv");

        using var response = await PostAsync(survey, query, content);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static Task<HttpResponseMessage> PostAsync(SurveyClient survey, string query, HttpContent content) =>
        survey.Client.PostAsync(new Uri($"/{Routes.CodebookDrafts}{query}", UriKind.Relative), content);
}
