using System.Globalization;
using Serverless.Surveys;

namespace Serverless.Analysis.Versions;

/// <summary>A condition as text by which two are recognised as the same.</summary>
internal static class ConditionKey
{
    public static string Of(Condition condition) =>
        condition switch
        {
            AnswerIs clause => $"{clause.Question}.{clause.Item} is {Codes(clause.Codes)}",
            AnswerHas clause => $"{clause.Question} has {Codes(clause.Codes)}",
            AnswerBetween clause => string.Create(
                CultureInfo.InvariantCulture,
                $"{clause.Question} from {clause.Minimum} to {clause.Maximum}"
            ),
            IsAnswered clause => $"{clause.Question}.{clause.Item} answered",
            AllOf all => $"all({Parts(all.Parts)})",
            AnyOf any => $"any({Parts(any.Parts)})",
            Not not => $"not({Of(not.Part)})",
            _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, "An unknown kind of condition."),
        };

    private static string Codes(IEnumerable<string> codes) => string.Join('|', codes.Order(StringComparer.Ordinal));

    private static string Parts(IEnumerable<Condition> parts) =>
        string.Join(';', parts.Select(Of).Order(StringComparer.Ordinal));
}
