namespace Serverless.Wording;

public abstract partial class ProportionTexts
{
    internal sealed class Dutch : ProportionTexts
    {
        protected override string OfThe(string words, string plural) => $"{words} van de {plural}";

        private protected override ProportionPhrase Phrase(ProportionBand band) =>
            band switch
            {
                ProportionBand.None => Fraction("geen"),
                ProportionBand.HardlyAny => All("vrijwel geen"),
                ProportionBand.ASmallShare => Fraction("een klein deel"),
                ProportionBand.AlmostOneInTen => OutOf("bijna een op de tien", plural: false),
                ProportionBand.OneInTen => OutOf("een op de tien", plural: false),
                ProportionBand.MoreThanOneInTen => OutOf("ruim een op de tien", plural: false),
                ProportionBand.OneInSeven => OutOf("een op de zeven", plural: false),
                ProportionBand.OneInSix => OutOf("een op de zes", plural: false),
                ProportionBand.AlmostOneInFive => OutOf("bijna een op de vijf", plural: false),
                ProportionBand.OneInFive => OutOf("een op de vijf", plural: false),
                ProportionBand.MoreThanOneInFive => OutOf("ruim een op de vijf", plural: false),
                ProportionBand.AlmostAQuarter => Fraction("bijna een kwart"),
                ProportionBand.AQuarter => Fraction("een kwart"),
                ProportionBand.MoreThanAQuarter => Fraction("ruim een kwart"),
                ProportionBand.ThreeInTen => OutOf("drie op de tien", plural: true),
                ProportionBand.AlmostAThird => Fraction("bijna een derde"),
                ProportionBand.AThird => Fraction("een derde"),
                ProportionBand.MoreThanAThird => Fraction("ruim een derde"),
                ProportionBand.FourInTen => OutOf("vier op de tien", plural: true),
                ProportionBand.MoreThanFourInTen => OutOf("ruim vier op de tien", plural: true),
                ProportionBand.AlmostHalf => Fraction("bijna de helft"),
                ProportionBand.Half => Fraction("de helft"),
                ProportionBand.MoreThanHalf => Fraction("ruim de helft"),
                ProportionBand.AlmostSixInTen => OutOf("bijna zes op de tien", plural: true),
                ProportionBand.SixInTen => OutOf("zes op de tien", plural: true),
                ProportionBand.MoreThanSixInTen => OutOf("ruim zes op de tien", plural: true),
                ProportionBand.AlmostTwoThirds => Fraction("bijna twee derde"),
                ProportionBand.TwoThirds => Fraction("twee derde"),
                ProportionBand.MoreThanTwoThirds => Fraction("ruim twee derde"),
                ProportionBand.SevenInTen => OutOf("zeven op de tien", plural: true),
                ProportionBand.MoreThanSevenInTen => OutOf("ruim zeven op de tien", plural: true),
                ProportionBand.AlmostThreeQuarters => Fraction("bijna driekwart"),
                ProportionBand.ThreeQuarters => Fraction("driekwart"),
                ProportionBand.MoreThanThreeQuarters => Fraction("ruim driekwart"),
                ProportionBand.EightInTen => OutOf("acht op de tien", plural: true),
                ProportionBand.MoreThanEightInTen => OutOf("ruim acht op de tien", plural: true),
                ProportionBand.AlmostNineInTen => OutOf("bijna negen op de tien", plural: true),
                ProportionBand.NineInTen => OutOf("negen op de tien", plural: true),
                ProportionBand.MoreThanNineInTen => OutOf("ruim negen op de tien", plural: true),
                ProportionBand.AlmostAll => All("bijna alle"),
                ProportionBand.VirtuallyAll => All("vrijwel alle"),
                ProportionBand.All => All("alle"),
            };

        /// <summary>"een derde van de basisscholen werkt samen".</summary>
        private static ProportionPhrase Fraction(string words) => new(words, Partitive: true, Plural: false);

        /// <summary>"vier op de tien basisscholen werken", but "een op de tien basisscholen werkt".</summary>
        private static ProportionPhrase OutOf(string words, bool plural) => new(words, Partitive: false, plural);

        /// <summary>"vrijwel alle basisscholen werken".</summary>
        private static ProportionPhrase All(string words) => new(words, Partitive: false, Plural: true);
    }
}
