using System.IO.Compression;
using System.Net;
using System.Text;
using Azure.Storage.Blobs.Models;
using Serverless.Functions.Tests.App;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Uploads;

/// <summary>Response files: what is accepted, what is refused, and that nothing of a refused file stays.</summary>
public sealed class UploadResponsesTests(FunctionAppFixture fixture)
{
    [Fact]
    public async Task New_responses_are_answered_201_and_stand_in_the_status_of_the_wave()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        (await survey.PutCodebookAsync()).EnsureSuccessStatusCode();

        using var response = await survey.PutResponsesAsync("2024", "scholen", TrialMonitor.Responses(30));

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        var receipt = await response.ReadJsonAsync();
        ((int?)receipt!["rows"]).ShouldBe(30);
        var input = (await survey.WaveAsync("2024"))["inputs"]!.AsArray().Single()!;
        ((string?)input["version"])!.ShouldNotBe((string?)receipt["version"], "a hash of answers is an oracle");
        input["rows"].ShouldBeNull("a number that moves by one tells of one respondent");
    }

    [Fact]
    public async Task Responses_in_a_zip_are_converted_and_said_to_be_so()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        (await survey.PutCodebookAsync()).EnsureSuccessStatusCode();
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            await using var entry = archive.CreateEntry("responses.csv").Open();
            await entry.WriteAsync(Encoding.UTF8.GetBytes(TrialMonitor.Responses(30)));
        }

        using var response = await survey.PutAsync(
            "/waves/2024/groups/scholen/responses",
            zip.ToArray(),
            "application/zip"
        );

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        var receipt = await response.ReadJsonAsync();
        ((int?)receipt!["rows"]).ShouldBe(30);
        receipt["warnings"]!.ToJsonString().ShouldContain("read as CSV, semicolon");
    }

    [Theory]
    [InlineData("csv", "respondent,grootte")]
    [InlineData("sav", "$FL2")]
    public async Task Responses_are_given_back_with_labels_and_weights(string format, string beginning)
    {
        var survey = await SurveyClient.NewAsync(fixture);
        (await survey.PutCodebookAsync()).EnsureSuccessStatusCode();
        (await survey.PutPopulationAsync("2024", "scholen")).EnsureSuccessStatusCode();
        (await survey.PutResponsesAsync("2024", "scholen", TrialMonitor.Responses(30))).EnsureSuccessStatusCode();

        using var response = await survey.GetAsync($"/waves/2024/groups/scholen/responses?format={format}");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var content = await response.Content.ReadAsByteArrayAsync();
        Encoding.Latin1.GetString(content).ShouldStartWith(beginning);
        if (format == "csv")
            Encoding.UTF8.GetString(content).Split('\n')[0].ShouldEndWith(",weight");
    }

    [Fact]
    public async Task Same_responses_again_are_answered_200_with_the_same_body_but_for_the_difference()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        (await survey.PutCodebookAsync()).EnsureSuccessStatusCode();
        using var first = await survey.PutResponsesAsync("2024", "scholen", TrialMonitor.Responses(30));

        using var again = await survey.PutResponsesAsync("2024", "scholen", TrialMonitor.Responses(30));

        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await WithoutDifferenceAsync(again)).ShouldBe(await WithoutDifferenceAsync(first));
    }

    public static TheoryData<string, string> BadFiles() =>
        new()
        {
            { "empty", "" },
            { "header only", "respondent;grootte;tevreden;cijfer\n" },
            { "no respondent column", "grootte;tevreden;cijfer\n1;1;5\n" },
            { "unknown code", "respondent;grootte;tevreden;cijfer\nr1;7;1;5\n" },
            { "number out of range", "respondent;grootte;tevreden;cijfer\nr1;1;1;11\n" },
            { "ragged row", "respondent;grootte;tevreden;cijfer\nr1;1;1;5;5\n" },
            { "duplicate respondent", "respondent;grootte;tevreden;cijfer\nr1;1;1;5\nr1;1;1;5\n" },
            { "unclosed quote", "respondent;grootte;tevreden;cijfer\n\"r1;1;1;5\n" },
            { "workbook", "PK\u0003\u0004 and so on" },
            { "zero bytes", "respondent;grootte\0;tevreden;cijfer\nr1;1;1;5\n" },
        };

    [Theory]
    [MemberData(nameof(BadFiles))]
    public async Task File_with_an_error_is_answered_422_and_stored_nowhere(string what, string csv)
    {
        var survey = await SurveyClient.NewAsync(fixture);
        (await survey.PutCodebookAsync()).EnsureSuccessStatusCode();

        using var response = await survey.PutResponsesAsync("2024", "scholen", csv);

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, what);
        var problem = await response.ReadJsonAsync();
        ((int?)problem!["issueCount"])!.Value.ShouldBeGreaterThan(0);
        ((string?)problem["issues"]![0]!["rule"]).ShouldNotBeNullOrEmpty();
        (await survey.WaveAsync("2024"))["inputs"]!.AsArray().ShouldBeEmpty();
        await foreach (
            var blob in fixture
                .Account.Container("uploads")
                .GetBlobsAsync(BlobTraits.None, BlobStates.None, $"{survey.Survey}/waves/", CancellationToken.None)
        )
            throw new InvalidOperationException($"{blob.Name} was kept.");
    }

    [Fact]
    public async Task Error_of_a_column_is_listed_once_and_every_cell_is_counted()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        (await survey.PutCodebookAsync()).EnsureSuccessStatusCode();
        var csv = new StringBuilder("respondent;grootte;tevreden;cijfer\n");
        for (var row = 0; row < 1500; row++)
            csv.Append(System.Globalization.CultureInfo.InvariantCulture, $"r{row};8;1;5\n");

        using var response = await survey.PutResponsesAsync("2024", "scholen", csv.ToString());

        var problem = await response.ReadJsonAsync();
        ((int?)problem!["issueCount"]).ShouldBe(1500);
        var first = problem["issues"]!.AsArray().ShouldHaveSingleItem()!;
        ((int?)first["count"]).ShouldBe(1500);
        first["more"]!.AsArray().Count.ShouldBe(19);
        ((int?)first["row"]).ShouldBe(2);
        ((string?)first["column"]).ShouldBe("grootte");
        ((string?)first["value"]).ShouldBe("8");
    }

    [Fact]
    public async Task File_in_Windows_1252_with_labels_is_read()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        var codebook = TrialMonitor
            .Codebook(survey.Survey)
            .Replace("\"label\": \"ja\"", "\"label\": \"één\"", StringComparison.Ordinal);
        (await survey.PutCodebookAsync(codebook)).EnsureSuccessStatusCode();
        byte[] csv = [.. "respondent,grootte,tevreden,cijfer\r\nr1,klein,"u8, 0xE9, 0xE9, .. "n,7\r\n"u8];

        using var response = await survey.PutAsync("/waves/2024/groups/scholen/responses", csv, "text/csv");

        response.StatusCode.ShouldBe(HttpStatusCode.Created, await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/waves/1999/groups/scholen/responses")]
    [InlineData("/waves/2024/groups/ouders/responses")]
    [InlineData("/waves/2024/groups/ouders/population")]
    public async Task Wave_or_group_the_codebook_does_not_know_is_answered_404(string path)
    {
        var survey = await SurveyClient.NewAsync(fixture);
        (await survey.PutCodebookAsync()).EnsureSuccessStatusCode();

        using var response = await survey.PutAsync(path, "x", "text/csv");

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Population_that_does_not_fit_the_codebook_is_answered_422()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        (await survey.PutCodebookAsync()).EnsureSuccessStatusCode();

        using var response = await survey.PutPopulationAsync(
            "2024",
            "scholen",
            "variable,category,population\ngrootte,1,600\ngrootte,3,400\n"
        );

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task If_Match_of_a_version_that_was_replaced_is_answered_412()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        (await survey.PutCodebookAsync()).EnsureSuccessStatusCode();
        using var first = await survey.PutResponsesAsync("2024", "scholen", TrialMonitor.Responses(30));
        (await survey.PutResponsesAsync("2024", "scholen", TrialMonitor.Responses(31))).EnsureSuccessStatusCode();

        using var late = await survey.PutResponsesAsync(
            "2024",
            "scholen",
            TrialMonitor.Responses(32),
            ("If-Match", first.Headers.ETag!.Tag)
        );

        late.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task Of_different_files_sent_at_once_one_is_the_current_one_and_whole()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        (await survey.PutCodebookAsync()).EnsureSuccessStatusCode();
        (await survey.PutPopulationAsync("2024", "scholen")).EnsureSuccessStatusCode();

        var responses = await Task.WhenAll(
            Enumerable
                .Range(1, 5)
                .Select(number =>
                    survey.PutResponsesAsync("2024", "scholen", TrialMonitor.Responses(number * 100, number))
                )
        );

        responses
            .Select(response => response.StatusCode)
            .ShouldBeSomeThatAll(status =>
                status == HttpStatusCode.Created || status == HttpStatusCode.PreconditionFailed
            );
        responses.ShouldContain(response => response.StatusCode == HttpStatusCode.Created);
        var rows = (await StoredResponses.OfAsync(survey, fixture.Account)).Rows;
        await survey.PublishAsync("2024", fixture.Account);
        using var results = await survey.GetAsync("/waves/2024/results");
        (
            (int?)
                (await results.ReadJsonAsync())!["lineage"]!["inputs"]!
                    .AsArray()
                    .Single(input => (string?)input!["kind"] == "responses")!["rows"]
        ).ShouldBe(rows);
        foreach (var response in responses)
            response.Dispose();
    }

    [Fact]
    public async Task Same_file_sent_many_times_at_once_is_there_once_and_everybody_is_told_so()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        (await survey.PutCodebookAsync()).EnsureSuccessStatusCode();

        var responses = await Task.WhenAll(
            Enumerable.Range(0, 5).Select(_ => survey.PutResponsesAsync("2024", "scholen", TrialMonitor.Responses(200)))
        );

        responses.Count(response => response.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        responses.Count(response => response.StatusCode == HttpStatusCode.OK).ShouldBe(4);
        foreach (var response in responses)
            response.Dispose();
    }

    private static async Task<string> WithoutDifferenceAsync(HttpResponseMessage response)
    {
        var body = (await response.ReadJsonAsync())!.AsObject();
        body.Remove("difference").ShouldBeTrue();
        return body.ToJsonString();
    }
}
