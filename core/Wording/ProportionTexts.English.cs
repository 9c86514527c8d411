namespace Serverless.Wording;

public abstract partial class ProportionTexts
{
    internal sealed class English : ProportionTexts
    {
        protected override string OfThe(string words, string plural) => $"{words} of the {plural}";

        private protected override ProportionPhrase Phrase(ProportionBand band) =>
            band switch
            {
                ProportionBand.None => OfThese("none"),
                ProportionBand.HardlyAny => These("hardly any"),
                ProportionBand.ASmallShare => OfThese("a small share"),
                ProportionBand.AlmostOneInTen => These("almost one in ten"),
                ProportionBand.OneInTen => These("one in ten"),
                ProportionBand.MoreThanOneInTen => These("more than one in ten"),
                ProportionBand.OneInSeven => These("one in seven"),
                ProportionBand.OneInSix => These("one in six"),
                ProportionBand.AlmostOneInFive => These("almost one in five"),
                ProportionBand.OneInFive => These("one in five"),
                ProportionBand.MoreThanOneInFive => These("more than one in five"),
                ProportionBand.AlmostAQuarter => OfThese("almost a quarter"),
                ProportionBand.AQuarter => OfThese("a quarter"),
                ProportionBand.MoreThanAQuarter => OfThese("more than a quarter"),
                ProportionBand.ThreeInTen => These("three in ten"),
                ProportionBand.AlmostAThird => OfThese("almost a third"),
                ProportionBand.AThird => OfThese("a third"),
                ProportionBand.MoreThanAThird => OfThese("more than a third"),
                ProportionBand.FourInTen => These("four in ten"),
                ProportionBand.MoreThanFourInTen => These("more than four in ten"),
                ProportionBand.AlmostHalf => OfThese("almost half"),
                ProportionBand.Half => OfThese("half"),
                ProportionBand.MoreThanHalf => OfThese("more than half"),
                ProportionBand.AlmostSixInTen => These("almost six in ten"),
                ProportionBand.SixInTen => These("six in ten"),
                ProportionBand.MoreThanSixInTen => These("more than six in ten"),
                ProportionBand.AlmostTwoThirds => OfThese("almost two thirds"),
                ProportionBand.TwoThirds => OfThese("two thirds"),
                ProportionBand.MoreThanTwoThirds => OfThese("more than two thirds"),
                ProportionBand.SevenInTen => These("seven in ten"),
                ProportionBand.MoreThanSevenInTen => These("more than seven in ten"),
                ProportionBand.AlmostThreeQuarters => OfThese("almost three quarters"),
                ProportionBand.ThreeQuarters => OfThese("three quarters"),
                ProportionBand.MoreThanThreeQuarters => OfThese("more than three quarters"),
                ProportionBand.EightInTen => These("eight in ten"),
                ProportionBand.MoreThanEightInTen => These("more than eight in ten"),
                ProportionBand.AlmostNineInTen => These("almost nine in ten"),
                ProportionBand.NineInTen => These("nine in ten"),
                ProportionBand.MoreThanNineInTen => These("more than nine in ten"),
                ProportionBand.AlmostAll => These("almost all"),
                ProportionBand.VirtuallyAll => These("virtually all"),
                ProportionBand.All => These("all"),
            };

        /// <summary>"a third of the schools cooperate".</summary>
        private static ProportionPhrase OfThese(string words) => new(words, Partitive: true, Plural: true);

        /// <summary>"four in ten schools cooperate".</summary>
        private static ProportionPhrase These(string words) => new(words, Partitive: false, Plural: true);
    }
}
