using Serverless.Surveys.Issues;

namespace Serverless.Intake.Differences;

/// <summary>The ways in which the same key is often written differently in two files.</summary>
public enum KeyForm
{
    AsWritten,

    /// <summary>Spreadsheets drop the zeros in front of a number.</summary>
    WithoutLeadingZeros,

    /// <summary>Capitals taken for small letters.</summary>
    InOneCase,

    /// <summary>Without spaces, inside the key too.</summary>
    WithoutSpaces,

    /// <summary>Letters and digits only: numbers are written with hyphens, dots or slashes, or without.</summary>
    WithoutPunctuation,

    /// <summary>All of them at once.</summary>
    AllOfThese,
}

/// <summary>Writes keys in other forms.</summary>
internal static class KeyForms
{
    public static IReadOnlyList<KeyForm> All { get; } = Enum.GetValues<KeyForm>();

    /// <summary>The forms other than the key as it is written; the one that does most comes last.</summary>
    public static IReadOnlyList<KeyForm> Near { get; } = [.. All.Where(form => form != KeyForm.AsWritten)];

    /// <summary>The form in words, after "would match".</summary>
    public static MessageText InWords(KeyForm form) =>
        form switch
        {
            KeyForm.AsWritten => "as they are written",
            KeyForm.WithoutLeadingZeros => "without leading zeros",
            KeyForm.InOneCase => "with capitals read as small letters",
            KeyForm.WithoutSpaces => "without spaces",
            KeyForm.WithoutPunctuation => "without hyphens, dots and other punctuation",
            KeyForm.AllOfThese =>
                "without leading zeros, spaces and punctuation and with capitals read as small letters",
        };

    /// <summary>Writes a key in a form.</summary>
    /// <param name="key">The key.</param>
    /// <param name="form">The form.</param>
    /// <param name="buffer">Room for as many characters as the key has.</param>
    public static ReadOnlySpan<char> Write(ReadOnlySpan<char> key, KeyForm form, Span<char> buffer)
    {
        var length = 0;
        foreach (var character in key)
            if (IsKept(character, form))
                buffer[length++] = form is KeyForm.InOneCase or KeyForm.AllOfThese
                    ? char.ToLowerInvariant(character)
                    : character;
        ReadOnlySpan<char> written = buffer[..length];
        return form is KeyForm.WithoutLeadingZeros or KeyForm.AllOfThese ? WithoutLeadingZeros(written) : written;
    }

    private static bool IsKept(char character, KeyForm form) =>
        form switch
        {
            KeyForm.WithoutSpaces => !char.IsWhiteSpace(character),
            KeyForm.WithoutPunctuation => !IsPunctuation(character),
            KeyForm.AllOfThese => !char.IsWhiteSpace(character) && !IsPunctuation(character),
            _ => true,
        };

    private static bool IsPunctuation(char character) => char.IsPunctuation(character) || char.IsSymbol(character);

    /// <summary>A key of nothing but zeros keeps the last.</summary>
    private static ReadOnlySpan<char> WithoutLeadingZeros(ReadOnlySpan<char> key)
    {
        var start = key.IndexOfAnyExcept('0');
        return start < 0 && key.Length > 0 ? key[^1..] : key[Math.Max(0, start)..];
    }
}
