using Serverless.Surveys;
using Serverless.Surveys.Issues;

namespace Serverless.Intake.Responses;

/// <summary>
/// What the numbers of one column look like as a whole: whether they may be thousands, and whether some lie so far from
/// the others that they look like a code for no answer. Memory does not depend on the number of rows.
/// </summary>
internal sealed class NumberHabits(string column, NumericQuestion question)
{
    /// <summary>Numbers that people use as codes for no answer.</summary>
    private static readonly double[] UsualCodes =
    [
        -1,
        -2,
        -8,
        -9,
        -77,
        -88,
        -97,
        -98,
        -99,
        -777,
        -888,
        -999,
        -9999,
        9,
        66,
        77,
        88,
        96,
        97,
        98,
        99,
        666,
        777,
        888,
        996,
        997,
        998,
        999,
        7777,
        8888,
        9996,
        9997,
        9998,
        9999,
        99999,
        999999,
    ];

    private readonly long[] _codes = new long[UsualCodes.Length];
    private double _least = double.PositiveInfinity;
    private double _most = double.NegativeInfinity;
    private long _others;
    private long _ambiguous;
    private int _firstRow;
    private string _firstValue = "";
    private bool _hasDecimals;
    private long _rewritten;
    private string _firstRewritten = "";

    /// <summary>Notes a number that is written otherwise than numbers are.</summary>
    public void AddRewritten(ReadOnlySpan<char> value)
    {
        if (_rewritten++ == 0)
            _firstRewritten = value.ToString();
    }

    public void Add(ReadOnlySpan<char> value, double number, int row)
    {
        Mark(value, number, row);
        if (number == Math.Truncate(number) && Array.IndexOf(UsualCodes, number) is >= 0 and var code)
        {
            _codes[code]++;
            return;
        }

        _others++;
        if (number < _least)
            _least = number;
        if (number > _most)
            _most = number;
    }

    /// <summary>
    /// An error when every number with a mark has three digits behind it, so that 1.250 may be 1250, and thousands would
    /// be within what the codebook allows.
    /// </summary>
    public void Note(IssueLog issues)
    {
        if (_ambiguous > 0 && !_hasDecimals)
            issues.Add(
                IntakeRule.Thousands,
                $"{_ambiguous} values of '{column}' can be read as thousands or as decimals, the first {Quote.Of(_firstValue)}. Say in the codebook which: \"thousands\": \".\" or \"decimal\": \".\" (or with \",\").",
                _firstRow,
                column,
                _firstValue
            );
    }

    /// <summary>
    /// A warning of numbers written otherwise, and one per usual code that lies at least as far from the others as these do from each other, such as 9 behind a
    /// scale from 1 to 5; a neighbour of the others is one of them.
    /// </summary>
    public IEnumerable<ValidationWarning> Warnings()
    {
        if (_rewritten > 0)
            yield return new ValidationWarning(
                IntakeRule.Rewritten,
                column,
                _rewritten,
                $"{_rewritten} numbers of '{column}' are written with something around them or with other signs, {Quote.Of(_firstRewritten)} the first, and were read as the numbers they are."
            );
        if (_others == 0)
            yield break;
        for (var i = 0; i < UsualCodes.Length; i++)
            if (_codes[i] > 0 && LiesApart(UsualCodes[i]))
                yield return new ValidationWarning(
                    IntakeRule.LikelyMissingCode,
                    column,
                    _codes[i],
                    $"{_codes[i]} values of '{column}' are {UsualCodes[i]}, far from the others ({_least} to {_most}). If that means no answer, add {{\"code\":\"{UsualCodes[i]}\",\"missing\":true}} to the question's answers; now it counts as a number."
                );
    }

    private bool LiesApart(double code)
    {
        var range = _most - _least;
        return code < 0 ? _least >= 0 : code - _most > 1 && code - _most >= range;
    }

    private void Mark(ReadOnlySpan<char> value, double number, int row)
    {
        if (_hasDecimals || question.Notation.IsStated || value.IndexOfAny('.', ',') < 0)
            return;
        var thousands = number * 1_000;
        if (
            !NumberText.IsAmbiguous(value)
            || thousands > (question.Maximum ?? double.MaxValue)
            || thousands < (question.Minimum ?? double.MinValue)
        )
            _hasDecimals = true;
        else if (_ambiguous++ == 0)
            (_firstRow, _firstValue) = (row, value.ToString());
    }
}
