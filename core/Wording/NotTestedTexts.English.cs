namespace Serverless.Wording;

internal abstract partial class NotTestedTexts
{
    internal sealed class English(NumberTexts numbers) : NotTestedTexts(numbers)
    {
        public override string Break => "Break: wording, routing or answers differ from those in the earlier wave.";

        public override string AnswersChanged =>
            "Not compared: other answers could be given than in the earlier wave, so that the percentages mean something else.";

        public override string SelfSelected =>
            "Not tested: respondents selected themselves, so figures are indicative.";

        public override string Withheld => "Not tested: the figures of one of the sides are withheld.";

        public override string FewMoved =>
            "Not tested: so few organisations answered otherwise than in the earlier wave that the test would show how many.";

        public override string SmallBase(int minimum) =>
            $"Not tested: fewer than {Numbers.Number(minimum)} respondents on one of the sides.";

        public override string ManyAnswers(int maximum) =>
            $"Not tested: the question has more than {Numbers.Number(maximum)} answers.";
    }
}
