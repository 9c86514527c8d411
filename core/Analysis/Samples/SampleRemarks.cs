using System.Globalization;
using Serverless.Analysis.Results;
using Serverless.Surveys;

namespace Serverless.Analysis.Samples;

/// <summary>What a careful reader must know about a group's response and weights.</summary>
internal static class SampleRemarks
{
    private const double TotalTolerance = 1e-6;
    private static readonly NumberFormatInfo DutchNumbers = new()
    {
        NumberDecimalSeparator = ",",
        NumberGroupSeparator = ".",
    };

    public static Remark ResponsesMissing(TargetGroup group, string wave) =>
        new(
            "responses-missing",
            new LocalizedText(
                $"Van {group.Label.Nl} is voor meting {wave} wel een populatiebestand aangeleverd, maar geen responsbestand; deze groep ontbreekt.",
                $"For {group.Label.In(Language.English)}, wave {wave} has a population file but no response file; the group is left out."
            ),
            group.Id
        );

    public static Remark PopulationMissing(TargetGroup group, string wave) =>
        new(
            "population-missing",
            new LocalizedText(
                $"Van {group.Label.Nl} is voor meting {wave} wel een responsbestand aangeleverd, maar geen populatiebestand; zonder weging ontbreekt deze groep.",
                $"For {group.Label.In(Language.English)}, wave {wave} has a response file but no population file; without weights the group is left out."
            ),
            group.Id
        );

    public static Remark EarlierWaveUnusable(TargetGroup group, string wave, LocalizedText fault) =>
        new(
            "earlier-wave-unusable",
            new LocalizedText(
                $"Met meting {wave} is {group.Label.Nl} niet vergeleken, omdat die meting niet te wegen is: {fault.Nl}",
                $"There is no comparison with wave {wave} for {group.Label.In(Language.English)}, because that wave cannot be weighted: {fault.In(Language.English)}"
            ),
            group.Id
        );

    public static Remark NoRespondents(TargetGroup group, string wave) =>
        new(
            "no-respondents",
            new LocalizedText(
                $"Het responsbestand van {group.Label.Nl} voor meting {wave} bevat geen respondenten; deze groep ontbreekt.",
                $"The response file of {group.Label.In(Language.English)} for wave {wave} has no respondents; the group is left out."
            ),
            group.Id
        );

    public static IEnumerable<Remark> Of(GroupSample sample)
    {
        var (nl, en, wave, id) = (
            sample.Group.Label.Nl,
            sample.Group.Label.In(Language.English),
            sample.Wave,
            sample.Group.Id
        );
        if (sample.IsSelfSelected)
            yield return new Remark(
                "self-selected",
                new LocalizedText(
                    $"De {nl} in meting {wave} hebben zichzelf aangemeld: de cijfers zijn niet gewogen en niet getoetst, en alleen indicatief.",
                    $"The {en} in wave {wave} selected themselves: figures are not weighted, not tested, and indicative only."
                ),
                id
            );
        else if (sample.Group.Design.FinitePopulationCorrection && sample.PopulationSize is null)
            yield return new Remark(
                "population-unknown",
                new LocalizedText(
                    $"De omvang van de populatie van {nl} in meting {wave} is onbekend; de onzekerheid is berekend zonder eindigepopulatiecorrectie.",
                    $"The population size of {en} in wave {wave} is unknown; uncertainty is computed without finite population correction."
                ),
                id
            );
        if (DifferentTotal(sample) is var (stated, sum))
            yield return new Remark(
                "population-total-differs",
                new LocalizedText(
                    $"Van {nl} vermeldt het populatiebestand van meting {wave} een totaal van {Number(stated, DutchNumbers)}, terwijl de marges optellen tot {Number(sum, DutchNumbers)}. De weging gebruikt de marges; het totaal staat alleen in de responsverantwoording.",
                    $"For {en}, the population file of wave {wave} states a total of {Number(stated, NumberFormatInfo.InvariantInfo)} while the margins add up to {Number(sum, NumberFormatInfo.InvariantInfo)}. Weights use the margins; the total is only used in the account of response."
                ),
                id
            );

        var diagnostics = sample.Weighting.Diagnostics;
        foreach (var missing in diagnostics.MissingMarginValues)
            yield return new Remark(
                "margin-value-missing",
                new LocalizedText(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Bij {missing.Respondents} {nl} in meting {wave} ontbreekt ‘{missing.Margin}’; die marge laat hun gewicht zoals het is."
                    ),
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"For {missing.Respondents} {en} in wave {wave} ‘{missing.Margin}’ is missing; that margin leaves their weight as it is."
                    )
                ),
                id
            );
        if (!diagnostics.TrimmingMeetsMargins)
            yield return new Remark(
                "margins-not-met",
                new LocalizedText(
                    $"Bij {nl} in meting {wave} waren aftopping van gewichten en aansluiting op de marges niet te verenigen: de gewichten blijven binnen de grenzen en wijken af van de marges.",
                    $"For {en} in wave {wave}, trimmed weights and margins could not both be met: weights keep to the bounds and miss the margins."
                ),
                id
            );
        if (diagnostics.NotPositive > 0)
            yield return new Remark(
                "weights-not-positive",
                new LocalizedText(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Van {diagnostics.NotPositive} {nl} in meting {wave} is het gewicht nul of negatief, wat lineaire kalibratie kan geven."
                    ),
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{diagnostics.NotPositive} {en} in wave {wave} have a weight of zero or below, which linear calibration can give."
                    )
                ),
                id
            );
    }

    private static (double Stated, double Sum)? DifferentTotal(GroupSample sample)
    {
        if (sample.Population is not { Population: { } stated, Variables: [var first, ..] })
            return null;
        var sum = first.Categories.Sum(c => c.Population);
        return Math.Abs(stated - sum) > TotalTolerance * Math.Max(stated, sum) ? (stated, sum) : null;
    }

    private static string Number(double value, NumberFormatInfo format) => value.ToString("#,0.##", format);
}
