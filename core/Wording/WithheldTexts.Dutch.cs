namespace Serverless.Wording;

internal abstract partial class WithheldTexts
{
    internal sealed class Dutch(GrammarTexts grammar) : WithheldTexts(grammar)
    {
        public override string NoneOf(string groups, string why) => $"Van {groups} zijn er geen cijfers: {why}.";

        public override string AllOf(string shown, string groups, string why) =>
            $"Alle cijfers gaan over {shown}. {NoneOf(groups, why)}";

        public override string NotShown(string topics, string why) => $"Niet getoond: {topics} ({why}).";

        public override string NoTile(string groups, string why) => $"Zonder cijfer: {groups} ({why}).";

        public override string OtherTopics(int topics) =>
            $"nog {(topics == 1 ? "één uitkomst" : Grammar.Counted(topics, "uitkomst", "uitkomsten"))}";

        public override string OtherGroups(int groups) =>
            Grammar.Counted(groups, "andere doelgroep", "andere doelgroepen");

        public override string TooFewOrRecognisable => "te weinig respondenten, of zij zouden te herkennen zijn";

        public override string Message(bool isTooFew) =>
            isTooFew
                ? "Er deden te weinig respondenten mee om cijfers te publiceren."
                : "Van deze meting kunnen geen cijfers worden gepubliceerd.";

        public override string WhyHeading => "Waarom hier geen cijfers staan";

        public override string Why(int? minimum, bool perGroup) =>
            minimum is { } few
                ? $"Op elke vraag antwoordden minder dan {Grammar.Counted(few, "respondent", "respondenten")}{(perGroup ? " per doelgroep" : "")}. Cijfers over zo weinig respondenten worden niet gepubliceerd: ze zeggen te weinig over de hele groep, en wie meedeed zou te herkennen zijn."
                : "Bij elke vraag antwoordden te weinig respondenten om een cijfer te tonen, of zou te herkennen zijn wie wat antwoordde.";

        public override string Answered(string asked, BoundedCount respondents) =>
            $"Van de {asked} die zijn gevraagd mee te doen, {(respondents is { Number: 1, Bound: not CountBound.FewerThan } ? "deed" : "deden")} er {Grammar.Number(respondents)} mee.";

        public override string AskedHeading => "Wat is gevraagd";

        public override string MoreQuestions(int questions) =>
            questions == 1
                ? "Nog één vraag staat in het tabellenrapport."
                : $"Nog {Grammar.Number(questions)} vragen staan in het tabellenrapport.";

        public override string ActionHeading => "Wat u kunt doen";

        public override string NextWave(int? minimum) =>
            "Komt er een volgende meting, en wordt u gevraagd? Doe dan mee: "
            + (
                minimum is { } enough
                    ? $"bij {Grammar.Counted(enough, "respondent", "respondenten")} of meer kunnen er wel cijfers komen."
                    : "met meer respondenten kunnen er wel cijfers komen."
            );

        public override string Contact => "Hebt u een vraag over dit onderzoek? U kunt terecht bij ";

        public override string AskCommissioner(string commissioner) =>
            $"Hebt u een vraag over dit onderzoek? Stel die aan de opdrachtgever: {commissioner}.";
    }
}
