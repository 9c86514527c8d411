using System.Net;
using System.Net.Http.Json;
using Serverless.Functions.Tests.App;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Reading;

/// <summary>Drafts over HTTP: previews for people without a key, comments, and pages of one release.</summary>
public sealed class PreviewApiTests(FunctionAppFixture fixture)
{
    [Fact]
    public async Task Preview_opens_the_pages_and_files_of_one_draft_and_keeps_them_from_caches_and_search_engines()
    {
        var survey = await SurveyClient.WithDraftAsync(fixture);
        var (address, id) = await GiveAsync(survey);
        using var reader = Stranger();
        string[] paths =
        [
            $"/{survey.Survey}/2024/releases/1",
            $"/en/{survey.Survey}/2024/releases/1",
            $"/{survey.Survey}/2024/releases/1/tables",
            $"/en/{survey.Survey}/2024/releases/1/tables",
            $"/api/v1/surveys/{survey.Survey}/waves/2024/releases/1",
            $"/api/v1/surveys/{survey.Survey}/waves/2024/releases/1/factsheet",
            $"/api/v1/surveys/{survey.Survey}/waves/2024/releases/1/tables?format=xlsx",
            $"/api/v1/surveys/{survey.Survey}/waves/2024/releases/1/results",
            $"/api/v1/surveys/{survey.Survey}/waves/2024/releases/1/changes",
        ];
        foreach (var path in paths)
            (await GetAsync(reader, path, null)).Status.ShouldBe(HttpStatusCode.NotFound, path);

        var (status, cookies) = await OpenAsync(reader, address);

        status.ShouldBe(HttpStatusCode.SeeOther);
        cookies
            .Select(cookie => cookie.Split("path=")[1].Split(';')[0])
            .ShouldBe(
                [
                    $"/{survey.Survey}/2024/releases/1",
                    $"/en/{survey.Survey}/2024/releases/1",
                    $"/api/v1/surveys/{survey.Survey}/waves/2024/releases/1",
                ],
                ignoreOrder: true
            );
        cookies.ShouldBeSomeThatAll(cookie =>
            cookie.Contains("httponly", StringComparison.OrdinalIgnoreCase)
            && cookie.Contains("samesite=strict", StringComparison.OrdinalIgnoreCase)
        );
        var secret = cookies[0].Split(';')[0];
        foreach (var path in paths)
        {
            var shown = await GetAsync(reader, path, secret);
            shown.Status.ShouldBe(HttpStatusCode.OK, path);
            shown.CacheControl.ShouldBe("no-store, private", path);
            shown.Robots.ShouldBe(path.StartsWith("/api", StringComparison.Ordinal) ? "" : "noindex, nofollow", path);
        }

        (
            await survey.Client.DeleteAsync(new Uri($"{PreviewsOf(survey)}/{id}", UriKind.Relative))
        ).EnsureSuccessStatusCode();
        foreach (var path in paths)
            (await GetAsync(reader, path, secret)).Status.ShouldBe(HttpStatusCode.NotFound, path);
        (await OpenAsync(reader, address)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Secret_of_one_preview_opens_no_other_release()
    {
        var (one, other) = (await SurveyClient.WithDraftAsync(fixture), await SurveyClient.WithDraftAsync(fixture));
        var secret = (await GiveAsync(one)).Address.Split('#')[1];
        await GiveAsync(other);
        using var reader = Stranger();

        var wrong = await OpenAsync(reader, $"/{other.Survey}/2024/releases/1/preview#{secret}");

        (wrong.Status, wrong.Cookies.Length).ShouldBe((HttpStatusCode.NotFound, 0));
        var page = await GetAsync(reader, $"/{other.Survey}/2024/releases/1", $"preview={secret}");
        page.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Page_that_opens_previews_is_the_same_for_a_release_that_is_not_there()
    {
        var survey = await SurveyClient.WithDraftAsync(fixture);
        using var reader = Stranger();

        var there = await GetAsync(reader, $"/{survey.Survey}/2024/releases/1/preview", null);
        var nowhere = await GetAsync(reader, "/nergens/2024/releases/1/preview", null);

        there.Status.ShouldBe(HttpStatusCode.OK);
        there.Body.ShouldBe(nowhere.Body);
    }

    [Fact]
    public async Task Open_comments_are_listed_when_they_keep_a_draft_from_being_published()
    {
        var survey = await SurveyClient.WithDraftAsync(fixture);
        var at = $"/api/v1/surveys/{survey.Survey}/waves/2024/releases/1";
        using var blocks = await survey.GetAsync("/waves/2024/releases/1/blocks");
        var block = (string)(await blocks.ReadJsonAsync())!["reports"]![0]!["blocks"]![0]!["id"]!;
        using var added = await survey.Client.PostAsJsonAsync(
            new Uri($"{at}/comments", UriKind.Relative),
            new { block, text = "=Klopt dit, \"echt\"?" }
        );
        added.StatusCode.ShouldBe(HttpStatusCode.Created);
        var id = (string)(await added.ReadJsonAsync())!["id"]!;

        using var refused = await PublishAsync(survey, at);

        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var problem = (await refused.ReadJsonAsync())!;
        ((string)problem["title"]!).ShouldBe("Open comments");
        ((string)problem["issues"]![0]!["path"]!).ShouldBe(block);
        using var csv = await survey.GetAsync("/waves/2024/releases/1/comments?format=csv");
        (await csv.Content.ReadAsStringAsync()).ShouldContain("\"'=Klopt dit, \"\"echt\"\"?\"");
        using var resolved = await survey.Client.PatchAsJsonAsync(
            new Uri($"{at}/comments/{id}", UriKind.Relative),
            new { resolved = true }
        );
        resolved.EnsureSuccessStatusCode();
        using var published = await PublishAsync(survey, at);
        published.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Release_has_a_page_of_its_own_until_it_is_withdrawn_with_a_reason()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        await survey.UploadWaveAsync();
        await survey.PublishAsync("2024", fixture.Account);
        using var reader = Stranger();
        var wave = await GetAsync(reader, $"/{survey.Survey}/2024", null);

        var page = await GetAsync(reader, $"/{survey.Survey}/2024/releases/1", null);

        page.Body.ShouldBe(wave.Body, "the latest release");
        page.Body.ShouldContain($"href=\"/{survey.Survey}/2024/releases/1/tables\"");
        page.Robots.ShouldBe("noindex, nofollow");
        using var withdrawal = new HttpRequestMessage(
            HttpMethod.Delete,
            new Uri($"/api/v1/surveys/{survey.Survey}/waves/2024/releases/1/publication", UriKind.Relative)
        )
        {
            Content = JsonContent.Create(new { reason = "Verkeerd <bestand>." }),
        };
        (await survey.Client.SendAsync(withdrawal)).EnsureSuccessStatusCode();
        foreach (var path in new[] { $"/{survey.Survey}/2024", $"/{survey.Survey}/2024/releases/1/tables" })
        {
            var gone = await GetAsync(reader, path, null);
            gone.Status.ShouldBe(HttpStatusCode.Gone, path);
            gone.Body.ShouldContain("Verkeerd &lt;bestand&gt;.");
        }
    }

    private static string PreviewsOf(SurveyClient survey) =>
        $"/api/v1/surveys/{survey.Survey}/waves/2024/releases/1/previews";

    private static async Task<(string Address, string Id)> GiveAsync(SurveyClient survey)
    {
        using var given = await survey.Client.PostAsJsonAsync(
            new Uri(PreviewsOf(survey), UriKind.Relative),
            new { days = 7, label = "stuurgroep" }
        );
        given.StatusCode.ShouldBe(HttpStatusCode.Created);
        var answer = (await given.ReadJsonAsync())!;
        return ((string)answer["address"]!, (string)answer["preview"]!["id"]!);
    }

    private static async Task<(HttpStatusCode Status, string[] Cookies)> OpenAsync(HttpClient reader, string address)
    {
        var (page, secret) = (address.Split('#')[0], address.Split('#')[1]);
        using var form = new FormUrlEncodedContent([new("secret", secret)]);
        using var opened = await reader.PostAsync(new Uri(page, UriKind.Relative), form);
        return (opened.StatusCode, opened.Headers.TryGetValues("Set-Cookie", out var cookies) ? [.. cookies] : []);
    }

    private static async Task<Shown> GetAsync(HttpClient reader, string path, string? cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        if (cookie is not null)
            request.Headers.Add("Cookie", cookie);
        using var answer = await reader.SendAsync(request);
        return new(
            answer.StatusCode,
            answer.Headers.CacheControl?.ToString() ?? "",
            answer.Headers.TryGetValues("X-Robots-Tag", out var robots) ? string.Join(", ", robots) : "",
            await answer.Content.ReadAsStringAsync()
        );
    }

    private static async Task<HttpResponseMessage> PublishAsync(SurveyClient survey, string at) =>
        await survey.Client.PostAsJsonAsync(new Uri($"{at}/publication", UriKind.Relative), new { });

    private HttpClient Stranger() =>
        new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = fixture.Client.BaseAddress,
        };

    private sealed record Shown(HttpStatusCode Status, string CacheControl, string Robots, string Body);
}
