using System.Text.Json.Nodes;
using Serverless.Analysis.Changes;
using Serverless.Flows.Tests.App;
using Serverless.Flows.Uploads;
using Serverless.TestKit;
using Shouldly;
using Xunit;
using static System.FormattableString;
using static Serverless.Flows.Tests.App.SmallSurvey;

namespace Serverless.Flows.Tests.Uploads;

/// <summary>A dry run gives the whole check and the difference, and stores nothing.</summary>
public sealed class DryRunTests(StorageEmulator emulator)
{
    private static readonly string OtherPopulation = Population
        .Replace("1,600", "1,500", StringComparison.Ordinal)
        .Replace("2,400", "2,500", StringComparison.Ordinal);

    [Fact]
    public async Task Dry_run_of_every_kind_of_file_only_reads()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();
        (await app.PutTemplateAsync(Survey, "# Een\n\nTekst\n")).Done();
        await app.SettleAsync();
        var before = app.Operations.Log.Count;

        var answers = new[]
        {
            await app.PutCodebookAsync(Survey, Codebook(WithLastDay), dryRun: true),
            await app.PutPopulationAsync(Survey, "2024", "scholen", OtherPopulation, dryRun: true),
            await app.PutResponsesAsync(Survey, "2024", "scholen", TrialMonitor.Responses(30, seed: 2), dryRun: true),
            await app.PutResponsesAsync(
                Survey,
                "2024",
                "scholen",
                TrialMonitor.Responses(30, seed: 3),
                later: true,
                dryRun: true
            ),
            await app.PutTemplateAsync(Survey, "# Een\n\nAndere tekst\n", dryRun: true),
        };

        answers.ShouldBeSomeThatAll(answer => answer.Done().Acceptance == Acceptance.OnlyChecked);
        var operations = app.Operations.Log.Skip(before).ToList();
        operations.Count.ShouldBeGreaterThan(10);
        operations.Where(operation => operation.Split(' ')[0] is not ("GET" or "HEAD")).ShouldBeEmpty();
    }

    /// <summary>A codebook that has more to be entered than its pointer.</summary>
    private static void WithLastDay(JsonNode codebook)
    {
        codebook.Grade()["text"] = "Anders?";
        codebook["waves"]![0]!["answersKeptUntil"] = "2030-01-01";
    }

    [Fact]
    public async Task Figures_that_will_move_are_those_that_move()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync(rows: 80);
        await app.SettleAsync();
        var before = await app.PublishedAsync(Survey, "2024");
        var file = TrialMonitor.Responses(75, seed: 3);

        var dryRun = (await app.PutResponsesAsync(Survey, "2024", "scholen", file, dryRun: true)).Done();

        var outlook = dryRun.Difference.Figures.ShouldNotBeNull().ShouldHaveSingleItem();
        (outlook.Wave, outlook.NotComputed).ShouldBe(("2024", null));
        (await app.PutResponsesAsync(Survey, "2024", "scholen", file)).Done();
        await app.SettleAsync();
        var moved = FigureChanges.Of(before, await app.PublishedAsync(Survey, "2024"));
        moved.Count.ShouldBeGreaterThan(3);
        outlook.Changes.ShouldNotBeNull().Figures.ShouldBe(moved.Figures);
        outlook.Changes.Conclusions.ShouldBe(moved.Conclusions);
    }

    [Fact]
    public async Task Figures_that_one_respondent_moves_are_not_shown_beforehand_either()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync(rows: 80);
        static void Edit(JsonNode codebook) => codebook["settings"] = new JsonObject { ["minimumChange"] = 10 };
        (await app.PutCodebookAsync(Survey, Codebook(Edit))).Done();
        await app.SettleAsync();

        var dryRun = await app.PutResponsesAsync(Survey, "2024", "scholen", TrialMonitor.Responses(79), dryRun: true);

        var outlook = dryRun.Done().Difference.Figures.ShouldNotBeNull().ShouldHaveSingleItem();
        outlook.Changes.ShouldBeNull();
        outlook
            .NotComputed.ShouldNotBeNull()
            .ToString()
            .ShouldContain("can be seen to have changed since the last publication");
    }

    [Fact]
    public async Task Waves_that_rest_on_the_file_are_looked_at_and_no_others()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync("2024", rows: 60);
        await app.UploadAsync("2025", rows: 60, seed: 1);
        await app.SettleAsync();

        var earlier = await app.PutResponsesAsync(
            Survey,
            "2024",
            "scholen",
            TrialMonitor.Responses(60, seed: 5),
            dryRun: true
        );
        var later = await app.PutPopulationAsync(Survey, "2025", "scholen", OtherPopulation, dryRun: true);

        earlier.Done().Difference.Figures!.Select(outlook => outlook.Wave).ShouldBe(["2024", "2025"]);
        later.Done().Difference.Figures!.Select(outlook => outlook.Wave).ShouldBe(["2025"]);
        earlier.Done().Difference.Figures![1].Changes!.Figures.ShouldContain(change => change.Id.Contains("@2024"));
    }

    [Fact]
    public async Task Wave_of_too_many_respondents_is_not_computed_beforehand_and_that_is_said()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();
        (
            await app.PutPopulationAsync(
                Survey,
                "2024",
                "scholen",
                Population.Replace("00", "0000", StringComparison.Ordinal)
            )
        ).Done();
        await app.SettleAsync();

        var dryRun = await app.PutResponsesAsync(
            Survey,
            "2024",
            "scholen",
            TrialMonitor.Responses(50_001),
            dryRun: true
        );

        dryRun
            .Done()
            .Difference.Figures![0]
            .NotComputed.ShouldNotBeNull()
            .ToString()
            .ShouldContain("50,001 respondents");
    }

    [Fact]
    public async Task Wave_that_could_not_be_computed_says_why_beforehand()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();
        await app.SettleAsync();
        var onlySmall = TrialMonitor.Responses(40).Replace(";2;", ";1;", StringComparison.Ordinal);

        var dryRun = await app.PutResponsesAsync(Survey, "2024", "scholen", onlySmall, dryRun: true);

        dryRun
            .Done()
            .Difference.Figures![0]
            .NotComputed.ShouldNotBeNull()
            .ToString()
            .ShouldContain("could not be computed");
    }

    [Fact]
    public async Task Codebook_that_needs_to_be_confirmed_says_so_with_all_it_does()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();
        await app.SettleAsync();
        static void Edit(JsonNode codebook)
        {
            codebook.Grade()["maximum"] = 5;
            codebook["chapters"]![0]!["title"] = "Anders";
        }

        var dryRun = (await app.PutCodebookAsync(Survey, Codebook(Edit), dryRun: true)).Done();

        dryRun.NeedsConfirmation.ShouldBeTrue();
        dryRun.Warnings.Listed.ShouldContain(warning => warning.Rule == "file-does-not-fit");
        dryRun
            .Difference.Codebook!.Select(part => (part.Part, part.Changed[0]))
            .ShouldBe([("chapters", "samen"), ("questions", "cijfer")]);
        dryRun
            .Difference.Figures!.ShouldHaveSingleItem()
            .NotComputed.ShouldNotBeNull()
            .ToString()
            .ShouldContain("does not fit");
    }

    [Fact]
    public async Task Codebook_that_withholds_more_says_which_figures_go()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();
        await app.SettleAsync();
        static void Edit(JsonNode codebook) => codebook["settings"] = new JsonObject { ["minimumBase"] = 50 };

        var dryRun = (await app.PutCodebookAsync(Survey, Codebook(Edit), dryRun: true)).Done();

        var changes = dryRun.Difference.Figures!.ShouldHaveSingleItem().Changes.ShouldNotBeNull();
        changes.Figures.ShouldBeSomeThatAll(change => change.From != null && change.To == null);
    }

    [Fact]
    public async Task File_with_errors_and_a_precondition_that_fails_are_answered_as_for_an_upload()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();

        var faulty = await app.PutResponsesAsync(Survey, "2024", "scholen", "respondent\nr1\n", dryRun: true);
        var stale = await app.PutResponsesAsync(
            Survey,
            "2024",
            "scholen",
            TrialMonitor.Responses(10),
            precondition: new Precondition(null, new VersionList([], Any: true)),
            dryRun: true
        );

        faulty.RefusedFor<Refusal.Faulty>().Issues.Count.ShouldBeGreaterThan(0);
        stale.RefusedFor<Refusal.PreconditionFailed>();
    }

    [Fact]
    public async Task Population_tells_which_categories_get_other_figures()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();

        var difference = (await app.PutPopulationAsync(Survey, "2024", "scholen", OtherPopulation, dryRun: true))
            .Done()
            .Difference.Categories.ShouldNotBeNull();

        difference
            .Changed.Select(change =>
                Invariant($"{change.Variable}/{change.Category} {change.From!.Population} {change.To!.Population}")
            )
            .ShouldBe(["grootte/1 600 500", "grootte/2 400 500"]);
    }

    [Fact]
    public async Task Template_counts_the_lines_that_come_and_go()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();
        (await app.PutTemplateAsync(Survey, "# Een\n\nTekst\n")).Done();

        var difference = (await app.PutTemplateAsync(Survey, "# Een\n\nA\n\nB\n", dryRun: true)).Done().Difference;

        // "Tekst" goes; "A", "B" and a blank line come.
        (difference.Lines!.Added, difference.Lines.Gone).ShouldBe((3, 1));
    }
}
