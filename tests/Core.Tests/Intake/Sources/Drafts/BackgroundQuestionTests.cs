using Serverless.Intake.Sources.Drafts;
using Serverless.Surveys;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Intake.Sources.Drafts;

public sealed class BackgroundQuestionTests
{
    [Theory]
    [InlineData("wijk", true)]
    [InlineData("Wat is uw leeftijd?", true)]
    [InlineData("leeftijdsklasse", true)]
    [InlineData("age_group", true)]
    [InlineData("What is your gender?", true)]
    [InlineData("In welke gemeente woont u?", true)]
    [InlineData("Opleiding", true)]
    [InlineData("Wat is uw hoogst voltooide opleiding?", true)]
    [InlineData("Hoogst behaalde opleidingsniveau", true)]
    [InlineData("Leeftijd van uw kind", true)]
    [InlineData("What is the highest level of education you have completed?", true)]
    [InlineData("Age of your child", true)]
    [InlineData("Vond u de opleiding van uw kind goed?", false)]
    [InlineData("Hoe tevreden bent u over uw wijk?", false)]
    [InlineData("gemeente helpt goed", false)]
    [InlineData("stage", false)]
    public void Background_is_known_by_the_name_of_a_characteristic(string text, bool expected)
    {
        var question = new DraftQuestion
        {
            Id = "v1",
            Code = "v1",
            Type = QuestionType.Single,
            Text = new(text),
            Position = 0,
        };

        BackgroundQuestion.Is(question).ShouldBe(expected);
    }
}
