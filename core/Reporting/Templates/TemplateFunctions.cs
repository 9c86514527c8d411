using System.Globalization;
using Scriban.Runtime;
using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Factsheets;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Wording;

namespace Serverless.Reporting.Templates;

/// <summary>What the functions of <see cref="TemplateFunction.All"/> do with the figures of one document.</summary>
internal sealed class TemplateFunctions(ReportContext context, Insertions insertions)
{
    private readonly TableCharts charts = new(context);
    private readonly ChangeList changes = new(context);

    /// <summary>Makes the functions callable.</summary>
    public void AddTo(ScriptObject target)
    {
        target.Import("figure", new Func<string, string>(id => Text(id, figure => context.Figures.InText(figure.Cell, figure.Table))));
        target.Import("in_words", new Func<string, string, string, string>(InWords));
        target.Import("interval", new Func<string, string>(id => Text(id, figure =>
            new Sentence(context.Figures.Interval(figure.Cell, figure.Table) ?? context.Figures.Withheld(figure.Cell), [figure.Cell.Id]))));
        target.Import("base", new Func<string, string>(id => Text(id, figure =>
            new Sentence(new ChartValues(context).Base(figure.Group.Base) ?? context.Figures.Withheld(figure.Cell), [figure.Cell.Id]))));
        target.Import("change", new Func<string, string>(Change));
        target.Import("difference", new Func<string, string, string>(Difference));
        target.Import("answer", new Func<string, string>(id => Text(id, figure => Sentence.Plain(AnswerNames.Of(figure.Table, figure.Cell.Answer, context.Language)))));
        target.Import("group", new Func<string, string>(id => insertions.Add(Sentence.Plain(context.Index.GroupLabel(id, context.Language)))));
        target.Import("respondents", new Func<string, string>(Respondents));
        target.Import("wave", new Func<string>(() => insertions.Add(Sentence.Plain(context.Waves.Name(context.Results.Wave.Id)))));
        target.Import("earlier_wave", new Func<string>(() => insertions.Add(Sentence.Plain(context.Earlier is { } earlier ? context.Waves.Name(earlier.Id) : context.Figures.NotAvailable))));
        target.Import("shown", new Func<string, bool>(id => context.Index.Find(id) is { Cell.Value: not null }));
        target.Import("significant", new Func<string, string, bool>((id, subgroup) => Row(id, subgroup) is { Row.Significant: true }));
        target.Import("higher", new Func<string, string, bool>((id, subgroup) => Row(id, subgroup) is { Row: { Significant: true, Difference: > 0 } }));
        target.Import("lower", new Func<string, string, bool>((id, subgroup) => Row(id, subgroup) is { Row: { Significant: true, Difference: < 0 } }));
        target.Import("above", new Func<string, double, bool>((id, percentage) => context.Index.Find(id)?.Cell.Value * 100 > percentage));
        target.Import("chart", new Func<string, string[], string>((id, groups) => Block(charts.For(Tables(id), Chosen(groups)))));
        target.Import("mean_chart", new Func<string, string[], string>((id, groups) => Block(Tables(id) is [var table, ..] ? charts.MeansOf(table, Chosen(groups)) : null)));
        target.Import("change_chart", new Func<int, string[], string>(ChangeChart));
        target.Import("tile", new Func<string, string, string>(Tile));
        target.Import("top", new Func<string, int, string[], string>((id, count, groups) => Block(new TopList(context).For(Tables(id), count, Chosen(groups)))));
        target.Import("changes", new Func<int, string[], string>((count, groups) => Changes(changes.Significant(ComparisonKind.Waves, count, Chosen(groups)))));
        target.Import("differences", new Func<string, int, string[], string>((subgroup, count, groups) =>
            Changes(changes.Significant(ComparisonKind.Subgroup, count, Chosen(groups), subgroup))));
        target.Import("method", new Func<string>(Method));
        target.Import("notice", new Func<string>(Notice));
    }

    private string Text(string id, Func<Figure, Sentence> words) =>
        insertions.Add(context.Index.Find(id) is { } figure ? words(figure) : Sentence.Plain(context.Figures.NotAvailable));

    private string InWords(string id, string? singular = null, string? plural = null) => Text(id, figure =>
    {
        var label = context.Index.GroupLabel(figure.Group.Group, context.Language);
        if (figure.Cell.Value is not (>= 0 and <= 1) || FigureWords.IsNumber(figure.Cell))
            return new Sentence($"{label}: {context.Figures.InText(figure.Cell, figure.Table).Text}", [figure.Cell.Id]);
        var words = ProportionWords.For(figure.Cell.Value.Value, context.Language);
        var verb = words.Plural ? plural ?? singular : singular;
        return new Sentence(words.Of(label, context.Language) + (string.IsNullOrWhiteSpace(verb) ? "" : " " + verb), [figure.Cell.Id]);
    });

    private string Change(string id) => Text(id, figure =>
        Row(id, null) is { } found
            ? context.Changes.SinceEarlierWave(found.Comparison, found.Row, figure.Table)
            : new Sentence(context.Say("niet vergeleken met een eerdere meting", "not compared with an earlier wave"), [figure.Cell.Id]));

    private string Difference(string id, string subgroup) => Text(id, figure =>
        Row(id, subgroup) is { } found
            ? context.Changes.BetweenSides(found.Comparison, found.Row, figure.Table)
            : new Sentence(context.Figures.NotAvailable, [figure.Cell.Id]));

    private (ComparisonResult Comparison, ComparisonRow Row)? Row(string id, string? subgroup)
    {
        if (context.Index.Find(id) is not { } figure) return null;
        var comparison = string.IsNullOrEmpty(subgroup)
            ? context.Index.SinceEarlierWave(figure.Table.Id, figure.Group.Group)
            : context.Index.Comparison($"subgroup/{subgroup}/{figure.Table.Id}/{figure.Group.Group}");
        return comparison?.Rows.FirstOrDefault(row => row.Answer == figure.Cell.Answer) is { } row ? (comparison, row) : null;
    }

    private string Respondents(string? group = null)
    {
        var counted = context.Results.Groups.Where(known => string.IsNullOrEmpty(group) || known.Id == group).Sum(known => known.Response.Respondents);
        return insertions.Add(Sentence.Plain(context.Numbers.Number(counted)));
    }

    private IReadOnlyList<TableResult> Tables(string id) =>
        context.Index.Question(id) is { Count: > 0 } question ? question : context.Index.Table(id) is { } table ? [table] : [];

    private static string[]? Chosen(string[]? groups) => groups is { Length: > 0 } ? groups : null;

    private string Block(Block? block) => insertions.Add(block is null ? [] : [block]);

    private string Tile(string id, string label) =>
        context.Index.Find(id) is { } figure ? insertions.Add(new HeadlineFigures(context).Tile(figure, label)) : "";

    private string ChangeChart(int count, string[]? groups)
    {
        if (context.Earlier is not { } earlier) return "";
        var notable = changes.Significant(ComparisonKind.Waves, count, Chosen(groups));
        var name = context.Waves.Name(earlier.Id);
        return Block((Block?)changes.Chart(notable, context.Say($"Grootste aangetoonde verschillen met {name}", $"Largest differences shown from {name}")) ?? (notable.Count == 0 ? null : changes.List(notable)));
    }

    private string Changes(IReadOnlyList<NotableDifference> notable) =>
        Block(notable.Count > 0 ? changes.List(notable) : new Paragraph(context.Say("Er zijn geen verschillen aangetoond.", "No differences were shown.")));

    private string Method()
    {
        insertions.HasMethod = true;
        return insertions.Add([.. FactsheetParts.MethodBox(context)]);
    }

    private string Notice()
    {
        insertions.HasNotice = true;
        return insertions.Add([.. FactsheetParts.Notice(context)]);
    }
}
