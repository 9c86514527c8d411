using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Documents.Charts;
using Serverless.Reporting.Figures;

namespace Serverless.Reporting.Factsheets;

/// <summary>
/// A chart for each question worth one: those that the codebook names, then one of every chapter, then the others; of a
/// long list of items those that score highest and lowest.
/// </summary>
internal sealed class ChapterParts(ReportContext context, KeyFigures key)
{
    /// <summary>More charts than two pages hold.</summary>
    private const int MaximumParts = 14;

    /// <summary>Items beyond which only the ends of a list are drawn; the rest is in the list of other figures.</summary>
    private const int LongList = 12;

    private const int EachEnd = 5;

    private readonly TableCharts _charts = new(context) { MaximumBars = 16, SaysNoChange = false };

    /// <summary>Of the questions that the codebook names, with only figures that are not printed yet, which then are.</summary>
    public IReadOnlyList<Part> Named(PrintedFigures printed) => Parts(NamedQuestions, printed);

    /// <summary>Of the other questions, in order of weight.</summary>
    public IReadOnlyList<Part> Others(PrintedFigures printed) =>
        Parts(Questions().Except(NamedQuestions, StringComparer.Ordinal), printed);

    private IEnumerable<string> NamedQuestions =>
        key.Named.Select(figure => figure.Table.Question).Distinct(StringComparer.Ordinal);

    private List<Part> Parts(IEnumerable<string> questions, PrintedFigures printed)
    {
        var parts = new List<Part>();
        foreach (var id in questions)
        {
            // Items that are printed elsewhere are not drawn again; of a question with one table nothing is left then.
            var question = context.Index.Question(id);
            if (question.Count > 1)
                question = [.. question.Where(item => !IsPrinted(item, printed))];
            if (question.Count == 0)
                continue;
            if (parts.Count == MaximumParts)
                break;
            if (Part(question) is { } part && printed.TryAdd(part.Blocks))
                parts.Add(part);
        }

        return parts;
    }

    private static bool IsPrinted(TableResult table, PrintedFigures printed) =>
        table.Groups.SelectMany(ResultsIndex.AllCells).Any(cell => printed.Has(cell.Id));

    private IEnumerable<string> Questions() =>
        context
            .Index.Findings.GroupBy(table => table.Question, StringComparer.Ordinal)
            .GroupBy(question => question.First().Chapter, StringComparer.Ordinal)
            .SelectMany(chapter =>
                chapter
                    .OrderByDescending(question => Groups(question))
                    .ThenByDescending(question => question.First().BaseText is null)
                    .Select((question, place) => (question, place))
            )
            .OrderBy(pair => pair.place)
            .Select(pair => pair.question.Key);

    private static int Groups(IEnumerable<TableResult> question) =>
        question
            .SelectMany(table => table.Groups)
            .Where(part => part.Base.N is not null)
            .Select(part => part.Group)
            .Distinct(StringComparer.Ordinal)
            .Count();

    private Part? Part(IReadOnlyList<TableResult> question)
    {
        var first = question[0];
        var id = "vraag-" + first.Question;
        if (question.Count > LongList && Ends(question) is { } ends)
            return new Part(
                [new Heading(2, context.Say(first.ShortText), id) { Kicker = Chapter(first) }, ends],
                FitsHalf: false
            );
        return _charts.For(question) is { } chart ? Factsheets.Part.Titled(chart, Chapter(first), id) : null;
    }

    private string Chapter(TableResult table) =>
        context.Results.Chapters.FirstOrDefault(known => known.Id == table.Chapter) is { } chapter
            ? context.Say(chapter.Title)
            : table.Chapter;

    private Columns? Ends(IReadOnlyList<TableResult> question) =>
        _charts.Ends(question, EachEnd, highest: true) is { } high
        && _charts.Ends(question, EachEnd, highest: false) is { } low
            ? new Columns([new Column([high]), new Column([low])])
            : null;
}
