using Serverless.Analysis.Results;
using Serverless.Reporting.Figures;
using Serverless.Surveys;
using Serverless.Wording;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Reporting;

public sealed class TwoAnswersTests
{
    [Theory]
    [InlineData("nee", "ja", "2")]
    [InlineData("ja", "nee", "1")]
    [InlineData("No", "Yes, often", "2")]
    [InlineData("Nog niet", "Ja", "2")]
    [InlineData("niet genoemd", "genoemd", "2")]
    [InlineData("geen", "een of meer", "2")]
    [InlineData("man", "vrouw", "1")]
    [InlineData("niet", "geen", "1")]
    [InlineData("Noord", "Zuid", "1")]
    public void Answer_that_is_spoken_of_is_the_yes_else_the_first(string first, string second, string code)
    {
        var table = TableOf(first, second);

        TwoAnswers.Telling(table).ShouldBe(FigureKey.ShareOf(code));
        TwoAnswers.Mirrored(table).ShouldBe(FigureKey.ShareOf(code == "1" ? "2" : "1"));
    }

    [Fact]
    public void Options_of_which_several_can_be_given_do_not_mirror_each_other()
    {
        TwoAnswers.Mirrored(TableOf("taal", "zorg") with { Kind = TableKind.Multiple }).ShouldBeNull();
    }

    [Theory]
    [InlineData("Ja")]
    [InlineData("Binnenstad")]
    [InlineData("GroenLinks")]
    public void Answer_is_written_as_in_the_codebook_and_in_quotation_marks_within_a_sentence(string answer)
    {
        var (table, figure) = (TableOf(answer, "Iets anders"), FigureKey.ShareOf("1"));

        AnswerNames.AfterColon(table, figure, Texts.For(Language.Dutch)).ShouldBe(answer);
        AnswerNames.InSentence(table, figure, Texts.For(Language.Dutch)).ShouldBe($"‘{answer}’");
    }

    [Fact]
    public void Number_as_an_answer_has_no_quotation_marks() =>
        AnswerNames.InSentence(TableOf("10+", "9"), FigureKey.ShareOf("1"), Texts.For(Language.Dutch)).ShouldBe("10+");

    private static TableResult TableOf(string first, string second)
    {
        var table = SurveyResults
            .Variants["one group, one wave"]
            .Build()
            .Tables.First(table => table.Kind == TableKind.Single);
        return table with
        {
            Answers =
            [
                table.Answers[0] with
                {
                    Code = "1",
                    Label = new LocalizedText(first),
                },
                table.Answers[0] with
                {
                    Code = "2",
                    Label = new LocalizedText(second),
                },
            ],
            Ordinal = false,
        };
    }
}
