using Serverless.Pdf.Hyphenation;

namespace Serverless.Pdf.Typesetting;

/// <summary>Finds the words of a text that may be hyphenated: letters between spaces and punctuation.</summary>
internal static class WordBreaks
{
    /// <summary>The places in a text before which a hyphen may end a line.</summary>
    public static HashSet<int> Of(ReadOnlySpan<int> text, HyphenationPatterns patterns)
    {
        var places = new HashSet<int>();
        for (var start = 0; start < text.Length; )
        {
            if (!IsLetter(text[start]))
            {
                start++;
                continue;
            }

            var end = start;
            while (end < text.Length && IsLetter(text[end]))
                end++;
            if (StandsAlone(text, start, end))
                foreach (var place in patterns.Breaks(Word(text[start..end])))
                    places.Add(start + place);
            start = end;
        }

        return places;
    }

    /// <summary>
    /// Whether letters are a word and no part of an address, a code or a word whose breaks soft hyphens give, and not
    /// an abbreviation.
    /// </summary>
    private static bool StandsAlone(ReadOnlySpan<int> text, int start, int end)
    {
        var before = start == 0 ? ' ' : text[start - 1];
        var after = end == text.Length ? ' ' : text[end];
        var next = end + 1 >= text.Length ? ' ' : text[end + 1];
        if (!(IsSpace(before) || before is '(' or '[' or '"' or '‘' or '’' or '“' or '”' or '-' or '/'))
            return false;
        if (after is '.' or ':' or '@' or '/' or '_' && !IsSpace(next) || char.IsAsciiDigit((char)after))
            return false;
        return after != ShapedText.SoftHyphen && !IsAllCapitals(text[start..end]);
    }

    private static bool IsAllCapitals(ReadOnlySpan<int> word)
    {
        foreach (var letter in word)
            if (!char.IsUpper((char)letter))
                return false;
        return true;
    }

    private static bool IsLetter(int character) => character <= 0xFFFF && char.IsLetter((char)character);

    private static bool IsSpace(int character) => character is ' ' or 0x00A0 or 0x202F;

    private static string Word(ReadOnlySpan<int> letters)
    {
        var word = new char[letters.Length];
        for (var i = 0; i < word.Length; i++)
            word[i] = (char)letters[i];
        return new string(word);
    }
}
