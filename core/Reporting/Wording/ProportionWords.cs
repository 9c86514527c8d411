using Serverless.Surveys;

namespace Serverless.Reporting.Wording;

/// <summary>
/// A proportion in words, as a careful researcher writes it: 0.34 is "ruim een derde", 0.66 "bijna twee derde".
/// The words before and after a band's anchor tell on which side the figure lies; without such a word the figure lies
/// within half a point of a half, third or quarter, and within 1.5 points of "so many in ten" and the small fractions.
/// </summary>
/// <param name="Words">"een derde", "negen op de tien", "vrijwel alle".</param>
/// <param name="Partitive">Whether "van de" stands between the words and the group.</param>
/// <param name="Plural">Whether the verb that follows is plural in Dutch; in English it always is.</param>
public sealed record ProportionWords(string Words, bool Partitive, bool Plural)
{
    /// <summary>The words for <paramref name="share"/> (0 to 1).</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is not between 0 and 1.</exception>
    public static ProportionWords For(double share, Language language)
    {
        if (!(share >= 0 && share <= 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, "A proportion lies between 0 and 1.");
        var band = ProportionBand.Of(share);
        return language == Language.English
            ? new ProportionWords(band.English, band.EnglishPartitive, Plural: true)
            : new ProportionWords(band.Dutch, band.Partitive, band.Plural);
    }

    /// <summary>"ruim een derde van de basisscholen", "negen op de tien basisscholen".</summary>
    public string Of(string plural, Language language)
    {
        var joint =
            !Partitive ? " "
            : language == Language.English ? " of the "
            : " van de ";
        return Words + joint + plural;
    }
}
