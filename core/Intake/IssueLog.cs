using Serverless.Surveys.Issues;

namespace Serverless.Intake;

/// <summary>
/// Collects what is wrong with an uploaded table: all counted by rule and column, the first listed in full. Cells of a
/// column with the same fault make one issue, however many they are.
/// </summary>
internal sealed class IssueLog
{
    private readonly List<IListed> _listed = [];
    private readonly Dictionary<(string Rule, string? Column), long> _counts = [];
    private readonly Dictionary<(string Rule, string? Column, string Kind), CellFault> _faults = [];

    public IReadOnlyList<ValidationIssue> Listed => [.. _listed.Select(listed => listed.Issue)];

    public long Count { get; private set; }

    /// <summary>What mistyped names were probably meant to be.</summary>
    public NearestName Nearest { get; } = new();

    /// <summary>Counts in the order in which rule and column were first met.</summary>
    public IReadOnlyList<IssueCount> Counts =>
        [.. _counts.Select(count => new IssueCount(count.Key.Rule, count.Key.Column, count.Value))];

    /// <summary>Whether something listed is wrong in this row and column.</summary>
    public bool Has(int row, string column) =>
        _listed.Exists(listed => listed.Issue.Row == row && listed.Issue.Column == column);

    public void Add(string rule, MessageText message, int? row = null, string? column = null) =>
        Add(rule, message, row, column, default, hasValue: false);

    public void Add(string rule, MessageText message, int? row, string? column, ReadOnlySpan<char> value) =>
        Add(rule, message, row, column, value, hasValue: true);

    /// <summary>
    /// Counts one more cell (of rows without a column one more row) with a fault that was met before; false when it is
    /// the first, which is then added with a message. A rule with several messages tells them apart by
    /// <paramref name="kind"/>.
    /// </summary>
    public bool Repeats(string rule, int row, string? column, ReadOnlySpan<char> value = default, string kind = "")
    {
        if (!_faults.TryGetValue((rule, column, kind), out var fault))
            return false;
        Counted(rule, column);
        fault.Add(row, value);
        return true;
    }

    /// <summary>Adds the first cell of a column with a fault; <see cref="Repeats"/> counts the others.</summary>
    public void AddFault(
        string rule,
        MessageText message,
        int row,
        string? column,
        ReadOnlySpan<char> value = default,
        string kind = ""
    )
    {
        Counted(rule, column);
        var fault = new CellFault(rule, message, row, column, value.IsEmpty ? null : Quote.Cut(value));
        _faults[(rule, column, kind)] = fault;
        if (_listed.Count < UploadLimits.MaximumListedIssues)
            _listed.Add(fault);
    }

    /// <summary>
    /// Takes over what another log has of the same file. Both are in the order of the file; what concerns no row stays
    /// where it was among its own.
    /// </summary>
    public void Merge(IssueLog other)
    {
        var (mine, theirs) = (_listed.ToArray(), other._listed);
        _listed.Clear();
        var (next, row) = (0, 0);
        foreach (var listed in mine)
        {
            row = Math.Max(row, listed.Issue.Row ?? row);
            while (next < theirs.Count && (theirs[next].Issue.Row ?? 0) < row)
                _listed.Add(theirs[next++]);
            _listed.Add(listed);
        }

        _listed.AddRange(theirs.Skip(next));
        if (_listed.Count > UploadLimits.MaximumListedIssues)
            _listed.RemoveRange(UploadLimits.MaximumListedIssues, _listed.Count - UploadLimits.MaximumListedIssues);
        Count += other.Count;
        foreach (var (key, count) in other._counts)
            _counts[key] = _counts.GetValueOrDefault(key) + count;
    }

    private void Add(
        string rule,
        MessageText message,
        int? row,
        string? column,
        ReadOnlySpan<char> value,
        bool hasValue
    )
    {
        Counted(rule, column);
        if (_listed.Count < UploadLimits.MaximumListedIssues)
            _listed.Add(
                new Single(new ValidationIssue(row, column, hasValue ? Quote.Cut(value) : null, rule, message))
            );
    }

    private void Counted(string rule, string? column)
    {
        Count++;
        _counts[(rule, column)] = _counts.GetValueOrDefault((rule, column)) + 1;
    }

    /// <summary>What makes one line of the list.</summary>
    internal interface IListed
    {
        ValidationIssue Issue { get; }
    }

    private sealed record Single(ValidationIssue Issue) : IListed;
}
