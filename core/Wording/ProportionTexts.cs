namespace Serverless.Wording;

/// <summary>
/// A share in words: 0.34 is "ruim een derde", 0.66 "bijna twee derde".
/// </summary>
public abstract partial class ProportionTexts
{
    /// <summary>"ruim een derde van de basisscholen", "negen op de tien basisscholen".</summary>
    /// <param name="share">The share, 0 to 1.</param>
    /// <param name="plural">Those it is a share of.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is not between 0 and 1.</exception>
    public string Of(double share, string plural)
    {
        var phrase = Phrase(ProportionBands.Of(share));
        return phrase.Partitive ? OfThe(phrase.Words, plural) : $"{phrase.Words} {plural}";
    }

    /// <summary>The words alone: "ruim een derde".</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is not between 0 and 1.</exception>
    public string Words(double share) => Phrase(ProportionBands.Of(share)).Words;

    /// <summary>Whether the verb that follows is plural.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is not between 0 and 1.</exception>
    public bool TakesPlural(double share) => Phrase(ProportionBands.Of(share)).Plural;

    private protected abstract ProportionPhrase Phrase(ProportionBand band);

    /// <summary>"een derde van de basisscholen".</summary>
    protected abstract string OfThe(string words, string plural);
}

/// <summary>The words for a band.</summary>
/// <param name="Words">"een derde", "negen op de tien", "vrijwel alle".</param>
/// <param name="Partitive">Whether "van de" comes between the words and the group.</param>
/// <param name="Plural">Whether the verb that follows is plural.</param>
internal sealed record ProportionPhrase(string Words, bool Partitive, bool Plural);
