namespace Serverless.Pdf.Typesetting;

/// <summary>
/// Where a word that is wider than its line may be broken with a hyphen: before a consonant with a vowel after it,
/// at least three letters from either end. A rule of thumb for Dutch and English words, used only when a word fits no
/// line;
/// a soft hyphen in the text says better where a word breaks.
/// </summary>
internal static class Syllables
{
    private const int MinimumLetters = 3;
    private const string Vowels = "aeiouyàáâäèéêëìíîïòóôöùúûü";

    /// <summary>
    /// Whether the characters up to <paramref name="at"/> may end one line and the others begin the next.
    /// </summary>
    public static bool MayBreakBefore(ReadOnlySpan<int> text, int at)
    {
        for (var i = at - MinimumLetters; i < at + MinimumLetters; i++)
            if (i < 0 || i >= text.Length || !IsLetter(text[i]))
                return false;

        // "ch" begins a syllable as one sound and is never parted; "ij" is a vowel.
        if (Is(text[at], 'c') && Is(text[at + 1], 'h'))
            return IsVowel(text[at + 2]);
        if (Is(text[at], 'h') && Is(text[at - 1], 'c'))
            return false;
        if (Is(text[at], 'j') && Is(text[at - 1], 'i'))
            return false;
        return !IsVowel(text[at]) && IsVowel(text[at + 1]);
    }

    private static bool IsLetter(int character) => character <= 0xFFFF && char.IsLetter((char)character);

    private static bool IsVowel(int character) =>
        character <= 0xFFFF && Vowels.Contains(char.ToLowerInvariant((char)character), StringComparison.Ordinal);

    private static bool Is(int character, char letter) => (character | 0x20) == letter;
}
