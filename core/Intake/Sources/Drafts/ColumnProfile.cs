using System.Globalization;
using Serverless.Surveys;

namespace Serverless.Intake.Sources.Drafts;

/// <summary>What the cells of a column hold, from one pass over the file.</summary>
internal sealed class ColumnProfile(SourceColumn column)
{
    /// <summary>Values of a column without labels beyond so many are no longer distinguished.</summary>
    private const int MaximumValues = 400;

    private const int MaximumIds = 1_000_000;

    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly HashSet<ulong> _hashes = [];
    private readonly int _maximumValues = column.ValueLabels.Count > 0 ? CodebookLimits.MaximumAnswers : MaximumValues;

    public SourceColumn Column { get; } = column;

    /// <summary>Cells that are filled.</summary>
    public int Filled { get; private set; }

    /// <summary>Values with how often they occur, in the order met; the first of them.</summary>
    public IReadOnlyDictionary<string, int> Counts => _counts;

    public bool HasMoreValues { get; private set; }

    public bool IsNumeric { get; private set; } = true;

    public bool IsWhole { get; private set; } = true;

    public double Minimum { get; private set; } = double.PositiveInfinity;

    public double Maximum { get; private set; } = double.NegativeInfinity;

    /// <summary>Whether no value occurs twice.</summary>
    public bool IsUnique { get; private set; } = true;

    public int LongestText { get; private set; }

    /// <summary>The earliest and the latest date in the column; null when it holds others than dates.</summary>
    public (DateOnly First, DateOnly Last)? Dates { get; private set; }

    private bool _mayBeDates = true;

    public static async Task<(ColumnProfile[] Columns, int Rows)> OfAsync(
        DataSource source,
        CancellationToken cancellationToken
    )
    {
        var profiles = source.Description.Columns.Select(column => new ColumnProfile(column)).ToArray();
        var rows = 0;
        while (await source.ReadAsync(cancellationToken))
        {
            rows++;
            for (var i = 0; i < profiles.Length; i++)
                profiles[i].Add(CellText.Of(source, i));
        }

        return (profiles, rows);
    }

    private void Add(string text)
    {
        text = text.Trim();
        if (text.Length == 0 || BlankCell.Is(text) || text is "n/a" or "N/A")
            return;
        Filled++;
        LongestText = Math.Max(LongestText, text.Length);
        if (_counts.TryGetValue(text, out var count))
            _counts[text] = count + 1;
        else if (_counts.Count < _maximumValues)
            _counts.Add(text, 1);
        else
            HasMoreValues = true;
        if (IsUnique && _hashes.Count < MaximumIds)
            IsUnique = _hashes.Add(
                System.IO.Hashing.XxHash3.HashToUInt64(
                    System.Runtime.InteropServices.MemoryMarshal.AsBytes(text.AsSpan())
                )
            );
        AddNumber(text);
        AddDate(text);
    }

    private void AddNumber(string text)
    {
        if (!IsNumeric)
            return;
        if (!double.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            IsNumeric = false;
            return;
        }

        IsWhole &= number == Math.Truncate(number);
        Minimum = Math.Min(Minimum, number);
        Maximum = Math.Max(Maximum, number);
    }

    private void AddDate(string text)
    {
        if (!_mayBeDates)
            return;
        if (
            text.Length < 10
            || !DateOnly.TryParseExact(
                text.AsSpan(0, 10),
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var date
            )
        )
        {
            (_mayBeDates, Dates) = (false, null);
            return;
        }

        if (date.Year == 1980 && date.DayOfYear == 1)
            return; // what LimeSurvey writes for the date of an anonymous response
        Dates = Dates is var (first, last) ? (date < first ? date : first, date > last ? date : last) : (date, date);
    }
}
