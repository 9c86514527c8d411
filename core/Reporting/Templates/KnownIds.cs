using Serverless.Surveys;

namespace Serverless.Reporting.Templates;

/// <summary>The ids that a codebook gives to tables, figures, groups and subgroups.</summary>
internal sealed class KnownIds
{
    private readonly Dictionary<string, Dictionary<string, HashSet<string>>> _tables = new(StringComparer.Ordinal);
    private readonly HashSet<string> _questions = new(StringComparer.Ordinal);
    private readonly HashSet<string> _groups;
    private readonly HashSet<string> _subgroups;

    public KnownIds(Codebook codebook)
    {
        _groups = [.. codebook.Groups.Select(group => group.Id)];
        _subgroups = [.. codebook.Subgroups.Select(subgroup => subgroup.Id)];
        foreach (
            var question in codebook.Questions.Where(question =>
                question.Chapter is not null && question.Type != QuestionType.Open
            )
        )
        {
            _questions.Add(question.Id);
            if (question.Type != QuestionType.Grid)
                Add(question.Id, question, question.Groups);
            foreach (var item in question.Items)
                Add($"{question.Id}.{item.Id}", question, item.Groups.Count > 0 ? item.Groups : question.Groups);
        }

        foreach (var ratio in codebook.Ratios)
        {
            _questions.Add(ratio.Id);
            _tables[ratio.Id] = ratio.Groups.ToDictionary(
                group => group,
                _ => new HashSet<string>(StringComparer.Ordinal) { "mean" },
                StringComparer.Ordinal
            );
        }

        foreach (var profile in codebook.Profiles)
        {
            _questions.Add(profile.Id);
            _tables[profile.Id] = profile.Groups.ToDictionary(
                group => group,
                _ =>
                    profile
                        .Patterns.Select(pattern => pattern.Id)
                        .Append("unclassified")
                        .ToHashSet(StringComparer.Ordinal),
                StringComparer.Ordinal
            );
        }
    }

    /// <summary>What is wrong with an argument, and what is near it; null when it is known.</summary>
    public (string Message, string? Near)? Fault(TemplateArgument kind, string id) =>
        kind switch
        {
            TemplateArgument.Cell => CellFault(id),
            TemplateArgument.Question when !_questions.Contains(id) && !_tables.ContainsKey(id) => (
                $"Question '{id}' is not in the codebook, or is not reported.",
                Nearest.To(id, _questions.Concat(_tables.Keys))
            ),
            TemplateArgument.Group when !_groups.Contains(id) => (
                $"Target group '{id}' is not in the codebook.",
                Nearest.To(id, _groups)
            ),
            TemplateArgument.Subgroup when !_subgroups.Contains(id) => (
                $"Subgroup '{id}' is not in the codebook.",
                Nearest.To(id, _subgroups)
            ),
            _ => null,
        };

    private (string Message, string? Near)? CellFault(string id)
    {
        var parts = id.Split('/');
        if (parts.Length != 3)
            return ($"'{id}' is not a figure; expected table/group/answer, such as 'question/group/answer'.", null);
        var (table, group, answer) = (parts[0], parts[1], parts[2]);
        if (!_tables.TryGetValue(table, out var byGroup))
        {
            var isGrid = _questions.Contains(table);
            return (
                isGrid
                    ? $"Question '{table}' is a grid; name one of its items: '{table}.item'."
                    : $"Table '{table}' is not in the codebook, or is not reported.",
                With(
                    Nearest.To(
                        table,
                        isGrid
                            ? _tables.Keys.Where(key => key.StartsWith(table + ".", StringComparison.Ordinal))
                            : _tables.Keys
                    ),
                    group,
                    answer
                )
            );
        }

        if (!byGroup.TryGetValue(group, out var answers))
            return (
                $"Table '{table}' has no target group '{group}'; it has {string.Join(", ", byGroup.Keys)}.",
                Nearest.To(group, byGroup.Keys) is { } near ? $"{table}/{near}/{answer}" : null
            );
        if (answers.Contains(answer))
            return null;
        return (
            $"Table '{table}' has no answer '{answer}' for '{group}'; it has {string.Join(", ", answers.Take(12))}.",
            Nearest.To(answer, answers) is { } meant ? $"{table}/{group}/{meant}" : null
        );
    }

    private static string? With(string? table, string group, string answer) =>
        table is null ? null : $"{table}/{group}/{answer}";

    private void Add(string table, Question question, IReadOnlyList<string> offeredTo) =>
        _tables[table] = offeredTo.ToDictionary(
            group => group,
            group => Answers(question, group),
            StringComparer.Ordinal
        );

    private static HashSet<string> Answers(Question question, string group)
    {
        HashSet<string> answers =
        [
            .. question
                .Answers.Where(answer =>
                    !answer.Missing
                    && (answer.Groups.Count == 0 || answer.Groups.Contains(group, StringComparer.Ordinal))
                )
                .Select(answer => answer.Code),
        ];
        if (question.Answers.Any(answer => answer.InSummary))
            answers.Add("summary");
        if (question.ShowMean || question.Type == QuestionType.Numeric)
            answers.Add("mean");
        if (question.Type == QuestionType.Numeric)
            answers.UnionWith(["median", "q1", "q3"]);
        return answers;
    }
}
