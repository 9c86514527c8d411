using Serverless.Flows.Reading;
using Serverless.Flows.Tests.App;
using Serverless.Storage;
using Shouldly;
using Xunit;

namespace Serverless.Flows.Tests.Waves;

/// <summary>Storage operations of the list and of a timer that finds nothing, by number of surveys.</summary>
public sealed class CostTests(StorageEmulator emulator)
{
    [Fact]
    public async Task List_and_idle_timer_take_the_same_few_operations_however_many_surveys_there_are()
    {
        var few = await OperationsAsync(surveys: 3);
        var many = await OperationsAsync(surveys: 230);

        many.ShouldBe(few);
        many.List.ShouldBe(1);
        many.Timer.ShouldBeLessThanOrEqualTo(6);
    }

    [Fact]
    public async Task List_comes_in_pages_that_together_hold_every_survey_once()
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await AddSurveysAsync(app, 230);
        var names = new List<string>();
        var pages = 0;

        for (Name? after = null; ; )
        {
            var page = await app.Get<SurveyReader>().ListAsync(after, FlowApp.Owner, CancellationToken.None);
            names.AddRange(page.Surveys.Select(survey => survey.Survey.ToString()));
            pages++;
            if (page.Next is null)
                break;
            after = page.Next;
        }

        pages.ShouldBe(3);
        names.Count.ShouldBe(230);
        names.ShouldBeUnique();
        names.ShouldBe(names.Order(StringComparer.Ordinal));
    }

    private async Task<(int List, int Timer)> OperationsAsync(int surveys)
    {
        await using var app = await FlowApp.NewAsync(emulator);
        await AddSurveysAsync(app, surveys);

        // The first run sweeps; the marks are looked at, and gone once they have settled.
        await app.TickAsync();
        app.Clock.Advance(TimeSpan.FromMinutes(20));
        await app.TickAsync();
        app.Operations.Reset();
        await app.TickAsync();
        var timer = app.Operations.Count;
        app.Operations.Reset();
        await app.Get<SurveyReader>().ListAsync(null, FlowApp.Owner, CancellationToken.None);
        return (app.Operations.Count, timer);
    }

    private static async Task AddSurveysAsync(FlowApp app, int count)
    {
        for (var number = 0; number < count; number++)
        {
            var name = FormattableString.Invariant($"s{number:D4}");
            (await app.PutCodebookAsync(Name.Parse(name), SmallSurvey.Codebook(survey: name))).Done();
        }
    }
}
