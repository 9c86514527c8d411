using Serverless.Analysis.Results;
using Serverless.Core.Tests.Surveys;
using Serverless.Pdf;
using Serverless.Reporting;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Tables;
using Serverless.Surveys;
using Serverless.Surveys.Issues;
using Serverless.Wording;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Reporting;

/// <summary>What reports may announce, and that every figure they pick carries its base.</summary>
public sealed class PlainWordsTests
{
    private static readonly DateTimeOffset Created = new(2019, 5, 17, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Difference_that_is_gone_among_all_tests_is_counted_but_not_announced()
    {
        var results = new SurveyResults { ScreenedP = 0.2 }.Build();

        var text = FactsheetTests.Words(Factsheet.Build(results, null, Language.Dutch, Created, PdfRenderer.Height));

        text.ShouldContain("waarvan er geen standhoudt na correctie voor alle toetsen.");
        text.ShouldNotContain("procentpunt sinds");
        text.ShouldNotContain("De grootste verschillen");
    }

    [Fact]
    public void Differences_that_hold_are_counted_beside_those_that_do_not()
    {
        var results = new SurveyResults { ScreenedP = 0.001 }.Build();

        var text = FactsheetTests.Words(Factsheet.Build(results, null, Language.Dutch, Created, PdfRenderer.Height));

        text.ShouldContain(" standhouden na correctie voor alle toetsen. De grootste ");
    }

    [Fact]
    public void Fall_to_nothing_is_not_called_larger_than_a_larger_change_of_points()
    {
        var row = new SurveyResults()
            .Build()
            .Comparisons.SelectMany(comparison => comparison.Rows)
            .First(row => row.Difference is not null && !row.Answer.IsNumber);

        var fall = row with { Difference = -0.06, Effect = new EffectSize("h", -0.5) };
        var rise = row with { Difference = 0.29, Effect = new EffectSize("h", 0.4) };

        DifferenceSize.Of(rise).ShouldBeGreaterThan(DifferenceSize.Of(fall));
    }

    [Theory]
    [InlineData("Anders", true)]
    [InlineData("Anders, namelijk:", true)]
    [InlineData("Andersom", false)]
    [InlineData("Ja, anders", false)]
    public void Answer_that_stands_for_all_others_is_known_by_its_words(string answer, bool isOther) =>
        Texts.For(Language.Dutch).Grammar.IsOther(answer).ShouldBe(isOther);

    [Theory]
    [InlineData("", "")]
    [InlineData("B", "B")]
    [InlineData("ABC", "ABC")]
    [InlineData("ABCDF", "A–DF")]
    [InlineData("ACDEFKL", "AC–FKL")]
    public void Letters_in_a_row_are_written_by_their_ends(string letters, string sign) =>
        LetterRuns.Sign(letters).ShouldBe(sign);

    [Fact]
    public void Comparison_of_all_with_none_is_a_tautology()
    {
        var comparison = new SurveyResults()
            .Build()
            .Comparisons.First(comparison => comparison.Rows.All(row => row.Answer != FigureKey.Mean));
        ComparisonResult With(double a, double b) =>
            comparison with
            {
                Rows =
                [
                    .. comparison.Rows.Select(row =>
                        row with
                        {
                            A = row.A with { Value = a },
                            B = row.B with { Value = b },
                        }
                    ),
                ],
            };

        With(0, 1).IsTautology().ShouldBeTrue();
        With(1, 1).IsTautology().ShouldBeTrue();
        With(0, 0.99).IsTautology().ShouldBeFalse();
    }

    [Fact]
    public void List_of_largest_shares_has_its_base_and_numbers_under_it()
    {
        var context = new ReportContext(new SurveyResults().Build(), Language.Dutch);
        var table = context.Results.Tables.First(table => table.Kind == TableKind.Single);

        var blocks = new TopList(context).For([table], 2, ["scholen"]);

        blocks.Count.ShouldBe(2);
        var list = blocks[0].ShouldBeOfType<NumberedList>();
        string.Concat(
                list.Items[0].Blocks.OfType<Paragraph>().Single().Inlines.OfType<Muted>().Select(muted => muted.Value)
            )
            .ShouldContain("van\u00A0de");
        list.Items.ShouldBeSomeThatAll(item =>
            item.Blocks.OfType<Paragraph>().Single().Inlines.OfType<Strong>().Single().Value.EndsWith(':')
        );
        var line = blocks[1].ShouldBeOfType<Paragraph>().Inlines.OfType<Text>().ShouldHaveSingleItem().Value;
        line.ShouldStartWith("Basis: ");
        line.ShouldContain("n\u00A0=\u00A0");
    }

    [Fact]
    public void Codebook_whose_texts_lack_a_language_is_accepted_with_one_warning()
    {
        var reading = ExampleCodebook.Changed(root => root["title"] = "Monitor");

        reading.Codebook.ShouldNotBeNull();
        var warning = reading.Warnings.ShouldHaveSingleItem();
        warning.Rule.ShouldBe(CodebookRule.Language);
        warning.Message.ShouldContain("'en'");
    }

    [Fact]
    public void Base_text_of_a_question_is_read()
    {
        var reading = ExampleCodebook.Changed(root =>
            root.Question("noemer")["baseText"] = new System.Text.Json.Nodes.JsonObject
            {
                ["nl"] = "wie samenwerkt",
                ["en"] = "those who cooperate",
            }
        );

        reading
            .Codebook!.Questions.Single(question => question.Id == "noemer")
            .BaseText.ShouldBe(new LocalizedText("wie samenwerkt", "those who cooperate"));
    }
}
