namespace Serverless.Wording;

internal abstract partial class ConditionTexts
{
    internal sealed class English : ConditionTexts
    {
        public override string Answered(string question, string answers, bool negated) =>
            $"{(negated ? "did not answer" : "answered")} {answers} to {question}";

        public override string Ticked(string question, string answers, bool negated) =>
            $"{(negated ? "did not tick" : "ticked")} {answers} in {question}";

        public override string GaveNumber(string question, string range, bool negated) =>
            $"{(negated ? "did not give" : "gave")} a number {range} for {question}";

        public override string AnsweredAtAll(string question, bool negated) =>
            $"{(negated ? "did not answer" : "answered")} {question}";

        public override string FromUpTo(string low, string high) => $"from {low} to {high}";

        public override string AtLeast(string low) => $"of at least {low}";

        public override string AtMost(string high) => $"of at most {high}";

        public override string Any => "(any)";
    }
}
