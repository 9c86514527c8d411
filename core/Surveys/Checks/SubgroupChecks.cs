using Serverless.Surveys.Issues;

namespace Serverless.Surveys.Checks;

/// <summary>Subgroups and profiles rest on questions that exist and suit them.</summary>
internal sealed class SubgroupChecks(CodebookIndex index, CodebookIssues issues)
{
    private readonly Codebook _codebook = index.Codebook;

    public void Run()
    {
        var groups = _codebook.Groups.Select(group => group.Id).ToArray();
        for (var i = 0; i < _codebook.Subgroups.Count; i++)
        {
            var subgroup = _codebook.Subgroups[i];
            CodebookChecks.Known(
                subgroup.Groups,
                $"{JsonPath.At("$.subgroups", i)}.groups",
                "group",
                index.HasGroup,
                groups,
                issues
            );
            new ConditionChecks(index, issues).Subgroup(
                subgroup.When,
                $"{JsonPath.At("$.subgroups", i)}.when",
                subgroup.Groups
            );
        }

        for (var i = 0; i < _codebook.Profiles.Count; i++)
        {
            var (profile, path) = (_codebook.Profiles[i], JsonPath.At("$.profiles", i));
            if (index.QuestionIndex(profile.Id) >= 0)
                issues.Add(
                    $"{path}.id",
                    CodebookRule.Duplicate,
                    $"{Quote.Of(profile.Id)} is also the id of a question, whose table has that name. Give the profile its own."
                );
            CodebookChecks.Known(profile.Groups, $"{path}.groups", "group", index.HasGroup, groups, issues);
            CodebookChecks.Known(
                profile.Chapter,
                $"{path}.chapter",
                "chapter",
                id => _codebook.Chapters.Any(chapter => chapter.Id == id),
                _codebook.Chapters.Select(chapter => chapter.Id),
                issues
            );
            Questions(profile, $"{path}.questions");
            Patterns(profile, path);
        }
    }

    private void Questions(Profile profile, string path)
    {
        CodebookChecks.Known(
            profile.Questions,
            path,
            "question",
            id => index.QuestionIndex(id) >= 0,
            index.QuestionIds,
            issues
        );
        for (var i = 0; i < profile.Questions.Count; i++)
        {
            var position = index.QuestionIndex(profile.Questions[i]);
            if (position < 0)
                continue;
            var question = _codebook.Questions[position];
            if (question is not SingleQuestion && !issues.Has($"{JsonPath.At("$.questions", position)}.type"))
                issues.Add(
                    JsonPath.At(path, i),
                    CodebookRule.Profile,
                    $"{Quote.Of(question.Id)} is a {CodebookWords.Of(question.Type)} question; a profile is made of single questions."
                );
            var groups = index.Groups(profile.Groups).Without(index.GroupsAsked(position));
            if (!groups.IsEmpty)
                issues.Add(
                    JsonPath.At(path, i),
                    CodebookRule.Reference,
                    $"{Quote.Of(question.Id)} is not asked of {index.NamesOfGroups(groups)}. Limit the profile's groups, or leave the question out."
                );
        }
    }

    private void Patterns(Profile profile, string path)
    {
        CodebookChecks.Unique(profile.Patterns.Select(pattern => pattern.Id), $"{path}.patterns", "pattern", issues);
        if (profile.AtLeast > profile.Questions.Count && profile.Questions.Count > 0)
            issues.Add(
                $"{path}.atLeast",
                CodebookRule.Profile,
                $"{profile.AtLeast} answers cannot fit: the profile has {profile.Questions.Count} questions."
            );
        for (var i = 0; i < profile.Patterns.Count; i++)
        {
            var (pattern, fits) = (profile.Patterns[i], $"{JsonPath.At($"{path}.patterns", i)}.fits");
            foreach (var (id, codes) in pattern.Fits)
                Fit(profile, id, codes, fits + JsonPath.Step(id));
            if (
                pattern.Fits.Count > 0
                && pattern.Fits.Count < profile.AtLeast
                && profile.AtLeast <= profile.Questions.Count
            )
                issues.Add(
                    fits,
                    CodebookRule.Profile,
                    $"The pattern says what fits for {pattern.Fits.Count} of the questions, while {profile.AtLeast} must fit, so that nobody ever belongs to it. Add questions or lower 'atLeast'."
                );
            if (pattern.Fits.Count == 0 && pattern.Id.Length > 0 && !issues.Has(fits))
                issues.Add(
                    fits,
                    CodebookRule.Profile,
                    "The pattern fits no question. Say per question which answers fit."
                );
        }
    }

    private void Fit(Profile profile, string id, IReadOnlyList<string> codes, string path)
    {
        if (!profile.Questions.Contains(id, StringComparer.Ordinal))
        {
            issues.Add(
                path,
                CodebookRule.Profile,
                $"{Quote.Of(id)} is not among the profile's questions.{issues.Nearest.Hint(id, profile.Questions)}"
            );
            return;
        }

        if (
            index.QuestionIndex(id) is >= 0 and var position
            && _codebook.Questions[position] is SingleQuestion question
        )
            CodebookChecks.Known(
                codes,
                path,
                $"answer of {Quote.Of(id)} with code",
                code => question.Answers.Any(a => a.Code == code),
                question.Answers.Select(a => a.Code),
                issues
            );
    }
}
