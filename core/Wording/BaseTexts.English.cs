namespace Serverless.Wording;

internal abstract partial class BaseTexts
{
    internal sealed class English(NumberTexts numbers) : BaseTexts(numbers)
    {
        public override string Profile(int questions, int atLeast) =>
            questions == 1
                ? "Those who answered the question of the typology"
                : $"Those who answered all {Numbers.Number(questions)} questions of the typology; classified if at least {Numbers.Number(atLeast)} {(atLeast == 1 ? "answer fits" : "answers fit")}";

        public override string Ratio(string numerator, string denominator) =>
            $"Those who gave both numbers: ‘{numerator}’ and ‘{denominator}’";

        public override string RespondentsWho(string clause) => $"Those who {clause}";

        public override string TickedAny => "Those who ticked at least one answer";

        public override string AndTickedAny(string routed) => $"{routed} and ticked at least one answer";
    }
}
