using System.Buffers;
using System.Globalization;

namespace Serverless.Intake.Sources.Encodings;

/// <summary>The code page that a text is most likely in.</summary>
/// <param name="Page">The page.</param>
/// <param name="Nonsense">How many characters make no sense in it.</param>
internal sealed record CodePageGuess(CodePage Page, long Nonsense)
{
    /// <summary>A small letter before a capital, a sign in the middle of a word, an unassigned byte.</summary>
    private const int Nonsensical = 4;

    /// <summary>A letter that languages of Western Europe hardly use.</summary>
    private const int Rare = 1;

    /// <summary>How much more the other pages must cost for one to be certain.</summary>
    private const int Margin = 20;

    private static readonly SearchValues<char> UsualLetters = SearchValues.Create(
        "éëïèöüêóáàçäíñâîôûúßåøæœÉËÏÈÖÜÊÓÁÀÇÄÍÑÂÎÔÛÚÅØÆŒ"
    );

    /// <summary>Blanks, hyphens, dashes and apostrophes, which also join words.</summary>
    private static readonly SearchValues<char> Joining = SearchValues.Create("\u00A0\u00AD‘’´–—");

    private static readonly SearchValues<char> LowQuotes = SearchValues.Create("‚„");

    /// <summary>
    /// The one page in which the text makes sense; Windows-1252, which is not certain then, where that is none or several
    /// that read it differently.
    /// </summary>
    public static CodePageGuess Of(Surroundings text)
    {
        var met = text.Met().ToList();
        var costs = CodePage.OfWesternEurope.Select(page => met.Sum(place => Cost(page, place) * place.Count)).ToList();
        var best = costs.IndexOf(costs.Min());
        var page = CodePage.OfWesternEurope[best];
        var isCertain = CodePage
            .OfWesternEurope.Zip(costs)
            .All(rival =>
                met.TrueForAll(place => rival.First[place.Value] == page[place.Value])
                || rival.Second >= Math.Max(Nonsensical, Margin * costs[best])
            );
        if (!isCertain)
            page = CodePage.Windows1252;
        return new CodePageGuess(page, met.Where(place => Cost(page, place) == Nonsensical).Sum(place => place.Count));
    }

    private static int Cost(CodePage page, (byte Value, Beside Before, Beside After, long Count) place) =>
        Cost(page[place.Value], place.Before, place.After);

    private static int Cost(char c, Beside before, Beside after)
    {
        var isWithinWord = IsLetter(before) && IsLetter(after);
        if (Joining.Contains(c))
            return c == '‘' && isWithinWord ? Nonsensical : 0;
        if (!IsOfWesternEurope(c))
            return Nonsensical;
        if (c != 'ƒ' && char.IsLetter(c))
        {
            var isMisplaced = char.IsUpper(c)
                ? before == Beside.Small
                : before == Beside.Capital && after == Beside.Capital;
            if (isMisplaced)
                return Nonsensical;
            return UsualLetters.Contains(c) ? 0 : Rare;
        }

        return isWithinWord || (LowQuotes.Contains(c) && IsLetter(before)) ? Nonsensical : 0;
    }

    private static bool IsLetter(Beside kind) => kind is Beside.Small or Beside.Capital;

    /// <summary>No control characters, Greek, mathematics or lines of boxes, nor the sign for a currency unknown.</summary>
    private static bool IsOfWesternEurope(char c) =>
        c switch
        {
            '¤' => false,
            '€' or '™' => true,
            >= '\u2000' and < '\u2070' => true,
            _ => c < '\u0370' && char.GetUnicodeCategory(c) != UnicodeCategory.Control,
        };
}
