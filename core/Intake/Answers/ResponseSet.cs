using Serverless.Surveys;

namespace Serverless.Intake.Answers;

/// <summary>
/// The checked answers of one group in one wave, column by column, in the order of the file.
/// Routing is already applied: whoever was not routed to a question has <see cref="NotRouted"/> there.
/// </summary>
public sealed class ResponseSet
{
    /// <summary>Code of a cell whose respondent was routed to the question and left it blank.</summary>
    public const ushort Blank = 65_534;

    /// <summary>Code of a cell whose respondent was not asked.</summary>
    public const ushort NotRouted = 65_535;

    /// <summary>
    /// Number of a cell whose respondent was not asked: a NaN with a mark of its own, distinguished from
    /// <see cref="double.NaN"/>,
    /// which is blank, by <see cref="IsNotRouted"/>.
    /// </summary>
    public static readonly double NotRoutedNumber = BitConverter.UInt64BitsToDouble(NotRoutedBits);

    private const ulong NotRoutedBits = 0x7FF8_0000_0000_00FF;

    private readonly IReadOnlyDictionary<string, ushort[]> _codes;
    private readonly IReadOnlyDictionary<string, double[]> _numbers;
    private readonly IReadOnlyDictionary<string, TextColumn> _texts;

    /// <param name="count">Number of respondents; the length of every column.</param>
    /// <param name="codes">By column name (<see cref="QuestionColumn.NameOf"/>): index of the answer in
    /// <see cref="Question.Answers"/>; 0 or 1 for an option that is ticked or not, the place for one that is put in order.</param>
    /// <param name="numbers">By question id or technical column; <see cref="double.NaN"/> only inside these arrays, for
    /// blank.</param>
    /// <param name="texts">Technical columns: cluster, link, strata that are no question.</param>
    public ResponseSet(
        int count,
        IReadOnlyDictionary<string, ushort[]> codes,
        IReadOnlyDictionary<string, double[]> numbers,
        IReadOnlyDictionary<string, TextColumn> texts
    )
    {
        Count = count;
        _codes = codes;
        _numbers = numbers;
        _texts = texts;
    }

    public int Count { get; }

    /// <summary>Whether a number says that its respondent was not asked.</summary>
    public static bool IsNotRouted(double number) => BitConverter.DoubleToUInt64Bits(number) == NotRoutedBits;

    /// <summary>
    /// Answer indices of a single question, a grid item or an option. Throws when the column was not in this wave's
    /// questions.
    /// </summary>
    public ushort[] Codes(string question, string? part = null) => _codes[QuestionColumn.NameOf(question, part)];

    /// <summary>Numbers of a numeric question or of the base weight column.</summary>
    public double[] Numbers(string column) => _numbers[column];

    /// <summary>A technical column such as cluster, link or strata.</summary>
    public TextColumn Text(string column) => _texts[column];

    public bool HasCodes(string question, string? part = null) =>
        _codes.ContainsKey(QuestionColumn.NameOf(question, part));

    public bool HasNumbers(string column) => _numbers.ContainsKey(column);

    public bool HasText(string column) => _texts.ContainsKey(column);
}

/// <summary>
/// A column of texts, each distinct value stored once: row i holds <c>Values[Indices[i]]</c>, -1 for blank.
/// </summary>
public sealed record TextColumn(int[] Indices, IReadOnlyList<string> Values);
