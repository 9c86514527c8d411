using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Figures;

namespace Serverless.Reporting.Factsheets;

/// <summary>
/// A factsheet for a survey without a template, of one or two full pages: a message, key figures, developments, the
/// changes and differences that hold, charts of what matters most, the rest as a list, and the methodology. No figure is
/// printed twice.
/// </summary>
/// <param name="withheld">What of the report can be shown, and what is only said to be withheld.</param>
/// <param name="release">What a release says of itself at the end; null for none.</param>
internal sealed class AutomaticFactsheet(WithheldParts withheld, ReleaseStatement? release)
{
    private const int MaximumChanges = 5;
    private const int MinimumTrends = 2;
    private const int MaximumTrends = 4;

    /// <summary>Of this many questions one is drawn as lines, so that a page has other charts too.</summary>
    private const int QuestionsPerTrend = 4;
    private const int MaximumSubgroups = 2;
    private const int MaximumInSubgroup = 5;

    /// <summary>Pages filled this far are taken; else other type sizes are tried.</summary>
    private const double FullEnough = 0.9;

    /// <summary>Type sizes in the order in which they are tried: larger ones first, the smallest are for templates.</summary>
    private static readonly Theme[] Tried =
    [
        Theme.Compact,
        .. Theme.CompactLoosened,
        .. Theme.CompactTightened.Take(2),
    ];

    private readonly ReportContext _context = withheld.Shown;
    private readonly ChangeList _changes = new(withheld.Shown);

    /// <summary>The factsheet, in the type size in which its pages are fullest.</summary>
    /// <param name="frame">A document with given type and blocks.</param>
    /// <param name="height">How high blocks are.</param>
    public Document Document(Func<Theme, IReadOnlyList<Block>, Document> frame, BlockHeight height)
    {
        var content = Content();
        FilledFactsheet? best = null;
        foreach (var theme in Tried)
        {
            var page = frame(theme, [new Paragraph(_context.Texts.Factsheet.Kind)]);
            foreach (var arranged in Arrangements(content))
            {
                var fill = new PageFill(page, height, arranged);
                var onOne = fill.OnOnePage();
                foreach (var found in new[] { onOne is { IsWhole: true } ? null : fill.OnTwoPages(), onOne })
                    if (found is not null && (best is null || found.Quality > best.Quality))
                        best = found;
            }

            if (best?.Quality >= FullEnough)
                break;
        }

        // What fits on no page in any way is set as it comes.
        if (best is null)
            return frame(Theme.Compact, [.. content.Opening, .. content.Closing]);
        var chosen = frame(best.Theme, best.Blocks);
        var measured = height(chosen);
        return frame(
            best.Theme,
            RoomyCharts.On(best.Blocks, chosen.Page.TextHeight, blocks => measured(blocks, chosen.Page.TextWidth))
        );
    }

    private FactsheetContent Content()
    {
        var printed = new PrintedFigures();
        var key = new KeyFigures(_context);
        Part[] trends = key.FollowTrends ? [.. Trends(printed)] : [];
        Block[] tiles = [.. key.Tiles(printed)];
        printed.TryAdd(tiles);
        var chapters = new ChapterParts(_context, key);
        var named = chapters.Named(printed);
        if (!key.FollowTrends)
            trends = [.. Trends(printed)];
        Part[] changes = [.. Changes(printed)];
        var differences = new GroupDifferences(_context).Part(printed);
        // A finding in words alone needs no column of its own.
        var isSaid = differences is { Blocks: [.., Paragraph] };
        Part[] leads = [.. changes, .. isSaid ? new[] { differences! } : []];
        Part[] drawn = [.. differences is null || isSaid ? [] : new[] { differences }, .. Subgroups(printed)];
        var charts = chapters.Others(printed);
        return new FactsheetContent(
            [
                FactsheetParts.Masthead(
                    withheld.All,
                    new LeadMessage(_context).Inlines(key, FactsheetParts.TakingPart(withheld.All))
                ),
                .. FactsheetParts.Cautions(withheld.All, hasNotice: true),
                .. withheld.Sentences() is { } sentences ? new[] { new Paragraph(sentences) } : [],
                .. tiles.Length > 0
                    ? [new Heading(2, _context.Texts.Factsheet.InBrief, "in-het-kort"), .. tiles]
                    : tiles,
            ],
            leads,
            [.. named, .. trends, .. drawn, .. charts],
            others => Rest(tiles, others),
            FactsheetParts.Closing(withheld.All, release)
        );
    }

    /// <summary>The content as it is, and with two findings that are only said in a column each.</summary>
    private static IEnumerable<FactsheetContent> Arrangements(FactsheetContent content)
    {
        yield return content;
        if (content.Leads is [{ FitsHalf: true, Blocks: var first }, { Blocks: var second }])
            yield return content with
            {
                Leads = [new Part([new Columns([new Column(first), new Column(second)])], FitsHalf: false)],
            };
    }

    private OtherFigures Rest(IReadOnlyList<Block> tiles, PrintedFigures printed)
    {
        printed.TryAdd(tiles);
        return new OtherFigures(_context, printed);
    }

    private IEnumerable<Part> Changes(PrintedFigures printed)
    {
        if (_context.Earlier is not { } earlier)
            yield break;
        var name = _context.Waves.Name(earlier.Id);
        var (tested, significant, holding) = _changes.Count(ComparisonKind.Waves);
        if (tested == 0)
            yield break;
        Heading heading = new(2, _context.Texts.Factsheet.ChangedSince(name), "veranderd");
        var notable = _changes.Significant(ComparisonKind.Waves, MaximumChanges, isTaken: printed.Has);
        var count = Count(tested, significant, holding, name);
        if (notable.Count == 0)
        {
            yield return new Part([heading, new Paragraph(count)], FitsHalf: true);
            yield break;
        }

        var follow = _context.Texts.Factsheet.LargestFollow(
            notable.Count,
            _changes.AreLargest(ComparisonKind.Waves, notable)
        );
        var said = new Paragraph(holding == 1 ? count : $"{count} {follow}") { KeepWithNext = true };
        Block[] shown = [.. _changes.ChartAndList(notable, _context.Texts.Changes.LargestFrom(name))];
        printed.TryAdd(shown);
        yield return new Part([heading, said, .. shown], FitsHalf: false);
    }

    private string Count(int tested, int significant, int holding, string earlier)
    {
        if (significant == 0)
            return _context.Texts.Factsheet.NoneDiffers(tested, earlier);
        return tested == 1
            ? _context.Texts.Factsheet.OnlyOneTestedDiffers(earlier)
            : _context.Texts.Factsheet.SomeDiffer(tested, significant, holding, earlier);
    }

    /// <summary>
    /// Lines over three waves or more: of what changed most, then of the first questions of every chapter, those with one
    /// figure for the whole question before those of which only an answer can be followed.
    /// </summary>
    private IEnumerable<Part> Trends(PrintedFigures printed)
    {
        var charted = new TrendCharts(_context);
        var changed = _changes
            .Significant(ComparisonKind.Waves, int.MaxValue)
            .Select(difference => (difference.Table, Figure: ChangedAnswer(difference)));
        var first = _context
            .Index.Findings.GroupBy(table => table.Chapter, StringComparer.Ordinal)
            .SelectMany(chapter =>
                chapter.OrderByDescending(TellingFigure.IsWhole).Select((table, place) => (table, place))
            )
            .OrderBy(pair => pair.place)
            .Select(pair => (pair.table, Figure: (FigureKey?)null));
        var questions = _context.Index.Findings.DistinctBy(table => table.Question, StringComparer.Ordinal).Count();
        var most = Math.Clamp(questions / QuestionsPerTrend, MinimumTrends, MaximumTrends);
        var shown = 0;
        foreach (
            var (table, figure) in changed.Concat(first).DistinctBy(pair => pair.Item1.Question, StringComparer.Ordinal)
        )
        {
            if (shown == most)
                yield break;
            if (charted.For(table, figure: figure) is not { } chart || !printed.TryAdd([chart]))
                continue;
            shown++;
            yield return Part.Titled(chart, _context.Texts.TablesReport.Development, "ontwikkeling-" + table.Question);
        }
    }

    /// <summary>The answer that changed; null where the figure that says most of the question did too.</summary>
    private FigureKey? ChangedAnswer(NotableDifference difference) =>
        difference.Comparison.Rows.Any(row =>
            row.Answer == TellingFigure.Of(difference.Table) && row.Holds(_context.Results.Settings)
        )
            ? null
            : difference.Row.Answer;

    private IEnumerable<Part> Subgroups(PrintedFigures printed)
    {
        var shown = 0;
        foreach (var subgroup in _context.Results.Subgroups)
        {
            if (shown == MaximumSubgroups)
                yield break;
            var notable = _changes.Significant(
                ComparisonKind.Subgroup,
                MaximumInSubgroup,
                subgroup: subgroup.Id,
                isTaken: printed.Has
            );
            if (notable.Count == 0)
                continue;
            var caption = _context.Texts.Changes.LargestShownBetween(
                _context.Say(subgroup.Label),
                _context.Say(subgroup.ComplementLabel)
            );
            Block[] blocks = [.. _changes.ChartAndList(notable, caption)];
            if (!printed.TryAdd(blocks))
                continue;
            shown++;
            Heading heading = new(2, _context.Capitalised(_context.Say(subgroup.Label)), "subgroep-" + subgroup.Id);
            yield return blocks is [Documents.Charts.Chart chart]
                ? Part.Of(chart, heading)
                : new Part([heading, .. blocks], FitsHalf: true);
        }
    }
}
