using Serverless.Intake.Answers;
using Serverless.Surveys;

namespace Serverless.Intake.Differences;

/// <summary>
/// How often each answer was given in a column, blanks and who was not asked among them. Numbers are counted in narrow
/// classes, so that memory does not grow with the file.
/// </summary>
internal sealed class AnswerCounts
{
    /// <summary>
    /// Classes between a power of two and the next: whole numbers up to 64 have each a class of their own.
    /// </summary>
    private const int BitsOfClass = 5;

    private const int BitsOfMantissa = 52;

    private readonly long[] _codes;
    private readonly Dictionary<int, NumberClass> _numbers = [];

    private AnswerCounts(string column, Question question, bool isNumeric)
    {
        (Column, Question, IsNumeric) = (column, question, isNumeric);
        _codes = isNumeric ? [] : new long[CodebookLimits.MaximumAnswers + 1];
    }

    /// <summary>Name of the column: <c>question</c> or <c>question.part</c>.</summary>
    public string Column { get; }

    public Question Question { get; }

    public bool IsNumeric { get; }

    /// <summary>Respondents who were asked and left it blank.</summary>
    public long Blank { get; private set; }

    /// <summary>Respondents who were not asked.</summary>
    public long NotAsked { get; private set; }

    /// <summary>Classes of numbers from low to high, with the least and the most of the numbers in each.</summary>
    public IEnumerable<(int Class, NumberClass Numbers)> Numbers =>
        _numbers.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value));

    public static AnswerCounts Of(AnswerColumn column) => new(column.Name, column.Question, isNumeric: false);

    public static AnswerCounts Of(NumberColumn column) => new(column.Name, column.Question!, isNumeric: true);

    /// <summary>Respondents with this code: the position of an answer, a tick (0 or 1) or a place.</summary>
    public long Count(ushort code) => _codes[code];

    /// <summary>The codes that occur, blank and not asked left out.</summary>
    public IEnumerable<ushort> Codes =>
        Enumerable.Range(0, _codes.Length).Where(code => _codes[code] > 0).Select(code => (ushort)code);

    public void Add(ReadOnlySpan<ushort> codes)
    {
        foreach (var code in codes)
            if (code == ResponseSet.Blank)
                Blank++;
            else if (code == ResponseSet.NotRouted)
                NotAsked++;
            else
                _codes[code]++;
    }

    public void Add(ReadOnlySpan<double> numbers)
    {
        foreach (var number in numbers)
            if (ResponseSet.IsNotRouted(number))
                NotAsked++;
            else if (double.IsNaN(number))
                Blank++;
            else
                AddNumber(number);
    }

    private void AddNumber(double number)
    {
        var place = ClassOf(number);
        _numbers[place] = _numbers.TryGetValue(place, out var counted)
            ? new NumberClass(counted.Count + 1, Math.Min(counted.Least, number), Math.Max(counted.Most, number))
            : new NumberClass(1, number, number);
    }

    /// <summary>Sign, exponent and the first bits of the mantissa, in order of the numbers.</summary>
    private static int ClassOf(double number)
    {
        var size = (int)(BitConverter.DoubleToInt64Bits(Math.Abs(number)) >> (BitsOfMantissa - BitsOfClass));
        return number < 0 ? -size - 1 : size;
    }
}

/// <summary>The numbers of one narrow class.</summary>
internal sealed record NumberClass(long Count, double Least, double Most);
