using System.Globalization;
using System.Text.Json.Nodes;
using Serverless.Flows.Tests.App;
using Serverless.Flows.Waves;
using Serverless.Storage;
using Serverless.Surveys;
using Shouldly;
using Xunit;
using static Serverless.Flows.Tests.App.SmallSurvey;

namespace Serverless.Flows.Tests.Waves;

/// <summary>Figures follow from the uploaded files and the current codebook, whatever was uploaded when.</summary>
public sealed class OneTruthTests(StorageEmulator emulator)
{
    private const string Answers = "respondent;grootte;tevreden;cijfer\n";

    [Fact]
    public async Task Swapped_labels_change_what_the_answers_in_the_file_mean()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();
        await app.PutResponsesAsync(Survey, "2024", "scholen", Labelled());
        await app.SettleAsync();

        (await app.PutCodebookAsync(Survey, Codebook(Swap))).Done();
        await app.SettleAsync();

        (await app.WaveAsync(Survey, "2024")).State.ShouldBe(WaveState.Fresh);
        (await app.ResultsAsync(Survey, "2024")).ShouldBe(
            await Offline.ResultsAsync(Codebook(Swap), "2024", ("2024", "scholen", Population, Labelled()))
        );
    }

    [Fact]
    public async Task Renumbered_answers_of_a_file_with_labels_are_read_again_by_themselves()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();
        await app.PutResponsesAsync(Survey, "2024", "scholen", Labelled());
        await app.SettleAsync();
        static void Renumber(JsonNode codebook) => codebook.Satisfied()[0]!["code"] = "7";

        (await app.PutCodebookAsync(Survey, Codebook(Renumber))).Done();
        await app.SettleAsync();

        (await app.WaveAsync(Survey, "2024")).State.ShouldBe(WaveState.Fresh);
        (await app.ResultsAsync(Survey, "2024")).ShouldBe(
            await Offline.ResultsAsync(Codebook(Renumber), "2024", ("2024", "scholen", Population, Labelled()))
        );
    }

    [Fact]
    public async Task File_that_no_longer_fits_is_listed_with_row_column_and_value_while_what_is_published_stays()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();
        await app.SettleAsync();
        var published = (await app.WaveAsync(Survey, "2024")).Files.Published!.OutputsHash;

        (await app.PutCodebookAsync(Survey, Codebook(Lower), isConfirmed: true)).Done();
        await app.SettleAsync();

        var wave = await app.WaveAsync(Survey, "2024");
        wave.State.ShouldBe(WaveState.Failed);
        wave.Files.Published!.OutputsHash.ShouldBe(published);
        var failure = wave.Status.Failure.ShouldNotBeNull();
        failure.ToString().ShouldContain("does not fit the current codebook: 20 errors");
        Wording.Messages.Said(failure, Language.Dutch).ShouldContain("past niet bij het huidige codeboek: 20 fouten");
        var unfit = wave.UnfitFiles.ShouldHaveSingleItem();
        unfit.Issues.Count.ShouldBe(20);
        unfit
            .Issues.Listed[0]
            .ShouldSatisfyAllConditions(
                issue => issue.Row.ShouldBe(4),
                issue => issue.Column.ShouldBe("cijfer"),
                issue => issue.Value.ShouldBe("7")
            );
    }

    [Fact]
    public async Task Correcting_the_codebook_is_enough_after_a_file_did_not_fit()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();
        await app.SettleAsync();
        (await app.PutCodebookAsync(Survey, Codebook(Lower), isConfirmed: true)).Done();
        await app.SettleAsync();
        static void Rename(JsonNode codebook) => codebook["title"] = "Een andere titel";

        (await app.PutCodebookAsync(Survey, Codebook(Rename))).Done();
        await app.SettleAsync();

        var wave = await app.WaveAsync(Survey, "2024");
        wave.State.ShouldBe(WaveState.Fresh);
        wave.UnfitFiles.ShouldBeEmpty();
        (await app.ResultsAsync(Survey, "2024")).ShouldBe(
            await Offline.ResultsAsync(
                Codebook(Rename),
                "2024",
                ("2024", "scholen", Population, TrialMonitor.Responses(40))
            )
        );
    }

    [Fact]
    public async Task Erased_respondents_stay_erased_when_the_file_is_read_again()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();
        var erased = await app.EraseAsync(Survey, "r000003", "2024", "scholen");
        erased.Done().RowsErased.ShouldBe(1);

        (await app.PutCodebookAsync(Survey, Codebook(Swap))).Done();
        await app.SettleAsync();

        (await app.WaveAsync(Survey, "2024")).State.ShouldBe(WaveState.Fresh);
        var left = string.Join(
            '\n',
            TrialMonitor.Responses(40).Split('\n').Where(line => !line.StartsWith("r000003;", StringComparison.Ordinal))
        );
        (await app.ResultsAsync(Survey, "2024")).ShouldBe(
            await Offline.ResultsAsync(Codebook(Swap), "2024", ("2024", "scholen", Population, left))
        );
    }

    [Fact]
    public async Task Rows_that_storage_lost_are_read_again_from_the_file()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();
        await app.Get<RespondentRows>()
            .RemovePartitionAsync((await app.PartitionsAsync()).ShouldHaveSingleItem(), CancellationToken.None);

        await app.SettleAsync();

        (await app.WaveAsync(Survey, "2024")).State.ShouldBe(WaveState.Fresh);
    }

    /// <summary>Of twelve surveys, or those from <c>EDITS_FROM</c> on, <c>EDITS_COUNT</c> of them.</summary>
    [Fact]
    public async Task Online_bytes_equal_offline_bytes_after_any_edits_of_the_codebook()
    {
        var (first, count) = (Number("EDITS_FROM", 1), Number("EDITS_COUNT", 12));
        var (computed, unfit) = (0, 0);
        var edits = new HashSet<string>(StringComparer.Ordinal);
        for (var seed = first; seed < first + count; seed++)
        {
            await using var app = await FlowApp.NewAsync(emulator);
            var survey = new EditedSurvey(seed);
            await survey.UploadAsync(app);
            for (var edit = 0; edit < 5; edit++)
            {
                if (edit > 0 && !await survey.EditAsync(app))
                    continue;
                await app.SettleAsync(rendering: false);
                foreach (var wave in survey.CompleteWaves)
                {
                    var expected = await survey.OfflineAsync(wave);
                    (await app.ResultsAsync(survey.Name, wave)).ShouldBe(expected, survey.ToString());
                    if (expected is not null)
                        computed++;
                    else
                        unfit++;
                }
            }
            edits.UnionWith(survey.Edits);
        }

        computed.ShouldBeGreaterThan(2 * count);
        unfit.ShouldBeGreaterThan(0);
        edits.Count.ShouldBeGreaterThan(8);
    }

    private static int Number(string variable, int usual) =>
        int.TryParse(
            Environment.GetEnvironmentVariable(variable),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : usual;

    private static void Lower(JsonNode codebook) => codebook.Grade()["maximum"] = 5;

    private static void Swap(JsonNode codebook)
    {
        codebook.Satisfied()[0]!["label"] = "nee";
        codebook.Satisfied()[1]!["label"] = "ja";
    }

    /// <summary>The usual answers with labels in place of codes.</summary>
    private static string Labelled() =>
        Answers
        + string.Concat(
            TrialMonitor
                .Responses(40)
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Skip(1)
                .Select(line => line.Split(';'))
                .Select(cells => $"{cells[0]};{cells[1]};{(cells[2] == "1" ? "ja" : "nee")};{cells[3]}\n")
        );
}
