using Serverless.Surveys.Issues;

namespace Serverless.Surveys.Checks;

/// <summary>
/// Whether the parts of a codebook fit together. Parts that could not be read are empty placeholders here and are
/// passed over.
/// </summary>
internal static class CodebookChecks
{
    public static void Run(Codebook codebook, CodebookIssues issues)
    {
        var index = new CodebookIndex(codebook);
        if (ReservedNames.All.Contains(codebook.Survey, StringComparer.Ordinal))
            issues.Add(
                "$.survey",
                CodebookRule.Name,
                $"{Quote.Of(codebook.Survey)} is kept for other addresses than those of surveys. Choose another name, none of {string.Join(", ", ReservedNames.All)}."
            );
        Unique(codebook.Waves.Select(wave => wave.Id), "$.waves", "wave", issues);
        Unique(codebook.Groups.Select(group => group.Id), "$.groups", "group", issues);
        Unique(codebook.Chapters.Select(chapter => chapter.Id), "$.chapters", "chapter", issues);
        Unique(codebook.Questions.Select(question => question.Id), "$.questions", "question", issues);
        AnswerChecks.DifferingOnlyInCase(
            codebook.Questions.Select(question => question.Id),
            "$.questions",
            "id",
            issues
        );
        Unique(codebook.Subgroups.Select(subgroup => subgroup.Id), "$.subgroups", "subgroup", issues);
        Unique(codebook.Profiles.Select(profile => profile.Id), "$.profiles", "profile", issues);
        WaveChecks.Run(index, issues);
        ReleaseChecks.Run(index, issues);
        new QuestionChecks(index, issues).Run();
        RoutingChecks.Run(index, issues);
        new GroupChecks(index, issues).Run();
        new SubgroupChecks(index, issues).Run();
        new RatioChecks(index, issues).Run();
        new CrossTableChecks(index, issues).Run();
        new KeyFigureChecks(index, issues).Run();
    }

    /// <summary>Notes every name that appears in a list for the second time.</summary>
    public static void Unique(
        IEnumerable<string> names,
        string path,
        MessageText what,
        CodebookIssues issues,
        string property = "id"
    )
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        var position = 0;
        foreach (var name in names)
        {
            if (name.Length > 0 && !first.TryAdd(name, position))
                issues.Add(
                    $"{JsonPath.At(path, position)}.{property}",
                    CodebookRule.Duplicate,
                    $"{Quote.Of(name)} is also the {property} of {JsonPath.At(path, first[name])}. Give each {what} its own."
                );
            position++;
        }
    }

    /// <summary>Notes every reference in a list that names nothing.</summary>
    public static void Known(
        IReadOnlyList<string> references,
        string path,
        MessageText what,
        Func<string, bool> known,
        IEnumerable<string> names,
        CodebookIssues issues
    )
    {
        for (var i = 0; i < references.Count; i++)
            Known(references[i], JsonPath.At(path, i), what, known, names, issues);
    }

    public static void Known(
        string? reference,
        string path,
        MessageText what,
        Func<string, bool> known,
        IEnumerable<string> names,
        CodebookIssues issues
    )
    {
        if (string.IsNullOrEmpty(reference) || known(reference))
            return;
        var all = names.Where(name => name.Length > 0);
        var hint = issues.Nearest.Hint(reference, all);
        if (hint is null && all.Take(13).ToArray() is { Length: > 0 and <= 12 } few)
            hint = $" Known are {string.Join(", ", few)}.";
        issues.Add(path, CodebookRule.Reference, $"There is no {what} {Quote.Of(reference)}.{hint}");
    }
}
