using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Wording;

namespace Serverless.Reporting.Factsheets;

/// <summary>
/// What is not drawn, as a dense list: of every question the figure that says most, per group with its number of
/// respondents. Few groups are columns; many are rows, with the questions as columns.
/// </summary>
internal sealed class OtherFigures
{
    private const int MaximumGroupColumns = 4;
    private const int QuestionColumns = 5;
    private const int MaximumTopicLength = 110;
    private const int MaximumHeadingLength = 80;

    /// <summary>Words for what is withheld are set on one line up to this length, "te weinig respondenten".</summary>
    private const int MaximumWithheldLength = 24;

    /// <summary>Width of the labels, in the characters that the columns of groups are measured in.</summary>
    private const double LabelWidth = 52;

    private readonly ReportContext _context;
    private readonly string _heading;
    private readonly IReadOnlyList<(TableResult Table, FigureKey Figure)> _figures;
    private readonly string[] _groups;

    /// <summary>The list of all figures that are not in <paramref name="printed"/>.</summary>
    public OtherFigures(ReportContext context, PrintedFigures printed)
    {
        _context = context;
        _heading = printed.IsEmpty ? context.Texts.Factsheet.Findings : context.Texts.Factsheet.Others;
        _groups = [.. context.Results.Groups.Select(group => group.Id)];
        _figures =
        [
            .. context
                .Results.Tables.Where(ResultsIndex.SaysSomething)
                .Select(table => (Table: table, Figure: TellingFigure.Of(table)))
                .Where(row => row.Figure is { } figure && !row.Table.Groups.Any(part => IsPrinted(part, figure)))
                .Select(row => (row.Table, row.Figure!.Value))
                // Findings come before what respondents are; what more groups can be compared on matters more, and
                // what everyone was asked.
                .OrderBy(row => context.Index.IsBackground(row.Table))
                .ThenByDescending(row => row.Table.Groups.Count(part => IsShown(part, row.Item2)))
                .ThenByDescending(row => row.Table.BaseText is null),
        ];

        bool IsPrinted(GroupTable part, FigureKey figure) =>
            TellingFigure.Cell(part, figure) is { } cell && printed.Has(cell.Id);
    }

    /// <summary>How many figures there are to list.</summary>
    public int Count => _figures.Count;

    /// <summary>How many of them are findings, which come first; the others are what respondents are.</summary>
    public int Findings => _figures.Count(row => !_context.Index.IsBackground(row.Table));

    /// <summary>
    /// A stretch of the figures; the first one under a heading, the last one with how many more there are. Nothing for none.
    /// </summary>
    public IReadOnlyList<Block> Blocks(int from, int figures, bool isLast = true)
    {
        var rest = _figures.Count - from - figures;
        Block[] more =
            rest == 0 || !isLast
                ? []
                : [new Paragraph(_context.Texts.Factsheet.MoreInTablesReport(rest)) { Style = ParagraphStyle.Small }];
        if (figures == 0)
            return more;
        (TableResult Table, FigureKey Figure)[] shown = InPrintOrder(_figures.Skip(from).Take(figures));
        Block[] heading =
            from > 0
                ? []
                :
                [
                    new Heading(2, _heading, "overig"),
                    new Paragraph(Explained(shown)) { Style = ParagraphStyle.Small, KeepWithNext = true },
                ];
        return [.. heading, .. Tables(shown), .. more];
    }

    private string Explained((TableResult Table, FigureKey Figure)[] figures) =>
        _context.Texts.Factsheet.OthersExplained(
            figures.Any(row =>
                row.Table.Groups.Any(part =>
                    TellingFigure.Cell(part, row.Figure) is { Value: not null } cell && FigureWords.IsIndicative(cell)
                )
            )
        );

    private (TableResult Table, FigureKey Figure)[] InPrintOrder(
        IEnumerable<(TableResult Table, FigureKey Figure)> figures
    )
    {
        var chosen = figures.ToDictionary(row => row.Table.Id, row => row.Figure);
        return
        [
            .. _context
                .Results.Tables.Where(table => chosen.ContainsKey(table.Id))
                .Select(table => (table, chosen[table.Id])),
        ];
    }

    private IEnumerable<Block> Tables((TableResult Table, FigureKey Figure)[] figures)
    {
        if (_groups.Length > MaximumGroupColumns)
            return figures.Chunk(QuestionColumns).Select(PerGroup);
        if (_groups.Length > 1 || figures.Length < 4)
            return [PerQuestion(figures)];
        var half = (figures.Length + 1) / 2;
        return
        [
            new Columns([
                new Column([PerQuestion(figures[..half], LabelWidth / 2)]),
                new Column([PerQuestion(figures[half..], LabelWidth / 2)]),
            ]),
        ];
    }

    private Table PerQuestion((TableResult Table, FigureKey Figure)[] figures, double labels = LabelWidth)
    {
        var rows = new List<TableRow>();
        var section = "";
        foreach (var (table, figure) in figures)
        {
            if (Section(table, figure) is var name && name != section)
                rows.Add(TableRow.Group(section = name));
            rows.Add(
                new TableRow([
                    new TableCell(Label(table, figure)),
                    .. _groups.Select(group =>
                        FigureCell(table, table.Groups.FirstOrDefault(part => part.Group == group), figure)
                    ),
                ])
            );
        }

        return new Table(
            [
                new TableColumn(labels),
                .. _groups.Select(group => new TableColumn(Width(group, figures), ColumnAlignment.End)),
            ],
            [
                new TableRow([
                    _context.Texts.Factsheet.Figure,
                    .. _groups.Select(group => new TableCell(Heading(group))),
                ]),
            ],
            rows
        )
        {
            Summary = Explained(figures),
        };
    }

    private Table PerGroup((TableResult Table, FigureKey Figure)[] figures) =>
        new(
            [new TableColumn(1.3), .. figures.Select(_ => new TableColumn(1, ColumnAlignment.End))],
            [
                new TableRow([
                    _context.Texts.Factsheet.Group,
                    .. figures.Select(column => new TableCell([
                        new Text(
                            FigureLabel.Of(
                                AnswerNames.Cut(AnswerNames.Topic(column.Table, _context.Language), MaximumTopicLength),
                                column.Table,
                                column.Figure,
                                _context
                            )
                        ),
                        .. Base(column.Table),
                    ])),
                ]),
            ],
            [
                .. _groups.Select(group => new TableRow([
                    Name(group),
                    .. figures.Select(column =>
                        FigureCell(
                            column.Table,
                            column.Table.Groups.FirstOrDefault(part => part.Group == group),
                            column.Figure
                        )
                    ),
                ])),
            ]
        )
        {
            Summary = Explained(figures),
        };

    /// <summary>The name of a group over a column; a long one cut, where that leaves it one of its own.</summary>
    private string Heading(string group)
    {
        var cut = AnswerNames.Cut(Name(group), MaximumHeadingLength);
        return _groups.Count(other => AnswerNames.Cut(Name(other), MaximumHeadingLength) == cut) == 1
            ? cut
            : Name(group);
    }

    /// <summary>
    /// Room for a group's name on two lines and for its longest word, so that headings do not break within a word, and for
    /// the words that stand for a figure, so that every row is one line.
    /// </summary>
    private double Width(string group, (TableResult Table, FigureKey Figure)[] figures)
    {
        var words = figures
            .Select(row => row.Table.Groups.FirstOrDefault(part => part.Group == group))
            .Zip(figures, (part, row) => part is null ? null : TellingFigure.Cell(part, row.Figure))
            .Where(cell => cell is not { Value: not null })
            .Select(cell => (cell is null ? _context.Texts.Figures.NotAsked : _context.Figures.Withheld(cell)).Length)
            .Where(length => length <= MaximumWithheldLength)
            .DefaultIfEmpty()
            .Max();
        return Math.Max(
            _groups.Length > 2
                ? Math.Clamp(LongestLine(Heading(group)), 9, 24)
                : Math.Clamp(Math.Max(LongestLine(Heading(group)), Math.Min(Heading(group).Length, 20)), 9, 36),
            words > 0 ? words + 2 : 0
        );
    }

    /// <summary>Characters of the longer of two lines that a text is set in.</summary>
    private static int LongestLine(string text)
    {
        var shortest = text.Length;
        for (var i = 0; i < text.Length; i++)
            if (text[i] is ' ' or '-')
                shortest = Math.Min(shortest, Math.Max(i, text.Length - i - 1));
        return shortest;
    }

    private TableCell FigureCell(TableResult table, GroupTable? part, FigureKey figure)
    {
        if (part is null || TellingFigure.Cell(part, figure) is not { } cell)
            return new TableCell([new Muted(_context.Texts.Figures.NotAsked)]);
        if (!FigureWords.IsShown(cell))
            return new TableCell([new Muted(_context.Figures.Withheld(cell))]) { FigureId = cell.Id.ToString() };
        var mark = FigureWords.IsIndicative(cell) ? "*" : "";
        return new TableCell([
            new Text(_context.Figures.Short(cell, table) + mark),
            .. part.Base.N is { } n ? new Inline[] { new Muted("\u00A0" + _context.Numbers.Number(n)) } : [],
        ])
        {
            FigureId = cell.Id.ToString(),
        };
    }

    /// <summary>What the rows under it share: a grid with its measure, or a chapter.</summary>
    private string Section(TableResult table, FigureKey figure)
    {
        if (table.ItemText is not null)
            return FigureLabel.Of(_context.Say(table.ShortText).TrimEnd('?', ':'), table, figure, _context)
                + Whom(table);
        var chapter = _context.Results.Chapters.FirstOrDefault(known => known.Id == table.Chapter);
        return chapter is null ? table.Chapter : _context.Say(chapter.Title);
    }

    private List<Inline> Label(TableResult table, FigureKey figure)
    {
        var topic = AnswerNames.Cut(AnswerNames.Topic(table, _context.Language), MaximumTopicLength);
        return
        [
            new Text(table.ItemText is null ? FigureLabel.Of(topic.TrimEnd('?', ':'), table, figure, _context) : topic),
            .. table.ItemText is null ? Base(table) : [],
        ];
    }

    private Inline[] Base(TableResult table) => table.BaseText is null ? [] : [new Muted(Whom(table))];

    private string Whom(TableResult table) =>
        table.BaseText is { } basis
            ? $" ({_context.Lowered(AnswerNames.Cut(_context.Say(basis), MaximumTopicLength))})"
            : "";

    private string Name(string group) => _context.Capitalised(_context.Index.GroupLabel(group, _context.Language));

    private static bool IsShown(GroupTable part, FigureKey figure) =>
        TellingFigure.Cell(part, figure) is { Value: not null };
}
