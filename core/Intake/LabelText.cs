using System.Globalization;
using System.Text;

namespace Serverless.Intake;

/// <summary>
/// Labels as people's programs change them: another kind of blank, quote or dash, an accent as a character of its own,
/// capitals. Texts that look the same to a reader are the same here.
/// </summary>
internal static class LabelText
{
    /// <summary>No label is so long.</summary>
    private const int MaximumLength = 2_000;

    /// <summary>Per accent, letters without it, each followed by the letter with it.</summary>
    private static readonly Dictionary<char, string> Accents = new()
    {
        ['\u0300'] = "AÀEÈIÌOÒUÙaàeèiìoòuù",
        ['\u0301'] = "AÁEÉIÍOÓUÚYÝaáeéiíoóuúyýCĆcćLĹlĺNŃnńRŔrŕSŚsśZŹzź",
        ['\u0302'] = "AÂEÊIÎOÔUÛaâeêiîoôuûCĈcĉGĜgĝHĤhĥJĴjĵSŜsŝWŴwŵYŶyŷ",
        ['\u0303'] = "AÃNÑOÕaãnñoõIĨiĩUŨuũ",
        ['\u0304'] = "AĀaāEĒeēIĪiīOŌoōUŪuū",
        ['\u0306'] = "AĂaăGĞgğUŬuŭEĔeĕIĬiĭOŎoŏ",
        ['\u0307'] = "CĊcċEĖeėGĠgġIİZŻzż",
        ['\u0308'] = "AÄEËIÏOÖUÜYŸaäeëiïoöuüyÿ",
        ['\u030A'] = "AÅaåUŮuů",
        ['\u030B'] = "OŐoőUŰuű",
        ['\u030C'] = "CČcčDĎdďEĚeěLĽlľNŇnňRŘrřSŠsšTŤtťZŽzž",
        ['\u0327'] = "CÇcçGĢKĶkķLĻlļNŅnņRŖrŗSŞsşTŢtţ",
        ['\u0328'] = "AĄaąEĘeęIĮiįUŲuų",
    };

    private static readonly Dictionary<char, char> Bare = Accents
        .Values.SelectMany(pairs => pairs.Chunk(2))
        .ToDictionary(pair => pair[1], pair => pair[0]);

    /// <summary>The text with one way to write each of those; null for a text that is no label.</summary>
    public static string? Simplified(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > MaximumLength)
            return null;
        var simple = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var kind = char.GetUnicodeCategory(c);
            if (char.IsWhiteSpace(c))
            {
                if (simple.Length > 0 && simple[^1] != ' ')
                    simple.Append(' ');
            }
            else if (kind == UnicodeCategory.DashPunctuation || c == '\u2212')
                simple.Append('-');
            else if (
                kind == UnicodeCategory.NonSpacingMark
                && simple.Length > 0
                && Composed(simple[^1], c) is { } letter
            )
                simple[^1] = letter;
            else if (kind is not (UnicodeCategory.Format or UnicodeCategory.Control))
                simple.Append(Plain(c));
        }

        return simple.ToString().TrimEnd().ToUpperInvariant();
    }

    /// <summary>The letter without its accent; the character itself where it has none.</summary>
    public static char WithoutAccent(char c) => Bare.GetValueOrDefault(c, c);

    private static char Plain(char c) =>
        c switch
        {
            '\u2018' or '\u2019' or '\u201A' or '\u201B' or '\u00B4' or '`' or '\u2032' => '\'',
            '\u201C' or '\u201D' or '\u201E' or '\u201F' or '\u00AB' or '\u00BB' or '\u2033' => '"',
            _ => c,
        };

    /// <summary>
    /// The letter that a letter and an accent after it make; null for none. By a table of the letters of European
    /// languages, since programs without the data of ICU do not compose.
    /// </summary>
    private static char? Composed(char letter, char accent)
    {
        if (!Accents.TryGetValue(accent, out var pairs))
            return null;
        for (var i = 0; i < pairs.Length; i += 2)
            if (pairs[i] == letter)
                return pairs[i + 1];
        return null;
    }
}
