using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Wording;
using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Reporting.Figures;

/// <summary>
/// The account of method that every report carries: who was asked, when, how many, response, weighting, margin of
/// error,
/// what "significant" means, what is withheld, and from which inputs it was made.
/// </summary>
public sealed class MethodAccount(ReportContext context)
{
    private ResultsDocument Results => context.Results;

    /// <summary>Response per group as a table.</summary>
    public Table ResponseTable()
    {
        string Count(double? number) =>
            number is { } known ? context.Numbers.Number(known) : context.Say("onbekend", "unknown");
        return new Table(
            [
                new(2.4),
                new(1, ColumnAlignment.End),
                new(1, ColumnAlignment.End),
                new(1.1, ColumnAlignment.End),
                new(0.9, ColumnAlignment.End),
                new(1, ColumnAlignment.End),
                new(1, ColumnAlignment.End),
            ],
            [
                new([
                    context.Say("Doelgroep", "Target group"),
                    context.Say("Populatie", "Population"),
                    context.Say("Benaderd", "Invited"),
                    context.Say("Respondenten", "Respondents"),
                    context.Say("Respons", "Response"),
                    context.Say("Effectieve n", "Effective n"),
                    context.Say("Marge", "Margin"),
                ]),
            ],
            [
                .. Results.Groups.Select(group => new TableRow([
                    context.Texts.Grammar.Capitalised(context.Say(group.Label)) + (group.Indicative ? "*" : ""),
                    Count(group.Response.Population),
                    Count(group.Response.Sample),
                    context.Numbers.Number(group.Response.Respondents),
                    group.Response.ResponseRate is { } rate ? context.Numbers.Percent(rate) : "–",
                    context.Numbers.Number(group.Weighting.EffectiveN),
                    Margin(group) is { } margin ? $"± {context.Numbers.Number(margin * 100, 1)}" : "–",
                ])),
            ]
        )
        {
            Caption = context.Say("Respons per doelgroep", "Response by target group"),
            Summary = context.Say(
                "Populatie, respondenten, respons en foutmarge per doelgroep.",
                "Population, respondents, response and margin of error by target group."
            ),
            Notes = [.. ResponseNotes()],
        };
    }

    /// <summary>The account in a few small paragraphs.</summary>
    public IReadOnlyList<Paragraph> Paragraphs() =>
        [
            .. Sections()
                .Select(part => new Paragraph([new Strong(part.Head + " "), new Text(part.Text)])
                {
                    Style = ParagraphStyle.Small,
                }),
        ];

    /// <summary>Version and lineage in one line.</summary>
    public string Lineage() =>
        context.Say(
            $"Methodeversie {Results.Lineage.MethodVersion}; kenmerk van de gebruikte bestanden {ShortCode}.",
            $"Method version {Results.Lineage.MethodVersion}; code of the files used {ShortCode}."
        );

    /// <summary>
    /// The first 12 characters of the hash over all inputs: whoever has it finds the exact results back.
    /// </summary>
    public string ShortCode =>
        Results.Lineage.InputsHash.Length > 12 ? Results.Lineage.InputsHash[..12] : Results.Lineage.InputsHash;

    private IEnumerable<(string Head, string Text)> Sections()
    {
        yield return (context.Say("Wie en wanneer.", "Who and when."), Who());
        yield return (context.Say("Weging.", "Weighting."), Weighting());
        if (Margins() is { } margins)
            yield return (context.Say("Marges.", "Margins."), margins);
        if (Results.Comparisons.Any(comparison => comparison.Rows.Any(row => row.Test is not null)))
            yield return (context.Say("Significant.", "Significant."), Significance());
        if (Disclosure() is { } disclosure)
            yield return (context.Say("Niet getoond.", "Not shown."), disclosure);
        string[] remarks =
        [
            .. Results
                .Remarks.Where(remark => remark.Group is null && remark.Table is null)
                .Select(remark => context.Say(remark.Text))
                .Distinct(StringComparer.Ordinal),
        ];
        if (remarks.Length > 0)
            yield return (context.Say("Kanttekeningen.", "Remarks."), string.Join(" ", remarks));
        yield return (context.Say("Versie.", "Version."), Lineage());
    }

    private string Who()
    {
        var total = Results.Groups.Sum(group => group.Response.Respondents);
        var fieldwork = context.Texts.Dates.Fieldwork(Results.Wave.FieldworkStart, Results.Wave.FieldworkEnd);
        var text = context.Say(
            $"{fieldwork}. In totaal {(total == 1 ? "deed" : "deden")} {context.Texts.Grammar.Counted(total, "respondent", "respondenten")} mee; de tabel noemt ze per doelgroep.",
            $"{fieldwork}. In total {context.Texts.Grammar.Counted(total, "respondent", "respondents")} took part; the table has them by target group."
        );
        return Results.Survey.Commissioner is { } commissioner
            ? text
                + context.Say(
                    $" Opdrachtgever: {context.Say(commissioner)}.",
                    $" Commissioned by: {context.Say(commissioner)}."
                )
            : text;
    }

    private string Weighting()
    {
        const string RoundingNl =
            "Door afronding tellen percentages niet altijd op tot 100 en kan een verschil een punt afwijken van dat tussen de afgeronde percentages.";
        const string RoundingEn =
            "Because of rounding, percentages do not always add up to 100, and a difference may be a point off that between the rounded percentages.";
        if (!UsesWeights)
            return context.Say(
                $"De antwoorden zijn niet gewogen: alle respondenten tellen even zwaar. {RoundingNl}",
                $"Answers were not weighted: all respondents count alike. {RoundingEn}"
            );

        string[] weighted =
        [
            .. Results
                .Groups.Where(IsWeighted)
                .Select(group => $"{context.Say(group.Label)} ({context.Say("naar", "by")} {Variables(group)})"),
        ];
        string[] plain =
        [
            .. Results.Groups.Where(group => !IsWeighted(group)).Select(group => context.Say(group.Label)),
        ];
        var parts = new List<string>();
        if (weighted.Length > 0)
        {
            var list = context.Texts.Grammar.And(weighted);
            parts.Add(
                context.Say(
                    $"De antwoorden zijn gewogen naar de bekende verdeling van de populatie: {list}.",
                    $"Answers were weighted to the known distribution of the population: {list}."
                )
            );
        }

        if (plain.Length > 0)
        {
            var list = context.Texts.Grammar.And(plain);
            parts.Add(
                context.Say(
                    $"Niet gewogen naar populatiecijfers: {list}.",
                    $"Not weighted to population figures: {list}."
                )
            );
        }

        parts.Add(
            context.Say(
                $"Percentages zijn gewogen, aantallen (n) ongewogen. {RoundingNl}",
                $"Percentages are weighted, numbers (n) unweighted. {RoundingEn}"
            )
        );
        return string.Join(" ", parts);
    }

    /// <summary>
    /// Whether any group's respondents differ in weight, be it by adjustment to the population or by how they were
    /// drawn.
    /// </summary>
    public bool UsesWeights =>
        Results.Groups.Any(group => IsWeighted(group) || group.Weighting.EffectiveN < group.Response.Respondents - 0.5);

    private static bool IsWeighted(GroupResult group) =>
        group.Weighting.Method != WeightingMethod.None && group.Weighting.Margins.Count > 0;

    private string Variables(GroupResult group) =>
        context.Texts.Grammar.And([
            .. group
                .Weighting.Margins.DistinctBy(margin => margin.Variable, StringComparer.Ordinal)
                .Select(margin => context.Texts.Grammar.Lowered(MarginNames.Of(margin, context))),
        ]);

    private string? Margins()
    {
        if (Results.Groups.All(group => group.Sampling == SamplingKind.SelfSelected))
            return null;
        string[] without =
        [
            .. Results
                .Groups.Where(group => group.Sampling == SamplingKind.SelfSelected)
                .Select(group => context.Say(group.Label)),
        ];
        var (exceptNl, exceptEn) =
            without.Length == 0
                ? ("", "")
                : (
                    $", behalve van {Texts.For(Language.Dutch).Grammar.And(without)},",
                    $", except of {Texts.For(Language.English).Grammar.And(without)},"
                );
        var level = context.Numbers.Percent(Results.Settings.ConfidenceLevel);
        return context.Say(
            $"Bij elk cijfer{exceptNl} hoort een {level}-betrouwbaarheidsinterval; het tabellenrapport geeft ze alle. De marge in de tabel geldt, in procentpunten, voor een percentage rond 50%.",
            $"Each figure{exceptEn} has a {level} confidence interval; the tables report gives them all. The margin in the table is that of a percentage near 50%, in percentage points."
        );
    }

    private string Significance()
    {
        var alpha = context.Numbers.Percent(Results.Settings.Alpha, Results.Settings.Alpha * 100 % 1 == 0 ? 0 : 1);
        var adjusted = Results
            .Comparisons.SelectMany(comparison => comparison.Rows)
            .Any(row => row.Test is { Adjustment: not null });
        var correction = adjusted
            ? context.Say(
                ", ook na correctie voor het aantal toetsen",
                ", also after correction for the number of tests"
            )
            : "";
        return context.Say(
            $"Een verschil heet significant als het groter is dan toeval aannemelijk maakt (kans kleiner dan {alpha}{correction}). ‘Niet aangetoond’ betekent niet dat er geen verschil is. Getoetst is bij ten minste {context.Numbers.Number(Results.Settings.MinimumBaseForTests)} respondenten aan beide kanten.",
            $"A difference is called significant when it is larger than chance makes plausible (probability under {alpha}{correction}). ‘No difference shown’ does not mean that there is none. Tests need at least {context.Numbers.Number(Results.Settings.MinimumBaseForTests)} respondents on either side."
        );
    }

    private string? Disclosure()
    {
        var parts = new List<string>();
        if (Results.Settings.MinimumBase > 0)
        {
            var least = context.Numbers.Number(Results.Settings.MinimumBase);
            parts.Add(
                context.Say(
                    $"Cijfers over minder dan {least} respondenten worden niet getoond.",
                    $"Figures over fewer than {least} respondents are not shown."
                )
            );
        }

        if (Results.Groups.Any(group => group.Indicative))
        {
            var list = context.Texts.Grammar.And([
                .. Results.Groups.Where(group => group.Indicative).Select(group => context.Say(group.Label)),
            ]);
            parts.Add(
                context.Say(
                    $"Indicatief, dus niet zonder meer landelijk geldig: {list}.",
                    $"Indicative only, so not simply valid nationally: {list}."
                )
            );
        }

        return parts.Count == 0 ? null : string.Join(" ", parts);
    }

    private IEnumerable<string> ResponseNotes()
    {
        if (Results.Groups.Any(group => group.Indicative))
            yield return context.Say("* Indicatief.", "* Indicative.");
        string Counted(bool meets) =>
            string.Join(
                "; ",
                Results
                    .Groups.Where(group =>
                        group.Response is { MinimumForNationalStatements: not null, MeetsMinimum: { } known }
                        && known == meets
                    )
                    .Select(group =>
                        $"{context.Say(group.Label)}\u00A0{context.Numbers.Number(group.Response.MinimumForNationalStatements!.Value)}"
                    )
            );
        if (Counted(meets: true) is { Length: > 0 } enough)
            yield return context.Say(
                $"Genoeg respondenten voor landelijke uitspraken (nodig: {enough}).",
                $"Enough respondents for national statements (needed: {enough})."
            );
        if (Counted(meets: false) is { Length: > 0 } few)
            yield return context.Say(
                $"Te weinig respondenten voor landelijke uitspraken (nodig: {few}).",
                $"Too few respondents for national statements (needed: {few})."
            );
    }

    /// <summary>
    /// Half the width of the interval of a share of one half over all respondents, z sqrt(0.25 / n_eff);
    /// without finite population correction, so it never promises too much. Null for groups without a probability
    /// sample.
    /// </summary>
    private double? Margin(GroupResult group)
    {
        if (group.Sampling == SamplingKind.SelfSelected || group.Weighting.EffectiveN < 1)
            return null;
        var z = MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, 1 - ((1 - Results.Settings.ConfidenceLevel) / 2));
        return z * Math.Sqrt(0.25 / group.Weighting.EffectiveN);
    }
}
