using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Serverless.Functions.Tests.App;
using Shouldly;
using Xunit;
using static System.FormattableString;

namespace Serverless.Functions.Tests.Uploads;

/// <summary>Response files that come in blocks over HTTP.</summary>
public sealed class BlockUploadTests(FunctionAppFixture fixture)
{
    private const string Group = "/waves/2024/groups/scholen";

    /// <summary>A little more than one block.</summary>
    private static readonly byte[] File = Encoding.UTF8.GetBytes(TrialMonitor.Responses(300_000));

    [Fact]
    public async Task Upload_whose_connection_is_cut_in_the_middle_of_a_block_goes_on_with_that_block()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        (await survey.PutCodebookAsync()).EnsureSuccessStatusCode();
        var begun = await BeginAsync(survey);
        ((int)begun["blocks"]!).ShouldBe(2);
        var (at, size) = ((string)begun["address"]!, (int)begun["blockBytes"]!);
        at.ShouldNotContain(Convert.ToHexStringLower(SHA256.HashData(File)));
        (await SendAsync(survey, at, 1, File[..size])).EnsureSuccessStatusCode();

        await CutOffAsync(survey, $"{at}/blocks/2", File[size..]);

        var found = await (await survey.Client.GetAsync(new Uri(at, UriKind.Relative))).ReadJsonAsync();
        found!["received"]!.AsArray().Select(block => (int)block!).ShouldBe([1]);
        (await BeginAsync(survey))["received"]!.AsArray().Select(block => (int)block!).ShouldBe([1]);
        (await SendAsync(survey, at, 2, File[size..])).EnsureSuccessStatusCode();
        using var finished = await survey.Client.PostAsync(
            new Uri($"{at}/completion?dryRun=true", UriKind.Relative),
            null
        );
        finished.StatusCode.ShouldBe(HttpStatusCode.OK);
        var receipt = (await finished.ReadJsonAsync())!;
        ((int)receipt["rows"]!).ShouldBe(300_000);
        ((string?)receipt["version"]).ShouldBe(Convert.ToHexStringLower(SHA256.HashData(File)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("sha-256=:AAAA:")]
    [InlineData("md5=:rL0Y20zC+Fzt72VPzMSk2A==:")]
    public async Task Block_that_does_not_say_its_digest_is_refused(string? digest)
    {
        var survey = await SurveyClient.NewAsync(fixture);
        (await survey.PutCodebookAsync()).EnsureSuccessStatusCode();
        var at = (string)(await BeginAsync(survey))["address"]!;

        using var refused = await SendAsync(survey, at, 1, File[..100], digest);

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        ((string?)(await refused.ReadJsonAsync())!["title"]).ShouldBe("No digest");
    }

    [Fact]
    public async Task Upload_of_another_group_or_survey_is_not_found()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        (await survey.PutCodebookAsync()).EnsureSuccessStatusCode();
        var at = (string)(await BeginAsync(survey))["address"]!;

        foreach (var other in new[] { at.Replace("scholen", "besturen", StringComparison.Ordinal), $"{at[..^32]}ABC" })
            (await survey.Client.GetAsync(new Uri(other, UriKind.Relative))).StatusCode.ShouldBe(
                HttpStatusCode.NotFound
            );
    }

    private static async Task<JsonNode> BeginAsync(SurveyClient survey)
    {
        using var begun = await survey.Client.PostAsJsonAsync(
            new Uri($"{survey.Address}{Group}/block-uploads", UriKind.Relative),
            new { bytes = File.Length, sha256 = Convert.ToHexStringLower(SHA256.HashData(File)) }
        );
        begun.StatusCode.ShouldBe(HttpStatusCode.OK);
        return (await begun.ReadJsonAsync())!;
    }

    private static Task<HttpResponseMessage> SendAsync(SurveyClient survey, string at, int block, byte[] content) =>
        SendAsync(survey, at, block, content, DigestOf(content));

    private static async Task<HttpResponseMessage> SendAsync(
        SurveyClient survey,
        string at,
        int block,
        byte[] content,
        string? digest
    )
    {
        using var body = new ByteArrayContent(content);
        if (digest is not null)
            body.Headers.TryAddWithoutValidation("Content-Digest", digest);
        return await survey.Client.PutAsync(new Uri(Invariant($"{at}/blocks/{block}"), UriKind.Relative), body);
    }

    /// <summary>Sends the first half of a block and closes the connection.</summary>
    private static async Task CutOffAsync(SurveyClient survey, string path, byte[] content)
    {
        var site = survey.Client.BaseAddress!;
        using var connection = new TcpClient();
        await connection.ConnectAsync(site.Host, site.Port);
        var head = Invariant(
            $"PUT {path} HTTP/1.1\r\nHost: {site.Authority}\r\nX-Api-Key: {TestKeys.Key.Text}\r\nContent-Digest: {DigestOf(content)}\r\nContent-Length: {content.Length}\r\n\r\n"
        );
        await using var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
        await stream.WriteAsync(content.AsMemory(0, content.Length / 2));
        await stream.FlushAsync();
        connection.Client.Close(0);
    }

    private static string DigestOf(byte[] content) => $"sha-256=:{Convert.ToBase64String(SHA256.HashData(content))}:";
}
