using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Figures;

namespace Serverless.Reporting.Factsheets;

/// <summary>
/// A factsheet of a wave of which no figure is shown, on one page: that there are none and why, what was asked, what
/// readers can do, and how the survey was done.
/// </summary>
/// <param name="context">The report.</param>
/// <param name="release">What a release says of itself at the end; null for none.</param>
/// <param name="isTooFew">Whether too few respondents are the only reason.</param>
internal sealed class FactsheetWithoutFigures(ReportContext context, ReleaseStatement? release, bool isTooFew)
{
    private const int MaximumQuestionLength = 140;

    private static readonly Theme[] Tried =
    [
        .. Theme.CompactLoosened.Reverse(),
        Theme.Compact,
        .. Theme.CompactTightened.Take(2),
    ];

    private readonly (string Chapter, string Question)[] _questions = [.. Questions(context)];

    private int? Minimum => isTooFew && context.Results.Settings.MinimumBase is > 0 and var few ? few : null;

    /// <summary>The page with all questions in the largest type, else with as many as there is room for.</summary>
    /// <param name="frame">A document with given type and blocks.</param>
    /// <param name="height">How high blocks are.</param>
    public Document Document(Func<Theme, IReadOnlyList<Block>, Document> frame, BlockHeight height)
    {
        foreach (var theme in Tried)
            if (Fits(theme, _questions.Length))
                return frame(theme, Blocks(_questions.Length));
        var smallest = Tried[^1];
        var (low, high) = (0, _questions.Length);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = Fits(smallest, middle) ? (middle, high) : (low, middle - 1);
        }

        return frame(smallest, Blocks(low));

        bool Fits(Theme theme, int questions)
        {
            var blocks = Blocks(questions);
            var page = frame(theme, blocks);
            return height(page)(blocks, page.Page.TextWidth) <= page.Page.TextHeight - 0.5;
        }
    }

    private Block[] Blocks(int questions) =>
        [
            FactsheetParts.Masthead(
                context,
                [
                    new Strong(context.Texts.Withheld.Message(isTooFew)),
                    new LineBreak(),
                    new Text(FactsheetParts.TakingPart(context)),
                ]
            ),
            .. FactsheetParts.Cautions(context, hasNotice: true),
            new Columns([
                new Column([new Heading(2, context.Texts.Withheld.WhyHeading, "waarom"), .. Why()]),
                new Column([
                    new Heading(2, context.Texts.Withheld.ActionHeading, "doen"),
                    new BulletList([.. Actions().Select(inlines => new ListItem(inlines))]),
                ]),
            ]),
            .. Asked(questions),
            .. FactsheetParts.Closing(context, release, hasFigures: false),
        ];

    private IEnumerable<Paragraph> Why()
    {
        yield return new Paragraph(context.Texts.Withheld.Why(Minimum, context.Results.Groups.Count > 1));
        double?[] asked = [.. context.Results.Groups.Select(group => group.Response.Sample)];
        if (asked.All(sample => sample > 0))
            yield return new Paragraph(
                context.Texts.Withheld.Answered(
                    context.Numbers.Number(asked.Sum()!.Value),
                    RespondentCount.Of(context.Results.Groups)
                )
            );
    }

    private IEnumerable<IReadOnlyList<Inline>> Actions()
    {
        yield return [context.Texts.Withheld.NextWave(Minimum)];
        if (release?.Contact() is { } contact)
            yield return [context.Texts.Withheld.Contact, .. contact];
        else if (context.Results.Survey.Commissioner is { } commissioner)
            yield return [context.Texts.Withheld.AskCommissioner(context.Say(commissioner))];
    }

    /// <summary>The first questions over two columns, each under its chapter.</summary>
    private IEnumerable<Block> Asked(int questions)
    {
        if (_questions.Length == 0)
            yield break;
        yield return new Heading(2, context.Texts.Withheld.AskedHeading, "gevraagd");
        var half = (questions + 1) / 2;
        var (first, second) = (_questions[..half], _questions[half..questions]);
        if (second.Length > 0)
            yield return new Columns([new Column([.. PerChapter(first)]), new Column([.. PerChapter(second)])]);
        else
            foreach (var block in PerChapter(first))
                yield return block;
        if (_questions.Length - questions is > 0 and var more)
            yield return new Paragraph(context.Texts.Withheld.MoreQuestions(more)) { Style = ParagraphStyle.Small };
    }

    private static IEnumerable<Block> PerChapter((string Chapter, string Question)[] questions) =>
        questions
            .GroupBy(question => question.Chapter, StringComparer.Ordinal)
            .SelectMany(chapter =>
                new Block[]
                {
                    new Paragraph([new Strong(chapter.Key)]) { KeepWithNext = true },
                    new BulletList([.. chapter.Select(question => new ListItem(new Text(question.Question)))]),
                }
            );

    private static IEnumerable<(string Chapter, string Question)> Questions(ReportContext context) =>
        context
            .Results.Tables.Where(table => table is { Kind: not TableKind.Profile, Ratio: null })
            .DistinctBy(table => table.Question, StringComparer.Ordinal)
            .OrderBy(context.Index.IsBackground)
            .Select(table => (Chapter(context, table), Question(context, table)));

    private static string Chapter(ReportContext context, TableResult table) =>
        context.Results.Chapters.FirstOrDefault(known => known.Id == table.Chapter) is { } chapter
            ? context.Say(chapter.Title)
            : table.Chapter;

    private static string Question(ReportContext context, TableResult table)
    {
        var question = AnswerNames.Cut(context.Say(table.Text), MaximumQuestionLength);
        return table.BaseText is { } basis ? $"{question} ({context.Lowered(context.Say(basis))})" : question;
    }
}
