using System.Globalization;
using Serverless.Surveys;
using Serverless.Weighting;

namespace Serverless.Analysis.Samples;

/// <summary>Why weights could not be made, in the readers' languages.</summary>
internal static class WeightingFaultText
{
    private static readonly NumberFormatInfo DutchNumbers = new()
    {
        NumberDecimalSeparator = ",",
        NumberGroupSeparator = ".",
    };

    /// <summary>Where errors of the design are found, as <see cref="DesignChecks"/> names it.</summary>
    private const string Strata = "strata";

    public static LocalizedText Of(WeightingError error, TargetGroup group, string wave) =>
        new(
            $"{group.Label.Nl}, meting {wave}: {Dutch(error)}",
            $"{group.Label.In(Language.English)}, wave {wave}: {error.Message}"
        );

    private static string Dutch(WeightingError error)
    {
        var where = (error.Margin, error.Category) switch
        {
            (Strata, { } stratum) => $"stratum ‘{stratum}’: ",
            ({ } margin, { } category) => $"marge ‘{margin}’, categorie ‘{category}’: ",
            ({ } margin, null) => $"marge ‘{margin}’: ",
            _ => "",
        };
        return where
            + error.Problem switch
            {
                WeightingProblem.BaseWeightNotPositive =>
                    "een basisgewicht is geen getal groter dan nul. Verbeter de kolom met basisgewichten.",
                WeightingProblem.StratumUnknown =>
                    "een respondent heeft geen stratum, of een stratum dat niet in het populatiebestand staat. Vul de kolom of het populatiebestand aan.",
                WeightingProblem.ClusterUnknown => "een respondent heeft geen cluster. Vul de kolom met clusters aan.",
                WeightingProblem.ClusterInTwoStrata =>
                    $"{Number(error.Found)} clusters hebben respondenten in meer dan één stratum. Elk cluster hoort in één stratum: verbeter de strata, of geef clusters namen die over de strata heen verschillen.",
                WeightingProblem.SampleLargerThanPopulation =>
                    $"er zijn meer steekproefeenheden ({Number(error.Found)}) dan er in de populatie zijn ({Number(error.Expected)}). Controleer het populatiebestand.",
                WeightingProblem.StratumSizeMissing =>
                    "de omvang van het stratum ontbreekt, terwijl de basisgewichten uit de omvang volgen. Vul het populatiebestand aan.",
                WeightingProblem.LonelyPsu =>
                    $"er is maar één steekproefeenheid, zodat de variantie niet te schatten is. Voeg het stratum samen met {Neighbour(error, "een ander")}, of kies in het codeboek hoe zulke strata behandeld worden (lonelyPsu).",
                WeightingProblem.MarginTotalsDiffer =>
                    $"het totaal is {Number(error.Found)}, dat van een andere marge {Number(error.Expected)}. Alle marges van een groep moeten tot dezelfde populatie optellen; verbeter het populatiebestand.",
                WeightingProblem.PopulationNotANumber =>
                    "het aantal in de populatie is geen getal van nul of meer. Verbeter het populatiebestand.",
                WeightingProblem.CategoryWithoutRespondents =>
                    $"er zijn {Number(error.Expected)} in de populatie, maar er is geen enkele respondent. Voeg {(error.Margin == Strata ? "het stratum" : "de categorie")} samen met {Neighbour(error, error.Margin == Strata ? "een ander" : "een aangrenzende")}.",
                WeightingProblem.CategoryWithoutPopulation =>
                    $"er zijn {Number(error.Found)} respondenten, maar het populatiebestand geeft er geen aantal voor. Vul het populatiebestand aan{(error.Neighbour is null ? "" : $", of voeg de categorie samen met {Neighbour(error, "")}")}.",
                WeightingProblem.MarginValueMissing =>
                    $"bij {Number(error.Found)} respondenten ontbreekt de waarde. Vul het responsbestand aan, of kies in het codeboek ‘missingMargin: factor-one’.",
                WeightingProblem.MarginsDoNotFitMethod =>
                    "het aantal marges past niet bij de weegmethode: poststratificatie gebruikt er precies één, de andere methoden ten minste één.",
                WeightingProblem.BoundsInvalid =>
                    "logit-kalibratie vraagt grenzen met 0 ≤ ondergrens < 1 < bovengrens. Verbeter ze in het codeboek.",
                WeightingProblem.NotConverged =>
                    "de weging komt niet op de marges uit. De marges spreken elkaar tegen voor de combinaties die onder respondenten voorkomen, of de grenzen zijn te krap: voeg categorieën samen, laat een marge weg, of verruim de grenzen.",
                WeightingProblem.NothingLeftToTrim =>
                    "er blijft geen gewicht over dat het afgetopte kan opvangen. Verruim de grenzen van de aftopping.",
                _ => error.Message,
            };
    }

    private static string Neighbour(WeightingError error, string otherwise) =>
        error.Neighbour is { } neighbour ? $"‘{neighbour}’" : otherwise;

    private static string Number(double? value) => value?.ToString("#,0.##", DutchNumbers) ?? "onbekend";
}
