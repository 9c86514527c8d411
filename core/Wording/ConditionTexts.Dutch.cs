namespace Serverless.Wording;

internal abstract partial class ConditionTexts
{
    internal sealed class Dutch : ConditionTexts
    {
        public override string Answered(string question, string answers, bool negated) =>
            $"{(negated ? "niet " : "")}{answers} antwoordde op {question}";

        public override string Ticked(string question, string answers, bool negated) =>
            $"{(negated ? "niet " : "")}{answers} aankruiste bij {question}";

        public override string GaveNumber(string question, string range, bool negated) =>
            $"{(negated ? "niet " : "")}een getal {range} gaf bij {question}";

        public override string AnsweredAtAll(string question, bool negated) =>
            $"{question} {(negated ? "niet " : "")}beantwoordde";

        public override string FromUpTo(string low, string high) => $"van {low} tot en met {high}";

        public override string AtLeast(string low) => $"van ten minste {low}";

        public override string AtMost(string high) => $"van ten hoogste {high}";

        public override string Any => "(welk dan ook)";
    }
}
