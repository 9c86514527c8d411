namespace Serverless.Wording;

internal abstract partial class NotTestedTexts
{
    internal sealed class English(GrammarTexts grammar) : NotTestedTexts(grammar)
    {
        public override string Break =>
            "Break in the series: wording, routing or answers differ from those in the earlier wave.";

        public override string AnswersChanged =>
            "Not compared: the answers on offer differ from those in the earlier wave, so the percentages mean something else.";

        public override string SelfSelected =>
            "Not tested: respondents selected themselves, so figures are indicative.";

        public override string Withheld => "Not tested: the figures of one side are not shown.";

        public override string FewMoved =>
            "Not tested: so few respondents answered differently from the earlier wave, or the same, that the test would show how many.";

        public override string SmallBase(int minimum) =>
            $"Not tested: fewer than {Grammar.Counted(minimum, "respondent", "respondents")} on one side.";

        public override string ManyAnswers(int maximum) =>
            $"Not tested: the question has more than {Grammar.Counted(maximum, "answer", "answers")}.";
    }
}
