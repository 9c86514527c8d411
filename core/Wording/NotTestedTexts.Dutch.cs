namespace Serverless.Wording;

internal abstract partial class NotTestedTexts
{
    internal sealed class Dutch(GrammarTexts grammar) : NotTestedTexts(grammar)
    {
        public override string Break =>
            "Trendbreuk: vraagstelling, routing of antwoorden verschillen van die in de vorige meting.";

        public override string AnswersChanged =>
            "Niet vergeleken: er waren andere antwoorden mogelijk dan in de vorige meting, zodat de percentages iets anders betekenen.";

        public override string SelfSelected =>
            "Niet getoetst: de respondenten hebben zichzelf aangemeld, dus de cijfers zijn indicatief.";

        public override string Withheld => "Niet getoetst: de cijfers van een van beide kanten worden niet getoond.";

        public override string FewMoved =>
            "Niet getoetst: zo weinig respondenten antwoordden anders dan in de vorige meting, of juist hetzelfde, dat de toets zou laten zien hoeveel.";

        public override string SmallBase(int minimum) =>
            $"Niet getoetst: minder dan {Grammar.Counted(minimum, "respondent", "respondenten")} aan een van beide kanten.";

        public override string ManyAnswers(int maximum) =>
            $"Niet getoetst: de vraag heeft meer dan {Grammar.Counted(maximum, "antwoord", "antwoorden")}.";
    }
}
