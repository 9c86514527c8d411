using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Serverless.Functions.Tests.App;
using Serverless.Storage;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Backup;

/// <summary>The rehearsal: pointers are backed up, destroyed and restored, in an emulator of its own.</summary>
public sealed class RestoreTests(SeparateApp separate) : IClassFixture<SeparateApp>
{
    private StorageAccount Account => separate.Account;

    private FunctionAppProcess App => separate.App;

    private static string Today =>
        TimeProvider.System.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Surveys_are_as_they_were_after_their_pointers_were_destroyed_and_restored()
    {
        var survey = await PublishedAsync("hersteld");
        var before = await PointersAsync("hersteld");
        using var published = await survey.GetAsync("/waves/2024/results");
        (await App.TickAsync("BackUpPointers")).EnsureSucceeded();

        await DestroyAsync("hersteld");
        using var gone = await survey.GetAsync("/waves/2024");
        gone.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await App.TickAsync("RecomputeStale")).EnsureSucceeded();
        var receipt = await RestoreAsync();

        // What is published is known from its release too, so that the timer may have been first.
        ((int)receipt["restored"]!).ShouldBeInRange(before.Count - 1, before.Count);
        receipt["uploadAgain"]!.AsArray().ShouldBeEmpty();
        (await PointersAsync("hersteld")).ShouldBe(before);
        ((string?)(await survey.WaveAsync("2024"))["state"]).ShouldBe("fresh");
        using var restored = await survey.GetAsync("/waves/2024/results");
        (await restored.Content.ReadAsStringAsync()).ShouldBe(await published.Content.ReadAsStringAsync());
        (await survey.RecomputeAsync("2024")).EnsureSucceeded();
    }

    [Fact]
    public async Task Pointers_that_are_there_are_newer_and_stay()
    {
        var survey = await PublishedAsync("nieuwer");
        (await App.TickAsync("BackUpPointers")).EnsureSucceeded();
        (
            await survey.PutResponsesAsync("2024", "scholen", TrialMonitor.Responses(40, seed: 7))
        ).EnsureSuccessStatusCode();
        var newer = await PointersAsync("nieuwer");

        var receipt = await RestoreAsync();

        ((int)receipt["restored"]!).ShouldBe(0);
        (await PointersAsync("nieuwer")).ShouldBe(newer);
    }

    [Fact]
    public async Task Nobody_who_was_erased_comes_back_from_a_backup()
    {
        var survey = await PublishedAsync("gewist");
        (await App.TickAsync("BackUpPointers")).EnsureSucceeded();
        (await survey.EraseAsync("r000003")).EnsureSuccessStatusCode();

        await DestroyAsync("gewist");
        var receipt = await RestoreAsync();

        receipt["uploadAgain"]!.AsArray().Select(input => (string)input!).ShouldBe(["gewist/responses/2024/scholen"]);
        (await PointersAsync("gewist")).ShouldNotContain(pointer =>
            pointer.Contains("responses|", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("1999-01-01", HttpStatusCode.NotFound, "There is no backup of 1999-01-01. There are backups of ")]
    [InlineData("gisteren", HttpStatusCode.BadRequest, "is not a date")]
    public async Task Day_without_a_backup_is_refused_in_words(string day, HttpStatusCode status, string words)
    {
        (await App.TickAsync("BackUpPointers")).EnsureSucceeded();

        using var response = await App.Administrator.PostAsync(
            new Uri($"/api/v1/backups/{day}/restore", UriKind.Relative),
            null
        );

        response.StatusCode.ShouldBe(status);
        ((string)(await response.ReadJsonAsync())!["detail"]!).ShouldContain(words);
    }

    private async Task<SurveyClient> PublishedAsync(string name)
    {
        var survey = new SurveyClient(App, name);
        await survey.UploadWaveAsync();
        await survey.PublishAsync("2024", Account);
        return survey;
    }

    private async Task<JsonNode> RestoreAsync()
    {
        using var response = await App.Administrator.PostAsync(
            new Uri($"/api/v1/backups/{Today}/restore", UriKind.Relative),
            null
        );
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        return (await response.ReadJsonAsync())!;
    }

    /// <summary>Every value of every pointer of a survey, in order.</summary>
    private async Task<IReadOnlyList<string>> PointersAsync(string survey)
    {
        var pointers = new List<string>();
        await foreach (var entity in Account.Table(StorageNames.Pointers).QueryAsync<TableEntity>(OfSurvey(survey)))
            pointers.Add(
                $"{entity.RowKey}: "
                    + string.Join(
                        ", ",
                        entity
                            .Where(p => p.Key != "Timestamp" && !p.Key.StartsWith("odata.", StringComparison.Ordinal))
                            .OrderBy(p => p.Key, StringComparer.Ordinal)
                            .Select(p => $"{p.Key}={Text(p.Value)}")
                    )
            );
        return pointers;
    }

    /// <summary>The pointers of a survey; that of its codebook is among those of all codebooks.</summary>
    private static string OfSurvey(string survey) =>
        $"PartitionKey eq '{survey}' or (PartitionKey eq 'codebooks|' and RowKey eq '{survey}')";

    private static string Text(object value) =>
        value is byte[] bytes ? Convert.ToBase64String(bytes) : $"{value.GetType().Name} {value}";

    private async Task DestroyAsync(string survey)
    {
        var table = Account.Table(StorageNames.Pointers);
        await foreach (var entity in table.QueryAsync<TableEntity>(OfSurvey(survey)))
            await table.DeleteEntityAsync(entity.PartitionKey, entity.RowKey);
    }
}
