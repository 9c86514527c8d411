using Serverless.Surveys.Issues;

namespace Serverless.Intake.Responses;

/// <summary>
/// Whether a column in which some labels are the codes of other answers gives codes or labels. Codes are what it is read
/// as; one label that is no code shows that it gives labels, and then the others could mean either.
/// </summary>
internal sealed class LabelHabits(string column, AnswerCodes answers)
{
    private long _labels;
    private long _either;
    private int _firstRow;
    private string _firstLabel = "";

    public void Add(ReadOnlySpan<char> value, int row)
    {
        if (answers.IsLabelAndCode(value))
            _either++;
        else if (answers.IsLabelOnly(value) && _labels++ == 0)
            (_firstRow, _firstLabel) = (row, value.ToString());
    }

    /// <summary>An error when the column gives labels, and values that could be a code as well.</summary>
    public void Note(IssueLog issues)
    {
        if (_labels > 0 && _either > 0)
            issues.Add(
                IntakeRule.LabelOrCode,
                $"'{column}' gives labels, the first {Quote.Of(_firstLabel)}, and {_either} values that are the label of one answer and the code of another. Give codes in this column.",
                _firstRow,
                column,
                _firstLabel
            );
    }
}
