namespace Serverless.Wording;

/// <summary>
/// How large a share is, as a careful researcher says it. Without "almost" or "more than" the share lies within half a
/// point of a half, third or quarter, and within 1.5 points of "so many in ten" and the small fractions. 0 and 1 are
/// bands of their own, because "hardly any" is not true of nobody and "virtually all" not of everybody.
/// </summary>
internal enum ProportionBand
{
    None,
    HardlyAny,
    ASmallShare,
    AlmostOneInTen,
    OneInTen,
    MoreThanOneInTen,
    OneInSeven,
    OneInSix,
    AlmostOneInFive,
    OneInFive,
    MoreThanOneInFive,
    AlmostAQuarter,
    AQuarter,
    MoreThanAQuarter,
    ThreeInTen,
    AlmostAThird,
    AThird,
    MoreThanAThird,
    FourInTen,
    MoreThanFourInTen,
    AlmostHalf,
    Half,
    MoreThanHalf,
    AlmostSixInTen,
    SixInTen,
    MoreThanSixInTen,
    AlmostTwoThirds,
    TwoThirds,
    MoreThanTwoThirds,
    SevenInTen,
    MoreThanSevenInTen,
    AlmostThreeQuarters,
    ThreeQuarters,
    MoreThanThreeQuarters,
    EightInTen,
    MoreThanEightInTen,
    AlmostNineInTen,
    NineInTen,
    MoreThanNineInTen,
    AlmostAll,
    VirtuallyAll,
    All,
}

/// <summary>The bands by the shares they begin at.</summary>
internal static class ProportionBands
{
    private static readonly (double From, ProportionBand Band)[] Between =
    [
        (0, ProportionBand.HardlyAny),
        (0.02, ProportionBand.ASmallShare),
        (0.07, ProportionBand.AlmostOneInTen),
        (0.085, ProportionBand.OneInTen),
        (0.115, ProportionBand.MoreThanOneInTen),
        (0.135, ProportionBand.OneInSeven),
        (0.155, ProportionBand.OneInSix),
        (0.175, ProportionBand.AlmostOneInFive),
        (0.185, ProportionBand.OneInFive),
        (0.215, ProportionBand.MoreThanOneInFive),
        (0.225, ProportionBand.AlmostAQuarter),
        (0.245, ProportionBand.AQuarter),
        (0.255, ProportionBand.MoreThanAQuarter),
        (0.285, ProportionBand.ThreeInTen),
        (0.31, ProportionBand.AlmostAThird),
        ((1 / 3.0) - 0.005, ProportionBand.AThird),
        ((1 / 3.0) + 0.005, ProportionBand.MoreThanAThird),
        (0.385, ProportionBand.FourInTen),
        (0.415, ProportionBand.MoreThanFourInTen),
        (0.45, ProportionBand.AlmostHalf),
        (0.495, ProportionBand.Half),
        (0.505, ProportionBand.MoreThanHalf),
        (0.55, ProportionBand.AlmostSixInTen),
        (0.585, ProportionBand.SixInTen),
        (0.615, ProportionBand.MoreThanSixInTen),
        (0.63, ProportionBand.AlmostTwoThirds),
        ((2 / 3.0) - 0.005, ProportionBand.TwoThirds),
        ((2 / 3.0) + 0.005, ProportionBand.MoreThanTwoThirds),
        (0.69, ProportionBand.SevenInTen),
        (0.715, ProportionBand.MoreThanSevenInTen),
        (0.73, ProportionBand.AlmostThreeQuarters),
        (0.745, ProportionBand.ThreeQuarters),
        (0.755, ProportionBand.MoreThanThreeQuarters),
        (0.785, ProportionBand.EightInTen),
        (0.815, ProportionBand.MoreThanEightInTen),
        (0.85, ProportionBand.AlmostNineInTen),
        (0.885, ProportionBand.NineInTen),
        (0.915, ProportionBand.MoreThanNineInTen),
        (0.95, ProportionBand.AlmostAll),
        (0.98, ProportionBand.VirtuallyAll),
    ];

    /// <summary>The band of a share between 0 and 1, both included.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is not between 0 and 1.</exception>
    public static ProportionBand Of(double share)
    {
        if (!(share >= 0 && share <= 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, "A proportion lies between 0 and 1.");
        return share switch
        {
            0 => ProportionBand.None,
            1 => ProportionBand.All,
            _ => Array.FindLast(Between, band => share >= band.From).Band,
        };
    }
}
