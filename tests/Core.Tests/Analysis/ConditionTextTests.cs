using Serverless.Analysis.Wording;
using Serverless.Surveys;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis;

/// <summary>Conditions in words.</summary>
public sealed class ConditionTextTests
{
    private static readonly Codebook Codebook = new SurveyOnPaper(HandMadeSurveys.Codebook).Codebook;
    private static readonly Condition Yes = new AnswerIs("samen", null, ["ja"]);

    [Fact]
    public void Answer_reads_as_a_sentence_in_both_languages()
    {
        var text = ConditionText.Describe(Yes, Codebook);

        text.Nl.ShouldBe("Wie ‘ja’ antwoordde op ‘Werkt u samen?’");
        text.En.ShouldBe("Those who answered ‘yes’ to ‘Do you cooperate?’");
    }

    [Fact]
    public void Negation_goes_to_the_clauses_and_turns_and_into_or() =>
        ConditionText
            .Describe(new Not(new AllOf([Yes, new AnswerHas("doelen", ["taal", "zorg"])])), Codebook)
            .Nl.ShouldBe(
                "Wie niet ‘ja’ antwoordde op ‘Werkt u samen?’ of niet ‘taal’ of ‘zorg’ aankruiste bij ‘Welke doelen?’"
            );

    [Fact]
    public void Mixed_and_and_or_are_kept_apart_by_brackets() =>
        ConditionText
            .Describe(
                new AllOf([Yes, new AnyOf([new AnswerBetween("jaren", 2.5, null), new IsAnswered("cijfer", null)])]),
                Codebook
            )
            .Nl.ShouldBe(
                "Wie ‘ja’ antwoordde op ‘Werkt u samen?’ en (een getal van ten minste 2,5 gaf bij ‘Hoeveel jaar?’ of ‘Cijfer’ beantwoordde)"
            );
}
