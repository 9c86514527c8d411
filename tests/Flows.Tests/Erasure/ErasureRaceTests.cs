using Serverless.Flows.Tests.App;
using Serverless.Storage;
using Shouldly;
using Xunit;
using static System.FormattableString;
using static Serverless.Flows.Tests.App.SmallSurvey;

namespace Serverless.Flows.Tests.Erasure;

/// <summary>
/// Uploads and erasures at the same time, in every order of their storage operations: when both are over, the respondent
/// is gone.
/// </summary>
public sealed class ErasureRaceTests(StorageEmulator emulator)
{
    private const string Id = "r000007";

    public static TheoryData<bool, bool> Uploads() =>
        new()
        {
            { false, false },
            { false, true },
            { true, false },
            { true, true },
        };

    /// <param name="later">Whether the upload is stored by the queue.</param>
    /// <param name="isFirst">Whether it is the first of its group; the respondent is in another group then.</param>
    [Theory]
    [MemberData(nameof(Uploads))]
    public async Task Erasure_at_any_moment_of_an_upload_leaves_nothing_of_the_respondent(bool later, bool isFirst)
    {
        await using var app = await FlowApp.NewAsync(emulator);
        var rounds = 0;
        for (var moment = 1; ; moment++)
        {
            var survey = await NewSurveyAsync(app, moment);
            var group = isFirst ? "besturen" : "scholen";
            await using var uploading = app.Restarted();
            var erased = false;
            uploading.Operations.InterruptAt(
                moment,
                async () =>
                {
                    (await app.EraseAsync(survey, Id)).Done();
                    erased = true;
                }
            );

            var outcome = await uploading.PutResponsesAsync(survey, "2024", group, TrialMonitor.Responses(50), later);
            await uploading.DeliverAsync(rendering: false);

            if (!erased)
                break;
            rounds++;
            var at = Invariant($"erased before operation {moment}: {Words(outcome)}");
            (await app.TracesAsync(Id)).ShouldBeEmpty(at);
            await ComputesAsync(app, survey, at);
        }

        rounds.ShouldBeGreaterThan(8);
    }

    [Theory]
    [MemberData(nameof(Uploads))]
    public async Task Upload_at_any_moment_of_an_erasure_does_not_bring_the_respondent_back(bool later, bool isFirst)
    {
        await using var app = await FlowApp.NewAsync(emulator);
        var rounds = 0;
        for (var moment = 1; ; moment++)
        {
            var survey = await NewSurveyAsync(app, moment);
            var group = isFirst ? "besturen" : "scholen";
            await using var erasing = app.Restarted();
            var uploaded = false;
            erasing.Operations.InterruptAt(
                moment,
                async () =>
                {
                    await app.PutResponsesAsync(survey, "2024", group, TrialMonitor.Responses(50), later);
                    uploaded = true;
                }
            );

            (await erasing.EraseAsync(survey, Id)).Done();
            await app.DeliverAsync(rendering: false);

            if (!uploaded)
                break;
            rounds++;
            var at = Invariant($"uploaded before operation {moment}");
            (await app.TracesAsync(Id)).ShouldBeEmpty(at);
            await ComputesAsync(app, survey, at);
        }

        rounds.ShouldBeGreaterThan(8);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Upload_that_ends_so_soon_after_an_erasure_passed_it_leaves_nothing_of_the_respondent(
        int operations
    )
    {
        await using var app = await FlowApp.NewAsync(emulator);
        var crashes = 0;
        for (var moment = 1; ; moment++)
        {
            var survey = await NewSurveyAsync(app, moment);
            await using var doomed = app.Restarted();
            var erased = false;
            doomed.Operations.InterruptAt(
                moment,
                async () =>
                {
                    (await app.EraseAsync(survey, Id)).Done();
                    erased = true;
                    doomed.Operations.CrashAfter(operations);
                }
            );
            try
            {
                await doomed.PutResponsesAsync(survey, "2024", "besturen", TrialMonitor.Responses(50));
            }
            catch (Exception crash) when (StorageOperations.IsCrash(crash))
            {
                crashes++;
            }

            if (!erased)
                break;
            app.Clock.Advance(TimeSpan.FromDays(2.1));
            await app.TickAsync();
            (await app.TracesAsync(Id)).ShouldBeEmpty(Invariant($"erased before operation {moment}"));
        }

        crashes.ShouldBeGreaterThan(5);
    }

    [Fact]
    public async Task Uploads_and_erasures_from_many_sides_leave_nobody_who_was_erased()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();
        var ids = Enumerable.Range(0, 6).Select(number => Invariant($"r00000{number}")).ToList();

        await Task.WhenAll(
            ids.Select(async id =>
                {
                    await using var instance = app.Restarted();
                    await Should.NotThrowAsync(async () => (await instance.EraseAsync(Survey, id)).Done());
                })
                .Concat(
                    Enumerable
                        .Range(0, 6)
                        .Select(async seed =>
                        {
                            await using var instance = app.Restarted();
                            await instance.PutResponsesAsync(
                                Survey,
                                "2024",
                                "scholen",
                                TrialMonitor.Responses(45, seed)
                            );
                        })
                )
        );

        foreach (var id in ids)
            (await app.TracesAsync(id)).ShouldBeEmpty(id);
    }

    /// <summary>A survey whose group of schools holds the respondent.</summary>
    private static async Task<Name> NewSurveyAsync(FlowApp app, int number)
    {
        var survey = Name.Parse(Invariant($"s{number}"));
        (await app.PutCodebookAsync(survey, Codebook(survey: survey.ToString()))).Done();
        (await app.PutPopulationAsync(survey, "2024", "scholen", Population)).Done();
        (await app.PutResponsesAsync(survey, "2024", "scholen", TrialMonitor.Responses(40))).Done();
        return survey;
    }

    /// <summary>What is current can be computed: its rows and its file are there, or are made of one another.</summary>
    private static async Task ComputesAsync(FlowApp app, Name survey, string at)
    {
        await app.SettleAsync(rendering: false);
        (await app.ResultsAsync(survey, "2024")).ShouldNotBeNull(at);
    }

    private static string Words(Outcome<Flows.Uploads.AcceptedUpload> outcome) =>
        outcome.Succeeded(out var accepted, out var refusal)
            ? $"{accepted.Acceptance}"
            : RefusalText.Of(refusal).ToString();
}
