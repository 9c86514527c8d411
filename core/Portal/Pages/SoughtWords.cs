using System.Globalization;
using System.Text;
using Serverless.Intake;

namespace Serverless.Portal.Pages;

/// <summary>
/// Words that a reader seeks. Capitals and accents make no difference: who types "cafe" finds "Café", and the other way
/// round.
/// </summary>
internal sealed class SoughtWords
{
    private const int MaximumLength = 100;

    private readonly string[] _words;

    private SoughtWords(string text, string[] words) => (Text, _words) = (text, words);

    /// <summary>What was typed, as far as it is used.</summary>
    public string Text { get; }

    /// <summary>The words of what was typed; null when there are none in it.</summary>
    public static SoughtWords? In(string? typed)
    {
        var text = Shortened(typed ?? "").Trim();
        var words = Folded(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? null : new(text, words);
    }

    /// <summary>Whether each of the words is in one of these texts.</summary>
    public bool AreIn(params IEnumerable<string> texts)
    {
        var folded = texts.Select(Folded).ToList();
        return _words.All(word => folded.Exists(text => text.Contains(word, StringComparison.Ordinal)));
    }

    /// <summary>
    /// A text as it is compared: without capitals, accents, and what cannot be seen. Letters that are one in print are the
    /// two that people type.
    /// </summary>
    public static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in LabelText.Simplified(text) ?? text.ToUpperInvariant())
            switch (LabelText.WithoutAccent(c))
            {
                case 'Æ':
                    folded.Append("AE");
                    break;
                case 'Œ':
                    folded.Append("OE");
                    break;
                case 'Ĳ':
                    folded.Append("IJ");
                    break;
                case 'ß':
                    folded.Append("SS");
                    break;
                case 'Ø':
                    folded.Append('O');
                    break;
                case 'Ł':
                    folded.Append('L');
                    break;
                case 'Đ':
                    folded.Append('D');
                    break;
                case 'ı':
                    folded.Append('I');
                    break;
                case var bare when CharUnicodeInfo.GetUnicodeCategory(bare) != UnicodeCategory.NonSpacingMark:
                    folded.Append(bare);
                    break;
            }
        return folded.ToString();
    }

    /// <summary>No character is cut in two.</summary>
    private static string Shortened(string text)
    {
        if (text.Length <= MaximumLength)
            return text;
        return text[..(char.IsHighSurrogate(text[MaximumLength - 1]) ? MaximumLength - 1 : MaximumLength)];
    }
}
