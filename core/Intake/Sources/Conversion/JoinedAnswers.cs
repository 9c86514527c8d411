using Serverless.Surveys;

namespace Serverless.Intake.Sources.Conversion;

/// <summary>
/// Takes apart a cell with several answers. Labels may hold the separator themselves, so the longest known label or
/// code that fits comes first.
/// </summary>
internal sealed class JoinedAnswers
{
    private readonly string _separator;
    private readonly List<(string Text, int Option)> _texts;

    /// <param name="options">The options in order.</param>
    /// <param name="separator">The separator.</param>
    /// <param name="notation">Whether cells give codes or labels.</param>
    public JoinedAnswers(IReadOnlyList<Answer> options, string separator, ResponseNotation notation)
    {
        _separator = separator;
        _texts =
        [
            .. options
                .SelectMany((option, i) => Texts(option, notation).Select(text => (text, i)))
                .DistinctBy(pair => pair.text, StringComparer.OrdinalIgnoreCase)
                .OrderByDescending(pair => pair.text.Length),
        ];
    }

    private static IEnumerable<string> Texts(Answer option, ResponseNotation notation)
    {
        if (notation != ResponseNotation.Labels)
            yield return option.Code;
        if (notation == ResponseNotation.Codes)
            yield break;
        foreach (var label in option.Label.Versions())
            yield return label;
    }

    /// <summary>Ticks the options in the cell.</summary>
    /// <param name="cell">The cell, not blank.</param>
    /// <param name="ticked">Set for the options that are in it.</param>
    /// <returns>The first part that is no option; null when all are.</returns>
    public string? Tick(string cell, bool[] ticked)
    {
        var rest = cell.AsSpan().Trim();
        if (rest.SequenceEqual("0"))
            return null; // nothing was ticked
        while (!rest.IsEmpty)
        {
            if (Known(rest) is var (option, length) && length > 0)
            {
                ticked[option] = true;
                rest = After(rest[length..]);
                continue;
            }

            var end = rest.IndexOf(_separator);
            return (end < 0 ? rest : rest[..end]).Trim().ToString();
        }

        return null;
    }

    private (int Option, int Length) Known(ReadOnlySpan<char> rest)
    {
        foreach (var (text, option) in _texts)
        {
            if (!rest.StartsWith(text, StringComparison.OrdinalIgnoreCase))
                continue;
            var after = rest[text.Length..].TrimStart(' ');
            var mark = _separator.Trim();
            if (
                after.IsEmpty
                || after.StartsWith(mark.Length == 0 ? " " : mark)
                || (mark.Length == 0 && rest[text.Length] == ' ')
            )
                return (option, text.Length);
        }

        return (0, 0);
    }

    private ReadOnlySpan<char> After(ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart(' ');
        var mark = _separator.Trim();
        while (mark.Length > 0 && rest.StartsWith(mark))
            rest = rest[mark.Length..].TrimStart(' ');
        return rest;
    }
}
