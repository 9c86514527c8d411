using Serverless.Intake.Answers;
using Serverless.Surveys.Issues;

namespace Serverless.Intake.Responses;

/// <summary>
/// Whether the columns of a multiple question say "not ticked" with 2, as programs that code yes and no as 1 and 2 do.
/// That is certain only where no cell of the question holds 0 and some column holds both 1 and 2: in other files a 2 may
/// be the second option's own code.
/// </summary>
internal sealed class TickHabits(string question, int options)
{
    private const int Zero = 1;
    private const int One = 2;
    private const int Two = 4;

    private readonly byte[] _seen = new byte[options];
    private long _twos;
    private int _firstRow;
    private string _firstColumn = "";

    private bool IsOneOrTwo =>
        !_seen.Any(seen => (seen & Zero) != 0) && _seen.Any(seen => (seen & (One | Two)) == (One | Two));

    /// <summary>Notes a cell that was recognised; a 2 counts as not ticked until the whole file is read.</summary>
    public ushort Add(int option, ushort code, int row, string column)
    {
        if (code is 0 or 1)
        {
            _seen[option] |= code == 0 ? (byte)Zero : (byte)One;
            return code;
        }

        if (code != AnswerCodes.Two)
            return code;
        _seen[option] |= Two;
        if (_twos++ == 0)
            (_firstRow, _firstColumn) = (row, column);
        return 0;
    }

    /// <summary>An error where a 2 could mean something else.</summary>
    public void Note(IssueLog issues)
    {
        if (_twos > 0 && !IsOneOrTwo)
            issues.Add(
                IntakeRule.NotZeroOrOne,
                $"The columns of '{question}' hold 2 in {_twos} cells, this the first. That is read as not ticked only where 1 is ticked and no cell of the question holds 0. Write 1 for ticked and 0 for not ticked.",
                _firstRow,
                _firstColumn,
                "2"
            );
    }

    /// <summary>What was read as not ticked; null when nothing had to be.</summary>
    public ValidationWarning? Warning() =>
        _twos > 0 && IsOneOrTwo
            ? new ValidationWarning(
                IntakeRule.Rewritten,
                question,
                _twos,
                $"The columns of '{question}' hold 1 and 2; they were read as ticked and not ticked."
            )
            : null;
}
