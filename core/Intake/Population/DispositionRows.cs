using Serverless.Surveys;
using Serverless.Surveys.Issues;

namespace Serverless.Intake.Population;

/// <summary>
/// The rows of a population file that tell how those invited ended: <c>disposition,refusal,145</c>, and why they refused:
/// <c>refusal,time,29</c>.
/// </summary>
internal sealed class DispositionRows(TargetGroup group, IssueLog issues)
{
    private const string Disposition = "disposition";
    private const string Reason = "refusal";

    private static readonly string[] Codes =
    [
        "complete",
        "partial",
        "refusal",
        "non-contact",
        "other",
        "unknown-household",
        "unknown-other",
        "not-eligible",
    ];

    private readonly Dictionary<string, double> _dispositions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _reasons = new(StringComparer.Ordinal);

    /// <summary>Null when the file has none.</summary>
    public Dispositions? Found =>
        _dispositions.Count == 0
            ? null
            : new Dispositions
            {
                Complete = Of("complete"),
                Partial = Of("partial"),
                Refusal = Of("refusal"),
                NonContact = Of("non-contact"),
                Other = Of("other"),
                UnknownHousehold = Of("unknown-household"),
                UnknownOther = Of("unknown-other"),
                NotEligible = _dispositions.TryGetValue("not-eligible", out var count) ? count : null,
            };

    /// <summary>In the order of the codebook; those that the file leaves out are left out.</summary>
    public IReadOnlyList<RefusalCount> Reasons =>
        [
            .. group
                .RefusalReasons.Where(reason => _reasons.ContainsKey(reason.Code))
                .Select(reason => new RefusalCount(reason.Code, _reasons[reason.Code])),
        ];

    /// <summary>Whether the row is of this kind; what is wrong with it is noted.</summary>
    public bool TryAdd(PopulationRow row)
    {
        var isReason = Same(row.Variable, Reason);
        if (!isReason && !Same(row.Variable, Disposition))
            return false;
        string[] known = isReason ? [.. group.RefusalReasons.Select(reason => reason.Code)] : Codes;
        var counts = isReason ? _reasons : _dispositions;
        var code = Array.Find(known, code => Same(code, row.Category));
        if (group.Design.Kind == SamplingKind.SelfSelected)
            issues.Add(
                IntakeRule.UnknownVariable,
                "A self-selected group was not invited, so that nobody can have refused. Leave the row out.",
                row.FileRow,
                "variable",
                row.Variable
            );
        else if (code is null)
            issues.Add(
                IntakeRule.UnknownCategory,
                known.Length == 0
                    ? "The codebook names no reasons for refusal of this group. Add them to 'refusalReasons', or leave the row out."
                    : (MessageText)
                        $"{Quote.Of(row.Category)} is no {Kind(isReason)}; {Quote.Alternatives(known)} is expected.{issues.Nearest.Hint(row.Category, known)}",
                row.FileRow,
                "category",
                row.Category
            );
        else if (row.Population is { } count && count != Math.Floor(count))
            issues.Add(IntakeRule.NotANumber, "How many ended so is a whole number.", row.FileRow, "population");
        else if (!counts.TryAdd(code, row.Population ?? 0))
            issues.Add(
                IntakeRule.DuplicateCategory,
                $"{Quote.Of(row.Category)} is counted twice. Keep one of the rows.",
                row.FileRow,
                "category",
                row.Category
            );
        return true;
    }

    /// <summary>Checks the counts together.</summary>
    public void Check()
    {
        if (_dispositions.Count > 0 && !_dispositions.ContainsKey("complete"))
            issues.Add(
                IntakeRule.MissingCategory,
                "The dispositions leave out 'complete'. Add a row 'disposition,complete' with the number of complete interviews.",
                null,
                "category",
                "complete"
            );
        var reasons = _reasons.Values.Sum();
        if (reasons > Of("refusal"))
            issues.Add(
                IntakeRule.OutOfRange,
                $"The reasons for refusal add up to {reasons}, more than the {Of("refusal")} refusals in row 'disposition,refusal'. Correct one of them.",
                null,
                "population"
            );
    }

    private double Of(string code) => _dispositions.GetValueOrDefault(code);

    private static bool Same(string text, string other) =>
        string.Equals(text, other, StringComparison.OrdinalIgnoreCase);

    private static MessageText Kind(bool isReason) => isReason ? "reason for refusal" : "disposition";
}
