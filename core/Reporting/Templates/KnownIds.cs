using Serverless.Analysis.Results;
using Serverless.Analysis.Tables;
using Serverless.Reporting.Figures;
using Serverless.Surveys;
using Serverless.Surveys.Issues;

namespace Serverless.Reporting.Templates;

/// <summary>The ids that a codebook gives to tables, figures, groups and subgroups.</summary>
internal sealed class KnownIds
{
    /// <summary>Of every table its plans in the waves that have it.</summary>
    private readonly Dictionary<TableId, List<TablePlan>> _tables = [];
    private readonly HashSet<string> _questions = new(StringComparer.Ordinal);
    private readonly HashSet<string> _groups;
    private readonly HashSet<string> _subgroups;

    /// <summary>What mistyped ids were probably meant to be.</summary>
    public NearestName Nearest { get; } = new();

    public KnownIds(Codebook codebook)
    {
        _groups = [.. codebook.Groups.Select(group => group.Id)];
        _subgroups = [.. codebook.Subgroups.Select(subgroup => subgroup.Id)];
        foreach (var plan in codebook.Waves.SelectMany(wave => TablePlans.Of(codebook, wave.Id)))
        {
            _questions.Add(plan.Id.Question);
            if (!_tables.TryGetValue(plan.Id, out var plans))
                _tables.Add(plan.Id, plans = []);
            plans.Add(plan);
        }
    }

    /// <summary>What is wrong with an argument, and what is near it; null when it is known.</summary>
    public (MessageText Message, string? Near)? Issue(TemplateArgument kind, string id) =>
        kind switch
        {
            TemplateArgument.Cell => CellFault(id),
            TemplateArgument.Question when !_questions.Contains(id) && !_tables.ContainsKey(TableId.Parse(id)) => (
                $"Question '{id}' is not in the codebook, or is not reported.",
                Nearest.Of(id, _questions.Concat(TableNames()))
            ),
            TemplateArgument.Group when !_groups.Contains(id) => (
                $"Target group '{id}' is not in the codebook.",
                Nearest.Of(id, _groups)
            ),
            TemplateArgument.Subgroup when !_subgroups.Contains(id) => (
                $"Subgroup '{id}' is not in the codebook.",
                Nearest.Of(id, _subgroups)
            ),
            _ => null,
        };

    private (MessageText Message, string? Near)? CellFault(string id)
    {
        if (CellId.Parse(id) is not { } cell)
            return ($"'{id}' is not a figure; expected table/group/answer, such as 'question/group/answer'.", null);
        var (table, group, answer) = (cell.Table, cell.Place, cell.Figure.ToString());
        if (!_tables.TryGetValue(table, out var plans))
        {
            var parts = TableNames(table.Question).ToList();
            var isWhole = table.Part is null && parts.Count > 0;
            return (
                isWhole
                    ? (MessageText)$"Question '{table}' has a table per item or option; name one: '{table}.item'."
                    : $"Table '{table}' is not in the codebook, or is not reported.",
                With(Nearest.Of(table.ToString(), isWhole ? parts : TableNames()), group, answer)
            );
        }

        string[] groups = [.. plans.SelectMany(plan => plan.Groups).Distinct(StringComparer.Ordinal)];
        if (!groups.Contains(group, StringComparer.Ordinal))
            return (
                $"Table '{table}' has no target group '{group}'; it has {string.Join(", ", groups)}.",
                Nearest.Of(group, groups) is { } near ? $"{table}/{near}/{answer}" : null
            );
        string[] answers =
        [
            .. plans
                .Where(plan => plan.Groups.Contains(group, StringComparer.Ordinal))
                .SelectMany(plan => Answers(plan, group))
                .Distinct(StringComparer.Ordinal),
        ];
        if (answers.Contains(answer, StringComparer.Ordinal))
            return null;
        return (
            $"Table '{table}' has no answer '{answer}' for '{group}'; it has {string.Join(", ", answers.Take(12))}.",
            Nearest.Of(answer, answers) is { } meant ? $"{table}/{group}/{meant}" : null
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
