using System.Net;
using System.Net.Http.Json;
using System.Text;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using Serverless.Functions.Tests.App;
using Serverless.Storage;
using Shouldly;
using Xunit;
using static System.FormattableString;

namespace Serverless.Functions.Tests.Erasure;

/// <summary>A respondent who is erased is nowhere any more.</summary>
public sealed class EraseRespondentTests(FunctionAppFixture fixture)
{
    [Fact]
    public async Task Erased_respondent_is_in_no_file_and_no_row_and_the_wave_is_stale()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        await survey.UploadWaveAsync(rows: 30);
        (await survey.PutResponsesAsync("2024", "scholen", TrialMonitor.Responses(40))).EnsureSuccessStatusCode();
        await survey.PublishAsync("2024", fixture.Account);

        using var response = await survey.EraseAsync("r000007");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        ((int?)(await response.ReadJsonAsync())!["rowsErased"]).ShouldBe(1);
        var raw = await RawFilesAsync(survey);
        raw.Count.ShouldBe(1);
        raw[0]
            .ShouldBe(
                TrialMonitor
                    .Responses(40)
                    .Replace(TrialMonitor.Responses(40).Split('\n')[8] + "\n", "", StringComparison.Ordinal)
            );
        (await RowsAsync(survey)).ShouldNotContain("r000007");
        (await RowsAsync(survey)).Count.ShouldBe(39);
        (await survey.IsOutOfDateAsync("2024")).ShouldBeTrue();
        await survey.PublishAsync("2024", fixture.Account);
        ((string?)(await survey.WaveAsync("2024"))["state"]).ShouldBe("fresh");
    }

    [Fact]
    public async Task Several_erasures_one_after_another_each_remove_the_right_rows()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        await survey.UploadWaveAsync(rows: 40);

        foreach (var respondent in new[] { "r000000", "r000039", "r000020", "r000001" })
            (await survey.EraseAsync(respondent)).EnsureSuccessStatusCode();

        var rows = await RowsAsync(survey);
        rows.Count.ShouldBe(36);
        rows.ShouldNotContain("r000020");
        rows.ShouldContain("r000002");
        rows.ShouldContain("r000038");
        await survey.PublishAsync("2024", fixture.Account);
        ((string?)(await survey.WaveAsync("2024"))["state"]).ShouldBe("fresh");
    }

    [Fact]
    public async Task File_after_an_erasure_is_the_same_version_as_that_file_uploaded()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        await survey.UploadWaveAsync(rows: 40);

        (await survey.EraseAsync("r000039")).EnsureSuccessStatusCode();

        using var same = await survey.PutResponsesAsync("2024", "scholen", TrialMonitor.Responses(39));
        same.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Quoted_line_ends_and_delimiters_do_not_mislead_the_removal()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        (await survey.PutCodebookAsync(SmallSurvey.CodebookWithOpenQuestion(survey.Survey))).EnsureSuccessStatusCode();
        const string kept =
            "respondent,grootte,tevreden,cijfer,toelichting\r\n\r\na,1,1,5,\"twee\r\nregels, en \"\"aanhaling\"\"\"\r\n";
        const string removed = "b,1,1,5,\"ook\nb,1,1,5,namaak\"\r\n";
        const string alsoKept = "c,2,2,6,5\" buis\r\n";
        using var put = await survey.PutResponsesAsync("2024", "scholen", kept + removed + alsoKept);
        put.StatusCode.ShouldBe(HttpStatusCode.Created, await put.Content.ReadAsStringAsync());

        using var response = await survey.EraseAsync("b");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await RawFilesAsync(survey)).ShouldHaveSingleItem().ShouldBe(kept + alsoKept);
    }

    [Fact]
    public async Task Respondent_who_is_not_there_is_answered_404_and_changes_no_version()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        await survey.UploadWaveAsync(rows: 20);
        var before = (await survey.WaveAsync("2024"))["inputsHash"]!.ToJsonString();

        using var response = await survey.EraseAsync("nobody");

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await survey.WaveAsync("2024"))["inputsHash"]!.ToJsonString().ShouldBe(before);
    }

    [Fact]
    public async Task Upload_that_was_being_stored_does_not_bring_the_respondent_back()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        await survey.UploadWaveAsync(rows: 20);
        using var accepted = await survey.PutResponsesAsync(
            "2024",
            "scholen",
            TrialMonitor.Responses(30),
            ("Prefer", "respond-async")
        );
        var id = accepted.Headers.Location!.OriginalString.Split('/')[^1];

        (await survey.EraseAsync("r000003")).EnsureSuccessStatusCode();
        (await survey.StoreAsync(id)).EnsureSucceeded();

        (await RowsAsync(survey)).ShouldNotContain("r000003");
        (await RawFilesAsync(survey)).ShouldHaveSingleItem().ShouldNotContain("r000003");
    }

    [Fact]
    public async Task Last_respondent_can_be_erased_and_what_is_left_is_told()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        await survey.UploadWaveAsync(rows: 2);

        (await survey.EraseAsync("r000000")).EnsureSuccessStatusCode();
        (await survey.EraseAsync("r000001")).EnsureSuccessStatusCode();
        using var again = await survey.EraseAsync("r000001");

        again.StatusCode.ShouldBe(HttpStatusCode.NotFound, await again.Content.ReadAsStringAsync());
        (await RowsAsync(survey)).ShouldBeEmpty();
        (await RawFilesAsync(survey)).ShouldHaveSingleItem().ShouldBe("respondent;grootte;tevreden;cijfer\n");
        (await survey.RecomputeAsync("2024")).EnsureSucceeded();
        var wave = await survey.WaveAsync("2024");
        ((string?)wave["state"]).ShouldBe("failed", wave.ToJsonString());
        (
            await survey.PutAsync(
                "/waves/2024/groups/scholen/responses?withoutErased=true",
                TrialMonitor.Responses(20),
                "text/csv"
            )
        ).EnsureSuccessStatusCode();
        await survey.PublishAsync("2024", fixture.Account);
        ((string?)(await survey.WaveAsync("2024"))["state"]).ShouldBe("fresh");
    }

    [Fact]
    public async Task Erasures_on_one_page_of_rows_at_once_leave_the_others()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        await survey.UploadWaveAsync(rows: 250);

        var answers = await Task.WhenAll(
            Enumerable.Range(100, 4).Select(number => survey.EraseAsync(Invariant($"r000{number}")))
        );

        answers.ShouldBeSomeThatAll(answer => answer.StatusCode == HttpStatusCode.OK);
        (await RowsAsync(survey)).ShouldBe(
            Enumerable
                .Range(0, 250)
                .Where(number => number is < 100 or > 103)
                .Select(number => Invariant($"r{number:D6}"))
        );
        (await RawFilesAsync(survey)).ShouldHaveSingleItem().ShouldNotContain("r000100");
    }

    [Fact]
    public async Task Erasure_from_the_survey_answers_which_groups_held_the_respondent()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        await survey.UploadWaveAsync("2024", rows: 20);
        await survey.UploadWaveAsync("2025", rows: 20);

        using var response = await survey.EraseFromSurveyAsync("r000007");
        using var again = await survey.EraseFromSurveyAsync("r000007", "2024");
        using var nowhere = await survey.EraseFromSurveyAsync("r000008", "geen wave");

        var answer = (await response.ReadJsonAsync())!;
        response.StatusCode.ShouldBe(HttpStatusCode.OK, answer.ToJsonString());
        ((int?)answer["rowsErased"]).ShouldBe(2);
        answer["groups"]!.AsArray().Select(group => (string?)group!["wave"]).ShouldBe(["2024", "2025"]);
        again.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        nowhere.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Erasure_with_a_misspelt_wave_is_refused_and_erases_nobody()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        await survey.UploadWaveAsync(rows: 20);

        using var refused = await survey.Client.PostAsJsonAsync(
            new Uri($"/api/v1/surveys/{survey.Survey}/erasures", UriKind.Relative),
            new { respondent = "r000007", waves = "2023" }
        );

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await RowsAsync(survey)).ShouldContain("r000007");
    }

    [Fact]
    public async Task Erased_respondent_in_an_upload_is_refused_or_left_out_as_asked()
    {
        var survey = await SurveyClient.NewAsync(fixture);
        await survey.UploadWaveAsync(rows: 20);
        (await survey.EraseAsync("r000007")).EnsureSuccessStatusCode();

        using var refused = await survey.PutResponsesAsync("2024", "scholen", TrialMonitor.Responses(30));
        using var stored = await survey.PutAsync(
            "/waves/2024/groups/scholen/responses?withoutErased=true",
            TrialMonitor.Responses(30),
            "text/csv"
        );

        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await refused.Content.ReadAsStringAsync()).ShouldNotContain("r000007");
        var receipt = (await stored.ReadJsonAsync())!;
        stored.StatusCode.ShouldBe(HttpStatusCode.Created, receipt.ToJsonString());
        ((int?)receipt["erasedLeftOut"]).ShouldBe(1);
        (await RowsAsync(survey)).ShouldNotContain("r000007");
    }

    private async Task<List<string>> RawFilesAsync(SurveyClient survey)
    {
        var files = new List<string>();
        var container = fixture.Account.Container(StorageNames.Uploads);
        await foreach (
            var blob in container.GetBlobsAsync(
                BlobTraits.None,
                BlobStates.None,
                $"{survey.Survey}/waves/2024/scholen/responses/",
                CancellationToken.None
            )
        )
            files.Add(
                Encoding.UTF8.GetString((await container.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content)
            );
        return files;
    }

    /// <summary>The ids in every partition of the survey, whichever version it is of.</summary>
    private async Task<List<string>> RowsAsync(SurveyClient survey)
    {
        var respondents = new List<string>();
        var partitions = new HashSet<string>(StringComparer.Ordinal);
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey ge {survey.Survey + "|"} and PartitionKey lt {survey.Survey + "}"}"
        );
        await foreach (var page in fixture.Account.Table(StorageNames.Respondents).QueryAsync<TableEntity>(filter))
            partitions.Add(page.PartitionKey);
        foreach (var partition in partitions)
        await foreach (
            var row in new RespondentRows(fixture.Account).ReadAsync(
                partition,
                numbers: 100_000,
                CancellationToken.None
            )
        )
            respondents.Add(row.Respondent);
        return respondents;
    }
}
