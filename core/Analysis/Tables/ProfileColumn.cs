using Serverless.Intake.Answers;
using Serverless.Surveys;

namespace Serverless.Analysis.Tables;

/// <summary>The pattern of each respondent in a profile.</summary>
internal static class ProfileColumn
{
    /// <summary>
    /// Position of the pattern, the number of patterns for the unclassified, and <see cref="TableColumns.Outside"/> for
    /// who did not answer
    /// every question substantively. Most fits wins; of equal fits the first pattern does.
    /// </summary>
    public static ushort[] Classify(Profile profile, Codebook codebook, ResponseSet responses)
    {
        var questions = profile.Questions.Select(id => codebook.Questions.First(q => q.Id == id)).ToList();
        var codes = questions.Select(q => responses.Codes(q.Id)).ToList();
        var fits = questions.Select(q => profile.Patterns.Select(p => Fits(p, q)).ToList()).ToList();
        var result = new ushort[responses.Count];
        for (var i = 0; i < result.Length; i++)
            result[i] = AnsweredAll(questions, codes, i) ? Best(profile, codes, fits, i) : TableColumns.Outside;
        return result;
    }

    /// <summary>Per answer of the question, whether it fits the pattern.</summary>
    private static bool[] Fits(ProfilePattern pattern, Question question) =>
        [
            .. question.Answers.Select(a =>
                pattern.Fits.TryGetValue(question.Id, out var codes) && codes.Contains(a.Code, StringComparer.Ordinal)
            ),
        ];

    private static bool AnsweredAll(List<Question> questions, List<ushort[]> codes, int respondent)
    {
        for (var q = 0; q < codes.Count; q++)
            if (codes[q][respondent] is var code && (code >= ResponseSet.Blank || questions[q].Answers[code].Missing))
                return false;
        return true;
    }

    private static ushort Best(Profile profile, List<ushort[]> codes, List<List<bool[]>> fits, int respondent)
    {
        var (best, most) = (profile.Patterns.Count, profile.AtLeast - 1);
        for (var p = 0; p < profile.Patterns.Count; p++)
        {
            var count = 0;
            for (var q = 0; q < codes.Count; q++)
                count += fits[q][p][codes[q][respondent]] ? 1 : 0;
            if (count > most)
                (best, most) = (p, count);
        }

        return (ushort)best;
    }
}
