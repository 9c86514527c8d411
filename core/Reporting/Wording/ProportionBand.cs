namespace Serverless.Reporting.Wording;

/// <summary>
/// One band of <see cref="ProportionWords"/>: shares from <paramref name="From"/> (included) to the next band's.
/// 0 and 1 have words of their own, because "vrijwel geen" is not true of nobody and "vrijwel alle" not of everybody.
/// </summary>
internal sealed record ProportionBand(
    double From,
    string Dutch,
    bool Partitive,
    bool Plural,
    string English,
    bool EnglishPartitive
)
{
    private static readonly ProportionBand None = new(
        0,
        "geen",
        Partitive: true,
        Plural: false,
        "none",
        EnglishPartitive: true
    );
    private static readonly ProportionBand All = new(
        1,
        "alle",
        Partitive: false,
        Plural: true,
        "all",
        EnglishPartitive: false
    );

    private static readonly ProportionBand[] Between =
    [
        Part(0, "vrijwel geen", "hardly any") with
        {
            Partitive = false,
            Plural = true,
        },
        Part(0.02, "een klein deel", "a small share"),
        InTen(0.07, "bijna een op de tien", "almost one in ten"),
        InTen(0.085, "een op de tien", "one in ten"),
        InTen(0.115, "ruim een op de tien", "more than one in ten"),
        InTen(0.135, "een op de zeven", "one in seven"),
        InTen(0.155, "een op de zes", "one in six"),
        InTen(0.175, "bijna een op de vijf", "almost one in five"),
        InTen(0.185, "een op de vijf", "one in five"),
        InTen(0.215, "ruim een op de vijf", "more than one in five"),
        Part(0.225, "bijna een kwart", "almost a quarter"),
        Part(0.245, "een kwart", "a quarter"),
        Part(0.255, "ruim een kwart", "more than a quarter"),
        InTen(0.285, "drie op de tien", "three in ten"),
        Part(0.31, "bijna een derde", "almost a third"),
        Part((1 / 3.0) - 0.005, "een derde", "a third"),
        Part((1 / 3.0) + 0.005, "ruim een derde", "more than a third"),
        InTen(0.385, "vier op de tien", "four in ten"),
        InTen(0.415, "ruim vier op de tien", "more than four in ten"),
        Part(0.45, "bijna de helft", "almost half"),
        Part(0.495, "de helft", "half"),
        Part(0.505, "ruim de helft", "more than half"),
        InTen(0.55, "bijna zes op de tien", "almost six in ten"),
        InTen(0.585, "zes op de tien", "six in ten"),
        InTen(0.615, "ruim zes op de tien", "more than six in ten"),
        Part(0.63, "bijna twee derde", "almost two thirds"),
        Part((2 / 3.0) - 0.005, "twee derde", "two thirds"),
        Part((2 / 3.0) + 0.005, "ruim twee derde", "more than two thirds"),
        InTen(0.69, "zeven op de tien", "seven in ten"),
        InTen(0.715, "ruim zeven op de tien", "more than seven in ten"),
        Part(0.73, "bijna drie kwart", "almost three quarters"),
        Part(0.745, "drie kwart", "three quarters"),
        Part(0.755, "ruim drie kwart", "more than three quarters"),
        InTen(0.785, "acht op de tien", "eight in ten"),
        InTen(0.815, "ruim acht op de tien", "more than eight in ten"),
        InTen(0.85, "bijna negen op de tien", "almost nine in ten"),
        InTen(0.885, "negen op de tien", "nine in ten"),
        InTen(0.915, "ruim negen op de tien", "more than nine in ten"),
        Part(0.95, "bijna alle", "almost all") with
        {
            Partitive = false,
            Plural = true,
        },
        Part(0.98, "vrijwel alle", "virtually all") with
        {
            Partitive = false,
            Plural = true,
        },
    ];

    /// <summary>The band of a share between 0 and 1, both included.</summary>
    public static ProportionBand Of(double share) =>
        share switch
        {
            <= 0 => None,
            >= 1 => All,
            _ => Array.FindLast(Between, band => share >= band.From)!,
        };

    /// <summary>A fraction of something: "een derde van de basisscholen werkt".</summary>
    private static ProportionBand Part(double from, string dutch, string english) =>
        new(from, dutch, Partitive: true, Plural: false, english, EnglishPartitive: IsPartitive(english));

    /// <summary>
    /// So many out of so many: "vier op de tien basisscholen werken", but "een op de tien basisscholen werkt".
    /// </summary>
    private static ProportionBand InTen(double from, string dutch, string english) =>
        new(
            from,
            dutch,
            Partitive: false,
            Plural: !dutch.Contains("een op", StringComparison.Ordinal),
            english,
            EnglishPartitive: false
        );

    private static bool IsPartitive(string english) => english is not ("hardly any" or "almost all" or "virtually all");
}
