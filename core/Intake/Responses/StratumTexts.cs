using Serverless.Intake.Answers;
using Serverless.Surveys.Issues;

namespace Serverless.Intake.Responses;

/// <summary>
/// The strata that a response file names by itself, held against what pages can show: the only texts of responses that
/// can reach one.
/// </summary>
internal sealed class StratumTexts
{
    /// <summary>Strata that passed are not looked at again, as long as they are so few.</summary>
    private const int MaximumRemembered = 10_000;

    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _passed = new HashSet<string>(
        StringComparer.Ordinal
    ).GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly PageTextGate _gate;
    private readonly string? _name;
    private readonly int _column = -1;
    private long _refused;
    private int _firstRow;
    private string _firstText = "";
    private MessageText _firstMessage = "";

    public StratumTexts(ResponseColumns columns, PageTextGate gate)
    {
        _gate = gate;
        for (var i = 0; i < columns.Texts.Count; i++)
            if (columns.Texts[i].Role == TextRole.Stratum)
                (_name, _column) = (columns.Texts[i].Name, i);
    }

    public void Add(ResponseRow row)
    {
        if (_column < 0)
            return;
        var text = row.Text(_column);
        if (_passed.Contains(text))
            return;
        var stratum = text.ToString();
        if (_gate.Refusal(PageText.ResponseStratum, stratum) is not { } refusal)
        {
            if (_passed.Set.Count < MaximumRemembered)
                _passed.Set.Add(stratum);
        }
        else if (_refused++ == 0)
            (_firstRow, _firstText, _firstMessage) = (row.FileRow, stratum, refusal.Message);
    }

    /// <summary>One error for the whole column.</summary>
    public void Note(IssueLog issues)
    {
        if (_refused > 0)
            issues.Add(
                IntakeRule.Text,
                _refused == 1 ? _firstMessage : $"{_firstMessage} {_refused} rows have such strata; this is the first.",
                _firstRow,
                _name,
                _firstText
            );
    }
}
