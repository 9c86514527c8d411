using Serverless.Intake.Answers;
using Serverless.Surveys;

namespace Serverless.Analysis.Tables;

/// <summary>The pattern of each respondent in a profile.</summary>
internal sealed class ProfileColumn
{
    private readonly Profile _profile;
    private readonly List<Question> _questions;
    private readonly List<ushort[]> _codes;
    private readonly List<List<bool[]>> _fits;

    public ProfileColumn(Profile profile, Codebook codebook, ResponseSet responses)
    {
        _profile = profile;
        _questions = [.. profile.Questions.Select(id => codebook.Questions.First(q => q.Id == id))];
        _codes = _questions.ConvertAll(q => responses.Codes(q.Id));
        _fits = _questions.ConvertAll(q => profile.Patterns.Select(p => Fits(p, q)).ToList());
    }

    /// <summary>
    /// Position of the pattern, the number of patterns for the unclassified, and <see cref="TableColumns.Outside"/> for
    /// who did not answer
    /// every question substantively. Most fits wins; of equal fits the first pattern does.
    /// </summary>
    public static ushort[] Classify(Profile profile, Codebook codebook, ResponseSet responses)
    {
        var column = new ProfileColumn(profile, codebook, responses);
        var result = new ushort[responses.Count];
        for (var i = 0; i < result.Length; i++)
            result[i] = column.Of(i, i, []);
        return result;
    }

    /// <summary>Whether both keep their pattern when they exchange their answers to these questions.</summary>
    public bool AreKept(int one, int other, IReadOnlyList<string> questions) =>
        Of(one, other, questions) == Of(one, one, questions)
        && Of(other, one, questions) == Of(other, other, questions);

    /// <summary>The pattern of a respondent whose answers to some questions are another's.</summary>
    private ushort Of(int respondent, int other, IReadOnlyList<string> questions)
    {
        Span<ushort> answers = stackalloc ushort[_codes.Count];
        for (var q = 0; q < answers.Length; q++)
        {
            var code = _codes[q][questions.Contains(_questions[q].Id, StringComparer.Ordinal) ? other : respondent];
            if (code >= ResponseSet.Blank || _questions[q].Answers[code].Missing)
                return TableColumns.Outside;
            answers[q] = code;
        }

        return Best(answers);
    }

    /// <summary>Per answer of the question, whether it fits the pattern.</summary>
    private static bool[] Fits(ProfilePattern pattern, Question question) =>
        [
            .. question.Answers.Select(a =>
                pattern.Fits.TryGetValue(question.Id, out var codes) && codes.Contains(a.Code, StringComparer.Ordinal)
            ),
        ];

    private ushort Best(ReadOnlySpan<ushort> answers)
    {
        var (best, most) = (_profile.Patterns.Count, _profile.AtLeast - 1);
        for (var p = 0; p < _profile.Patterns.Count; p++)
        {
            var count = 0;
            for (var q = 0; q < answers.Length; q++)
                count += _fits[q][p][answers[q]] ? 1 : 0;
            if (count > most)
                (best, most) = (p, count);
        }

        return (ushort)best;
    }
}
