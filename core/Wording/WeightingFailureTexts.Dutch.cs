namespace Serverless.Wording;

internal abstract partial class WeightingFailureTexts
{
    internal sealed class Dutch(NumberTexts numbers) : WeightingFailureTexts(numbers)
    {
        public override string In(string group, string wave, string failure) => $"{group}, meting {wave}: {failure}";

        public override string Stratum(string stratum) => $"stratum ‘{stratum}’";

        public override string Margin(string margin) => $"marge ‘{margin}’";

        public override string Category(string margin, string category) => $"marge ‘{margin}’, categorie ‘{category}’";

        public override string BaseWeightNotPositive =>
            "een basisgewicht is geen getal groter dan nul. Verbeter de kolom met basisgewichten.";

        public override string StratumUnknown =>
            "een respondent heeft geen stratum, of een stratum dat niet in het populatiebestand staat. Vul de kolom of het populatiebestand aan.";

        public override string ClusterUnknown => "een respondent heeft geen cluster. Vul de kolom met clusters aan.";

        public override string ClusterInTwoStrata(double? clusters) =>
            $"{Counted(clusters, "cluster heeft", "clusters hebben")} respondenten in meer dan één stratum. Elk cluster hoort in één stratum: verbeter de strata, of geef clusters namen die over de strata heen verschillen.";

        public override string SampleLargerThanPopulation(double? sample, double? population) =>
            $"er zijn meer steekproefeenheden ({Number(sample)}) dan er in de populatie zijn ({Number(population)}). Controleer het populatiebestand.";

        public override string ResponseLargerThanSample(double? respondents, double? sample) =>
            $"er zijn meer respondenten ({Number(respondents)}) dan er benaderd zijn ({Number(sample)}). Controleer de steekproef in het populatiebestand.";

        public override string StratumSizeMissing =>
            "de omvang van het stratum ontbreekt, terwijl de basisgewichten uit de omvang volgen. Vul het populatiebestand aan.";

        public override string LonelyPsu(string? neighbour) =>
            $"er is maar één steekproefeenheid, zodat de variantie niet te schatten is. Voeg het stratum samen met {Named(neighbour, "een ander")}, of kies in het codeboek hoe zulke strata behandeld worden (lonelyPsu).";

        public override string ProbabilityOutOfRange(double? respondents) =>
            $"bij {Counted(respondents, "respondent", "respondenten")} is de trekkingskans leeg, niet groter dan 0 of groter dan 1. Verbeter het responsbestand.";

        public override string ClusterDiffersInItself(double? clusters) =>
            $"{Counted(clusters, "cluster heeft", "clusters hebben")} in verschillende rijen een andere omvang of trekkingskans. Geef alle respondenten van een cluster dezelfde.";

        public override string ClusterSizeTooSmall(double? clusters) =>
            $"van {Counted(clusters, "cluster", "clusters")} ontbreekt de omvang, of staan er meer leden in het bestand dan die omvang. Verbeter het responsbestand.";

        public override string LonelySecondaryUnit(double? clusters) =>
            $"van {Counted(clusters, "cluster", "clusters")} staat één van meer leden in het bestand, zodat de variantie daarbinnen niet te schatten is. Kies in het codeboek hoe zulke eenheden behandeld worden (lonelyPsu), of laat de omvang van clusters weg.";

        public override string ClusterCountMissing =>
            "het aantal clusters in de populatie ontbreekt, terwijl de basisgewichten daaruit volgen. Vul het populatiebestand aan, of geef een kolom met basisgewichten.";

        public override string TooManyReplicateWeights(double? maximum) =>
            $"er zijn meer herhaalgewichten dan er gebruikt kunnen worden: respondenten maal herhalingen is hoogstens {Number(maximum)}. Neem minder herhalingen.";

        public override string MarginTotalsDiffer(double? total, double? other) =>
            $"het totaal is {Number(total)}, dat van een andere marge {Number(other)}. Alle marges van een groep moeten tot dezelfde populatie optellen; verbeter het populatiebestand.";

        public override string PopulationNotANumber =>
            "het aantal in de populatie is geen getal van nul of meer. Verbeter het populatiebestand.";

        public override string CategoryWithoutRespondents(double? population, bool stratum, string? neighbour) =>
            $"de populatie telt er {Number(population)}, maar er is geen enkele respondent. Voeg {(stratum ? "het stratum" : "de categorie")} samen met {Named(neighbour, stratum ? "een ander" : "een aangrenzende")}.";

        public override string CategoryWithoutPopulation(double? respondents, string? neighbour) =>
            $"het responsbestand heeft {Counted(respondents, "respondent", "respondenten")}, maar het populatiebestand geeft geen aantal. Vul het populatiebestand aan{(neighbour is null ? "" : $", of voeg de categorie samen met ‘{neighbour}’")}.";

        public override string MarginValueMissing(double? respondents) =>
            $"bij {Counted(respondents, "respondent", "respondenten")} ontbreekt de waarde. Vul het responsbestand aan, of kies in het codeboek ‘missingMargin: factor-one’.";

        public override string MarginsDoNotFitMethod =>
            "het aantal marges past niet bij de weegmethode: poststratificatie gebruikt er precies één, de andere methoden ten minste één.";

        public override string BoundsInvalid =>
            "kalibratie binnen grenzen vraagt grenzen met 0 ≤ ondergrens < 1 < bovengrens. Verbeter ze in het codeboek.";

        public override string NotConverged =>
            "de weging komt niet op de marges uit. De marges spreken elkaar tegen voor de combinaties die onder respondenten voorkomen, of de grenzen zijn te krap: voeg categorieën samen, laat een marge weg, of verruim de grenzen.";

        public override string NothingLeftToTrim =>
            "er blijft geen gewicht over dat het afgetopte kan opvangen. Verruim de grenzen van de aftopping.";

        public override string TrimmingBoundsTooNarrow(double? mean, double? bound) =>
            $"binnen de grenzen van de aftopping tellen geen gewichten op tot de populatie: het gemiddelde gewicht is {Number(mean)} keer de mediaan, de grens {Number(bound)} keer. Verruim de grenzen, of voeg de categorieën samen waarvan de gewichten het meest verschillen.";

        public override string NumericTotalOutOfReach(double? mean, double? bound) =>
            $"het gemiddelde in de populatie is {Number(mean)}, en geen gewichten van deze respondenten geven een gemiddelde voorbij {Number(bound)}. Controleer het totaal in het populatiebestand en de eenheid, verruim de grenzen, of laat deze marge weg.";

        public override string NegativeWeights(double? respondents) =>
            $"lineaire kalibratie geeft {Counted(respondents, "respondent", "respondenten")} een gewicht onder nul. Kies raking, of lineair of logit met grenzen; voeg categorieën samen; of sta zulke gewichten toe in het codeboek (allowNegativeWeights).";

        public override string Unknown => "onbekend";
    }
}
