using System.Globalization;
using System.Text.Json;
using Serverless.Surveys.Issues;

namespace Serverless.Surveys.Reading;

internal sealed partial class JsonFields
{
    private const string EmptyName = "The name is empty. Write the id that is meant.";

    private static readonly LocalizedText NoText = new("");

    /// <summary>A required id, <c>[a-z0-9-]{1,40}</c>; empty when it is missing or wrong.</summary>
    public string Id(string name = "id") => Word(name, Surveys.Names.IsId, Surveys.Names.IdPattern);

    /// <summary>
    /// A required id of what files of responses have columns or values of, <c>[A-Za-z0-9_.-]{1,64}</c>; empty when it is
    /// missing or wrong.
    /// </summary>
    public string FileId(string name = "id") => Word(name, Surveys.Names.IsFileId, Surveys.Names.FileIdPattern);

    /// <summary>A reference to an id; what it names is checked later.</summary>
    public string Reference(string name)
    {
        if (String(name) is not { } reference)
            return "";
        if (reference.Length > 0)
            return reference;
        Note(name, CodebookRule.Name, EmptyName);
        return "";
    }

    public string? OptionalReference(string name) => Has(name) ? Reference(name) : null;

    public string? OptionalColumn(string name)
    {
        var column = Has(name) ? Word(name, Surveys.Names.IsColumn, Surveys.Names.ColumnPattern) : null;
        return column is { Length: 0 } ? null : column;
    }

    /// <summary>An array of references; null when the property is left out.</summary>
    public List<string>? OptionalReferences(string name, int minimum, int maximum) =>
        Has(name) ? References(name, minimum, maximum) : null;

    public List<string> References(string name, int minimum, int maximum)
    {
        var references = new List<string>();
        foreach (var (element, path) in Array(name, minimum, maximum))
        {
            var found = StringOf(element, path, _issues);
            var reference = found ?? "";
            if (found is { Length: 0 })
                _issues.Add(path, CodebookRule.Name, EmptyName);
            else if (reference.Length > 0 && references.Contains(reference, StringComparer.Ordinal))
                _issues.Add(
                    path,
                    CodebookRule.Duplicate,
                    $"{Quote.Of(reference)} appears in this list twice. Keep one of them."
                );
            references.Add(reference);
        }

        return references;
    }

    public LocalizedText Label(string name) => Localized(name, CodebookLimits.MaximumLabelLength);

    public LocalizedText Text(string name) => Localized(name, CodebookLimits.MaximumTextLength);

    public LocalizedText? OptionalLabel(string name) => Has(name) ? Label(name) : null;

    public LocalizedText? OptionalText(string name) => Has(name) ? Text(name) : null;

    /// <summary>The name of a column as people's own files have it, which may be a whole question.</summary>
    public string? OptionalFileColumn(string name)
    {
        var column =
            Has(name) && _values.TryGetValue(name, out var element)
                ? Printable(element, PathOf(name), CodebookLimits.MaximumTextLength)
                : "";
        return column.Length == 0 ? null : column;
    }

    /// <summary>The separator of several answers in one cell: 1 to 3 characters, which may be a blank.</summary>
    public string? OptionalSeparator(string name)
    {
        if (!Has(name) || String(name) is not { } separator)
            return null;
        if (separator.Length is >= 1 and <= 3 && !separator.Any(c => char.IsLetterOrDigit(c) || c == '"'))
            return separator;
        Note(
            name,
            CodebookRule.Text,
            $"Found {Quote.Of(separator)}; a separator of answers is 1 to 3 characters, none of them a letter, digit or quote."
        );
        return null;
    }

    /// <summary>An array of labels; empty when the property is left out.</summary>
    public IReadOnlyList<LocalizedText> OptionalLabels(string name, int minimum, int maximum)
    {
        if (!Has(name))
            return [];
        var labels = new List<LocalizedText>();
        foreach (var (element, path) in Array(name, minimum, maximum))
            labels.Add(Localized(element, path, CodebookLimits.MaximumLabelLength));
        return labels;
    }

    /// <summary>A time on clocks somewhere, to the minute, without an offset from UTC.</summary>
    public DateTime LocalTime(string name)
    {
        if (String(name) is not { } text)
            return default;
        if (
            DateTime.TryParseExact(
                text,
                "yyyy-MM-dd'T'HH:mm",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var time
            )
        )
            return time;
        Note(
            name,
            CodebookRule.Date,
            $"Found {Quote.Of(text)}; a date and a time in Amsterdam, written as 2026-12-01T10:00, are expected."
        );
        return default;
    }

    /// <summary>Marks that stand for no answer: different texts of 1 to 60 characters; none when left out.</summary>
    public IReadOnlyList<string> OptionalBlanks(string name)
    {
        if (!Has(name))
            return [];
        var marks = new List<string>();
        foreach (var (element, path) in Array(name, 1, CodebookLimits.MaximumBlanks))
        {
            var mark = Printable(element, path, Quote.Length);
            if (mark.Length > 0 && marks.Contains(mark, StringComparer.Ordinal))
                _issues.Add(path, CodebookRule.Duplicate, $"{Quote.Of(mark)} appears in this list twice. Keep one.");
            else if (mark.Length > 0)
                marks.Add(mark);
        }

        return marks;
    }

    public bool Flag(string name, bool otherwise)
    {
        if (!_values.TryGetValue(name, out var element))
            return otherwise;
        if (element.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return element.GetBoolean();
        Note(name, CodebookRule.Type, $"Found {Kind(element)}; true or false is expected, without quotes.");
        return otherwise;
    }

    /// <summary>
    /// True, false, or the word of <paramref name="otherwise"/>, which it also is when left out or wrong.
    /// </summary>
    public T FlagOr<T>(string name, T whenTrue, T whenFalse, T otherwise)
        where T : struct, Enum
    {
        var word = CodebookWords.Of(otherwise);
        if (!_values.TryGetValue(name, out var element))
            return otherwise;
        if (element.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return element.GetBoolean() ? whenTrue : whenFalse;
        if (element.ValueKind != JsonValueKind.String)
            Note(name, CodebookRule.Type, $"Found {Kind(element)}; true, false or {Quote.Of(word)} is expected.");
        else if (String(name) is { } found && found != word)
            Note(
                name,
                CodebookRule.Choice,
                $"Found {Quote.Of(found)}; true or false without quotes, or {Quote.Of(word)}, is expected."
            );
        return otherwise;
    }

    /// <summary>
    /// A number between two bounds, both included; <paramref name="otherwise"/> when left out or wrong.
    /// </summary>
    public double Number(string name, double minimum, double maximum, double otherwise) =>
        OptionalNumber(name, minimum, maximum) ?? otherwise;

    public double? OptionalNumber(string name, double minimum, double maximum)
    {
        if (!_values.TryGetValue(name, out var element))
            return null;
        if (element.ValueKind != JsonValueKind.Number)
        {
            Note(name, CodebookRule.Type, $"Found {Kind(element)}; a number is expected, without quotes.");
            return null;
        }

        if (element.TryGetDouble(out var number) && double.IsFinite(number) && number >= minimum && number <= maximum)
            return number;
        Note(
            name,
            CodebookRule.Range,
            $"Found {Quote.Of(element.GetRawText())}; a number from {minimum} to {maximum} is expected."
        );
        return null;
    }

    public int Integer(string name, int minimum, int maximum, int otherwise) =>
        OptionalInteger(name, minimum, maximum) ?? otherwise;

    public int? OptionalInteger(string name, int minimum, int maximum)
    {
        if (OptionalNumber(name, minimum, maximum) is not { } number)
            return null;
        if (number == Math.Floor(number))
            return (int)number;
        Note(name, CodebookRule.Range, $"Found {number}; a whole number is expected.");
        return null;
    }

    /// <summary>Numbers in their order; none when left out.</summary>
    public IReadOnlyList<double> OptionalNumbers(string name, double minimum, double maximum, int count)
    {
        if (!Has(name))
            return [];
        var numbers = new List<double>();
        foreach (var (element, path) in Array(name, 1, count))
            if (
                element.ValueKind == JsonValueKind.Number
                && element.TryGetDouble(out var number)
                && number >= minimum
                && number <= maximum
            )
                numbers.Add(number);
            else
                _issues.Add(
                    path,
                    CodebookRule.Range,
                    $"Found {Kind(element)}; a number from {minimum} to {maximum} is expected."
                );
        return numbers;
    }

    /// <summary>Different whole numbers, sorted; none when left out.</summary>
    public IReadOnlyList<int> OptionalIntegers(string name, int minimum, int maximum, int count)
    {
        if (!Has(name))
            return [];
        var numbers = new SortedSet<int>();
        foreach (var (element, path) in Array(name, 1, count))
        {
            if (
                element.ValueKind != JsonValueKind.Number
                || !element.TryGetInt32(out var number)
                || number < minimum
                || number > maximum
            )
                _issues.Add(
                    path,
                    CodebookRule.Range,
                    $"Found {Quote.Of(element.GetRawText())}; a whole number from {minimum} to {maximum} is expected."
                );
            else if (!numbers.Add(number))
                _issues.Add(path, CodebookRule.Duplicate, $"{number} appears in this list twice. Keep one.");
        }

        return [.. numbers];
    }

    /// <summary>
    /// One of the words of <typeparamref name="T"/>; <paramref name="otherwise"/> when left out or wrong.
    /// </summary>
    public T Choice<T>(string name, T otherwise)
        where T : struct, Enum => OptionalChoice<T>(name) ?? otherwise;

    /// <summary>The name of a code page; null when left out or wrong.</summary>
    public string? OptionalCodePage(string name)
    {
        if (!Has(name) || String(name) is not { } word)
            return null;
        if (CodePages.Find(word) is { } known)
            return known;
        Note(
            name,
            CodebookRule.Choice,
            $"Found {Quote.Of(word)}; one of {string.Join(", ", CodePages.Names)} is expected. Files in UTF-8 and UTF-16 are recognised and need none."
        );
        return null;
    }

    /// <summary>One of the words of <typeparamref name="T"/>; null when left out or wrong.</summary>
    public T? OptionalChoice<T>(string name)
        where T : struct, Enum
    {
        if (!Has(name) || String(name) is not { } word)
            return null;
        if (CodebookWords.TryParse<T>(word, out var value))
            return value;
        Note(name, CodebookRule.Choice, NoChoice<T>(word));
        return null;
    }

    /// <summary>Different words of <typeparamref name="T"/>, at least one.</summary>
    public IReadOnlyList<T> Choices<T>(string name)
        where T : struct, Enum
    {
        var found = new List<T>();
        foreach (var (element, path) in Array(name, 1, CodebookWords.All<T>().Count))
        {
            var word = element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText();
            if (!CodebookWords.TryParse<T>(word, out var value))
                _issues.Add(path, CodebookRule.Choice, NoChoice<T>(word));
            else if (found.Contains(value))
                _issues.Add(path, CodebookRule.Duplicate, $"{Quote.Of(word)} appears in this list twice. Keep one.");
            else
                found.Add(value);
        }

        return found;
    }

    private MessageText NoChoice<T>(string word)
        where T : struct, Enum
    {
        var all = CodebookWords.All<T>();
        return $"Found {Quote.Of(word)}; {Quote.Alternatives(all)} is expected.{_issues.Nearest.Hint(word, all)}";
    }

    /// <summary>A date; null when the property is left out.</summary>
    public DateOnly? OptionalDate(string name) => Has(name) ? Date(name) : null;

    public DateOnly Date(string name)
    {
        if (String(name) is not { } text)
            return default;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        Note(name, CodebookRule.Date, $"Found {Quote.Of(text)}; a date written as 2019-05-31 is expected.");
        return default;
    }

    /// <summary>A required string; null, and an issue, when it is missing or something else.</summary>
    public string? String(string name) =>
        Required(name, "a string") is { } element ? StringOf(element, PathOf(name), _issues) : null;

    private string Word(string name, Func<string, bool> allowed, MessageText pattern)
    {
        if (String(name) is not { } word)
            return "";
        if (allowed(word))
            return word;
        Note(name, CodebookRule.Name, $"Found {Quote.Of(word)}; {pattern} are expected.");
        return "";
    }

    private LocalizedText Localized(string name, int length) =>
        Required(name, "a text, or an object with nl and en,") is { } element
            ? Localized(element, PathOf(name), length)
            : NoText;

    private LocalizedText Localized(JsonElement element, string path, int length)
    {
        if (element.ValueKind == JsonValueKind.String)
            return Noted(path, new LocalizedText(Printable(element, path, length)));
        if (Of(element, path, CodebookShape.Text, _issues) is not { } languages)
            return NoText;
        languages.Required(Languages.OfReaders.Code(), "the Dutch text");
        return Noted(
            path,
            LocalizedText.Of(language =>
                languages._values.TryGetValue(language.Code(), out var text)
                    ? Printable(text, languages.PathOf(language.Code()), length)
                    : null
            )
        );
    }

    private LocalizedText Noted(string path, LocalizedText text)
    {
        _issues.NoteLanguages(path, text);
        return text;
    }

    private string Printable(JsonElement element, string path, int length)
    {
        if (StringOf(element, path, _issues) is not { } text)
            return "";
        text = text.Trim();
        if (text.Length == 0)
            _issues.Add(
                path,
                CodebookRule.Text,
                "The text is empty. Write one, or leave out a property that is optional."
            );
        else if (text.Length > length)
            _issues.Add(
                path,
                CodebookRule.Text,
                $"The text has {text.Length} characters; at most {length} are allowed."
            );
        else if (_issues.Gate.Refusal(PageText.Codebook, text) is { } refusal)
            _issues.Add(path, CodebookRule.Text, refusal.Message);
        else
            return text;
        return "";
    }

    private static string? StringOf(JsonElement element, string path, CodebookIssues issues)
    {
        if (element.ValueKind != JsonValueKind.String)
        {
            MessageText hint = element.ValueKind == JsonValueKind.Number ? " Put the number between quotes." : "";
            issues.Add(path, CodebookRule.Type, $"Found {Kind(element)}; a string is expected.{hint}");
            return null;
        }

        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            issues.Add(
                path,
                CodebookRule.Text,
                "The string holds an incomplete Unicode escape (half a character). Write the character itself."
            );
            return null;
        }
    }
}
