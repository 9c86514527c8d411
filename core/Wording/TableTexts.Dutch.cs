namespace Serverless.Wording;

internal abstract partial class TableTexts
{
    internal sealed class Dutch(GrammarTexts grammar) : TableTexts(grammar)
    {
        public override string Continued => "vervolg";

        public override string Answer => "Antwoord";

        public override string Difference => "Verschil";

        public override string Effect => "Effect";

        public override string Gained => "Erbij";

        public override string Lost => "Eraf";

        public override string McNemar => "McNemar";

        public override string SameRespondents => "Dezelfde respondenten in beide metingen";

        public override string SameRespondentsSummary => "Verandering van wie aan beide metingen meedeed.";

        public override string SameRespondentsNote =>
            "Erbij en eraf: wie het antwoord alleen nu, of alleen toen gaf, ongewogen. Verschil: gemiddelde eigen verandering, gewogen; p is gecorrigeerd voor het aantal antwoorden. McNemar: p van de exacte toets, ongewogen.";

        public override string ShareOfResponse => "% van respons";

        public override string WeightedShareOfResponse => "gewogen %";

        public override string NumberInPopulation => "aantal in populatie";

        public override string ShareOfResponseNote =>
            "Deel van de respons: van alle respondenten van de doelgroep, ook wie de vraag niet kreeg of niet beantwoordde.";

        public override string CountsSummary(string topic) => $"{topic}: aantallen en deel van de respons.";

        public override string PercentilesSummary(string topic) => $"{topic}: percentielen per doelgroep.";

        public override string StandardDeviationsSummary(string topic) => $"{topic}: standaarddeviaties.";

        public override string CronbachAlpha(string groups) =>
            $"Cronbachs alfa van de onderdelen samen, van wie ze allemaal beantwoordde: {groups}.";

        public override string AlphaOfGroup(string group, string alpha, string? interval, string respondents) =>
            $"{group} {alpha} ({(interval is null ? "" : $"{interval}; ")}n\u00A0=\u00A0{respondents})";

        public override string PerYear => "Per jaar";

        public override string ShortInterval(string level) => $"{level}-int.";

        public override string PercentagesByGroup(string topic) => $"{topic}: percentages per doelgroep.";

        public override string PercentagesWithInterval(string topic) =>
            $"{topic}: percentages met interval per doelgroep.";

        public override string MeansByGroup(string topic) => $"{topic}: gemiddelde en kwartielen per doelgroep.";

        public override string RatioByGroup(string topic) => $"{topic}: verhouding per doelgroep.";

        public override string PercentagesByItem(string topic, string group) =>
            $"{topic}, {group}: percentages per onderdeel.";

        public override string TrendSummary(bool tested) =>
            $"Percentages en gemiddelden per meting{(tested ? ", met de gemiddelde verandering per jaar" : "")}.";

        public override string ComparisonSummary => "Verschillen met interval, p-waarde en effectgrootte.";

        public override string Percentages => "Percentages";

        public override string PercentagesOverInterval(string level) =>
            $"Percentages, met het {level}-interval eronder";

        public override string Base(string @base) => $"Basis: {@base}.";

        public override string BaseWithNumbers(string? @base, string numbers) =>
            $"Basis: {@base ?? "alle respondenten"} ({numbers}).";

        public override string BaseOfAll => "Basis: alle respondenten.";

        public override string MoreThanOneAnswer => "Meer antwoorden mogelijk.";

        public override string WholeDistribution(bool multiple, string earlier, bool corrected, string tests) =>
            $"{(multiple ? "Alle antwoorden samen" : "Hele verdeling")} vergeleken met {earlier}{(corrected ? "" : " (p niet gecorrigeerd voor het aantal toetsen)")}: {tests}.";

        public override string CramersV(string value) => $"(Cramérs V {value})";

        public override string NotTested(string group, string earlier, string reason) =>
            $"{group}, vergelijking met {earlier}: {reason}";

        public override string CommonAnswersElsewhere(string group) =>
            $"{group}: de antwoorden die in beide metingen mogelijk waren zijn onderling vergeleken, bij de verschillen met de vorige meting.";

        public override string AmongCommonAnswers(string answers) =>
            $"Percentages van wie een antwoord gaf dat in beide metingen mogelijk was: {answers}.";

        public override string AmongAnswersOfTrend(string answers) =>
            $"Percentages van wie een antwoord gaf dat in al deze metingen mogelijk was: {answers}.";

        public override string TrendNote =>
            "Per jaar: helling van de rechte lijn door de metingen, in procentpunten of in de eenheid van het gemiddelde, met de p-waarde van de toets dat die nul is.";

        public override string ComparisonNote =>
            "Verschil in procentpunten, of in de eenheid van het gemiddelde. p en het interval zijn gecorrigeerd voor het aantal antwoorden. p alle toetsen: gecorrigeerd voor alle toetsen in dit rapport, met een mildere regel (false discovery rate), zodat deze ook de kleinste van de twee kan zijn. Effect: Cohens h voor percentages, Hedges’ g voor gemiddelden.";

        public override string IntervalDisagrees =>
            "†: toets en interval zijn verschillend berekend en spreken elkaar hier net tegen; de toets beslist.";

        public override string PAllTests => "p alle toetsen";

        public override string WholeQuestionNote =>
            "Grijs: verschil niet aangetoond; het antwoord staat erbij omdat de vraag als geheel iets anders zegt dan een antwoord apart.";

        public override string ChangeMeaning(string? when, bool higher, bool holds) =>
            $"significant {(higher ? "hoger" : "lager")}{(when is null ? "" : $" dan {when}")}{(holds ? "" : ", maar dat houdt geen stand")}";

        public override string LetterMeaning(string letters) => $"hoger dan {letters}";

        public override string LetterLegend => "Letter: significant hoger dan in de groep met die letter.";

        public override string ArrowLegend(string when) =>
            $"▲ of ▼: significant hoger of lager dan {when}, ook na correctie voor alle toetsen in dit rapport.";

        public override string OpenArrowLegend(string when) =>
            $"△ of ▽: significant hoger of lager dan {when}, maar dat houdt geen stand na correctie voor alle toetsen in dit rapport.";

        public override string HoldingLegend =>
            "▲ of ▼: significant hoger of lager, ook na correctie voor alle toetsen in dit rapport.";

        public override string NotHoldingLegend =>
            "△ of ▽: significant hoger of lager, maar dat houdt geen stand na correctie voor alle toetsen in dit rapport.";

        public override string IndicativeLegend => "*: indicatief.";

        public override string OutsideRangeLegend =>
            "Niet getoond: gewichten onder nul geven hier geen bruikbaar cijfer.";

        public override string TooFewLegend(int minimum, bool recognisable) =>
            $"Te weinig: minder dan {Grammar.Counted(minimum, "respondent", "respondenten")}{(recognisable ? ", of te weinig om ieders antwoord te beschermen" : "")}.";

        public override string NotShownLegend => "Niet getoond: om respondenten te beschermen.";
    }
}
