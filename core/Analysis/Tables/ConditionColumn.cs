using Serverless.Intake;
using Serverless.Surveys;

namespace Serverless.Analysis.Tables;

/// <summary>How a condition takes answers that are not there.</summary>
internal enum ConditionReading
{
    /// <summary>Who was not asked did not answer so; only blanks leave it unknown.</summary>
    Routing,

    /// <summary>Who was not asked, or gave no substantive answer, is neither inside nor outside.</summary>
    Subgroup,
}

/// <summary>A condition for every respondent of a group: true, false or unknown (Kleene's three-valued logic).</summary>
internal static class ConditionColumn
{
    public const byte False = 0;
    public const byte True = 1;
    public const byte Unknown = 255;

    public static byte[] Evaluate(Condition condition, Codebook codebook, ResponseSet responses, ConditionReading reading) => condition switch
    {
        Not not => Array.ConvertAll(Evaluate(not.Part, codebook, responses, reading), Negate),
        AllOf all => Combine(all.Parts, codebook, responses, reading, decisive: False),
        AnyOf any => Combine(any.Parts, codebook, responses, reading, decisive: True),
        AnswerIs answer => AnswerIs(answer, Question(codebook, answer.Question), responses, reading),
        AnswerHas has => AnswerHas(has, Question(codebook, has.Question), responses, reading),
        AnswerBetween between => AnswerBetween(between, codebook, responses, reading),
        IsAnswered given => IsAnswered(given, Question(codebook, given.Question), responses),
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, "A kind of condition that cannot be evaluated."),
    };

    private static byte Negate(byte truth) => truth switch
    {
        True => False,
        False => True,
        _ => Unknown,
    };

    private static byte[] Combine(IReadOnlyList<Condition> parts, Codebook codebook, ResponseSet responses, ConditionReading reading, byte decisive)
    {
        var result = new byte[responses.Count];
        Array.Fill(result, Negate(decisive));
        foreach (var part in parts)
        {
            var truth = Evaluate(part, codebook, responses, reading);
            for (var i = 0; i < result.Length; i++)
                if (truth[i] == decisive || (truth[i] == Unknown && result[i] != decisive))
                    result[i] = truth[i];
        }

        return result;
    }

    private static byte[] AnswerIs(AnswerIs condition, Question question, ResponseSet responses, ConditionReading reading)
    {
        if (!responses.HasCodes(question.Id, condition.Item))
            return Nobody(responses, reading);
        var truth = new byte[256];
        for (var k = 0; k < question.Answers.Count; k++)
            truth[k] = condition.Codes.Contains(question.Answers[k].Code, StringComparer.Ordinal) ? True
                : question.Answers[k].Missing && reading == ConditionReading.Subgroup ? Unknown
                : False;
        truth[ResponseSet.Blank] = Unknown;
        truth[ResponseSet.NotRouted] = NotAsked(reading);
        return Array.ConvertAll(responses.Codes(question.Id, condition.Item), code => truth[code]);
    }

    private static byte[] AnswerHas(AnswerHas condition, Question question, ResponseSet responses, ConditionReading reading)
    {
        var asked = question.Answers.Where(a => responses.HasCodes(question.Id, a.Code)).ToList();
        var named = asked.Where(a => condition.Codes.Contains(a.Code, StringComparer.Ordinal)).Select(a => responses.Codes(question.Id, a.Code)).ToList();
        if (named.Count == 0)
            return Nobody(responses, reading);
        var missing = asked.Where(a => a.Missing && !condition.Codes.Contains(a.Code, StringComparer.Ordinal)).Select(a => responses.Codes(question.Id, a.Code)).ToList();
        var result = new byte[responses.Count];
        for (var i = 0; i < result.Length; i++)
            result[i] = named.Exists(c => c[i] == 1) ? True
                : named[0][i] == ResponseSet.NotRouted ? NotAsked(reading)
                : named.Exists(c => c[i] > 1) || (reading == ConditionReading.Subgroup && missing.Exists(c => c[i] == 1)) ? Unknown
                : False;
        return result;
    }

    private static byte[] AnswerBetween(AnswerBetween condition, Codebook codebook, ResponseSet responses, ConditionReading reading)
    {
        if (!responses.HasNumbers(condition.Question))
            return Nobody(responses, reading);
        var numbers = responses.Numbers(condition.Question);
        var routed = Question(codebook, condition.Question).Routing is { } routing && reading == ConditionReading.Routing
            ? Evaluate(routing, codebook, responses, ConditionReading.Routing)
            : null;
        var result = new byte[responses.Count];
        for (var i = 0; i < result.Length; i++)
            result[i] = double.IsNaN(numbers[i])
                ? routed is not null && routed[i] != True ? False : Unknown
                : numbers[i] >= (condition.Minimum ?? double.NegativeInfinity) && numbers[i] <= (condition.Maximum ?? double.PositiveInfinity) ? True : False;
        return result;
    }

    private static byte[] IsAnswered(IsAnswered condition, Question question, ResponseSet responses)
    {
        var columns = question.Type == QuestionType.Multiple ? question.Answers.Select(a => (string?)a.Code)
            : question.Type == QuestionType.Grid && condition.Item is null ? question.Items.Select(i => (string?)i.Id)
            : [condition.Item];
        var present = columns.Where(part => responses.HasCodes(question.Id, part)).Select(part => responses.Codes(question.Id, part)).ToList();
        var numbers = responses.HasNumbers(question.Id) ? responses.Numbers(question.Id) : null;
        var result = new byte[responses.Count];
        for (var i = 0; i < result.Length; i++)
            result[i] = present.Exists(c => c[i] < ResponseSet.Blank) || (numbers is not null && !double.IsNaN(numbers[i])) ? True : False;
        return result;
    }

    private static byte NotAsked(ConditionReading reading) => reading == ConditionReading.Routing ? False : Unknown;

    private static byte[] Nobody(ResponseSet responses, ConditionReading reading)
    {
        var result = new byte[responses.Count];
        Array.Fill(result, NotAsked(reading));
        return result;
    }

    private static Question Question(Codebook codebook, string id) => codebook.Questions.First(q => q.Id == id);
}
