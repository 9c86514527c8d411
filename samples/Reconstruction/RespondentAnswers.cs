using Serverless.Surveys;

namespace Serverless.Samples.Reconstruction;

/// <summary>The reconstructed answers of one group in one wave, by column of the response file.</summary>
internal sealed class RespondentAnswers
{
    /// <summary>Not routed, or routed and left blank.</summary>
    public const int None = -1;

    private readonly Dictionary<string, int[]> _codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?[]> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _blanks = new(StringComparer.Ordinal);

    public RespondentAnswers(int count) => Count = count;

    public int Count { get; }

    /// <summary>
    /// The column's answers: index into <see cref="Question.Answers"/>, 0 or 1 for an option, <see cref="None"/> for
    /// nothing.
    /// </summary>
    public int[] Codes(string question, string? part = null)
    {
        var name = QuestionColumn.NameOf(question, part);
        if (!_codes.TryGetValue(name, out var codes))
        {
            codes = new int[Count];
            Array.Fill(codes, None);
            _codes[name] = codes;
        }
        return codes;
    }

    /// <summary>The column of an open question.</summary>
    public string?[] Texts(string question)
    {
        if (!_texts.TryGetValue(question, out var texts))
            _texts[question] = texts = new string?[Count];
        return texts;
    }

    /// <summary>Keeps how many of those routed to a question or item left it blank.</summary>
    public void SetBlanks(string question, string? item, int blanks) =>
        _blanks[QuestionColumn.NameOf(question, item)] = blanks;

    /// <summary>How many of those routed to a question or item left it blank.</summary>
    public int Blanks(string question, string? item) => _blanks[QuestionColumn.NameOf(question, item)];

    /// <summary>Respondents for whom a routing condition holds.</summary>
    public int[] Routed(Codebook codebook, Condition? routing) =>
        [.. Enumerable.Range(0, Count).Where(i => routing is null || Holds(codebook, routing, i))];

    /// <summary>
    /// Whether a condition on single answers and ticked options is true; an unanswered question makes it false.
    /// </summary>
    private bool Holds(Codebook codebook, Condition condition, int respondent) =>
        condition switch
        {
            AnswerIs { Item: null } answer => Codes(answer.Question)[respondent] is var index and not None
                && answer.Codes.Contains(
                    codebook.Questions.Single(q => q.Id == answer.Question).Answers[index].Code,
                    StringComparer.Ordinal
                ),
            AnswerHas has => has.Codes.Any(code => Codes(has.Question, code)[respondent] == 1),
            _ => throw new NotSupportedException(
                $"The reconstruction routes on single answers and ticked options only, not on {condition}."
            ),
        };
}
