using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Wording;
using Serverless.Surveys;

namespace Serverless.Reporting.Factsheets;

/// <summary>
/// What a factsheet opens with: the figures that the codebook names, else those that say most. One question beside each
/// other for a few groups, or a few questions of one group.
/// </summary>
internal sealed class KeyFigures
{
    private const int MaximumTiles = 4;

    private readonly ReportContext _context;

    public KeyFigures(ReportContext context)
    {
        _context = context;
        Named = [.. (context.Results.KeyFigures ?? []).SelectMany(Resolve)];
    }

    /// <summary>The figures that the codebook names, in its order; those that this wave does not have are left out.</summary>
    public IReadOnlyList<(TableResult Table, FigureKey Figure)> Named { get; }

    /// <summary>
    /// Whether the tiles leave the best figures to charts of developments: those of one group that the product picks.
    /// </summary>
    public bool FollowTrends => _context.Results.Groups.Count == 1 && Named.Count == 0;

    /// <summary>The tiles with what they are of, none of them printed already; nothing where no figure suits.</summary>
    public IReadOnlyList<Block> Tiles(PrintedFigures printed) =>
        _context.Results.Groups.Count == 1 ? OfOneGroup(printed) : PerGroup();

    private Block[] PerGroup()
    {
        var candidates =
            Named.Count > 0
                ? Named
                :
                [
                    .. _context
                        .Index.Findings.Where(table => table.Kind is TableKind.Single or TableKind.Numeric)
                        .OrderByDescending(table => table.Groups.Count(part => part.Base.N is not null))
                        .ThenByDescending(table => table.BaseText is null)
                        .ThenByDescending(TellingFigure.IsWhole)
                        .SelectMany(table =>
                            TellingFigure.Of(table) is { } figure
                                ? new (TableResult Table, FigureKey Figure)[] { (table, figure) }
                                : []
                        ),
                ];
        var (table, figure) = candidates.FirstOrDefault(candidate => Shown(candidate.Table, candidate.Figure) >= 2);
        if (table is null || table.Groups.Count is < 2 or > MaximumTiles)
            return [];
        var tiles = new FigureTiles(_context);
        var figures = table
            .Groups.Select(part => (Part: part, Cell: TellingFigure.Cell(part, figure)))
            .Where(part => part.Cell is not null)
            .Select(part => new Figure(table, part.Part, part.Cell!))
            .ToLookup(shown => FigureWords.IsShown(shown.Cell));
        return
        [
            new Paragraph([
                new Strong(FigureLabel.Of(table, figure, _context)),
                .. table.BaseText is { } basis
                    ? new Inline[]
                    {
                        new Muted(" – " + _context.Texts.Charts.Base(_context.Lowered(_context.Say(basis)))),
                    }
                    : [],
            ])
            {
                KeepWithNext = true,
            },
            new BigNumbers([.. figures[true].Select(shown => tiles.Picked(shown, _context.Capitalised(Group(shown))))]),
            .. Withheld([.. figures[false]]),
        ];
    }

    private string Group(Figure figure) => _context.Index.GroupLabel(figure.Group.Group, _context.Language);

    /// <summary>The groups that have no tile, with the reason.</summary>
    private IEnumerable<Block> Withheld(IReadOnlyList<Figure> figures)
    {
        if (figures.Count == 0)
            yield break;
        string[] reasons =
        [
            .. figures.Select(figure => _context.Figures.Withheld(figure.Cell)).Distinct(StringComparer.Ordinal),
        ];
        yield return new Paragraph(
            _context.Texts.Withheld.NoTile(
                _context.And([.. figures.Select(Group)]),
                reasons is [var reason] ? reason : _context.Texts.Withheld.TooFewOrRecognisable
            )
        )
        {
            Style = ParagraphStyle.Small,
        };
    }

    private Block[] OfOneGroup(PrintedFigures printed)
    {
        var tiles = new FigureTiles(_context);
        var candidates = Named.Count > 0 ? Named : [.. OnePerChapterFirst()];
        BigNumber[] picked =
        [
            .. candidates
                .Select(candidate =>
                    (candidate.Table, Cell: TellingFigure.Cell(candidate.Table.Groups[0], candidate.Figure))
                )
                .Where(candidate => candidate.Cell is { Value: not null } cell && !printed.Has(cell.Id))
                .Take(MaximumTiles)
                .Select(candidate =>
                    tiles.Picked(
                        new Figure(candidate.Table, candidate.Table.Groups[0], candidate.Cell!),
                        _context.Capitalised(FigureLabel.Of(candidate.Table, candidate.Cell!.Answer, _context))
                    )
                ),
        ];
        return picked.Length < 2 ? [] : [new BigNumbers(picked)];
    }

    /// <summary>A question of every chapter, then the others; of a grid or ranking its first table.</summary>
    private IEnumerable<(TableResult Table, FigureKey Figure)> OnePerChapterFirst() =>
        _context
            .Index.Findings.Where(table => table.Kind != TableKind.Profile && table.Groups.Count > 0)
            .DistinctBy(table => table.Question, StringComparer.Ordinal)
            .GroupBy(table => table.Chapter, StringComparer.Ordinal)
            .SelectMany(chapter =>
                chapter
                    .OrderByDescending(table => table.BaseText is null)
                    .ThenByDescending(TellingFigure.IsWhole)
                    .Select((table, place) => (table, place))
            )
            .OrderBy(pair => pair.place)
            .SelectMany(pair =>
                TellingFigure.Of(pair.table) is { } figure
                    ? new (TableResult Table, FigureKey Figure)[] { (pair.table, figure) }
                    : []
            );

    private static int Shown(TableResult table, FigureKey figure) =>
        table.Groups.Count(part => TellingFigure.Cell(part, figure) is { Value: not null });

    private IEnumerable<(TableResult Table, FigureKey Figure)> Resolve(string text)
    {
        var key = KeyFigure.Parse(text);
        var tables = key.Part is null
            ? _context.Index.Question(key.Question)
            : [.. _context.Index.Question(key.Question).Where(table => table.Id.Part == key.Part)];
        foreach (var table in tables)
        {
            var named = key.Answer is { } answer ? FigureKey.Parse(answer) : (FigureKey?)null;
            if (named is { } wanted && !table.Groups.Any(part => TellingFigure.Cell(part, wanted) is not null))
                named = null;
            if ((named ?? TellingFigure.Of(table)) is { } figure)
                yield return (table, figure);
        }
    }
}
