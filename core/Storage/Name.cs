using System.Diagnostics.CodeAnalysis;

namespace Serverless.Storage;

/// <summary>
/// The name of a survey, wave or target group in addresses and in storage: 1 to 40 lower-case letters, digits and
/// hyphens.
/// Nothing else ever becomes part of a path or key, so no name can point outside its own survey.
/// </summary>
public readonly record struct Name
{
    /// <summary>Longest name, in characters.</summary>
    public const int MaximumLength = 40;

    private readonly string? _value;

    private Name(string value) => _value = value;

    /// <summary>Reads a name; throws <see cref="FormatException"/> for anything that is none.</summary>
    public static Name Parse(string text) =>
        TryParse(text, out var name)
            ? name
            : throw new FormatException("A name has 1 to 40 lower-case letters, digits and hyphens.");

    /// <summary>Reads a name; false for anything that is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Name name)
    {
        var valid =
            text is { Length: >= 1 and <= MaximumLength }
            && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
        name = valid ? new Name(text!) : default;
        return valid;
    }

    public override string ToString() =>
        _value ?? throw new InvalidOperationException("This name was never given a value.");
}
