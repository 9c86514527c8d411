using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Documents.Charts;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Wording;
using Serverless.Wording;

namespace Serverless.Reporting.Factsheets;

/// <summary>
/// A factsheet for a survey without a template: headline figures, what changed, the main chart of every chapter,
/// differences between subgroups, and the account of method.
/// </summary>
internal sealed class AutomaticFactsheet(ReportContext context)
{
    private const int MostCharts = 6;
    private const int MostChanges = 6;
    private const int MostTrends = 2;

    private readonly ChangeList _changes = new(context);
    private readonly TableCharts _charts = new(context);

    public IReadOnlyList<Block> Blocks() =>
        [
            FactsheetParts.Masthead(context, []),
            .. FactsheetParts.Notice(context),
            .. Headlines(),
            .. Changes(),
            .. Trends(),
            .. Chapters(),
            .. Subgroups(),
            .. FactsheetParts.Method(context),
        ];

    private IEnumerable<Block> Headlines()
    {
        var tiles = new HeadlineFigures(context).Tiles();
        if (tiles is null)
        {
            yield return new Paragraph(
                context.Say(
                    "Van deze meting kunnen geen cijfers worden getoond: er zijn te weinig waarnemingen, of respondenten zouden herkenbaar zijn.",
                    "No figures of this wave can be shown: there are too few respondents, or respondents could be recognised."
                )
            );
            yield break;
        }

        yield return new Heading(2, context.Say("In het kort", "In brief"), "in-het-kort");
        yield return tiles;
    }

    private IEnumerable<Block> Changes()
    {
        if (context.Earlier is not { } earlier)
            yield break;
        var name = context.Waves.Name(earlier.Id);
        var (tested, significant) = _changes.Count(ComparisonKind.Waves);
        if (tested == 0)
            yield break;
        yield return new Heading(2, context.Say($"Veranderd sinds {name}", $"Changed since {name}"), "veranderd");
        if (significant == 0)
        {
            yield return new Paragraph(
                tested == 1
                    ? context.Say(
                        $"Eén cijfer is getoetst; een verschil met {name} is niet aangetoond.",
                        $"One figure was tested; no difference from {name} was shown."
                    )
                    : context.Say(
                        $"Van de {context.Numbers.Number(tested)} getoetste cijfers is bij geen enkel een verschil met {name} aangetoond.",
                        $"No difference from {name} was shown for any of the {context.Numbers.Number(tested)} figures tested."
                    )
            );
            yield break;
        }

        var largest =
            significant == 1
                ? ""
                : context.Say(
                    " De grootste verschillen, naar effectgrootte:",
                    " The largest differences, by effect size:"
                );
        yield return new Paragraph(
            (
                tested == 1
                    ? context.Say(
                        $"Het ene getoetste cijfer verschilt significant van {name}.",
                        $"The one figure tested differs significantly from {name}."
                    )
                    : context.Say(
                        $"Van de {context.Numbers.Number(tested)} getoetste cijfers {(significant == 1 ? "verschilt er" : "verschillen er")} {context.Numbers.Number(significant)} significant van {name}.",
                        $"Of the {context.Numbers.Number(tested)} figures tested, {context.Numbers.Number(significant)} {(significant == 1 ? "differs" : "differ")} significantly from {name}."
                    )
            ) + largest
        )
        {
            KeepWithNext = true,
        };
        var notable = _changes.Significant(ComparisonKind.Waves, MostChanges);
        yield return (Block?)
            _changes.Chart(notable, context.Say($"Grootste verschillen met {name}", $"Largest differences from {name}"))
            ?? _changes.List(notable);
    }

    /// <summary>The development of the first tables that have one, at most one per chapter.</summary>
    private IEnumerable<Block> Trends()
    {
        var charted = new TrendCharts(context);
        TrendChart[] trends =
        [
            .. context
                .Results.Chapters.Select(chapter =>
                    context
                        .Results.Tables.Where(table => table.Chapter == chapter.Id)
                        .Select(table => charted.For(table))
                        .FirstOrDefault(chart => chart is not null)
                )
                .OfType<TrendChart>()
                .Take(MostTrends),
        ];
        if (trends.Length == 0)
            yield break;
        yield return new Heading(
            2,
            context.Say("Ontwikkeling over de metingen", "Development over the waves"),
            "ontwikkeling"
        );
        foreach (
            var block in SideBySide.Pairs([.. trends.Select(trend => new Part([trend], SideBySide.FitsHalf(trend)))])
        )
            yield return block;
    }

    private IEnumerable<Block> Chapters() => SideBySide.Pairs([.. ChapterParts()]);

    private IEnumerable<Part> ChapterParts()
    {
        var shown = 0;
        foreach (var chapter in context.Results.Chapters)
        {
            if (shown == MostCharts)
                yield break;
            var chart = context
                .Results.Tables.Where(table => table.Chapter == chapter.Id)
                .GroupBy(table => table.Question, StringComparer.Ordinal)
                .OrderByDescending(question =>
                    question
                        .SelectMany(table => table.Groups)
                        .Select(part => part.Group)
                        .Distinct(StringComparer.Ordinal)
                        .Count()
                )
                .ThenByDescending(question => question.First().BaseText is null)
                .Select(question => _charts.For([.. question]))
                .FirstOrDefault(chart => chart is not null);
            if (chart is null)
                continue;
            shown++;
            yield return new Part(
                [new Heading(2, context.Say(chapter.Title), "hoofdstuk-" + chapter.Id), chart],
                chart is SeriesChart rows && SideBySide.FitsHalf(rows)
            );
        }
    }

    private IEnumerable<Block> Subgroups()
    {
        foreach (var subgroup in context.Results.Subgroups)
        {
            var notable = _changes.Significant(ComparisonKind.Subgroup, MostChanges, subgroup: subgroup.Id);
            if (notable.Count == 0)
                continue;
            yield return new Heading(
                2,
                context.Texts.Grammar.Capitalised(context.Say(subgroup.Label)),
                "subgroep-" + subgroup.Id
            );
            var caption = context.Say(
                $"Grootste aangetoonde verschillen tussen {context.Say(subgroup.Label)} en {context.Say(subgroup.ComplementLabel)}",
                $"Largest differences shown between {context.Say(subgroup.Label)} and {context.Say(subgroup.ComplementLabel)}"
            );
            if (_changes.Chart(notable, caption) is { } chart)
            {
                yield return chart;
                continue;
            }

            yield return new Paragraph(caption + ":") { KeepWithNext = true };
            yield return _changes.List(notable);
        }
    }
}
