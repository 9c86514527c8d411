using System.Globalization;
using System.Text.RegularExpressions;
using Markdig.Helpers;
using Serverless.Surveys.Issues;

namespace Serverless.Reporting.Templates;

/// <summary>
/// Checks of a template's text before it is parsed: size, nesting, characters, and figures typed by hand.
/// </summary>
internal static partial class TemplateText
{
    /// <summary>Longest template, in characters.</summary>
    public const int MaximumLength = 200_000;

    /// <summary>Most opening block tags: the parser recurses into each.</summary>
    private const int MaximumBlocks = 200;

    /// <summary>Most opening brackets within one tag, for the same reason.</summary>
    private const int MaximumBrackets = 50;

    /// <summary>
    /// What on each line pages cannot show: the first such character, and every character reference that means one.
    /// </summary>
    public static IEnumerable<TemplateProblem> Refused(string text, PageTextGate gate)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (gate.Refusal(PageText.Template, lines[i].Replace('\t', ' ')) is var (position, message))
                yield return Error(i + 1, position + 1, message);
            foreach (Match reference in CharacterReference().Matches(lines[i]))
                if (Meaning(reference) is { } meant && gate.Refusal(PageText.Template, meant) is { } refusal)
                    yield return Error(i + 1, reference.Index + 1, $"'{reference.Value}': {refusal.Message}");
        }
    }

    /// <summary>What Markdown makes of a character reference; null when it leaves it as it is.</summary>
    private static string? Meaning(Match reference)
    {
        var (digits, hexadecimal) = (reference.Groups["decimal"], reference.Groups["hexadecimal"]);
        if (!digits.Success && !hexadecimal.Success)
            return EntityHelper.DecodeEntity(reference.Groups["name"].ValueSpan);
        var number = digits.Success
            ? int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture)
            : int.Parse(hexadecimal.ValueSpan, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return EntityHelper.DecodeEntity(number);
    }

    public static IEnumerable<TemplateProblem> Problems(string markdown)
    {
        if (markdown.Length > MaximumLength)
        {
            yield return Error(
                1,
                1,
                $"The template has {Number(markdown.Length)} characters; at most {Number(MaximumLength)} allowed."
            );
            yield break;
        }

        if (BlockTag().Count(markdown) > MaximumBlocks)
        {
            yield return Error(
                1,
                1,
                $"The template has more than {Number(MaximumBlocks)} conditions; make it simpler."
            );
            yield break;
        }

        if (Unclosed(markdown) is { } open)
        {
            var before = markdown[..open];
            yield return Error(
                before.Count(character => character == '\n') + 1,
                open - before.LastIndexOf('\n'),
                $"'{markdown.AsSpan(open, 2)}' is not closed."
            );
            yield break;
        }

        var line = 0;
        foreach (var text in markdown.Split('\n'))
        {
            line++;
            for (var i = 0; i < text.Length; i++)
            {
                if (!IsAllowed(text[i]))
                    yield return Error(
                        line,
                        i + 1,
                        $"Character U+{((int)text[i]).ToString("X4", CultureInfo.InvariantCulture)} is not allowed in a template."
                    );
            }

            if (text.Count(character => character is '(' or '[') > MaximumBrackets)
                yield return Error(
                    line,
                    1,
                    $"The line has more than {Number(MaximumBrackets)} brackets; make it simpler."
                );
            foreach (
                Match typed in TypedPercentage().Matches(Tag().Replace(text, match => new string(' ', match.Length)))
            )
                yield return new TemplateProblem(
                    line,
                    typed.Index + 1,
                    TemplateSeverity.Warning,
                    "A percentage typed by hand does not follow the results; use {{ \"table/group/answer\" | figure }}."
                );
        }
    }

    /// <summary>Blanks in the place of the placeholders and conditions at these positions, or the last before them.</summary>
    public static string WithoutTagsAt(string markdown, IEnumerable<int> positions)
    {
        var tags = Tags(markdown).ToList();
        var starts = tags.ConvertAll(tag => tag.Open);
        return Blanked(
            markdown,
            positions
                .Select(position => starts.BinarySearch(position))
                .Select(found => found < 0 ? ~found - 1 : found)
                .Where(tag => tag >= 0)
                .Distinct()
                .Select(tag => tags[tag])
        );
    }

    /// <summary>The same without any condition.</summary>
    public static string WithoutConditions(string markdown, IEnumerable<int> positions)
    {
        var placeholders = WithoutTagsAt(markdown, positions);
        return Blanked(placeholders, Tags(placeholders).Where(tag => placeholders[tag.Open + 1] == '%'));
    }

    /// <summary>Line ends stay, so that everything keeps its place.</summary>
    private static string Blanked(string markdown, IEnumerable<(int Open, int End)> tags)
    {
        var text = markdown.ToCharArray();
        foreach (var (open, end) in tags)
            for (var i = open; i < end; i++)
                if (text[i] is not ('\r' or '\n'))
                    text[i] = ' ';
        return new string(text);
    }

    /// <summary>Where a tag opens that is not closed; null when all are.</summary>
    private static int? Unclosed(string markdown) =>
        Tags(markdown).Where(tag => tag.End < 0).Select(tag => (int?)tag.Open).FirstOrDefault();

    /// <summary>Placeholders and tags in order; the end of one that is not closed is -1.</summary>
    private static IEnumerable<(int Open, int End)> Tags(string markdown)
    {
        for (var at = 0; at < markdown.Length; )
        {
            var output = markdown.IndexOf("{{", at, StringComparison.Ordinal);
            var tag = markdown.IndexOf("{%", at, StringComparison.Ordinal);
            var open =
                output < 0 ? tag
                : tag < 0 ? output
                : Math.Min(output, tag);
            if (open < 0)
                yield break;
            var close = markdown.IndexOf(open == output ? "}}" : "%}", open + 2, StringComparison.Ordinal);
            yield return (open, close < 0 ? -1 : close + 2);
            if (close < 0)
                yield break;
            at = close + 2;
        }
    }

    /// <summary>
    /// No control characters besides tab and line ends, no private use characters (they mark figures inside), no lone
    /// noncharacters.
    /// </summary>
    private static bool IsAllowed(char character) =>
        character is '\t' or '\r'
        || (
            !char.IsControl(character) && character is not (>= '\uE000' and <= '\uF8FF') and not ('\uFFFE' or '\uFFFF')
        );

    private static TemplateProblem Error(int line, int column, MessageText message) =>
        new(line, column, TemplateSeverity.Error, message);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"\{%-?\s*(if|unless|case|for|while|tablerow|capture|comment|raw|elsif|when|else)\b",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex BlockTag();

    [GeneratedRegex(
        "&(#(?<decimal>[0-9]{1,7})|#[xX](?<hexadecimal>[0-9a-fA-F]{1,6})|(?<name>[A-Za-z][A-Za-z0-9]*));",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex CharacterReference();

    [GeneratedRegex(@"\{\{.*?\}\}|\{%.*?%\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();

    [GeneratedRegex(
        @"\d+([.,]\d+)?\s?(%|procent|per cent|percent)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex TypedPercentage();
}
