using Serverless.Surveys.Issues;

namespace Serverless.Intake;

/// <summary>
/// Collects what is wrong with an uploaded table: all counted by rule and column, the first listed in full.
/// </summary>
internal sealed class IssueLog
{
    private readonly List<ValidationIssue> _listed = [];
    private readonly Dictionary<(string Rule, string? Column), long> _counts = [];

    public IReadOnlyList<ValidationIssue> Listed => _listed;

    public long Count { get; private set; }

    /// <summary>Counts in the order in which rule and column were first met.</summary>
    public IReadOnlyList<IssueCount> Counts =>
        [.. _counts.Select(count => new IssueCount(count.Key.Rule, count.Key.Column, count.Value))];

    /// <summary>Whether something listed is wrong in this row and column.</summary>
    public bool Has(int row, string column) => _listed.Exists(issue => issue.Row == row && issue.Column == column);

    public void Add(string rule, string message, int? row = null, string? column = null) =>
        Add(rule, message, row, column, default, hasValue: false);

    public void Add(string rule, string message, int? row, string? column, ReadOnlySpan<char> value) =>
        Add(rule, message, row, column, value, hasValue: true);

    private void Add(string rule, string message, int? row, string? column, ReadOnlySpan<char> value, bool hasValue)
    {
        Count++;
        _counts[(rule, column)] = _counts.GetValueOrDefault((rule, column)) + 1;
        if (_listed.Count < UploadLimits.ListedIssues)
            _listed.Add(new ValidationIssue(row, column, hasValue ? Quote.Cut(value) : null, rule, message));
    }
}
