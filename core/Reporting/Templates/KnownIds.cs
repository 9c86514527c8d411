using Serverless.Analysis.Results;
using Serverless.Analysis.Tables;
using Serverless.Reporting.Figures;
using Serverless.Surveys;
using Serverless.Surveys.Issues;

namespace Serverless.Reporting.Templates;

/// <summary>The ids that a codebook gives to tables, figures, groups and subgroups.</summary>
internal sealed class KnownIds
{
    private readonly Dictionary<TableId, Dictionary<string, HashSet<string>>> _tables = [];
    private readonly HashSet<string> _questions = new(StringComparer.Ordinal);
    private readonly HashSet<string> _groups;
    private readonly HashSet<string> _subgroups;

    public KnownIds(Codebook codebook)
    {
        _groups = [.. codebook.Groups.Select(group => group.Id)];
        _subgroups = [.. codebook.Subgroups.Select(subgroup => subgroup.Id)];
        foreach (var plan in codebook.Waves.SelectMany(wave => TablePlans.Of(codebook, wave.Id)))
        {
            _questions.Add(plan.Id.Question);
            if (!_tables.TryGetValue(plan.Id, out var groups))
                _tables.Add(plan.Id, groups = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal));
            foreach (var group in plan.Groups)
            {
                if (!groups.TryGetValue(group, out var answers))
                    groups.Add(group, answers = new HashSet<string>(StringComparer.Ordinal));
                answers.UnionWith(Answers(plan, group));
            }
        }
    }

    /// <summary>What is wrong with an argument, and what is near it; null when it is known.</summary>
    public (MessageText Message, string? Near)? Issue(TemplateArgument kind, string id) =>
        kind switch
        {
            TemplateArgument.Cell => CellFault(id),
            TemplateArgument.Question when !_questions.Contains(id) && !_tables.ContainsKey(TableId.Parse(id)) => (
                $"Question '{id}' is not in the codebook, or is not reported.",
                NearestName.Of(id, _questions.Concat(TableNames()))
            ),
            TemplateArgument.Group when !_groups.Contains(id) => (
                $"Target group '{id}' is not in the codebook.",
                NearestName.Of(id, _groups)
            ),
            TemplateArgument.Subgroup when !_subgroups.Contains(id) => (
                $"Subgroup '{id}' is not in the codebook.",
                NearestName.Of(id, _subgroups)
            ),
            _ => null,
        };

    private (MessageText Message, string? Near)? CellFault(string id)
    {
        if (CellId.Parse(id) is not { } cell)
            return ($"'{id}' is not a figure; expected table/group/answer, such as 'question/group/answer'.", null);
        var (table, group, answer) = (cell.Table, cell.Place, cell.Figure.ToString());
        if (!_tables.TryGetValue(table, out var byGroup))
        {
            var parts = TableNames(table.Question).ToList();
            var isWhole = table.Part is null && parts.Count > 0;
            return (
                isWhole
                    ? (MessageText)$"Question '{table}' has a table per item or option; name one: '{table}.item'."
                    : $"Table '{table}' is not in the codebook, or is not reported.",
                With(NearestName.Of(table.ToString(), isWhole ? parts : TableNames()), group, answer)
            );
        }

        if (!byGroup.TryGetValue(group, out var answers))
            return (
                $"Table '{table}' has no target group '{group}'; it has {string.Join(", ", byGroup.Keys)}.",
                NearestName.Of(group, byGroup.Keys) is { } near ? $"{table}/{near}/{answer}" : null
            );
        if (answers.Contains(answer))
            return null;
        return (
            $"Table '{table}' has no answer '{answer}' for '{group}'; it has {string.Join(", ", answers.Take(12))}.",
            NearestName.Of(answer, answers) is { } meant ? $"{table}/{group}/{meant}" : null
        );
    }

    private IEnumerable<string> TableNames(string? question = null) =>
        _tables.Keys.Where(table => question is null || table.Question == question).Select(table => table.ToString());

    private static string? With(string? table, string group, string answer) =>
        table is null ? null : $"{table}/{group}/{answer}";

    private static IEnumerable<string> Answers(TablePlan plan, string group) =>
        new IEnumerable<FigureKey>[]
        {
            plan.AnswersOf(group).Select(k => FigureKey.ShareOf(plan.Answers[k].Code)),
            plan.HasSummary ? [FigureKey.Summary] : [],
            plan.HasMean ? [FigureKey.Mean] : [],
            plan.HasStandardDeviation ? [FigureKey.StandardDeviation] : [],
            plan.HasQuantiles ? [FigureKey.Median, FigureKey.FirstQuartile, FigureKey.ThirdQuartile] : [],
            plan.Percentiles.Select(FigureKey.Percentile),
        }.SelectMany(figures => figures.Select(figure => figure.ToString()));
}
