using System.Text;
using Serverless.Flows.Pages;
using Serverless.Flows.Tests.App;
using Serverless.Flows.Uploads;
using Serverless.Storage;
using Serverless.Storage.Releases;
using Shouldly;
using Xunit;
using static Serverless.Flows.Tests.App.SmallSurvey;

namespace Serverless.Flows.Tests.Releases;

/// <summary>A house style changes drafts and what is released later, and nothing that is public.</summary>
public sealed class HouseStyleFlowTests(StorageEmulator emulator)
{
    private const string Blue = """{"colours":{"primary":"#1f3a7a","accent":"#a3340c"}}""";
    private const string Green = """{"colours":{"primary":"#1d5c33","accent":"#a3340c"}}""";

    [Fact]
    public async Task Draft_is_rendered_again_with_another_style()
    {
        await using var app = await AppAsync("review");
        await app.SettleAsync();
        (await PutAsync(app, Blue)).Done().Acceptance.ShouldBe(Acceptance.Stored);

        await app.SettleAsync();

        var releases = await ReleaseFlowTests.ReleasesAsync(app);
        releases.Select(release => release.Number).ShouldBe([2, 1]);
        releases[0].StyleVersion.ShouldNotBeNull();
        releases[0].IsCorrection.ShouldBeFalse();
        (await FactsheetAsync(app, 2)).ShouldNotBe(await FactsheetAsync(app, 1));
    }

    [Fact]
    public async Task Public_release_keeps_its_style_and_the_next_one_has_the_new()
    {
        await using var app = await AppAsync("automatic");
        await app.SettleAsync();
        var before = await FactsheetAsync(app, 1);
        (await PutAsync(app, Blue)).Done();
        await app.SettleAsync();
        (await ReleaseFlowTests.ReleasesAsync(app)).ShouldHaveSingleItem().StyleVersion.ShouldBeNull();

        (await app.PutResponsesAsync(Survey, "2024", "scholen", TrialMonitor.Responses(60))).Done();
        await app.SettleAsync();

        var releases = await ReleaseFlowTests.ReleasesAsync(app);
        releases.Select(release => release.StyleVersion is null).ShouldBe([false, true]);
        (await FactsheetAsync(app, 1)).ShouldBe(before);
        (await PutAsync(app, Green)).Done();
        await app.SettleAsync();
        (await ReleaseFlowTests.ReleasesAsync(app)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Page_of_a_survey_has_the_style_of_its_organisation_until_that_is_removed()
    {
        await using var app = await AppAsync("automatic");
        await app.SettleAsync();
        (await PutAsync(app, Blue)).Done();
        (await StyleOfPageAsync(app)).ShouldNotBeNull();

        (await app.Get<HouseStyleUpload>().RemoveAsync(Callers.Ministry, CancellationToken.None)).Done();

        (await StyleOfPageAsync(app)).ShouldBeNull();
        (await app.Get<HouseStyleUpload>().FindAsync(Callers.Ministry, CancellationToken.None))
            .Refused()
            .ShouldBeOfType<Refusal.NoStyle>();
    }

    [Fact]
    public async Task Style_with_errors_or_for_nobody_changes_nothing()
    {
        await using var app = await AppAsync("review");

        (await PutAsync(app, """{"colours":{"primary":"#999999","accent":"#a3340c"}}"""))
            .Refused()
            .ShouldBeOfType<Refusal.FaultyStyle>()
            .Issues.Count.ShouldBeGreaterThan(0);
        (await PutAsync(app, Blue, Name.Parse("niemand"))).Refused().ShouldBeOfType<Refusal.UnknownOrganisation>();
        (await app.Get<HouseStyles>().FindAsync(Callers.Ministry, CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task Same_style_again_is_there_already_and_a_condition_on_another_version_is_refused()
    {
        await using var app = await AppAsync("review");
        (await PutAsync(app, Blue)).Done();

        (await PutAsync(app, Blue)).Done().Acceptance.ShouldBe(Acceptance.AlreadyThere);
        (await PutAsync(app, Green, condition: new Precondition(null, new VersionList([], Any: true))))
            .Refused()
            .ShouldBeOfType<Refusal.PreconditionFailed>();
    }

    private async Task<FlowApp> AppAsync(string mode)
    {
        var app = await Callers.AsAsync(Callers.Ministry, () => ReleaseFlowTests.AppAsync(emulator, mode));
        await app.MakeOrganisationsAsync();
        return app;
    }

    private static Task<Outcome<StyleOfOrganisation>> PutAsync(
        FlowApp app,
        string style,
        Name? organisation = null,
        Precondition? condition = null
    ) =>
        app.Get<HouseStyleUpload>()
            .AcceptAsync(
                organisation ?? Callers.Ministry,
                new OfferedFile(
                    new MemoryStream(Encoding.UTF8.GetBytes(style)),
                    style.Length,
                    condition ?? Precondition.None
                ),
                CancellationToken.None
            );

    private static async Task<Reporting.Styles.HouseStyle?> StyleOfPageAsync(FlowApp app) =>
        (await app.Get<SurveyPageReader>().ReadAsync(Survey, CancellationToken.None)).Done().Style;

    private static async Task<string> FactsheetAsync(FlowApp app, int number)
    {
        var file = (await ReleaseFlowTests.FileAsync(app, number, FlowApp.Owner)).ShouldNotBeNull();
        await using var content = await app.Get<Flows.Releases.ReleaseReader>().OpenAsync(file, CancellationToken.None);
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes);
        return Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(bytes.ToArray()));
    }
}
