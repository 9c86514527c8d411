using Serverless.Surveys.Issues;

namespace Serverless.Surveys.Checks;

/// <summary>Key figures are figures that the reports of the survey have.</summary>
internal sealed class KeyFigureChecks(CodebookIndex index, CodebookIssues issues)
{
    private static readonly string[] Measures = ["summary", "mean"];

    private readonly Codebook _codebook = index.Codebook;

    public void Run()
    {
        for (var i = 0; i < _codebook.KeyFigures.Count; i++)
            Check(_codebook.KeyFigures[i], JsonPath.At("$.keyFigures", i));
    }

    private void Check(KeyFigure figure, string path)
    {
        if (figure.Question.Length == 0)
            return;
        if (_codebook.Profiles.FirstOrDefault(profile => profile.Id == figure.Question) is { } profile)
        {
            Answer(figure, path, profile.Patterns.Select(pattern => pattern.Id));
            return;
        }

        if (_codebook.Ratios.Any(ratio => ratio.Id == figure.Question))
        {
            Answer(figure, path, []);
            return;
        }

        if (index.QuestionIndex(figure.Question) is not (>= 0 and var position))
        {
            CodebookChecks.Known(
                figure.Question,
                path,
                "question, profile or ratio",
                _ => false,
                [
                    .. index.QuestionIds,
                    .. _codebook.Profiles.Select(known => known.Id),
                    .. _codebook.Ratios.Select(known => known.Id),
                ],
                issues
            );
            return;
        }

        var question = _codebook.Questions[position];
        if (issues.Has(JsonPath.At("$.questions", position)))
            return;
        if (question is OpenQuestion || question.Chapter is null)
        {
            issues.Add(
                path,
                CodebookRule.Reference,
                $"{Quote.Of(figure.Question)} is not reported: it is open, or in no chapter. Name a question that has figures."
            );
            return;
        }

        string[] answers = [.. question.Answers.Where(answer => !answer.Missing).Select(answer => answer.Code)];
        var (parts, codes) = question.Match<(string[], string[])>(
            single: _ => ([], answers),
            multiple: _ => ([], answers),
            grid: grid => ([.. grid.Items.Select(item => item.Id)], answers),
            numeric: _ => ([], answers),
            open: _ => ([], answers),
            ranking: _ => (answers, [])
        );
        if (figure.Part is { } part && !parts.Contains(part, StringComparer.Ordinal))
        {
            CodebookChecks.Known(
                part,
                path,
                $"item or option of {Quote.Of(figure.Question)},",
                _ => false,
                parts,
                issues
            );
            return;
        }

        Answer(figure, path, codes);
    }

    private void Answer(KeyFigure figure, string path, IEnumerable<string> codes)
    {
        string[] known = [.. codes, .. Measures];
        CodebookChecks.Known(
            figure.Answer is { Length: 0 } ? "/" : figure.Answer,
            path,
            $"answer of {Quote.Of(figure.Question)},",
            answer => known.Contains(answer, StringComparer.Ordinal),
            known,
            issues
        );
    }
}
