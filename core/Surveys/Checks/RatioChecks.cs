using Serverless.Surveys.Issues;

namespace Serverless.Surveys.Checks;

/// <summary>Ratios are made of two numeric questions that the same groups were asked in the same wave.</summary>
internal sealed class RatioChecks(CodebookIndex index, CodebookIssues issues)
{
    private readonly Codebook _codebook = index.Codebook;

    public void Run()
    {
        var groups = _codebook.Groups.Select(group => group.Id).ToArray();
        CodebookChecks.Unique(_codebook.Ratios.Select(ratio => ratio.Id), "$.ratios", "ratio", issues);
        for (var i = 0; i < _codebook.Ratios.Count; i++)
        {
            var (ratio, path) = (_codebook.Ratios[i], JsonPath.At("$.ratios", i));
            if (
                index.QuestionIndex(ratio.Id) >= 0
                || (ratio.Id.Length > 0 && _codebook.Profiles.Any(profile => profile.Id == ratio.Id))
            )
                issues.Add(
                    $"{path}.id",
                    CodebookRule.Duplicate,
                    $"{Quote.Of(ratio.Id)} is also the id of a question or profile, whose table has that name. Give the ratio its own."
                );
            CodebookChecks.Known(ratio.Groups, $"{path}.groups", "group", index.HasGroup, groups, issues);
            CodebookChecks.Known(
                ratio.Chapter,
                $"{path}.chapter",
                "chapter",
                id => _codebook.Chapters.Any(chapter => chapter.Id == id),
                _codebook.Chapters.Select(chapter => chapter.Id),
                issues
            );
            Part(ratio, ratio.Numerator, $"{path}.numerator");
            Part(ratio, ratio.Denominator, $"{path}.denominator");
            Together(ratio, path);
        }
    }

    private void Part(Ratio ratio, string id, string path)
    {
        CodebookChecks.Known(id, path, "question", name => index.QuestionIndex(name) >= 0, index.QuestionIds, issues);
        if (id.Length == 0 || index.QuestionIndex(id) is not (>= 0 and var position))
            return;
        var question = _codebook.Questions[position];
        if (question is not NumericQuestion && !issues.Has($"{JsonPath.At("$.questions", position)}.type"))
            issues.Add(
                path,
                CodebookRule.Ratio,
                $"{Quote.Of(id)} is a {CodebookWords.Of(question.Type)} question; a ratio is made of numeric questions."
            );
        var groups = index.Groups(ratio.Groups).Without(index.GroupsAsked(position));
        if (!groups.IsEmpty)
            issues.Add(
                path,
                CodebookRule.Reference,
                $"{Quote.Of(id)} is not asked of {index.NamesOfGroups(groups)}. Limit the ratio's groups, or take another question."
            );
    }

    private void Together(Ratio ratio, string path)
    {
        var (numerator, denominator) = (index.QuestionIndex(ratio.Numerator), index.QuestionIndex(ratio.Denominator));
        if (numerator < 0 || denominator < 0)
            return;
        if (numerator == denominator)
            issues.Add(
                $"{path}.denominator",
                CodebookRule.Ratio,
                $"{Quote.Of(ratio.Denominator)} is the numerator too, so that the ratio is always 1. Name two questions."
            );
        else if (!index.WavesAsking(numerator).Overlaps(index.WavesAsking(denominator)))
            issues.Add(
                $"{path}.denominator",
                CodebookRule.Ratio,
                $"No wave asks both {Quote.Of(ratio.Numerator)} and {Quote.Of(ratio.Denominator)}, so that the ratio is never made."
            );
    }
}
