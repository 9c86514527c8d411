using Serverless.Flows.Reading;
using Serverless.Flows.Releases;
using Serverless.Flows.Tests.App;
using Serverless.Flows.Waves;
using Serverless.Pdf;
using Serverless.Storage;
using Serverless.Surveys;
using Shouldly;
using Xunit;
using static Serverless.Flows.Tests.App.SmallSurvey;

namespace Serverless.Flows.Tests.Waves;

/// <summary>One file of a wave cannot be rendered.</summary>
public sealed class RenderingTests(StorageEmulator emulator)
{
    private const string Failing = "tables.en.pdf";
    private static readonly Name Wave = Name.Parse("2024");

    [Fact]
    public async Task File_that_cannot_be_rendered_keeps_no_other_from_being_published_and_is_said_to_be_missing()
    {
        await using var app = await FlowApp.NewAsync(emulator, pdf: AllButEnglishTables());
        await app.UploadAsync();

        await Should.ThrowAsync<IncompleteRenderingException>(() => app.SettleAsync());

        var progress = await app.WaveAsync(Survey, "2024");
        progress.State.ShouldBe(WaveState.Failed);
        progress.Status.Failure.ShouldNotBeNull().ToString().ShouldContain(Failing);
        var published = progress.Files.Published.ShouldNotBeNull();
        var missing = published.Missing.ShouldHaveSingleItem();
        missing.Name.ShouldBe(Failing);
        // The reason is kept as a message, so that everybody reads it in their own language.
        Wording.Messages.Said(missing.Reason, Language.Dutch).ShouldStartWith("een onverwachte fout");
        Wording
            .Messages.Said(progress.Status.Failure, Language.Dutch)
            .ShouldEndWith("De andere bestanden zijn gepubliceerd.");
        published.Files.Select(file => file.Name).ShouldContain("tables.pdf");
        var found = await app.Get<Publications>()
            .FindFileAsync(Survey, Wave, Failing, TestContext.Current.CancellationToken);
        found.Succeeded(out _, out var refusal).ShouldBeFalse();
        RefusalText.Of(refusal.ShouldBeOfType<Refusal.NotRendered>()).ToString().ShouldContain(Failing);
    }

    [Fact]
    public async Task Words_of_what_is_missing_stay_when_the_wave_is_given_up()
    {
        await using var app = await FlowApp.NewAsync(emulator, pdf: AllButEnglishTables());
        await app.UploadAsync();
        await Should.ThrowAsync<IncompleteRenderingException>(() => app.SettleAsync());

        var hash = (await app.WaveAsync(Survey, "2024")).Files.InputsHash;
        await app.Get<AbandonedWaves>()
            .RenderingAsync($"{Survey}/{Wave}/{hash}.json", TestContext.Current.CancellationToken);

        var failure = (await app.WaveAsync(Survey, "2024")).Status.Failure.ShouldNotBeNull().ToString();
        failure.ShouldContain(Failing);
        failure.ShouldContain("Given up after five attempts");
    }

    [Fact]
    public async Task Missing_file_is_rendered_later_without_anything_being_asked_for()
    {
        await using var app = await FlowApp.NewAsync(emulator, pdf: AllButEnglishTables());
        await app.UploadAsync();
        await Should.ThrowAsync<IncompleteRenderingException>(() => app.SettleAsync());

        await using var repaired = app.Restarted();
        app.Clock.Advance(StaleWaves.AfterFailure + TimeSpan.FromMinutes(1));
        await repaired.SettleAsync();

        var progress = await repaired.WaveAsync(Survey, "2024");
        progress.State.ShouldBe(WaveState.Fresh);
        progress.Status.Failure.ShouldBeNull();
        progress.Files.Published!.Files.Select(file => file.Name).ShouldContain(Failing);
    }

    /// <summary>Fails at the English tables report; every other document is rendered.</summary>
    private static PdfRendering AllButEnglishTables() =>
        (document, output) =>
        {
            if (
                document.Properties is { Language: "en-GB", Title: var title }
                && title.Contains("tables", StringComparison.OrdinalIgnoreCase)
            )
                throw new InvalidOperationException("Made to fail.");
            PdfRenderer.Render(document, output);
        };
}
