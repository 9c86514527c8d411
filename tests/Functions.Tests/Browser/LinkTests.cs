using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Serverless.Functions.Tests.App;
using Shouldly;
using Xunit;
using static System.FormattableString;

namespace Serverless.Functions.Tests.Browser;

/// <summary>Every link of every page that a visitor can reach leads somewhere.</summary>
public sealed partial class LinkTests(FunctionAppFixture fixture)
{
    private const int MaximumPages = 400;

    [Fact]
    public async Task Every_link_of_the_public_pages_leads_somewhere()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        await survey.UploadWaveAsync();
        await survey.PublishAsync("2024", fixture.Account);
        (await survey.PutResponsesAsync("2024", "scholen", TrialMonitor.Responses(60, 5))).EnsureSuccessStatusCode();
        await survey.PublishAsync("2024", fixture.Account);
        using var client = Client(survey);

        var (pages, broken) = await FollowAsync(
            client,
            ["/", "/en", $"/{survey.Survey}", "/accessibility", "/nergens", "/manage", "/en/manage"],
            survey.Survey
        );

        broken.ShouldBeEmpty(string.Join('\n', broken));
        foreach (
            var page in new[] { "", "/2024", "/2024/tables", "/2024/releases/1/tables", "/2024/releases/2/changes" }
        )
        {
            pages.ShouldContain($"/{survey.Survey}{page}");
            pages.ShouldContain($"/en/{survey.Survey}{page}");
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("2099-01-01T10:00")]
    public async Task Every_link_of_a_draft_that_is_previewed_leads_somewhere(string? scheduledFor)
    {
        var survey = await SurveyClient.WithDraftAsync(fixture);
        if (scheduledFor is { } moment)
        {
            (await PostAsync(survey, "publication", new { at = NextYear(moment) })).EnsureSuccessStatusCode();
            (await survey.RenderCurrentAsync("2024", fixture.Account)).EnsureSucceeded();
        }

        var given = await PostAsync(survey, "previews", new { days = 3 });
        var address = (string)(await given.EnsureSuccessStatusCode().ReadJsonAsync())!["address"]!;
        using var client = Client(survey);
        using var form = new FormUrlEncodedContent([new("secret", address.Split('#')[1])]);
        (await client.PostAsync(new Uri(address.Split('#')[0], UriKind.RelativeOrAbsolute), form)).StatusCode.ShouldBe(
            HttpStatusCode.OK
        );

        var release = $"/{survey.Survey}/2024/releases/1";
        var (pages, broken) = await FollowAsync(client, [release], survey.Survey);

        broken.ShouldBeEmpty(string.Join('\n', broken));
        pages.ShouldContain($"{release}/tables");
        pages.ShouldContain($"/en{release}/tables");
        pages.ShouldNotContain($"/{survey.Survey}");
    }

    /// <summary>A moment within the five years that a release can be scheduled ahead.</summary>
    private static string NextYear(string moment) => Invariant($"{DateTime.UtcNow.Year + 1}{moment[4..]}");

    private static Task<HttpResponseMessage> PostAsync(SurveyClient survey, string part, object body) =>
        survey.Client.PostAsJsonAsync(
            new Uri($"{survey.Address}/waves/2024/releases/1/{part}", UriKind.Relative),
            body
        );

    /// <summary>Somebody without a key, whose cookies are kept.</summary>
    private static HttpClient Client(SurveyClient survey) =>
        new(new HttpClientHandler { CookieContainer = new CookieContainer() })
        {
            BaseAddress = survey.Client.BaseAddress,
        };

    /// <summary>
    /// Follows links and what pages load, within the host: pages of this survey and of none are read on, those of surveys
    /// of other tests, which may be changing, are not looked at.
    /// </summary>
    private static async Task<(HashSet<string> Seen, List<string> Broken)> FollowAsync(
        HttpClient client,
        string[] first,
        string survey
    )
    {
        var (seen, broken) = (new HashSet<string>(first, StringComparer.Ordinal), new List<string>());
        var left = new Queue<(string Address, string From)>(first.Select(address => (address, "the start")));
        while (left.TryDequeue(out var link) && seen.Count < MaximumPages)
        {
            using var answer = await client.GetAsync(new Uri(link.Address, UriKind.Relative));
            if (!answer.IsSuccessStatusCode && !first.Contains(link.Address))
                broken.Add(Invariant($"{link.Address} is answered {(int)answer.StatusCode}, on {link.From}"));
            if (answer.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            var page = await answer.Content.ReadAsStringAsync();
            foreach (var address in Links(page, client.BaseAddress!, link.Address))
                if (IsLookedAt(address, survey) && seen.Add(address))
                    left.Enqueue((address, link.Address));
        }

        seen.Count.ShouldBeLessThan(MaximumPages, "pages lead to pages without an end");
        return (seen, broken);
    }

    private static IEnumerable<string> Links(string page, Uri host, string from) =>
        LinkOrSource()
            .Matches(page)
            .Select(match => new Uri(new Uri(host, from), WebUtility.HtmlDecode(match.Groups["address"].Value)))
            .Where(address => address.Scheme is "http" or "https" && address.Authority == host.Authority)
            .Select(address => address.PathAndQuery);

    private static bool IsLookedAt(string address, string survey)
    {
        string[] parts = address.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts is ["en", ..])
            parts = parts[1..];
        if (parts is ["api", "v1", "surveys", var ofApi, ..])
            return ofApi == survey;
        return parts is [] or ["api" or "assets" or "accessibility" or "manage" or "catalog", ..] || parts[0] == survey;
    }

    [GeneratedRegex("(?:href|src)=\"(?<address>[^\"#][^\"]*)\"", RegexOptions.NonBacktracking)]
    private static partial Regex LinkOrSource();
}
