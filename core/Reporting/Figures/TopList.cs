using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Wording;

namespace Serverless.Reporting.Figures;

/// <summary>
/// The answers (or items of a grid, by summary share) that were given most, as a numbered list with the share per
/// group.
/// </summary>
public sealed class TopList(ReportContext context)
{
    /// <summary>
    /// The first <paramref name="count"/>, ordered by the plain mean of the groups' shares; with their base under them; nothing when nothing is shown.
    /// Only entries that every chosen group has a figure for take part, so that the order is the same for all.
    /// </summary>
    public IReadOnlyList<Block> For(IReadOnlyList<TableResult> question, int count, IReadOnlyList<string>? groups)
    {
        string[] chosen =
        [
            .. context
                .Results.Groups.Select(group => group.Id)
                .Where(group => groups is null || groups.Contains(group, StringComparer.Ordinal))
                .Where(group => question.Any(table => table.Groups.Any(part => part.Group == group))),
        ];
        question = Comparable.Items(question, chosen);
        var entries =
            question.Count > 1
                ? question.Select(item =>
                    (
                        Label: AnswerNames.Topic(item, context.Language),
                        Figures: Figures(item, chosen, part => part.Summary)
                    )
                )
                : question.SelectMany(table =>
                    table.Answers.Select(answer =>
                        (
                            Label: context.Say(answer.Label),
                            Figures: Figures(
                                table,
                                chosen,
                                part => part.Cells.FirstOrDefault(cell => cell.Answer == FigureKey.ShareOf(answer.Code))
                            )
                        )
                    )
                );
        var top = entries
            .Where(entry => entry.Figures.Length > 0 && entry.Figures.Length == chosen.Length)
            .OrderByDescending(entry => entry.Figures.Average(figure => figure.Cell.Value!.Value))
            .Take(count)
            .Select(entry => new ListItem(new Strong(Ended(entry.Label)), new Muted(" " + Shares(entry.Figures))))
            .ToArray();
        if (top.Length == 0)
            return [];
        return
        [
            new NumberedList(top) { Prominent = true },
            new Paragraph(Base(question, chosen)) { Style = ParagraphStyle.Small },
        ];
    }

    private static Figure[] Figures(TableResult table, string[] groups, Func<GroupTable, Cell?> pick) =>
        [
            .. groups
                .Select(group => table.Groups.FirstOrDefault(part => part.Group == group))
                .OfType<GroupTable>()
                .Select(part => (Part: part, Cell: pick(part)))
                .Where(pair => pair.Cell is { Value: not null })
                .Select(pair => new Figure(table, pair.Part, pair.Cell!)),
        ];

    /// <summary>A name this long stays on one line with its figure.</summary>
    private const int KeptWhole = 24;

    private string Shares(Figure[] figures) =>
        string.Join(
            ", ",
            figures.Select(figure =>
                context.Texts.Figures.ShareOf(
                    context.Numbers.PercentInText(figure.Cell.Value!.Value).Replace(' ', '\u00A0'),
                    Kept(context.Index.GroupLabel(figure.Group.Group, context.Language)),
                    FigureWords.IsIndicative(figure.Cell)
                )
            )
        );

    /// <summary>A colon sets the entry apart from its figures, also for who hears it.</summary>
    private static string Ended(string label) =>
        label.Length > 0 && label[^1] is '?' or '!' or ':' or '…' ? label : label.TrimEnd('.') + ":";

    private static string Kept(string label) => label.Length <= KeptWhole ? label.Replace(' ', '\u00A0') : label;

    /// <summary>"Basis: wie samenwerkt (n = 630–634 en n = 315–320)": the numbers in the order of the shares.</summary>
    private string Base(IReadOnlyList<TableResult> question, string[] groups)
    {
        var values = new ChartValues(context);
        string[] numbers =
        [
            .. groups.Select(group => values.Series(group, question).Base?.Replace(' ', '\u00A0') ?? "n\u00A0–"),
        ];
        return context.Texts.Tables.BaseWithNumbers(
            question[0].BaseText is { } text ? context.Lowered(context.Say(text)) : null,
            context.And(numbers)
        );
    }
}
