namespace Serverless.Wording;

internal abstract partial class ExportTexts
{
    internal sealed class Dutch : ExportTexts
    {
        public override string Weight => "Gewicht";

        public override string Ticked => "ja";

        public override string NotTicked => "nee";

        public override string NotesSheet => "Toelichting";

        public override string Sheet => "Blad";

        public override string AllFigures => "Alle cijfers";

        public override string Differences => "Verschillen";

        public override string Question => "Vraag";

        public override string Item => "Onderdeel";

        public override string TargetGroup => "Doelgroep";

        public override string Answer => "Antwoord";

        public override string Value => "Waarde";

        public override string Lower => "Ondergrens";

        public override string Upper => "Bovengrens";

        public override string StandardError => "Standaardfout";

        public override string EffectiveN => "Effectieve n";

        public override string Earlier => "Eerder";

        public override string Difference => "Verschil";

        public override string Significant => "Significant";

        public override string Effect => "Effect";

        public override string Remark => "Opmerking";

        public override string Yes => "ja";

        public override string AmongCommonAnswers(string answer) => $"{answer} (van de antwoorden van beide metingen)";

        public override string AmongAnswersOfTrend(string answer) => $"{answer} (van de antwoorden van alle metingen)";

        public override string Base => "Basis";

        public override string AllRespondents => "alle respondenten";

        public override string YesNotHolding => "ja, maar houdt geen stand";

        public override string CorrectedP => "p (gecorrigeerd)";

        public override string CrossedBy => "Uitgesplitst naar";

        public override string Column => "Kolom";

        public override string LargerThan => "Hoger dan";

        public override string Code(string code) =>
            code switch
            {
                "figure" => "cijfer",
                "earlier" => "eerder",
                "common" => "gemeenschappelijk",
                "common-trend" => "gemeenschappelijk-verloop",
                "subgroup" => "subgroep",
                "groups" => "doelgroepen",
                "crossed" => "kruistabel",
                "share" => "aandeel",
                "summary" => "samengenomen",
                "mean" => "gemiddelde",
                "sd" => "standaarddeviatie",
                "total" => "totaal",
                "median" => "mediaan",
                "response" => "respons",
                "weighted-response" => "gewogen-respons",
                _ => code,
            };

        public override string SharesNote =>
            "Aandelen staan als getal tussen 0 en 1 met percentageopmaak. Een lege cel betekent dat het cijfer er niet is of niet wordt getoond; de opmerking zegt waarom.";

        public override string ColumnsNote =>
            "Ondergrens en bovengrens: betrouwbaarheidsinterval. n: ongewogen aantal respondenten met een geldig antwoord. Verschil: met de eerdere meting; p is gecorrigeerd voor de antwoorden van de vraag. Effect: Cohens h voor aandelen, Hedges’ g voor gemiddelden. Het blad ‘Alle cijfers’ heeft een rij per cijfer, ook van eerdere metingen, subgroepen en kruistabellen; het blad ‘Verschillen’ alle vergelijkingen, wat standhoudt na correctie voor alle toetsen eerst.";

        public override string ColumnsOf(string sheet, string other) => $"Kolommen van ‘{sheet}’ en ‘{other}’";

        public override IReadOnlyList<string> TidyHeader =>
            [
                "soort",
                "meting",
                "hoofdstuk",
                "tabel",
                "vraag",
                "onderdeel",
                "basis",
                "doelgroep",
                "subgroep",
                "uitgesplitst_naar",
                "kolom",
                "antwoordcode",
                "antwoord",
                "maat",
                "waarde",
                "standaardfout",
                "ondergrens",
                "bovengrens",
                "n",
                "n_effectief",
                "opmerkingen",
                "niet_getoond",
                "hoger_dan",
                "vergeleken_met",
                "vergeleken_waarde",
                "vergeleken_n",
                "verschil",
                "verschil_ondergrens",
                "verschil_bovengrens",
                "p",
                "p_gecorrigeerd",
                "p_alle_toetsen",
                "effect",
                "effectmaat",
                "significant",
                "houdt_stand",
                "niet_getoetst",
                "gekoppeld_n",
                "gekoppeld_verschil",
                "gekoppeld_p",
                "mcnemar_p",
            ];

        protected override IReadOnlyList<string> OfFigures =>
            [
                "Soort rij: cijfer, eerder, gemeenschappelijk, gemeenschappelijk-verloop, subgroep, doelgroepen of kruistabel",
                "Code van de meting",
                "Code van het hoofdstuk",
                "Code van de tabel",
                "Tekst van de vraag",
                "Onderdeel van een vragenblok, of optie van een rangschikking",
                "Aan wie de vraag is gesteld; leeg voor iedereen",
                "Doelgroep",
                "Deel van de doelgroep, of de rest ervan",
                "Vraag waarnaar is uitgesplitst",
                "Antwoord op die vraag, met de letter",
                "Code van het antwoord",
                "Antwoord, of naam van de maat met haar eenheid of schaal",
                "Wat is geschat: aandeel, of de maat",
                "Aandeel van 0 tot 1, of getal",
                "Standaardfout van de waarde",
                "Ondergrens van het betrouwbaarheidsinterval",
                "Bovengrens van het betrouwbaarheidsinterval",
                "Respondenten met een geldig antwoord, ongewogen",
                "Effectief aantal respondenten (Kish)",
                "Wat een lezer van het cijfer moet weten",
                "Waarom het cijfer niet wordt getoond",
                "Groepen of kolommen die significant lager zijn",
                "Waarmee het cijfer is vergeleken",
                "Cijfer waarmee is vergeleken",
                "Respondenten achter het cijfer waarmee is vergeleken",
                "Verschil met het cijfer waarmee is vergeleken",
                "Ondergrens van het betrouwbaarheidsinterval van het verschil",
                "Bovengrens van het betrouwbaarheidsinterval van het verschil",
                "p-waarde van het verschil",
                "p-waarde, gecorrigeerd binnen de groep van toetsen",
                "p-waarde, gecorrigeerd voor alle toetsen",
                "Grootte van het effect",
                "Maat van het effect",
                "Of het verschil significant is: 1 of 0",
                "Of het standhoudt na correctie voor alle toetsen: 1 of 0",
                "Waarom het verschil niet is getoetst",
                "Respondenten die aan beide metingen meededen",
                "Verschil onder wie aan beide metingen meedeed",
                "p-waarde van dat verschil, gecorrigeerd",
                "p-waarde van de exacte toets van McNemar",
            ];

        protected override IReadOnlyList<string> OfRelease =>
            [
                "Nummer van de uitgave binnen de meting",
                "Dag van publicatie; leeg voor een concept",
                "Vast adres van de tabellen",
            ];
    }
}
