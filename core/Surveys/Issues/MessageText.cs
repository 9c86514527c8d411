using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Serverless.Surveys.Issues;

/// <summary>
/// What the product says to whoever uploads or calls it: a template in English and the values in its places
/// <c>{0}</c>, <c>{1}</c>, … An interpolated string given for one keeps its template, so that the same can be said in
/// other languages; a value that is a message itself is said in them too, and so is a text that was written in several.
/// </summary>
[InterpolatedStringHandler]
public sealed class MessageText : IEquatable<MessageText>
{
    private readonly StringBuilder _template;
    private readonly List<Value> _values = [];

    /// <summary>Begins a message; called by the compiler.</summary>
    public MessageText(int literalLength, int formattedCount) =>
        _template = new StringBuilder(literalLength + (3 * formattedCount));

    private MessageText(string text) => _template = new StringBuilder(text);

    /// <summary>The message in English with its places for values; what it is known by in other languages.</summary>
    public string Template => _template.ToString();

    /// <summary>The values in their places: messages, texts in several languages, and texts as they are in English.</summary>
    public IReadOnlyList<object> Values => [.. _values.Select(value => value.Kept)];

    /// <summary>A message of a template and the values in its places, as <see cref="Values"/> has them.</summary>
    public static MessageText Of(string template, IEnumerable<object> values)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(values);
        var message = new MessageText(template);
        message._values.AddRange(values.Select(value => new Value(value, Format: null)));
        return message;
    }

    /// <summary>A message without values.</summary>
    public static implicit operator MessageText(string text) => FromString(text);

    /// <summary>A message without values.</summary>
    public static MessageText FromString(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new MessageText(text);
    }

    /// <summary>Adds words; called by the compiler.</summary>
    public void AppendLiteral(string value) => _template.Append(value);

    /// <summary>Adds a value; called by the compiler.</summary>
    public void AppendFormatted<T>(T value) => Add(value, format: null);

    /// <summary>Adds a text as it is; called by the compiler.</summary>
    public void AppendFormatted(ReadOnlySpan<char> value) => Add(value.ToString(), format: null);

    /// <summary>Adds a value that is written as <paramref name="format"/> says; called by the compiler.</summary>
    public void AppendFormatted<T>(T value, string format) => Add(value, format);

    /// <summary>
    /// The message in a language.
    /// </summary>
    /// <param name="language">The language.</param>
    /// <param name="numbers">How numbers are written.</param>
    /// <param name="translated">The template in that language; the English one where it has none.</param>
    public string Said(Language language, IFormatProvider numbers, Func<string, string> translated)
    {
        ArgumentNullException.ThrowIfNull(translated);
        var template = translated(Template).AsSpan();
        var said = new StringBuilder(template.Length + (16 * _values.Count));
        while (template.IndexOf('{') is >= 0 and var open)
        {
            said.Append(template[..open]);
            template = template[open..];
            if (PlaceIn(template) is { } place)
            {
                said.Append(_values[place].Said(language, numbers, translated));
                template = template[3..];
            }
            else
            {
                said.Append('{');
                template = template[1..];
            }
        }

        return said.Append(template).ToString();
    }

    /// <summary>The message in English.</summary>
    public override string ToString() => Said(Languages.OfPrograms, CultureInfo.InvariantCulture, template => template);

    /// <inheritdoc/>
    public bool Equals(MessageText? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as MessageText);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    private void Add(object? value, string? format)
    {
        // Ten values are more than a sentence bears; each has a place of one digit.
        _template.Append('{').Append((char)('0' + _values.Count)).Append('}');
        _values.Add(new Value(value, format));
    }

    /// <summary>The number of the value at the beginning of a text; null when words begin there.</summary>
    private int? PlaceIn(ReadOnlySpan<char> text) =>
        text.Length >= 3 && text[2] == '}' && text[1] - '0' is >= 0 and var place && place < _values.Count
            ? place
            : null;

    private readonly record struct Value(object? Content, string? Format)
    {
        public object Kept =>
            Content is MessageText or LocalizedText
                ? Content
                : Said(Languages.OfPrograms, CultureInfo.InvariantCulture, template => template);

        public string Said(Language language, IFormatProvider numbers, Func<string, string> translated) =>
            Content switch
            {
                MessageText message => message.Said(language, numbers, translated),
                LocalizedText text => text.In(language),
                // Numbers without a format are written as files have them.
                IFormattable formattable => formattable.ToString(
                    Format,
                    Format is null ? CultureInfo.InvariantCulture : numbers
                ),
                _ => Content?.ToString() ?? "",
            };
    }
}
