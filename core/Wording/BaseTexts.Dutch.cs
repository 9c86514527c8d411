namespace Serverless.Wording;

internal abstract partial class BaseTexts
{
    internal sealed class Dutch(NumberTexts numbers) : BaseTexts(numbers)
    {
        public override string Profile(int questions, int atLeast) =>
            questions == 1
                ? "Wie de vraag van de indeling beantwoordde"
                : $"Wie alle {Numbers.Number(questions)} vragen van de indeling beantwoordde; ingedeeld is wie op ten minste {Numbers.Number(atLeast)} ervan past";

        public override string Ratio(string numerator, string denominator) =>
            $"Wie beide getallen gaf: ‘{numerator}’ en ‘{denominator}’";

        public override string RespondentsWho(string clause) => $"Wie {clause}";

        public override string TickedAny => "Wie ten minste één antwoord aankruiste";

        public override string AndTickedAny(string routed) => $"{routed} en ten minste één antwoord aankruiste";
    }
}
