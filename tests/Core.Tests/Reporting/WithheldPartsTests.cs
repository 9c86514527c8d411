using Serverless.Analysis.Results;
using Serverless.Core.Tests.Analysis;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Factsheets;
using Serverless.Reporting.Figures;
using Serverless.Surveys;
using Serverless.TestKit.Surveys;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Reporting;

/// <summary>What an automatic factsheet says of figures that it does not show.</summary>
public sealed class WithheldPartsTests
{
    private static readonly Lazy<ResultsDocument> Whole = new(() =>
    {
        var shape = new ShapedSurvey
        {
            Groups = 3,
            Waves = 1,
            Questions = 3,
            GridItems = 3,
        };
        var survey = new SurveyOnPaper(shape.Codebook());
        foreach (var file in shape.Files())
            survey.With(file.Wave, file.Group, file.Population, file.Responses);
        return survey.Publish(shape.Wave);
    });

    [Fact]
    public void Nothing_is_said_where_every_question_and_group_has_a_figure()
    {
        Sentences((_, part) => part.Group != "groep-b").ShouldNotBeNull();
        Sentences((table, part) => table.Question == "vraag-1" && part.Group == "groep-a").ShouldBeNull();
    }

    [Fact]
    public void Item_is_named_with_its_question_and_a_question_of_which_all_are_withheld_once()
    {
        const string Question = "Eens met de stellingen";
        const string Item = "Stelling 2: samen werken levert kinderen";

        var item = Sentences((table, _) => table.Id.Part == "s2").ShouldNotBeNull();
        item.ShouldStartWith($"Niet getoond: ‘{Question}: {Item[..20]}");
        item.ShouldEndWith(" (te weinig respondenten).");
        Sentences((table, _) => table.Question == "stellingen")
            .ShouldBe($"Niet getoond: ‘{Question}’ (te weinig respondenten).");
    }

    [Fact]
    public void What_only_a_group_without_figures_was_asked_is_not_named_beside_it()
    {
        var results = Withheld((_, part) => part.Group == "groep-c");
        results = results with
        {
            Tables =
            [
                .. results.Tables.Select(table =>
                    table.Question == "vraag-2"
                        ? table with
                        {
                            Groups = [.. table.Groups.Where(part => part.Group == "groep-c")],
                        }
                        : table
                ),
            ],
        };

        Sentences(results).ShouldBe("Van scholen in regio C zijn er geen cijfers: te weinig respondenten.");
    }

    [Fact]
    public void Protection_of_respondents_is_not_called_too_few()
    {
        var results = Withheld((table, _) => table.Question == "vraag-1", CellFlag.SecondarySuppression);

        Sentences(results)
            .ShouldBe(
                "Niet getoond: ‘Werkt samen aan overleg’ (te weinig respondenten, of zij zouden te herkennen zijn)."
            );
        new WithheldParts(Context(results)).IsTooFew.ShouldBeFalse();
    }

    [Fact]
    public void Group_without_the_key_figure_has_no_tile_and_is_named_under_the_others()
    {
        var context = Context(Withheld((table, part) => table.Question == "vraag-1" && part.Group == "groep-b"));
        var results = context.Results with { KeyFigures = ["vraag-1/1"] };

        var tiles = new KeyFigures(Context(results)).Tiles(new PrintedFigures());

        tiles
            .OfType<BigNumbers>()
            .Single()
            .Items.Select(tile => tile.Label)
            .ShouldBe(["Scholen in regio A", "Scholen in regio C"]);
        ((Text)((Paragraph)tiles[^1]).Inlines[0]).Value.ShouldBe(
            "Zonder cijfer: scholen in regio B (te weinig respondenten)."
        );
    }

    private static string? Sentences(Func<TableResult, GroupTable, bool> isWithheld) => Sentences(Withheld(isWithheld));

    private static string? Sentences(ResultsDocument results) => new WithheldParts(Context(results)).Sentences();

    private static ReportContext Context(ResultsDocument results) => new(results, Language.Dutch);

    private static ResultsDocument Withheld(
        Func<TableResult, GroupTable, bool> isWithheld,
        CellFlag flag = CellFlag.SmallBase
    ) =>
        Whole.Value with
        {
            Tables =
            [
                .. Whole.Value.Tables.Select(table =>
                    table with
                    {
                        Groups =
                        [
                            .. table.Groups.Select(part => isWithheld(table, part) ? Withheld(part, flag) : part),
                        ],
                    }
                ),
            ],
        };

    private static GroupTable Withheld(GroupTable part, CellFlag flag)
    {
        return part with
        {
            Cells = [.. part.Cells.Select(Empty)],
            Summary = part.Summary is { } summary ? Empty(summary) : null,
            Mean = part.Mean is { } mean ? Empty(mean) : null,
            Quantiles = [.. part.Quantiles.Select(Empty)],
        };

        Cell Empty(Cell cell) => cell with { Value = null, Interval = null, Flags = [flag] };
    }
}
