using System.Globalization;
using Serverless.Surveys.Issues;

namespace Serverless.Intake;

/// <summary>A fault that cells of one column have: told once, with how many there are and where the first ones are.</summary>
internal sealed class CellFault(string rule, MessageText message, int row, string? column, string? value)
    : IssueLog.IListed
{
    /// <summary>How many cells are named besides the first.</summary>
    private const int MaximumPlaces = 19;

    /// <summary>How many rows and values are in the message.</summary>
    private const int Told = 5;

    private readonly List<IssuePlace> _more = [];
    private readonly List<string> _values = value is null ? [] : [value];
    private long _count = 1;
    private bool _hasOtherValues;

    public ValidationIssue Issue =>
        new(row, column, value, rule, _count == 1 ? message : $"{message} {Extent()}")
        {
            Count = _count,
            More = [.. _more],
        };

    public void Add(int otherRow, ReadOnlySpan<char> otherValue)
    {
        _count++;
        if (_more.Count < MaximumPlaces)
            _more.Add(new IssuePlace(otherRow, otherValue.IsEmpty ? null : Quote.Cut(otherValue)));
        if (otherValue.IsEmpty || _hasOtherValues)
            return;
        foreach (var known in _values)
            if (otherValue.SequenceEqual(known))
                return;
        if (_values.Count < Told)
            _values.Add(Quote.Cut(otherValue));
        else
            _hasOtherValues = true;
    }

    private MessageText Extent()
    {
        var rows = _more.Take(Told - 1).Select(place => place.Row).Prepend(row).Distinct().ToArray();
        var first = string.Join(", ", rows.Select(place => place.ToString(CultureInfo.InvariantCulture)));
        MessageText where = column is null ? "The file" : "The column";
        MessageText at = _count > rows.Length ? "first in rows" : "in rows";
        return $"{where} has this {_count} times, {at} {first}{Values()}.";
    }

    private MessageText Values()
    {
        if (_values.Count < 2)
            return "";
        var values = string.Join(", ", _values.Select(text => Quote.Of(text)));
        if (_hasOtherValues)
            return $", with {values} and other values";
        return $", with {values}";
    }
}
