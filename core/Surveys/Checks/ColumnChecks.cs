using Serverless.Surveys.Issues;

namespace Serverless.Surveys.Checks;

/// <summary>Each column of a group's response file means one thing, and there are not too many.</summary>
internal sealed class ColumnChecks(CodebookIndex index, CodebookIssues issues)
{
    public void Run(TargetGroup group, int position, string path)
    {
        Technical(group, position, path);
        Differ(position);
        for (var wave = 0; wave < index.Codebook.Waves.Count; wave++)
        {
            var columns = 0;
            for (var question = 0; question < index.Codebook.Questions.Count; question++)
                if (index.GroupsAsked(question).Contains(position) && index.WavesAsking(question).Contains(wave))
                    columns += index
                        .Codebook.Questions[question]
                        .Columns.Count(column => column.IsOfferedTo(group.Id, index.Codebook.Waves[wave].Id));
            if (columns > CodebookLimits.MaximumColumns)
                issues.Add(
                    "$.questions",
                    CodebookRule.Range,
                    $"Group {Quote.Of(group.Id)} has {columns} columns in wave {Quote.Of(index.Codebook.Waves[wave].Id)}; at most {CodebookLimits.MaximumColumns} are allowed."
                );
        }
    }

    /// <summary>
    /// Ids may have a dot, so that the column of one question can be called as that of a part of another.
    /// </summary>
    private void Differ(int group)
    {
        var owners = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < index.Codebook.Questions.Count; i++)
        {
            var question = index.Codebook.Questions[i];
            if (question.Id.Length == 0 || !index.GroupsAsked(i).Contains(group))
                continue;
            foreach (var column in question.Columns.Where(column => column.Part is not { Length: 0 }))
                if (
                    !owners.TryAdd(column.Name, question.Id)
                    && !string.Equals(owners[column.Name], question.Id, StringComparison.OrdinalIgnoreCase)
                    && !issues.Has($"{JsonPath.At("$.questions", i)}.id")
                )
                    issues.Add(
                        $"{JsonPath.At("$.questions", i)}.id",
                        CodebookRule.Duplicate,
                        $"The question has a column {Quote.Of(column.Name)}, which is also one of question {Quote.Of(owners[column.Name])}. Rename one of them."
                    );
        }
    }

    private void Technical(TargetGroup group, int position, string path)
    {
        var asked = index
            .Codebook.Questions.Where((_, i) => index.GroupsAsked(i).Contains(position))
            .SelectMany(question => question.Columns)
            .Select(column => column.Name);
        var questions = asked.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var columns = group.Columns;
        var strata = group.Design.Strata is { } name && index.QuestionIndex(name) < 0 ? name : null;
        foreach (
            var (column, at) in new[]
            {
                (columns.Respondent, $"{path}.columns.respondent"),
                (columns.Cluster, $"{path}.columns.cluster"),
                (columns.Subcluster, $"{path}.columns.subcluster"),
                (columns.ClusterSize, $"{path}.columns.clusterSize"),
                (columns.InclusionProbability, $"{path}.columns.inclusionProbability"),
                (columns.BaseWeight, $"{path}.columns.baseWeight"),
                (columns.Link, $"{path}.columns.link"),
            }
        )
        {
            if (column is not null && questions.Contains(column))
                issues.Add(
                    at,
                    CodebookRule.Duplicate,
                    $"{Quote.Of(column)} is also the column of a question. Rename one of them."
                );
        }

        Differ(
            columns.Cluster,
            columns.Respondent,
            $"{path}.columns.cluster",
            "the respondent's id; then every respondent is a cluster, and 'cluster' can be left out"
        );
        Differ(strata, columns.Respondent, $"{path}.design.strata", "the respondent's id");
        Differ(columns.Subcluster, columns.Respondent, $"{path}.columns.subcluster", "the respondent's id");
        Differ(columns.Subcluster, columns.Cluster, $"{path}.columns.subcluster", "the cluster");
        Differ(columns.Subcluster, strata, $"{path}.columns.subcluster", "the strata");
        (string? Column, string Path)[] numbers =
        [
            (columns.BaseWeight, $"{path}.columns.baseWeight"),
            (columns.InclusionProbability, $"{path}.columns.inclusionProbability"),
            (columns.ClusterSize, $"{path}.columns.clusterSize"),
        ];
        for (var i = 0; i < numbers.Length; i++)
        {
            var (column, at) = numbers[i];
            Differ(column, columns.Respondent, at, "the respondent's id");
            Differ(column, columns.Cluster, at, "the cluster");
            Differ(column, columns.Subcluster, at, "the cluster within it");
            Differ(column, columns.Link, at, "the link key");
            Differ(column, strata, at, "the strata");
            foreach (var (other, _) in numbers[..i])
                Differ(column, other, at, "another number of the design");
        }

        Replicates(group, [.. numbers.Select(number => number.Column), columns.Respondent, strata], questions, path);
    }

    private void Replicates(TargetGroup group, string?[] others, HashSet<string> questions, string path)
    {
        string?[] taken = [.. others, group.Columns.Cluster, group.Columns.Subcluster, group.Columns.Link];
        var twice = (group.Replicates?.Columns ?? []).FirstOrDefault(column =>
            questions.Contains(column) || taken.Contains(column, StringComparer.OrdinalIgnoreCase)
        );
        if (twice is not null)
            issues.Add(
                $"{path}.replicateWeights",
                CodebookRule.Duplicate,
                $"{Quote.Of(twice)} is a replicate weight and another column. Rename one of them."
            );
    }

    private void Differ(string? column, string? other, string path, MessageText what)
    {
        if (column is not null && string.Equals(column, other, StringComparison.OrdinalIgnoreCase))
            issues.Add(path, CodebookRule.Duplicate, $"{Quote.Of(column)} is also {what}.");
    }
}
