namespace Serverless.Wording;

internal abstract partial class MethodTexts
{
    internal sealed class Dutch : MethodTexts
    {
        public override string Share =>
            "Gewogen aandeel; standaardfout met Taylor-linearisatie volgens steekproefontwerp en weging.";

        public override string Mean =>
            "Gewogen gemiddelde; standaardfout met Taylor-linearisatie volgens steekproefontwerp en weging.";

        public override string Ratio =>
            "Verhouding van twee gewogen totalen; standaardfout met Taylor-linearisatie volgens steekproefontwerp en weging.";

        public override string UnweightedRatio =>
            "Verhouding van twee ongewogen totalen van een zelfgeselecteerde groep, zonder steekproeffout.";

        public override string Total =>
            "Geschat populatietotaal; standaardfout met Taylor-linearisatie volgens steekproefontwerp en weging.";

        public override string WeightedTotal =>
            "Gewogen som: antwoord × gewicht, opgeteld over de respondenten. Geen populatietotaal: de gewichten tellen niet op tot iets wat op een populatieomvang lijkt. Standaardfout met Taylor-linearisatie.";

        public override string ResponseRates =>
            "Respons-, medewerkings-, weigerings- en contactpercentages uit de veldwerkuitkomsten; van wie onbekend is of die tot de doelgroep hoort, telt hetzelfde deel mee als bij de anderen tot de doelgroep hoort.";

        public override string GoodnessOfFit =>
            "Chi-kwadraattoets van de ongewogen respons tegenover de verdeling in de populatie.";

        public override string Representativeness =>
            "R-indicator: 1 min tweemaal de spreiding van de responskansen volgens een logistische regressie op de uitgenodigden, gecorrigeerd voor toevallige spreiding; partiële indicatoren per variabele en categorie.";

        public override string ShareOfResponse =>
            "Ongewogen deel van alle respondenten van de doelgroep, ook van wie de vraag niet kreeg of niet beantwoordde.";

        public override string WeightedShareOfResponse =>
            "Gewogen deel van alle respondenten van de doelgroep, ook van wie de vraag niet kreeg of niet beantwoordde; standaardfout met Taylor-linearisatie volgens steekproefontwerp en weging.";

        public override string Quantile => "Gewogen kwantiel.";

        public override string UnweightedShare =>
            "Ongewogen aandeel van een zelfgeselecteerde groep, zonder steekproeffout.";

        public override string UnweightedMean =>
            "Ongewogen gemiddelde van een zelfgeselecteerde groep, zonder steekproeffout.";

        public override string UnweightedQuantile => "Ongewogen kwantiel van een zelfgeselecteerde groep.";

        public override string IntervalWilson => "Wilson-interval op de effectieve steekproefomvang.";

        public override string IntervalKornGraubard =>
            "Korn-Graubard-interval: Clopper-Pearson op de effectieve steekproefomvang, voor kleine aantallen en aandelen dicht bij 0 of 100%.";

        public override string IntervalLogit => "Interval op de logitschaal.";

        public override string IntervalBeta =>
            "Beta-interval: Clopper-Pearson op de effectieve steekproefomvang, ook als die groter is dan het aantal respondenten.";

        public override string IntervalArcsine => "Interval op de schaal van de arcsinus van de wortel.";

        public override string IntervalLikelihood =>
            "Interval van de aannemelijkheidsverhouding op de effectieve steekproefomvang.";

        public override string IntervalT => "Schatting ± t × standaardfout.";

        public override string IntervalLogarithmic =>
            "Symmetrisch, met t, op de schaal van de logaritme; van Cronbachs alfa de logaritme van 1 − alfa.";

        public override string StandardDeviation =>
            "Gewogen standaarddeviatie, wortel uit de gewogen variantie met deler n − 1; standaardfout met Taylor-linearisatie volgens steekproefontwerp en weging.";

        public override string UnweightedStandardDeviation =>
            "Ongewogen standaarddeviatie van een zelfgeselecteerde groep, zonder steekproeffout.";

        public override string CronbachAlpha =>
            "Cronbachs alfa van wie elk onderdeel beantwoordde, gewogen; standaardfout met Taylor-linearisatie volgens steekproefontwerp en weging.";

        public override string UnweightedCronbachAlpha =>
            "Ongewogen Cronbachs alfa van een zelfgeselecteerde groep, zonder steekproeffout.";

        public override string IntervalWoodruff => "Woodruff-interval.";

        public override string Simultaneous =>
            "Interval van een verschil op het niveau dat de correctie voor de andere antwoorden meebrengt (bij Holm: zijn stap): het sluit nul uit als het verschil significant is.";

        public override string ReplicateWeights =>
            "Standaardfouten van groepen met herhaalgewichten in het responsbestand: elk cijfer is met elk stel herhaalgewichten opnieuw berekend, en de variantie is de som van de gekwadrateerde afwijkingen maal de factoren van de methode waarmee de gewichten gemaakt zijn.";

        public override string CorrectionOfLevels =>
            "Eindigepopulatiecorrectie bij cijfers van één meting; niet bij veranderingen tussen metingen, die over een proces gaan en niet alleen over wie er op die twee momenten was.";

        public override string CorrectionAlways =>
            "Eindigepopulatiecorrectie bij cijfers van één meting en bij veranderingen: die gelden voor precies deze populaties.";

        public override string RaoScottF => "Rao-Scott-toets met correctie van de tweede orde, als F.";

        public override string RaoScottChiSquare => "Rao-Scott-toets met correctie van de eerste orde.";

        public override string RaoScottSaddlepoint =>
            "Rao-Scott-toets op de asymptotische verdeling, met zadelpuntbenadering.";

        public override string MultipleResponseF =>
            "Toets op alle antwoorden van een meerkeuzevraag samen: som van hun toetsingsgrootheden, met correctie van de tweede orde voor hun samenhang, als F.";

        public override string MultipleResponseChiSquare => "Dezelfde som met correctie van de eerste orde.";

        public override string Wald => "Wald-toets op onafhankelijkheid.";

        public override string AdjustedWald =>
            "Wald-toets op onafhankelijkheid, gecorrigeerd voor weinig vrijheidsgraden.";

        public override string DesignT =>
            "t-toets op het verschil, met de standaardfout volgens het steekproefontwerp.";

        public override string PairedT =>
            "Gepaarde t-toets: de gemiddelde eigen verandering van wie aan beide metingen meedeed, gewogen met de gewichten van deze meting, gedeeld door de standaardfout volgens het steekproefontwerp.";

        public override string McNemar =>
            "McNemar-toets, ongewogen: wie het antwoord erbij kreeg tegenover wie het niet meer gaf; daarnaast exact (binomiaal).";

        public override string GroupWald => "Wald-toets op gelijke gemiddelden, als F.";

        public override string RankT =>
            "Rangtoets voor geordende antwoorden en getallen volgens het steekproefontwerp.";

        public override string RankF =>
            "Rangtoets (Kruskal-Wallis) voor geordende antwoorden en getallen volgens het steekproefontwerp.";

        public override string RankTInFileOrder =>
            "Rangtoets met gelijke antwoorden gemiddeld in de volgorde van het bestand, zoals R (svyranktest).";

        public override string RankFInFileOrder =>
            "Kruskal-Wallis-rangtoets met gelijke antwoorden gemiddeld in de volgorde van het bestand, zoals R (svyranktest).";

        public override string VanDerWaerden =>
            "Rangtoets met normale scores (Van der Waerden) voor geordende antwoorden en getallen volgens het steekproefontwerp.";

        public override string VanDerWaerdenInFileOrder =>
            "Rangtoets met normale scores (Van der Waerden) met gelijke antwoorden gemiddeld in de volgorde van het bestand, zoals R (svyranktest).";

        public override string MedianTest =>
            "Mediaantoets (aandeel boven de mediaan van allen) voor geordende antwoorden en getallen volgens het steekproefontwerp.";

        public override string MedianTestInFileOrder =>
            "Mediaantoets met gelijke antwoorden gemiddeld in de volgorde van het bestand, zoals R (svyranktest).";

        public override string LinearTrend => "Helling van een gewogen lineaire regressie op de tijd.";

        public override string LogisticTrend => "Helling van een gewogen logistische regressie op de tijd.";

        public override string Equivalence => "Twee eenzijdige toetsen op gelijkwaardigheid binnen 5 procentpunt.";

        public override string SpssPearson =>
            "Pearson-chikwadraat zoals SPSS die bij gewichten met gemiddelde 1 geeft; alleen ter vergelijking.";

        public override string SpssPearsonRounded => "Als SPSS, met afgeronde celaantallen; alleen ter vergelijking.";

        public override string SpssT =>
            "Student-t zoals SPSS die bij gewichten met gemiddelde 1 geeft; alleen ter vergelijking.";

        public override string SpssWelch =>
            "Welch-t zoals SPSS die bij gewichten met gemiddelde 1 geeft; alleen ter vergelijking.";

        public override string BenjaminiHochberg =>
            "Benjamini-Hochberg-correctie over alle getoetste verschillen van de meting.";

        public override string Bonferroni =>
            "Bonferroni-correctie over de antwoorden van één tabel in één vergelijking.";

        public override string FalseDiscoveries =>
            "Benjamini-Hochberg-correctie over de antwoorden van één tabel in één vergelijking.";

        public override string Uncorrected => "Geen correctie voor het aantal toetsen: elke toets staat op zichzelf.";

        public override string Holm => "Holm-correctie over de antwoorden van één tabel in één vergelijking.";
    }
}
