using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Documents.Charts;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Wording;

namespace Serverless.Reporting.Factsheets;

/// <summary>
/// A factsheet for a survey without a template: headline figures, what changed, the main chart of every chapter,
/// differences between subgroups, and the methodology.
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
            yield return new Paragraph(context.Texts.Factsheet.NoFigures);
            yield break;
        }

        yield return new Heading(2, context.Texts.Factsheet.InBrief, "in-het-kort");
        yield return tiles;
    }

    private IEnumerable<Block> Changes()
    {
        if (context.Earlier is not { } earlier)
            yield break;
        var name = context.Waves.Name(earlier.Id);
        var (tested, significant, holding) = _changes.Count(ComparisonKind.Waves);
        if (tested == 0)
            yield break;
        yield return new Heading(2, context.Texts.Factsheet.ChangedSince(name), "veranderd");
        if (significant == 0)
        {
            yield return new Paragraph(
                context.Texts.Factsheet.NoneDiffers(tested, context.Numbers.Number(tested), name)
            );
            yield break;
        }

        var count =
            tested == 1
                ? context.Texts.Factsheet.OnlyOneTestedDiffers(name)
                : context.Texts.Factsheet.SomeDiffer(
                    context.Numbers.Number(tested),
                    significant,
                    context.Numbers.Number(significant),
                    holding,
                    context.Numbers.Number(holding),
                    name
                );
        var notable = _changes.Significant(ComparisonKind.Waves, MostChanges);
        if (notable.Count == 0)
        {
            yield return new Paragraph(count);
            yield break;
        }

        yield return new Paragraph(holding == 1 ? count : $"{count} {context.Texts.Factsheet.LargestFollow}")
        {
            KeepWithNext = true,
        };
        yield return (Block?)_changes.Chart(notable, context.Texts.Changes.LargestFrom(name)) ?? _changes.List(notable);
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
        yield return new Heading(2, context.Texts.TablesReport.Development, "ontwikkeling");
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
            yield return new Heading(2, context.Capitalised(context.Say(subgroup.Label)), "subgroep-" + subgroup.Id);
            var caption = context.Texts.Changes.LargestShownBetween(
                context.Say(subgroup.Label),
                context.Say(subgroup.ComplementLabel)
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
