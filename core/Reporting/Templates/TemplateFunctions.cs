using Scriban.Runtime;
using Serverless.Analysis.Results;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Factsheets;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Wording;
using Serverless.Wording;

namespace Serverless.Reporting.Templates;

/// <summary>What the functions of <see cref="TemplateFunction.All"/> do with the figures of one document.</summary>
internal sealed class TemplateFunctions(ReportContext context, Insertions insertions)
{
    private readonly TableCharts _charts = new(context);
    private readonly ChangeList _changes = new(context);

    /// <summary>Makes the functions callable.</summary>
    public void AddTo(ScriptObject target)
    {
        foreach (var function in TemplateFunction.All.Values)
            target.SetValue(
                function.Name,
                new TemplateCall(function, arguments => Call(function.Name, arguments)),
                readOnly: true
            );
    }

    private object Call(string name, TemplateArguments given) =>
        name switch
        {
            "figure" => Text(given.Text(0), figure => context.Figures.InText(figure.Cell, figure.Table)),
            "in_words" => InWords(given.Text(0), null, given.OptionalText(1), given.OptionalText(2)),
            "in_words_of" => InWords(given.Text(0), given.Text(1), given.OptionalText(2), given.OptionalText(3)),
            "interval" => Text(
                given.Text(0),
                figure => Of(figure, context.Figures.Interval(figure.Cell, figure.Table))
            ),
            "base" => Text(given.Text(0), figure => Of(figure, new ChartValues(context).Base(figure.Group.Base))),
            "change" => Change(given.Text(0)),
            "difference" => Difference(given.Text(0), given.Text(1)),
            "answer" => Text(
                given.Text(0),
                figure => Sentence.Plain(AnswerNames.Of(figure.Table, figure.Cell.Answer, context.Texts))
            ),
            "group" => insertions.Add(Sentence.Plain(context.Index.GroupLabel(given.Text(0), context.Language))),
            "respondents" => Respondents(given.OptionalText(0)),
            "wave" => insertions.Add(Sentence.Plain(context.Waves.Name(context.Results.Wave.Id))),
            "earlier_wave" => insertions.Add(
                Sentence.Plain(
                    context.Earlier is { } earlier ? context.Waves.Name(earlier.Id) : context.Figures.NotAvailable
                )
            ),
            "shown" => context.Index.Find(given.Text(0)) is { Cell.Value: not null },
            "compared" => Row(given.Text(0), given.OptionalText(1)) is { Row.Test: not null },
            "significant" => Row(given.Text(0), given.OptionalText(1)) is { Row.Significant: true },
            "higher" => Row(given.Text(0), given.OptionalText(1)) is { Row: { Significant: true, Difference: > 0 } },
            "lower" => Row(given.Text(0), given.OptionalText(1)) is { Row: { Significant: true, Difference: < 0 } },
            "above" => context.Index.Find(given.Text(0))?.Cell.Value * 100 > given.Number(1),
            "chart" => Block(_charts.For(Tables(given.Text(0)), given.Texts(1))),
            "mean_chart" => Block(
                Tables(given.Text(0)) is [var table, ..] ? _charts.MeansOf(table, given.Texts(1)) : null
            ),
            "trend_chart" => Block(
                Tables(given.Text(0)) is [var followed, ..]
                    ? new TrendCharts(context).For(followed, given.Texts(1))
                    : null
            ),
            "change_chart" => ChangeChart((int)given.Number(0), given.Texts(1)),
            "change_row" => Compared(given.Text(0), null, given.OptionalText(1)),
            "difference_row" => Compared(given.Text(0), given.Text(1), given.OptionalText(2)),
            "difference_chart" => DifferenceChart(given.Text(0), (int)given.Number(1), given.Texts(2)),
            "table" => Block(new CompactTable(context).For(Tables(given.Text(0)), given.Texts(1))),
            "tile" => Tile(given.Text(0), given.Text(1)),
            "top" => insertions.Add([
                .. new TopList(context).For(Tables(given.Text(0)), (int)given.Number(1), given.Texts(2)),
            ]),
            "changes" => Changes(_changes.Significant(ComparisonKind.Waves, (int)given.Number(0), given.Texts(1))),
            "differences" => Changes(
                _changes.Significant(ComparisonKind.Subgroup, (int)given.Number(1), given.Texts(2), given.Text(0))
            ),
            "method" => Method(),
            "notice" => Notice(),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "A template function without meaning."),
        };

    private Sentence Of(Figure figure, string? text) =>
        new(text ?? context.Figures.Withheld(figure.Cell), [figure.Cell.Id]);

    private string Text(string id, Func<Figure, Sentence> words) =>
        insertions.Add(
            context.Index.Find(id) is { } figure ? words(figure) : Sentence.Plain(context.Figures.NotAvailable)
        );

    private string InWords(string id, string? whom, string? singular, string? plural) =>
        Text(
            id,
            figure =>
            {
                var label = whom ?? context.Index.GroupLabel(figure.Group.Group, context.Language);
                if (figure.Cell.Value is not (>= 0 and <= 1) || FigureWords.IsNumber(figure.Cell))
                    return new Sentence(
                        $"{label}: {context.Figures.InText(figure.Cell, figure.Table).Text}",
                        [figure.Cell.Id]
                    );
                var share = figure.Cell.Value.Value;
                var proportions = context.Texts.Proportions;
                var verb = proportions.TakesPlural(share) ? plural ?? singular : singular;
                return new Sentence(
                    proportions.Of(share, label) + (string.IsNullOrWhiteSpace(verb) ? "" : " " + verb),
                    [figure.Cell.Id]
                );
            }
        );

    private string Change(string id) =>
        Text(
            id,
            figure =>
                Row(id, null) is { } found
                    ? context.Changes.SinceEarlierWave(found.Comparison, found.Row, figure.Table)
                    : new Sentence(context.Texts.Changes.NotComparedWithAny, [figure.Cell.Id])
        );

    private string Difference(string id, string subgroup) =>
        Text(
            id,
            figure =>
                Row(id, subgroup) is { } found
                    ? context.Changes.BetweenSides(found.Comparison, found.Row, figure.Table)
                    : new Sentence(context.Figures.NotAvailable, [figure.Cell.Id])
        );

    private (ComparisonResult Comparison, ComparisonRow Row)? Row(string id, string? subgroup)
    {
        if (context.Index.Find(id) is not { } figure)
            return null;
        var (table, group) = (figure.Table.Id, figure.Group.Group);
        if (!string.IsNullOrEmpty(subgroup))
            return In(context.Index.Comparison(ComparisonId.OfSubgroup(subgroup, table, group)));
        return In(context.Index.SinceEarlierWaveInCommon(table, group))
            ?? In(context.Index.SinceEarlierWave(table, group));

        (ComparisonResult, ComparisonRow)? In(ComparisonResult? comparison) =>
            comparison?.Rows.FirstOrDefault(row => row.Answer == figure.Cell.Answer) is { } row
                ? (comparison, row)
                : null;
    }

    private string Respondents(string? group)
    {
        var counted = RespondentCount.Of(
            context.Results.Groups.Where(known => string.IsNullOrEmpty(group) || known.Id == group)
        );
        return insertions.Add(Sentence.Plain(context.Texts.Grammar.Number(counted)));
    }

    private IReadOnlyList<TableResult> Tables(string id)
    {
        if (context.Index.Question(id) is { Count: > 0 } question)
            return question;
        return context.Index.Table(TableId.Parse(id)) is { } table ? [table] : [];
    }

    private string Block(Block? block) => insertions.Add(block is null ? [] : [block]);

    private string Tile(string id, string label) =>
        context.Index.Find(id) is { } figure ? insertions.Add(new FigureTiles(context).Chosen(figure, label)) : "";

    private string ChangeChart(int count, IReadOnlyList<string>? groups)
    {
        if (context.Earlier is not { } earlier)
            return "";
        var notable = _changes.Significant(ComparisonKind.Waves, count, groups);
        var name = context.Waves.Name(earlier.Id);
        return Block(
            (Block?)_changes.Chart(notable, context.Texts.Changes.LargestShownFrom(name))
                ?? (notable.Count == 0 ? null : _changes.List(notable))
        );
    }

    private string Compared(string id, string? subgroup, string? label) =>
        Row(id, subgroup) is { Row: { Difference: not null, Test: not null } } found
            ? insertions.Add(
                new NotableDifference(found.Comparison, found.Row, context.Index.Find(id)!.Table)
                {
                    Label = string.IsNullOrWhiteSpace(label) ? null : label,
                }
            )
            : "";

    private string DifferenceChart(string subgroup, int count, IReadOnlyList<string>? groups)
    {
        var notable = _changes.Significant(ComparisonKind.Subgroup, count, groups, subgroup);
        if (notable.Count == 0)
            return "";
        var (rest, those) = (context.Say(notable[0].Comparison.A.Label), context.Say(notable[0].Comparison.B.Label));
        var caption = context.Texts.Changes.LargestShownBetween(those, rest);
        return Block((Block?)_changes.Chart(notable, caption) ?? _changes.List(notable));
    }

    private string Changes(IReadOnlyList<NotableDifference> notable) =>
        Block(notable.Count > 0 ? _changes.List(notable) : new Paragraph(context.Texts.Changes.NoneShown));

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
