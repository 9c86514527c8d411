using Serverless.Intake.Sources.Drafts;
using Serverless.Intake.Sources.Tools;
using Serverless.Surveys;

namespace Serverless.Intake.Sources.Conversion;

/// <summary>Turns the cells of one column into what response files have.</summary>
internal sealed class CellConversion
{
    private readonly SourceColumn _column;
    private readonly Dictionary<string, string> _codes = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string?> _simplified = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<string> _blanks;

    /// <param name="column">The column.</param>
    /// <param name="answers">The answers its cells may hold; empty for numbers and texts.</param>
    /// <param name="codebook">What files give as answers, and as blanks.</param>
    public CellConversion(SourceColumn column, IEnumerable<Answer> answers, Codebook codebook)
    {
        _column = column;
        _blanks = codebook.Blanks;
        foreach (var answer in answers)
        {
            if (codebook.Responses != ResponseNotation.Labels)
                _codes.TryAdd(answer.Code, answer.Code);
            if (codebook.Responses == ResponseNotation.Codes)
                continue;
            foreach (var label in answer.Label.Versions())
            {
                _codes.TryAdd(label, answer.Code);
                _codes.TryAdd(PlainText.Of(label), answer.Code);
                Simplified(label, answer.Code);
            }
        }
    }

    /// <summary>
    /// The code of an answer: by code, by label, by the label the file has for the value. A value that the file declares
    /// missing and that is no answer becomes blank; any other is left as it is, for the check to report.
    /// </summary>
    public string Answer(string text)
    {
        text = text.Trim();
        if (IsBlank(text))
            return "";
        if (_known.TryGetValue(text, out var known))
            return known;
        var code = Code(text);
        if (_known.Count < CodebookLimits.MaximumAnswers)
            _known[text] = code;
        return code;
    }

    /// <summary>A number; blank where the file declares it missing and it is no missing code of the question.</summary>
    public string Number(string text)
    {
        text = text.Trim();
        if (IsBlank(text))
            return "";
        if (_codes.TryGetValue(text, out var code))
            return code;
        return IsDeclaredMissing(text) ? "" : text;
    }

    /// <summary>1, 0 or blank of an option; anything else is left as it is, for the check to report.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="counted">The value that means ticked; null when the file does not say.</param>
    /// <param name="option">The option, whose own text in the cell means that it was ticked.</param>
    public string Tick(string text, string? counted, Answer option)
    {
        text = text.Trim();
        if (IsBlank(text) || IsDeclaredMissing(text))
            return "";
        if (counted is not null)
            return text == counted ? "1" : "0";
        if (TickWords.IsTick(text))
            return "1";
        if (TickWords.IsNotTicked(text))
            return "0";
        var label = _column.ValueLabels.FirstOrDefault(label => label.Value.ToString() == text)?.Label;
        if (label is not null && TickWords.IsTickOrNot(label))
            return TickWords.IsTick(label) ? "1" : "0";
        return option.Label.Versions().Append(_column.Part?.Item ?? "").Any(own => Letters(text) == Letters(own))
            ? "1"
            : text;
    }

    private string Code(string text)
    {
        if (_codes.TryGetValue(text, out var code))
            return code;
        if (_codes.TryGetValue(DraftNames.Code(text), out code))
            return code;
        var label = _column.ValueLabels.FirstOrDefault(label => label.Value.ToString() == text)?.Label;
        if (label is not null && _codes.TryGetValue(PlainText.Of(label), out code))
            return code;
        if (IsDeclaredMissing(text))
            return "";
        return LabelText.Simplified(text) is { } simple && _simplified.GetValueOrDefault(simple) is { } rewritten
            ? rewritten
            : text;
    }

    /// <summary>A label as people's programs rewrite it; none where two labels come to the same.</summary>
    private void Simplified(string? label, string code)
    {
        if (LabelText.Simplified(label) is { } simple)
            _simplified[simple] = _simplified.TryGetValue(simple, out var other) && other != code ? null : code;
    }

    private bool IsDeclaredMissing(string text)
    {
        if (text is ['.', >= 'a' and <= 'z'])
            return true;
        if (_column.Missing == MissingValues.None)
            return false;
        var isNumber =
            _column.Kind != ColumnKind.Text
            && double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _);
        return _column.Missing.Contains(
            isNumber
                ? SourceValue.Of(double.Parse(text, System.Globalization.CultureInfo.InvariantCulture))
                : SourceValue.Of(text)
        );
    }

    private bool IsBlank(string text) => BlankCell.Is(text, _blanks) && !_codes.ContainsKey(text);

    private static string Letters(string text) =>
        new([.. PlainText.Of(text).Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant)]);
}
