using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Wording;
using Serverless.Surveys;
using Serverless.Wording;

namespace Serverless.Reporting.Figures;

/// <summary>Where the methodology is printed: what it refers to has to be there.</summary>
public enum MethodologyPlace
{
    /// <summary>Under the table of response; intervals are elsewhere.</summary>
    Factsheet,

    /// <summary>Under a list of the response, which has no margins.</summary>
    FactsheetWithoutTable,

    /// <summary>Where there are no figures: nothing is said of how they were made.</summary>
    WithoutFigures,

    /// <summary>Where every figure has its interval beside it, and the table of response its margins.</summary>
    TablesReport,
}

/// <summary>
/// The methodology that every report carries: who was asked, when, how many, response, weighting, margin of
/// error,
/// what "significant" means, what is withheld, and from which inputs it was made.
/// </summary>
public sealed class Methodology(ReportContext context)
{
    private readonly MethodologyTexts _words = context.Texts.Methodology;

    private ResultsDocument Results => context.Results;

    /// <summary>Response per group as a table; a mark says that a group is indicative.</summary>
    public Table ResponseTable() => ResponseTable(indicative: null);

    private Table ResponseTable(string? indicative)
    {
        string Count(double? number) =>
            number is { } known ? context.Numbers.Number(known) : context.Texts.Response.Unknown;
        string Indicative() => indicative is null ? "*" : $" ({indicative})";
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
                    _words.TargetGroup,
                    context.Texts.Response.Population,
                    context.Texts.Response.Invited,
                    context.Texts.Response.Respondents,
                    context.Texts.Response.Response,
                    context.Texts.Response.EffectiveN,
                    context.Texts.Response.Margin,
                ]),
            ],
            [
                .. Results.Groups.Select(group => new TableRow([
                    context.Capitalised(context.Say(group.Label)) + (group.Indicative ? Indicative() : ""),
                    Count(group.Response.Population),
                    Count(group.Response.Sample),
                    Respondents(group.Response),
                    group.Response.ResponseRate is { } rate ? context.Numbers.Percent(rate) : "–",
                    group.Weighting.EffectiveN is { } effective
                        ? context.Numbers.Number(effective)
                        : context.Texts.Figures.NotShown,
                    Margin(group) is { } margin ? $"± {context.Numbers.Number(margin * 100, 1)}" : "–",
                ])),
            ]
        )
        {
            Caption = context.Texts.Response.Caption,
            Summary = context.Texts.Response.Summary,
            Notes = [.. ResponseNotes()],
        };
    }

    /// <summary>
    /// The same for a factsheet: that a group is indicative is said beside its name, and only what limits the figures below.
    /// </summary>
    public Table ResponseInWords() =>
        ResponseTable(context.Texts.Figures.Indicative) with
        {
            Notes = [.. new[] { TooFew() }.OfType<string>()],
        };

    /// <summary>How many responded, without what that means for figures.</summary>
    public Table ResponseAlone()
    {
        var table = ResponseTable(context.Texts.Figures.Indicative);
        const int kept = 5;
        return new Table(
            [.. table.Columns.Take(kept)],
            [.. table.Header.Select(row => new TableRow([.. row.Cells.Take(kept)]))],
            [
                .. table.Rows.Zip(
                    Results.Groups,
                    (row, group) =>
                        new TableRow([context.Capitalised(context.Say(group.Label)), .. row.Cells.Take(1..kept)])
                ),
            ]
        )
        {
            Summary = table.Summary,
        };
    }

    /// <summary>The account in a few small paragraphs.</summary>
    public IReadOnlyList<Paragraph> Paragraphs(MethodologyPlace place) =>
        [
            .. Sections(place)
                .Select(part => new Paragraph([new Strong(part.Head + " "), new Text(part.Text)])
                {
                    Style = ParagraphStyle.Small,
                }),
        ];

    /// <summary>Version and lineage in one line.</summary>
    public string Lineage() => _words.Version(Results.Lineage.MethodVersion, ShortCode);

    /// <summary>
    /// The first 12 characters of the hash over all inputs: whoever has it finds the exact results back.
    /// </summary>
    public string? ShortCode =>
        Results.Lineage.InputsHash is { Length: > 12 } hash ? hash[..12] : Results.Lineage.InputsHash;

    private IEnumerable<(string Head, string Text)> Sections(MethodologyPlace place)
    {
        yield return (_words.WhoAndWhenHead, Who());
        var hasFigures = place != MethodologyPlace.WithoutFigures;
        if (hasFigures)
            yield return (_words.WeightingHead, Weighting());
        if (hasFigures && Margins(place) is { } margins)
            yield return (_words.MarginsHead, margins);
        if (Results.Comparisons.Any(comparison => comparison.Rows.Any(row => row.Test is not null)))
            yield return (_words.SignificanceHead, Significance());
        if (Disclosure(hasFigures) is { } disclosure)
            yield return (_words.WithheldHead, disclosure);
        string[] remarks =
        [
            .. Results
                .Remarks.Where(remark => remark.Group is null && remark.Table is null)
                .Select(remark => context.Say(remark.Text))
                .Distinct(StringComparer.Ordinal),
        ];
        if (remarks.Length > 0)
            yield return (_words.RemarksHead, string.Join(" ", remarks));
        yield return (_words.VersionHead, Lineage());
    }

    /// <summary>The respondents of a group, or that there are fewer than may be told.</summary>
    public string Respondents(ResponseSummary response) =>
        response.Respondents is { } respondents
            ? context.Numbers.Number(respondents)
            : context.Texts.Grammar.FewerThan(response.FewerThan ?? 0);

    private string Who()
    {
        var total = RespondentCount.Of(Results.Groups);
        var fieldwork = context.Texts.Dates.Fieldwork(Results.Wave.FieldworkStart, Results.Wave.FieldworkEnd);
        return _words.WhoAndWhen(fieldwork, total);
    }

    private string Weighting()
    {
        if (!UsesWeights)
            return $"{_words.NotWeighted} {_words.Rounding}";

        string[] weighted =
        [
            .. Results
                .Groups.Where(IsWeighted)
                .Select(group => _words.GroupWeightedBy(context.Say(group.Label), Variables(group))),
        ];
        string[] plain =
        [
            .. Results.Groups.Where(group => !IsWeighted(group)).Select(group => context.Say(group.Label)),
        ];
        var parts = new List<string>();
        if (weighted.Length > 0)
            parts.Add(_words.WeightedTo(context.And(weighted)));
        if (plain.Length > 0)
            parts.Add(_words.NotWeightedGroups(context.And(plain)));
        parts.Add(_words.WeightedPercentages);
        parts.Add(_words.Rounding);
        return string.Join(" ", parts);
    }

    /// <summary>
    /// Whether any group's respondents differ in weight, be it by adjustment to the population or by how they were
    /// drawn.
    /// </summary>
    public bool UsesWeights => Results.Groups.Any(group => IsWeighted(group) || !group.Weighting.IsUniform);

    private static bool IsWeighted(GroupResult group) =>
        group.Weighting.Method != WeightingMethod.None
        && (group.Weighting.Margins.Count > 0 || group.Weighting.Numbers is not null);

    private string Variables(GroupResult group) =>
        context.And([
            .. group
                .Weighting.Margins.DistinctBy(margin => margin.Variable, StringComparer.Ordinal)
                .Select(margin => context.Lowered(MarginNames.Of(margin, context))),
            .. (group.Weighting.Numbers ?? []).Select(number =>
                _words.TotalOf(context.Lowered(context.Say(number.Label)))
            ),
        ]);

    private string? Margins(MethodologyPlace place)
    {
        if (Results.Groups.All(group => group.Sampling == SamplingKind.SelfSelected))
            return null;
        string[] without =
        [
            .. Results
                .Groups.Where(group => group.Sampling == SamplingKind.SelfSelected)
                .Select(group => context.Say(group.Label)),
        ];
        var intervals = _words.Intervals(
            context.Numbers.Percent(Results.Settings.ConfidenceLevel),
            context.And(without),
            areElsewhere: place != MethodologyPlace.TablesReport
        );
        return place == MethodologyPlace.FactsheetWithoutTable
            ? intervals
            : $"{intervals} {_words.MarginInTable(context.Numbers.Percent(0.5))}";
    }

    private string Significance()
    {
        var alpha = context.Numbers.Percent(Results.Settings.Alpha, Results.Settings.Alpha * 100 % 1 == 0 ? 0 : 1);
        var corrected = Results
            .Comparisons.SelectMany(comparison => comparison.Rows)
            .Any(row => row.Test is { Adjustment: not null });
        return _words.Significance(alpha, corrected, context.Numbers.Number(Results.Settings.MinimumBaseForTests));
    }

    private string? Disclosure(bool hasFigures)
    {
        var parts = new List<string>();
        if (Results.Settings.MinimumBase > 0)
        {
            parts.Add(_words.MinimumBase(Results.Settings.MinimumBase));
        }

        if (hasFigures && Results.Groups.Any(group => group.Indicative))
        {
            var list = context.And([
                .. Results.Groups.Where(group => group.Indicative).Select(group => context.Say(group.Label)),
            ]);
            parts.Add(_words.IndicativeGroups(list));
        }

        return parts.Count == 0 ? null : string.Join(" ", parts);
    }

    private IEnumerable<string> ResponseNotes()
    {
        if (Results.Groups.Any(group => group.Indicative))
            yield return context.Texts.Response.IndicativeNote;
        if (Counted(meets: true) is { Length: > 0 } enough)
            yield return context.Texts.Response.EnoughForNationalStatements(enough);
        if (TooFew() is { } few)
            yield return few;
    }

    private string? TooFew() =>
        Counted(meets: false) is { Length: > 0 } few ? context.Texts.Response.TooFewForNationalStatements(few) : null;

    private string Counted(bool meets) =>
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

    /// <summary>
    /// Half the width of the interval of a share of one half over all respondents, z sqrt(0.25 / n_eff);
    /// without finite population correction, so it never promises too much. Null for groups without a probability
    /// sample.
    /// </summary>
    private double? Margin(GroupResult group)
    {
        if (group.Sampling == SamplingKind.SelfSelected || group.Weighting.EffectiveN is not >= 1)
            return null;
        var z = MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, 1 - ((1 - Results.Settings.ConfidenceLevel) / 2));
        return z * Math.Sqrt(0.25 / group.Weighting.EffectiveN.Value);
    }
}
