using System.Globalization;
using Serverless.Pdf;
using Serverless.Reporting;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Documents.Charts;
using Serverless.Reporting.Templates;
using Serverless.Surveys;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Reporting;

public sealed class TemplateTests
{
    private static readonly Codebook Codebook = SmallCodebook();

    [Fact]
    public void Figures_words_and_changes_are_filled_in()
    {
        var text = Filled(
            """
            # De peiling

            In kort bestek.

            ## Samen

            {{ "samen/scholen/ja" | in_words: "werkt", "werken" }} samen ({{ "samen/scholen/ja" | figure }}).
            """
        );

        text.ShouldContain(
            "Een kwart van de scholen werkt samen (24%).".Replace(
                "Een kwart",
                "Bijna een kwart",
                StringComparison.Ordinal
            )
        );
    }

    [Fact]
    public void Character_that_the_fonts_lack_is_refused_with_its_line()
    {
        var problem = FactsheetTemplate
            .Read("# Kop\n\nGoed \U0001F600", codebook: null, PdfRenderer.TextGate)
            .Problems.ShouldHaveSingleItem();

        (problem.Line, problem.Column).ShouldBe((3, 6));
    }

    [Theory]
    [InlineData("&#20013;", "U+4E2D")]
    [InlineData("&aleph;", "U+2135")]
    [InlineData("&#xE000;", "U+E000")]
    [InlineData("&#0;", "U+FFFD")]
    public void Character_reference_to_what_the_fonts_lack_is_refused_with_its_place(string reference, string character)
    {
        var problem = FactsheetTemplate
            .Read($"# Kop\n\nTeken {reference} hier &euro; 5.", codebook: null, PdfRenderer.TextGate)
            .Problems.ShouldHaveSingleItem();

        (problem.Line, problem.Column).ShouldBe((3, 7));
        problem.Message.ShouldContain(character);
    }

    [Theory]
    [InlineData(2_500, 50)]
    [InlineData(400, 8)]
    public void Template_that_fills_many_pages_is_warned_of_with_their_number(int tiles, int pages)
    {
        var template = string.Concat(Enumerable.Repeat("{{\"a/b/c\"|tile:\"x\"}}\n", tiles));
        var problem = FactsheetTemplate.Read(template, codebook: null).Problems.ShouldHaveSingleItem();

        problem.Severity.ShouldBe(TemplateSeverity.Warning);
        problem.Message.ShouldContain(FormattableString.Invariant($"{tiles} × tile"));
        var said = int.Parse(problem.Message.Split(' ')[4], CultureInfo.InvariantCulture);
        said.ShouldBeInRange(pages, pages * 2);
    }

    [Fact]
    public void Condition_on_significance_chooses_the_text()
    {
        var text = Filled(
            """
            {% if "samen/scholen/ja" | higher %}
            Meer dan eerst: {{ "samen/scholen/ja" | change }}.
            {% else %}
            Onbekend.
            {% endif %}
            """
        );

        text.ShouldContain("Meer dan eerst: meer dan in 2016 (van 17% naar 24%).");
        text.ShouldNotContain("Onbekend");
    }

    [Fact]
    public void Charts_tiles_and_lists_become_blocks()
    {
        var document = Document(
            """
            {{ "samen/scholen/ja" | tile: "werkt samen" }}
            {{ "fase/scholen/summary" | tile: "is in een late fase" }}

            {{ "fase" | chart: "scholen" }}

            {{ "redenen" | top: 3, "scholen" }}

            {{ 5 | changes }}
            """
        );

        document.Blocks.OfType<BigNumbers>().ShouldHaveSingleItem().Items.Count.ShouldBe(2);
        document.Blocks.OfType<StackedBarChart>().ShouldHaveSingleItem().Rows.ShouldHaveSingleItem();
        document.Blocks.OfType<NumberedList>().ShouldHaveSingleItem().Items.Count.ShouldBe(3);
        document.Blocks.OfType<BulletList>().ShouldNotBeEmpty();
    }

    [Fact]
    public void Tile_that_a_template_chose_shows_its_own_change_though_it_is_gone_among_all_tests_of_the_document()
    {
        var template = FactsheetTemplate.Read("""{{ "samen/scholen/ja" | tile: "werkt samen" }}""", null).Template!;

        var document = Factsheet.Build(
            new SurveyResults { ScreenedP = 0.2 }.Build(),
            template,
            Language.Dutch,
            DateTimeOffset.UnixEpoch,
            PdfRenderer.Height
        );

        var tile = document.Blocks.OfType<BigNumbers>().ShouldHaveSingleItem().Items.ShouldHaveSingleItem();
        tile.Change.ShouldNotBeNull().Significant.ShouldBeTrue();
    }

    [Fact]
    public void Account_of_method_and_notice_are_added_when_the_template_leaves_them_out()
    {
        var text = Filled("## Alleen dit\n\nTekst.");

        text.ShouldContain("Deze antwoorden zijn gereconstrueerd.");
        text.ShouldContain("kenmerk van de gebruikte bestanden aaaaaaaaaaaa");
    }

    [Fact]
    public void Markdown_in_a_label_stays_text()
    {
        var results = new SurveyResults().Build();
        var table = results.Tables[0] with
        {
            Answers = [new("ja", new("**vet** [link](http://x) # {{ 1 }}"), false), results.Tables[0].Answers[1]],
        };
        var template = FactsheetTemplate.Read("""Antwoord: {{ "samen/scholen/ja" | answer }}""", null).Template!;

        var text = FactsheetTests.Words(
            Factsheet.Build(
                results with
                {
                    Tables = [table, .. results.Tables.Skip(1)],
                },
                template,
                Language.Dutch,
                DateTimeOffset.UnixEpoch,
                PdfRenderer.Height
            )
        );

        text.ShouldContain("Antwoord: **vet** [link](http://x) # {{ 1 }}");
    }

    [Fact]
    public void Columns_and_panels_are_understood()
    {
        var document = Document(
            """
            :::: columns
            Links.

            ---

            ::: box Kader
            Rechts.
            :::
            ::::
            """
        );

        document
            .Blocks.OfType<Columns>()
            .ShouldHaveSingleItem()
            .Items[1]
            .Blocks.ShouldHaveSingleItem()
            .ShouldBeOfType<Callout>()
            .Title.ShouldBe("Kader");
    }

    [Fact]
    public void Width_of_columns_follows_the_template()
    {
        var columns = Document("::: columns 3 2\nLinks.\n\n---\n\nRechts.\n:::")
            .Blocks.OfType<Columns>()
            .ShouldHaveSingleItem();

        columns.Items.Select(column => column.Weight).ShouldBe([3, 2]);
    }

    [Fact]
    public void Chosen_comparisons_of_the_same_sides_form_one_chart_in_the_words_of_the_author()
    {
        var charts = Document(
            """
            {{ "samen/scholen/ja" | change_row: "Samen" }}
            {{ "samen/scholen/nee" | change_row }}
            {{ "samen/scholen/ja" | difference_row: "kindcentra", "Samen" }}
            {{ "samen/scholen/nee" | difference_row: "kindcentra" }}
            """
        )
            .Blocks.OfType<PairedChart>()
            .ToArray();

        charts
            .Select(chart => chart.Caption)
            .ShouldBe(["2019 vergeleken met 2016", "Kindcentra vergeleken met overige samenwerkingen"]);
        charts.ShouldBeSomeThatAll(chart =>
            chart.Rows.Count == 2 && chart.Rows[0].Label == "Samen" && chart.Rows[1].Label != "Samen"
        );
    }

    [Fact]
    public void Chosen_comparison_that_was_not_made_gives_no_row() =>
        Document("Tekst.\n\n{{ \"weg/scholen/ja\" | change_row: \"Weg\" }}")
            .Blocks.OfType<PairedChart>()
            .ShouldBeEmpty();

    [Theory]
    [InlineData("Tekst {{ \"samen/scholen/jaa\" | figure }}", 1, 10, "samen/scholen/ja")]
    [InlineData("Tekst\n\n{{ \"smen/scholen/ja\" | figure }}", 3, 4, "samen/scholen/ja")]
    [InlineData("{{ \"samen/schoolen/ja\" | figure }}", 1, 4, "samen/scholen/ja")]
    [InlineData("{{ \"fasen\" | chart }}", 1, 4, "fase")]
    [InlineData("{{ \"fase\" | chart: \"schoolen\" }}", 1, 20, "scholen")]
    [InlineData("{{ \"samen/scholen/ja\" | figuur }}", 1, 25, "figure")]
    [InlineData("{{ \"doel/scholen/summary\" | figure }}", 1, 4, null)]
    [InlineData("{% if \"samen/scholen/ja\" | signifcant %}x{% endif %}", 1, 28, "significant")]
    public void Mistake_is_found_with_its_place_and_what_is_near(string template, int line, int column, string? near)
    {
        var reading = FactsheetTemplate.Read(template, Codebook);

        reading.Template.ShouldBeNull();
        var problem = reading.Problems.ShouldHaveSingleItem();
        (problem.Line, problem.Column, problem.Near).ShouldBe((line, column, near));
    }

    [Fact]
    public void All_mistakes_are_reported_at_once() =>
        FactsheetTemplate
            .Read("{{ \"x/y/z\" | figure }}\n{{ \"q\" | chart }}\n{{ 99 | changes }}", Codebook)
            .Problems.Count.ShouldBe(3);

    [Theory]
    [InlineData("{{ samen/scholen/ja | figure }}\n{{ \"samen/scholen/jaa\" | figure }}", 1, 2)]
    [InlineData("{% if \"samen/scholen/ja\" | | significant %}x{% endif %}\n\n{{ \"q\" | chart }}", 1, 1, 3)]
    [InlineData("{% if true %}{{ \"q\" | chart }}\n{{ \"samen\" | chart }}\n{{ 99 | changes }}", 1, 1, 3)]
    public void What_cannot_be_read_does_not_hide_other_mistakes(string template, params int[] lines) =>
        FactsheetTemplate
            .Read(template, Codebook)
            .Problems.Where(problem => problem.Severity == TemplateSeverity.Error)
            .Select(problem => problem.Line)
            .Order()
            .ShouldBe(lines);

    [Fact]
    public void Percentage_typed_by_hand_is_warned_of()
    {
        var reading = FactsheetTemplate.Read("Al 80% van de scholen.", Codebook);

        reading.Template.ShouldNotBeNull();
        reading.Problems.ShouldHaveSingleItem().Severity.ShouldBe(TemplateSeverity.Warning);
    }

    [Fact]
    public void Figure_without_quotes_is_refused_with_how_to_write_it()
    {
        var problem = FactsheetTemplate
            .Read("{{ samen/scholen/ja | figure }}", Codebook)
            .Problems.ShouldHaveSingleItem();

        problem.Severity.ShouldBe(TemplateSeverity.Error);
        problem.Message.ShouldEndWith("""Write figures in quotes: {{ "table/group/answer" | figure }}.""");
    }

    [Theory]
    [InlineData("{% for i in (1..100000000) %}x{% endfor %}")]
    [InlineData("{% while true %}x{% endwhile %}")]
    [InlineData("{% include 'geheim' %}")]
    [InlineData("{{ 'a' | upcase }}")]
    [InlineData("{{ object.type.assembly }}")]
    [InlineData("{% capture x %}y{% endcapture %}")]
    [InlineData("{{ \"samen\" | append: \"/scholen/ja\" | figure }}")]
    [InlineData("{% assign x = \"samen/scholen/ja\" %}{{ x | figure }}")]
    [InlineData("Teken \uE0000\uE001 van binnen")]
    [InlineData("{% if %}")]
    [InlineData("{{ ")]
    [InlineData("{% endif %}")]
    public void Template_that_could_do_harm_is_refused(string template) =>
        FactsheetTemplate.Read(template, Codebook).Template.ShouldBeNull();

    [Fact]
    public void Deeply_nested_template_is_refused_without_harm()
    {
        FactsheetTemplate
            .Read(string.Concat(Enumerable.Repeat("{% if true %}", 20_000)), Codebook)
            .Template.ShouldBeNull();
        FactsheetTemplate.Read("{{ " + new string('(', 50_000) + "1 }}", Codebook).Template.ShouldBeNull();
        FactsheetTemplate.Read(new string('x', 300_000), Codebook).Template.ShouldBeNull();
    }

    [Fact]
    public void Deeply_nested_Markdown_is_refused_without_harm()
    {
        FactsheetTemplate.Read(new string('>', 20_000) + " x", Codebook).Template.ShouldBeNull();
        FactsheetTemplate.Read(string.Concat(Enumerable.Repeat("*a **b ", 3_000)), Codebook).Problems.ShouldNotBeNull();
    }

    [Fact]
    public void Figure_that_the_results_do_not_have_is_said_to_be_unavailable() =>
        Filled("{{ \"weg/scholen/ja\" | figure }} van iets").ShouldContain("Niet beschikbaar van iets");

    [Fact]
    public void Text_is_followed_by_whom_its_figures_are_of()
    {
        var text = Filled("# De peiling\n\nKort.\n\n## Samen\n\n{{ \"samen/scholen/ja\" | figure }} werkt samen.");

        text.ShouldContain("In de tekst: alle respondenten (n\u00A0=\u00A0");
    }

    [Fact]
    public void Text_about_a_figure_that_a_tile_shows_does_not_say_again_whom_it_is_of()
    {
        var text = Filled(
            "# De peiling\n\nKort.\n\n## Samen\n\n{{ \"samen/scholen/ja\" | tile: \"van de scholen\" }}\n\n{{ \"samen/scholen/ja\" | figure }} werkt samen."
        );

        text.ShouldContain("werkt samen.");
        text.ShouldNotContain("In de tekst:");
    }

    private static string Filled(string markdown) => FactsheetTests.Words(Document(markdown));

    private static Document Document(string markdown)
    {
        var reading = FactsheetTemplate.Read(markdown, null);
        reading.Problems.ShouldBeEmpty();
        return Factsheet.Build(
            new SurveyResults().Build(),
            reading.Template,
            Language.Dutch,
            DateTimeOffset.UnixEpoch,
            PdfRenderer.Height
        );
    }

    private static Codebook SmallCodebook() =>
        new()
        {
            Survey = "peiling",
            Title = new("De peiling"),
            Waves = [new Wave("2019", new("2019"), new(2019, 3, 4), new(2019, 5, 17), null)],
            Groups =
            [
                new TargetGroup
                {
                    Id = "scholen",
                    Label = new("scholen"),
                    Design = new() { Kind = SamplingKind.Sample },
                    Weighting = new() { Method = WeightingMethod.None },
                },
            ],
            Chapters = [new("een", new("Een"))],
            Questions =
            [
                Single("samen", ["ja", "nee"]),
                Single("fase", ["start", "eind"]),
                new GridQuestion
                {
                    Id = "doel",
                    Chapter = "een",
                    Text = new("doel"),
                    Groups = ["scholen"],
                    Waves = ["2019"],
                    Answers = Answers(["niet", "wel"]),
                    Items = [new Item { Id = "leren", Label = new("Leren") }],
                },
            ],
        };

    private static SingleQuestion Single(string id, string[] answers) =>
        new()
        {
            Id = id,
            Chapter = "een",
            Text = new(id),
            Groups = ["scholen"],
            Waves = ["2019"],
            Answers = Answers(answers),
        };

    private static Answer[] Answers(string[] codes) =>
        [.. codes.Select(code => new Answer { Code = code, Label = new(code) })];
}
