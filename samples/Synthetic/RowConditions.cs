using System.Globalization;
using Serverless.Intake.Answers;
using Serverless.Surveys;

namespace Serverless.Samples.Synthetic;

/// <summary>
/// Conditions over one row of a response file: true, false, or null for unknown (Kleene). A column that is absent was
/// not
/// asked, which makes a condition on it false; an empty cell makes it unknown.
/// </summary>
internal static class RowConditions
{
    public static bool? Holds(Condition condition, IReadOnlyDictionary<string, string> row, Codebook codebook) =>
        condition switch
        {
            AnswerIs c => Cell(
                row,
                QuestionColumn.NameOf(c.Question, c.Item),
                cell => c.Codes.Contains(cell, StringComparer.Ordinal)
            ),
            AnswerHas c => Any(
                c.Codes.Select(code => Cell(row, QuestionColumn.NameOf(c.Question, code), cell => cell == "1"))
            ),
            AnswerBetween c => Cell(row, c.Question, cell => Between(c, cell, codebook)),
            IsAnswered c => row.TryGetValue(QuestionColumn.NameOf(c.Question, c.Item), out var cell) && cell.Length > 0,
            AllOf c => !Any(c.Parts.Select(part => !Holds(part, row, codebook))),
            AnyOf c => Any(c.Parts.Select(part => Holds(part, row, codebook))),
            Not c => !Holds(c.Part, row, codebook),
            _ => throw new NotSupportedException($"Unknown condition {condition}."),
        };

    private static bool? Cell(IReadOnlyDictionary<string, string> row, string column, Func<string, bool?> test) =>
        !row.TryGetValue(column, out var cell) ? false
        : cell.Length == 0 ? null
        : test(cell);

    private static bool? Between(AnswerBetween condition, string cell, Codebook codebook)
    {
        if (codebook.Questions.Single(q => q.Id == condition.Question).Answers.Any(a => a.Missing && a.Code == cell))
            return null;
        var number = double.Parse(cell, CultureInfo.InvariantCulture);
        return !(number < condition.Minimum) && !(number > condition.Maximum);
    }

    /// <summary>True when any part is, unknown when none is but one might be.</summary>
    private static bool? Any(IEnumerable<bool?> parts)
    {
        bool? result = false;
        foreach (var part in parts)
            result |= part;
        return result;
    }
}
