using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Wording;

namespace Serverless.Reporting.Tables;

/// <summary>The questions of one chapter: a heading, the wording, and the tables.</summary>
internal sealed class QuestionChapter(ReportContext context, int chapterNumber)
{
    private readonly AnswerTable answers = new(context);
    private readonly GridTable grids = new(context);
    private readonly NumericTable numbers = new(context);

    public IEnumerable<Block> Blocks(IReadOnlyList<IGrouping<string, TableResult>> questions)
    {
        for (var i = 0; i < questions.Count; i++)
        {
            TableResult[] tables = [.. questions[i]];
            var first = tables[0];
            yield return new Heading(3, $"{context.Numbers.Number(chapterNumber)}.{context.Numbers.Number(i + 1)} {context.Say(first.ShortText)}", "tabel-" + first.Question);
            yield return Wording(first);
            if (first.Kind == TableKind.Numeric) yield return numbers.For(first);
            else if (tables.Length > 1 && first.Answers.Count <= GridTable.MostScalePoints) foreach (var table in grids.For(tables)) yield return table;
            else foreach (var table in tables.SelectMany(answers.For)) yield return table;
        }
    }

    /// <summary>The question as asked, with the wordings of groups that had their own.</summary>
    private Paragraph Wording(TableResult table)
    {
        var general = context.Say(table.Text);
        var own = table.Groups
            .Where(part => table.TextByGroup.ContainsKey(part.Group))
            .Select(part => (Group: context.Index.GroupLabel(part.Group, context.Language), Text: context.Say(table.TextByGroup[part.Group])))
            .ToArray();
        var inlines = new List<Inline>();
        if (own.Length < table.Groups.Count) inlines.Add(new Text(general));
        foreach (var wording in own.GroupBy(wording => wording.Text, StringComparer.Ordinal))
        {
            if (inlines.Count > 0) inlines.Add(new LineBreak());
            var groups = Enumeration.And([.. wording.Select(part => part.Group)], context.Language);
            inlines.Add(new Muted(Enumeration.Capitalised(groups, context.Language) + ": "));
            inlines.Add(new Text(wording.Key));
        }

        return new Paragraph(inlines) { Style = ParagraphStyle.Small, KeepWithNext = true };
    }
}
