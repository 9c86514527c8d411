namespace Serverless.Wording;

internal abstract partial class ReadingGuideTexts
{
    internal sealed class Dutch(GrammarTexts grammar) : ReadingGuideTexts(grammar)
    {
        public override string Percentages(bool weighted) =>
            $"Percentages zijn {(weighted ? "gewogen en " : "")}afgerond op hele procenten.";

        public override string Intervals(string level) =>
            $"Ernaast staat het {level}-betrouwbaarheidsinterval, de marge waarbinnen het cijfer in de hele doelgroep waarschijnlijk ligt.";

        public override string NoIntervals =>
            "Zij gelden voor wie de vragen beantwoordde; hoe ver de hele doelgroep daarvan afwijkt, is bij zelfaanmelding niet te zeggen.";

        public override string Bases =>
            "n is het aantal respondenten dat de vraag kreeg en een geldig antwoord gaf, ongewogen. Effectieve n is het aantal dat overblijft na correctie voor de weging.";

        public override string MoreThanOneAnswer =>
            "Bij vragen waarop meer antwoorden mogelijk waren, tellen de percentages niet op tot 100.";

        public override string EmptyCells =>
            "Een lege cel betekent dat het antwoord aan die groep niet is voorgelegd, of dat er voor dat cijfer geen interval of vergelijking is.";

        public override string Marks(string alpha, bool letters, bool arrows)
        {
            const string Letter =
                "Een letter achter een percentage betekent dat het significant hoger is dan dat van de groep met die letter";
            const string Arrow = "dat het significant hoger of lager is dan in de eerdere meting";
            var meaning = (letters, arrows) switch
            {
                (true, true) => $"{Letter}; ▲ en ▼ {Arrow}",
                (true, false) => Letter,
                _ => $"▲ en ▼ achter een percentage betekenen {Arrow}",
            };
            var open = arrows
                ? " Is de pijl open (△ of ▽), dan houdt het verschil geen stand als voor alle toetsen in het rapport wordt gecorrigeerd."
                : "";
            return $"{meaning} (p kleiner dan {alpha}, gecorrigeerd voor het aantal antwoorden van de vraag).{open} Geen teken betekent dat een verschil niet is aangetoond, niet dat er geen verschil is.";
        }

        public override string MinimumBase(int minimum) =>
            $"Cijfers over minder dan {Grammar.Counted(minimum, "respondent", "respondenten")} worden niet getoond; er staat dan ‘te weinig’.";

        public override string Asterisk =>
            "Een * geeft aan dat een cijfer indicatief is: het geldt niet zonder meer voor de hele doelgroep, omdat het te onzeker is of omdat de groep zichzelf aanmeldde.";
    }
}
