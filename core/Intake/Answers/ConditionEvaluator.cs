using Serverless.Surveys;

namespace Serverless.Intake.Answers;

/// <summary>How a condition treats missing answers.</summary>
public enum ConditionReading
{
    /// <summary>Who was not asked did not answer so; only blanks leave it unknown.</summary>
    Routing,

    /// <summary>
    /// Who was not asked, or gave no substantive answer ("weet niet") that the condition names, is neither inside nor
    /// outside.
    /// </summary>
    Subgroup,
}

/// <summary>
/// Evaluates conditions for all respondents of a set at once, in Kleene's three-valued logic (Kleene 1952, section 64):
/// per respondent <see cref="False"/>, <see cref="True"/> or <see cref="Unknown"/>.
/// A question without column in the set is one that was not asked.
/// </summary>
public sealed class ConditionEvaluator
{
    public const byte False = 0;
    public const byte True = 1;
    public const byte Unknown = 255;

    private readonly Dictionary<string, Question> _questions;

    public ConditionEvaluator(Codebook codebook)
    {
        ArgumentNullException.ThrowIfNull(codebook);
        _questions = codebook.Questions.ToDictionary(question => question.Id, StringComparer.Ordinal);
    }

    /// <returns>One value per respondent, in the order of the set.</returns>
    public byte[] Evaluate(Condition condition, ResponseSet responses, ConditionReading reading)
    {
        ArgumentNullException.ThrowIfNull(responses);
        return condition switch
        {
            Not not => Negate(Evaluate(not.Part, responses, reading)),
            AllOf all => Combine(all.Parts, responses, reading, decisive: False),
            AnyOf any => Combine(any.Parts, responses, reading, decisive: True),
            AnswerIs answer => Is(answer, responses, reading),
            AnswerHas has => Has(has, responses, reading),
            AnswerBetween between => Between(between, responses, reading),
            IsAnswered answered => Answered(answered, responses),
            _ => throw new ArgumentOutOfRangeException(
                nameof(condition),
                condition,
                "A kind of condition that cannot be evaluated."
            ),
        };
    }

    private static byte[] Negate(byte[] truth)
    {
        for (var i = 0; i < truth.Length; i++)
            truth[i] = Opposite(truth[i]);
        return truth;
    }

    private static byte Opposite(byte truth) => truth == Unknown ? Unknown : (byte)(1 - truth);

    /// <summary>
    /// All parts are decided by one that is false, any by one that is true; otherwise an unknown part leaves it
    /// unknown.
    /// </summary>
    private byte[] Combine(
        IReadOnlyList<Condition> parts,
        ResponseSet responses,
        ConditionReading reading,
        byte decisive
    )
    {
        var result = Evaluate(parts[0], responses, reading);
        foreach (var part in parts.Skip(1))
        {
            var truth = Evaluate(part, responses, reading);
            for (var i = 0; i < result.Length; i++)
                if (truth[i] == decisive || (truth[i] == Unknown && result[i] != decisive))
                    result[i] = truth[i];
        }

        return result;
    }

    private byte[] Is(AnswerIs condition, ResponseSet responses, ConditionReading reading)
    {
        if (!responses.HasCodes(condition.Question, condition.Item))
            return Everyone(responses, NotAsked(reading));
        var answers = _questions[condition.Question].Answers;
        var truth = new byte[answers.Count];
        for (var k = 0; k < answers.Count; k++)
            truth[k] =
                condition.Codes.Contains(answers[k].Code, StringComparer.Ordinal) ? True
                : answers[k].Missing && reading == ConditionReading.Subgroup ? Unknown
                : False;
        var codes = responses.Codes(condition.Question, condition.Item);
        var result = new byte[responses.Count];
        for (var i = 0; i < result.Length; i++)
            result[i] =
                codes[i] < truth.Length ? truth[codes[i]]
                : codes[i] == ResponseSet.Blank ? Unknown
                : NotAsked(reading);
        return result;
    }

    private byte[] Has(AnswerHas condition, ResponseSet responses, ConditionReading reading)
    {
        var offered = _questions[condition.Question]
            .Answers.Where(answer => responses.HasCodes(condition.Question, answer.Code))
            .ToArray();
        var named = Options(offered.Where(answer => condition.Codes.Contains(answer.Code, StringComparer.Ordinal)));
        var missing = Options(
            offered.Where(answer => answer.Missing && !condition.Codes.Contains(answer.Code, StringComparer.Ordinal))
        );
        if (offered.Length == 0)
            return Everyone(responses, NotAsked(reading));
        var any = responses.Codes(condition.Question, offered[0].Code); // blank and not routed are the same for all options
        var result = new byte[responses.Count];
        for (var i = 0; i < result.Length; i++)
        {
            if (any[i] >= ResponseSet.Blank)
                result[i] = any[i] == ResponseSet.Blank ? Unknown : NotAsked(reading);
            else if (Ticked(named, i))
                result[i] = True;
            else if (reading == ConditionReading.Subgroup && Ticked(missing, i))
                result[i] = Unknown;
        }

        return result;

        ushort[][] Options(IEnumerable<Answer> answers) =>
            [.. answers.Select(answer => responses.Codes(condition.Question, answer.Code))];
    }

    private static bool Ticked(ushort[][] options, int respondent)
    {
        foreach (var option in options)
            if (option[respondent] == 1)
                return true;
        return false;
    }

    private static byte[] Between(AnswerBetween condition, ResponseSet responses, ConditionReading reading)
    {
        if (!responses.HasNumbers(condition.Question))
            return Everyone(responses, NotAsked(reading));
        var numbers = responses.Numbers(condition.Question);
        var (minimum, maximum) = (
            condition.Minimum ?? double.NegativeInfinity,
            condition.Maximum ?? double.PositiveInfinity
        );
        var result = new byte[responses.Count];
        for (var i = 0; i < result.Length; i++)
            result[i] = double.IsNaN(numbers[i])
                ? ResponseSet.IsNotRouted(numbers[i])
                    ? NotAsked(reading)
                    : Unknown
                : numbers[i] >= minimum && numbers[i] <= maximum
                    ? True
                    : False;
        return result;
    }

    /// <summary>"Weet niet" is an answer; a blank is none.</summary>
    private byte[] Answered(IsAnswered condition, ResponseSet responses)
    {
        var question = _questions[condition.Question];
        var result = new byte[responses.Count];
        if (responses.HasNumbers(question.Id))
        {
            var numbers = responses.Numbers(question.Id);
            for (var i = 0; i < result.Length; i++)
                result[i] = double.IsNaN(numbers[i]) ? False : True;
        }

        foreach (var part in Parts(question, condition.Item).Where(part => responses.HasCodes(question.Id, part)))
        {
            var codes = responses.Codes(question.Id, part);
            for (var i = 0; i < result.Length; i++)
                if (codes[i] < ResponseSet.Blank)
                    result[i] = True;
        }

        return result;
    }

    private static IEnumerable<string?> Parts(Question question, string? item) =>
        item is null ? question.Columns.Select(column => column.Part) : [item];

    private static byte[] Everyone(ResponseSet responses, byte truth)
    {
        var result = new byte[responses.Count];
        result.AsSpan().Fill(truth);
        return result;
    }

    private static byte NotAsked(ConditionReading reading) => reading == ConditionReading.Routing ? False : Unknown;
}
