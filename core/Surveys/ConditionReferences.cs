namespace Serverless.Surveys;

/// <summary>What a condition rests on.</summary>
internal static class ConditionReferences
{
    /// <summary>Every clause of the condition, taken apart.</summary>
    public static IEnumerable<Condition> Clauses(Condition? condition) =>
        condition switch
        {
            null => [],
            AllOf all => all.Parts.SelectMany(Clauses),
            AnyOf any => any.Parts.SelectMany(Clauses),
            Not not => Clauses(not.Part),
            _ => [condition],
        };

    /// <summary>Ids of the questions the condition mentions.</summary>
    public static IEnumerable<string> Questions(Condition? condition) =>
        Clauses(condition)
            .Select(clause =>
                clause switch
                {
                    AnswerIs answer => answer.Question,
                    AnswerHas has => has.Question,
                    AnswerBetween between => between.Question,
                    IsAnswered given => given.Question,
                    UnreadableCondition => null,
                    _ => throw new ArgumentOutOfRangeException(
                        nameof(condition),
                        clause,
                        "A kind of condition that is not known here."
                    ),
                }
            )
            .OfType<string>()
            .Distinct(StringComparer.Ordinal);
}
