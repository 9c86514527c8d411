using System.Globalization;
using System.Text.RegularExpressions;

namespace Serverless.Intake.Sources.Forms;

/// <summary>
/// Reads the conditions of LimeSurvey (<c>q1.NAOK == "A1"</c>), ODK (<c>selected(${q}, 'a')</c>) and REDCap
/// (<c>[q(2)] = '1'</c>): comparisons of a question with a value, joined by and, or, and not. Anything else is left
/// unread rather than guessed.
/// </summary>
internal sealed partial class ConditionText
{
    private const int MaximumDepth = 30;
    private const int MaximumLength = 5_000;

    private readonly List<string> _tokens;
    private int _position;
    private int _depth;

    private ConditionText(List<string> tokens) => _tokens = tokens;

    /// <summary>The condition; null when it cannot be read.</summary>
    public static FormCondition? Read(string text)
    {
        if (text.Length > MaximumLength)
            return null;
        var tokens = new List<string>();
        var end = 0;
        foreach (Match match in Token().Matches(text))
        {
            if (text.AsSpan(end, match.Index - end).ContainsAnyExcept(" \t\r\n"))
                return null;
            tokens.Add(match.Value);
            end = match.Index + match.Length;
        }

        if (tokens.Count == 0 || text.AsSpan(end).ContainsAnyExcept(" \t\r\n"))
            return null;
        var reading = new ConditionText(tokens);
        var condition = reading.Any();
        return reading._position == tokens.Count ? condition : null;
    }

    private string? Peek => _position < _tokens.Count ? _tokens[_position] : null;

    private FormCondition? Any() => Joined(All, ["or", "||"], parts => new FormCondition.Any(parts));

    private FormCondition? All() => Joined(Part, ["and", "&&"], parts => new FormCondition.All(parts));

    private FormCondition? Joined(
        Func<FormCondition?> part,
        string[] words,
        Func<IReadOnlyList<FormCondition>, FormCondition> join
    )
    {
        var parts = new List<FormCondition>();
        do
        {
            if (part() is not { } read)
                return null;
            parts.Add(read);
        } while (Accept(words));
        return parts.Count == 1 ? parts[0] : join(parts);
    }

    private FormCondition? Part()
    {
        if (++_depth > MaximumDepth)
            return null;
        var part = PartAtDepth();
        _depth--;
        return part;
    }

    private FormCondition? PartAtDepth()
    {
        if (Accept("not", "!"))
            return Part() is { } denied ? new FormCondition.Not(denied) : null;
        if (Accept("selected"))
            return Selected();
        if (!Accept("("))
            return Comparison();
        var inner = Any();
        return Accept(")") ? inner : null;
    }

    private FormCondition.Is? Selected()
    {
        if (!Accept("(") || Variable() is not var (question, item) || !Accept(",") || Value() is not { } value)
            return null;
        return Accept(")") ? new FormCondition.Is(question, item, [value]) : null;
    }

    private FormCondition? Comparison()
    {
        if (Variable() is not var (question, item) || Peek is not { } sign)
            return null;
        _position++;
        if (Value() is not { } value)
            return null;
        var isNumber = double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
        return (sign, isNumber) switch
        {
            ("=" or "==", _) when value.Length == 0 => new FormCondition.Not(new FormCondition.Answered(question)),
            ("!=" or "<>", _) when value.Length == 0 => new FormCondition.Answered(question),
            ("=" or "==", _) => new FormCondition.Is(question, item, [value]),
            ("!=" or "<>", _) => new FormCondition.Not(new FormCondition.Is(question, item, [value])),
            (">=", true) => new FormCondition.Between(question, number, null),
            ("<=", true) => new FormCondition.Between(question, null, number),
            (">", true) => new FormCondition.Not(new FormCondition.Between(question, null, number)),
            ("<", true) => new FormCondition.Not(new FormCondition.Between(question, number, null)),
            _ => null,
        };
    }

    private (string Question, string? Item)? Variable()
    {
        if (Peek is not { } token)
            return null;
        var match = Name().Match(token);
        if (!match.Success)
            return null;
        _position++;
        var item = match.Groups["item"];
        return (match.Groups["name"].Value, item.Success ? item.Value : null);
    }

    private string? Value()
    {
        if (Peek is not { } token)
            return null;
        var isQuoted = token.Length >= 2 && token[0] is '"' or '\'';
        if (!isQuoted && !double.TryParse(token, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            return null;
        _position++;
        return isQuoted ? token[1..^1] : token;
    }

    private bool Accept(params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (!string.Equals(Peek, word, StringComparison.OrdinalIgnoreCase))
                continue;
            _position++;
            return true;
        }

        return false;
    }

    [GeneratedRegex(
        "\\$\\{[^{}]{1,200}\\}|\\[[^\\[\\]]{1,200}\\]|\"[^\"]*\"|'[^']*'|-?[0-9]+(\\.[0-9]+)?|==|!=|<>|<=|>=|&&|\\|\\||[=<>!(),]|[A-Za-z_][A-Za-z0-9_]*(\\.(NAOK|value|shown))?",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex Token();

    [GeneratedRegex(
        "^(\\$\\{(?<name>[^{}]+)\\}|\\[(?<name>[A-Za-z0-9_]+)(\\((?<item>[^()]+)\\))?\\]|(?<name>[A-Za-z_][A-Za-z0-9_]*)(\\.(NAOK|value))?)$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex Name();
}
