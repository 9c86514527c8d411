using Serverless.Analysis.Results;
using Serverless.Core.Tests.Analysis;
using Serverless.Pdf;
using Serverless.Pdf.Layout;
using Serverless.Reporting;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Documents.Charts;
using Serverless.Reporting.Factsheets;
using Serverless.Surveys;
using Serverless.TestKit.Surveys;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Reporting;

/// <summary>Factsheets without a template of waves of which every figure is withheld.</summary>
public sealed class FactsheetWithoutFiguresTests
{
    private static readonly DateTimeOffset Created = new(2025, 5, 31, 0, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<string, ShapedSurvey> Shapes = new(StringComparer.Ordinal)
    {
        ["few"] = new() { Respondents = ShapedSurvey.Few },
        ["one group, one wave"] = new()
        {
            Groups = 1,
            Waves = 1,
            Respondents = ShapedSurvey.Few,
        },
        ["twelve groups"] = new() { Groups = 12, Respondents = 3 },
        ["four hundred questions"] = new() { Questions = 400, Respondents = ShapedSurvey.Few },
    };

    public static TheoryData<string, Language> Surveys()
    {
        var data = new TheoryData<string, Language>();
        foreach (var shape in Shapes.Keys)
        foreach (var language in Languages.All)
            data.Add(shape, language);
        return data;
    }

    [Theory]
    [MemberData(nameof(Surveys))]
    public void It_is_one_page_without_figures_or_what_stands_for_them(string shape, Language language)
    {
        var document = Document(Results(Shapes[shape]), language);

        DocumentLayout.PagesOf(document).Count.ShouldBe(1);
        var blocks = All(document.Blocks).ToArray();
        blocks.ShouldNotContain(block => block is Chart || block is BigNumbers);
        document.Blocks.SelectMany(PrintedFigures.In).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(
        Language.Dutch,
        "Er deden te weinig respondenten mee om cijfers te publiceren. Het veldwerk liep van 1\u00A0maart tot en met 31\u00A0mei 2019; 18 respondenten\u00A0deden\u00A0mee.",
        "Op elke vraag antwoordden minder dan 10 respondenten per doelgroep. Cijfers over zo weinig respondenten worden niet gepubliceerd: ze zeggen te weinig over de hele groep, en wie meedeed zou te herkennen zijn.",
        "Van de 240 die zijn gevraagd mee te doen, deden er 18 mee.",
        "Komt er een volgende meting, en wordt u gevraagd? Doe dan mee: bij 10 respondenten of meer kunnen er wel cijfers komen.",
        "Hebt u een vraag over dit onderzoek? Stel die aan de opdrachtgever: Het onderzoeksfonds."
    )]
    [InlineData(
        Language.English,
        "Too few respondents took part to publish figures. Fieldwork ran from 1\u00A0March to 31\u00A0May 2019; 18 respondents\u00A0took part.",
        "Every question was answered by fewer than 10 respondents per target group. Figures on so few are not published: they say too little about the whole group, and those who took part could be recognised.",
        "Of the 240 who were asked to take part, 18 did.",
        "If there is a next wave and you are asked, do take part: with 10 respondents or more, figures can be published.",
        "Do you have a question about this survey? Ask its commissioner: The research fund."
    )]
    public void It_says_why_how_many_were_asked_and_what_readers_can_do(Language language, params string[] said)
    {
        var results = Results(Shapes["few"]);
        results = results with
        {
            Groups = [.. results.Groups.Select(group => group with { Response = group.Response with { Sample = 80 } })],
        };

        var words = FactsheetTests.Words(Document(results, language));

        foreach (var sentence in said)
            words.ShouldContain(sentence);
    }

    [Fact]
    public void How_many_were_asked_is_left_out_where_it_is_not_known_of_every_group()
    {
        var results = Results(Shapes["few"]);
        var known = results.Groups[0] with { Response = results.Groups[0].Response with { Sample = 80 } };

        foreach (var groups in new GroupResult[][] { [.. results.Groups], [known, .. results.Groups.Skip(1)] })
            FactsheetTests
                .Words(Document(results with { Groups = groups }, Language.Dutch))
                .ShouldNotContain("zijn gevraagd mee te doen");
    }

    [Fact]
    public void It_does_not_say_that_too_few_answered_where_others_are_protected()
    {
        var results = Results(Shapes["few"]);
        results = results with { Tables = [.. results.Tables.Select(Protected)] };

        var words = FactsheetTests.Words(Document(results, Language.Dutch));

        words.ShouldContain("Van deze meting kunnen geen cijfers worden gepubliceerd.");
        words.ShouldContain(
            "Bij elke vraag antwoordden te weinig respondenten om een cijfer te tonen, of zou te herkennen zijn wie wat antwoordde."
        );
        words.ShouldNotContain("minder dan 10 respondenten per doelgroep");
    }

    [Fact]
    public void It_says_nothing_of_how_figures_are_made()
    {
        var words = FactsheetTests.Words(Document(Results(Shapes["few"]), Language.Dutch));

        words.ShouldContain("Cijfers over minder dan 10 respondenten worden niet getoond.");
        foreach (var word in new[] { "indicatief", "gewogen", "interval", "Marge", "Effectieve n" })
            words.ShouldNotContain(word);
    }

    [Fact]
    public void Every_question_is_listed_once_under_its_chapter()
    {
        var words = FactsheetTests.Words(Document(Results(Shapes["few"]), Language.Dutch)).Split('\n');

        words.Count(line => line.EndsWith('?')).ShouldBe(12);
        words.ShouldBe(words.Distinct(StringComparer.Ordinal).Concat(words.Where(line => line.Length == 0)), true);
        words.ShouldContain("Werkt u samen aan overleg?");
    }

    [Fact]
    public void Questions_for_which_the_page_has_no_room_are_counted()
    {
        var words = FactsheetTests.Words(Document(Results(Shapes["four hundred questions"]), Language.Dutch));

        var listed = words.Split('\n').Count(line => line.EndsWith('?'));
        listed.ShouldBeGreaterThan(30);
        words.ShouldContain(FormattableString.Invariant($"Nog {400 - listed} vragen staan in het tabellenrapport."));
    }

    [Fact]
    public void Readers_are_led_to_whom_a_release_names()
    {
        var document = Factsheet.Build(
            Results(Shapes["few"]),
            null,
            Language.Dutch,
            Created,
            PdfRenderer.Height,
            Releases.Corrected
        );

        DocumentLayout.PagesOf(document).Count.ShouldBe(1);
        var words = FactsheetTests.Words(document);
        words.ShouldContain(
            "Hebt u een vraag over dit onderzoek? U kunt terecht bij Afdeling onderzoek, onderzoek@voorbeeld.example"
        );
        words.ShouldNotContain("Stel die aan de opdrachtgever");
    }

    private static TableResult Protected(TableResult table) =>
        table with
        {
            Groups =
            [
                .. table.Groups.Select(part =>
                    part with
                    {
                        Cells = [.. part.Cells.Select(cell => cell with { Flags = [CellFlag.SmallCell] })],
                    }
                ),
            ],
        };

    private static Document Document(ResultsDocument results, Language language) =>
        Factsheet.Build(results, null, language, Created, PdfRenderer.Height);

    private static ResultsDocument Results(ShapedSurvey shape)
    {
        var survey = new SurveyOnPaper(shape.Codebook());
        foreach (var file in shape.Files())
            survey.With(file.Wave, file.Group, file.Population, file.Responses);
        return survey.Publish(shape.Wave);
    }

    private static IEnumerable<Block> All(IEnumerable<Block> blocks) =>
        blocks.SelectMany(block => block is Container container ? All(container.Children) : [block]);
}
