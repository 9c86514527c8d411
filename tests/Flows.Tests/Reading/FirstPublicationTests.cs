using Serverless.Flows.Backup;
using Serverless.Flows.Reading;
using Serverless.Flows.Tests.App;
using Serverless.Flows.Waves;
using Serverless.Storage;
using Shouldly;
using Xunit;
using static Serverless.Flows.Tests.App.SmallSurvey;

namespace Serverless.Flows.Tests.Reading;

/// <summary>Until something of a survey is published, nobody but its owners sees that it is there.</summary>
public sealed class FirstPublicationTests(StorageEmulator emulator)
{
    private static readonly Name Nowhere = Name.Parse("nergens");

    [Fact]
    public async Task Survey_that_is_not_published_is_answered_as_one_that_is_not_there()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();
        await app.SettleAsync(rendering: false);

        (await ListedAsync(app, Reader.Anybody)).ShouldBeEmpty();
        (await AnswersAsync(app, Survey, Reader.Anybody)).ShouldBe(
            (await AnswersAsync(app, Nowhere, Reader.Anybody)).Select(answer =>
                answer.Replace("nergens", "proef", StringComparison.Ordinal)
            )
        );
        (await ListedAsync(app, FlowApp.Owner)).ShouldBe(["proef"]);
        (await AnswersAsync(app, Survey, FlowApp.Owner)).ShouldBe(["found", "found", "found"]);
    }

    [Fact]
    public async Task Published_survey_is_there_for_everybody_with_what_is_published_and_no_more()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();
        await app.SettleAsync();

        (await ListedAsync(app, Reader.Anybody)).ShouldBe(["proef"]);
        (await AnswersAsync(app, Survey, Reader.Anybody)).ShouldBe(["found", "found", "found"]);
        var survey = await app.Get<SurveyReader>().FindAsync(Survey, Reader.Anybody, CancellationToken.None);
        survey.Done().Waves.Select(wave => wave.Files.Wave.ToString()).ShouldBe(["2024"]);
        var later = await app.Get<SurveyReader>()
            .FindWaveAsync(Survey, Name.Parse("2025"), Reader.Anybody, CancellationToken.None);
        later.Succeeded(out _, out var refusal).ShouldBeFalse();
        refusal.ShouldBe(new Refusal.UnknownWave(Survey, Name.Parse("2025")));
        (await app.WaveAsync(Survey, "2025")).IsForOwner.ShouldBeTrue();
    }

    [Fact]
    public async Task Survey_stays_published_when_its_codebook_is_replaced_also_at_the_moment_of_publication()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await app.UploadAsync();
        await app.TickAsync();
        await app.DeliverAsync(rendering: false);
        await using var other = app.Restarted();
        var moments = 0;
        for (var moment = 1; ; moment++)
        {
            var name = Name.Parse(FormattableString.Invariant($"s{moment}"));
            (await app.PutCodebookAsync(name, Codebook(survey: name.ToString()))).Done();
            var interrupted = false;
            other.Operations.InterruptAt(
                moment,
                async () =>
                {
                    await app.Get<PublishedSurveys>().NoteAsync(name, app.Clock.GetUtcNow(), CancellationToken.None);
                    interrupted = true;
                }
            );
            (
                await other.PutCodebookAsync(
                    name,
                    Codebook(book => book["title"] = "Nieuw", name.ToString()),
                    isConfirmed: true
                )
            ).Done();
            if (!interrupted)
                break;
            moments++;
            (await AnswersAsync(app, name, Reader.Anybody))[0].ShouldBe("found", $"{name}");
        }

        moments.ShouldBeGreaterThan(5);
    }

    [Fact]
    public async Task Published_survey_that_is_restored_is_published()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        (await app.PutCodebookAsync(Survey, Codebook())).Done();
        await app.UploadAsync();
        await app.Get<PointerBackup>().WriteAsync(CancellationToken.None);
        await app.SettleAsync();
        var codebook = InputKey.Codebook(Survey);
        await app.Account.Table(StorageNames.Pointers).DeleteEntityAsync(codebook.PartitionKey, codebook.RowKey);
        await app.Get<PointerBackup>()
            .RestoreAsync(DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime), CancellationToken.None);
        (await ListedAsync(app, Reader.Anybody)).ShouldBeEmpty();

        await app.Get<PointerBackup>().WriteAsync(CancellationToken.None);
        foreach (
            var (partition, row) in new[] { (codebook.PartitionKey, codebook.RowKey), ("proef", "published|2024") }
        )
            await app.Account.Table(StorageNames.Pointers).DeleteEntityAsync(partition, row);
        await app.Get<PointerBackup>()
            .RestoreAsync(DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime), CancellationToken.None);

        (await ListedAsync(app, Reader.Anybody)).ShouldBe(["proef"]);
    }

    [Fact]
    public void Failure_in_words_quotes_no_exception_that_is_not_the_products_own()
    {
        var inner = new InvalidOperationException("respondent r000007 said no");
        foreach (
            var failure in new Exception[]
            {
                inner,
                new AggregateException(inner),
                new UnreadableCodebookException("The codebook is not valid."),
            }
        )
            FailureText.Of(failure).ToString().ShouldNotContain("r000007");
        FailureText
            .Of(new UnreadableCodebookException("The codebook is not valid."))
            .ToString()
            .ShouldBe("The codebook is not valid.");
    }

    private static async Task<List<string>> ListedAsync(FlowApp app, Reader reader) =>
        [
            .. (await app.Get<SurveyReader>().ListAsync(null, reader, CancellationToken.None)).Surveys.Select(entry =>
                entry.Survey.ToString()
            ),
        ];

    /// <summary>The answers to the survey, its codebook and a wave: found, or the words of the refusal.</summary>
    private static async Task<List<string>> AnswersAsync(FlowApp app, Name survey, Reader reader)
    {
        var surveys = app.Get<SurveyReader>();
        return
        [
            Words(await surveys.FindCodebookAsync(survey, reader, CancellationToken.None)),
            Words(await surveys.FindAsync(survey, reader, CancellationToken.None)),
            Words(await surveys.FindWaveAsync(survey, Name.Parse("2024"), reader, CancellationToken.None)),
        ];
    }

    private static string Words<T>(Outcome<T> outcome)
        where T : class => outcome.Succeeded(out _, out var refusal) ? "found" : RefusalText.Of(refusal).ToString();
}
