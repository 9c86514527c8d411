namespace Serverless.Wording;

internal abstract partial class BaseTexts
{
    internal sealed class Dutch(NumberTexts numbers) : BaseTexts(numbers)
    {
        public override string Profile(int questions, int atLeast) =>
            $"Respondenten die alle {Numbers.Number(questions)} vragen van de indeling beantwoordden; ingedeeld wie op ten minste {Numbers.Number(atLeast)} past";

        public override string Ratio(string numerator, string denominator) =>
            $"Respondenten die beide getallen gaven: ‘{numerator}’ en ‘{denominator}’";

        public override string RespondentsWho(string clause) => $"Respondenten die {clause}";

        public override string TickedAny => "Respondenten die ten minste één antwoord aankruisten";

        public override string AndTickedAny(string routed) => $"{routed} en ten minste één antwoord aankruisten";
    }
}
