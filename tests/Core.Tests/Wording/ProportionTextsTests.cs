using System.Globalization;
using CsCheck;
using Serverless.Surveys;
using Serverless.Wording;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Wording;

public sealed class ProportionTextsTests
{
    private static readonly double[] Edges = [0, 1, double.Epsilon, 1 - 1e-16, 1 / 3.0, 2 / 3.0];

    private static readonly Gen<double> Shares = Gen.Frequency(
        (8, Gen.Double[0, 1]),
        (4, Gen.Int[0, 1000].Select(thousandths => thousandths / 1000.0)),
        (1, Gen.Int[0, 5].Select(i => Edges[i]))
    );

    /// <summary>What the words claim, read as a reader would: the fraction they name.</summary>
    private static readonly (string Dutch, string English, double Share, double Near)[] Fractions =
    [
        ("negen op de tien", "nine in ten", 0.9, 0.015),
        ("acht op de tien", "eight in ten", 0.8, 0.015),
        ("zeven op de tien", "seven in ten", 0.7, 0.015),
        ("zes op de tien", "six in ten", 0.6, 0.015),
        ("vier op de tien", "four in ten", 0.4, 0.015),
        ("drie op de tien", "three in ten", 0.3, 0.015),
        ("een op de tien", "one in ten", 0.1, 0.015),
        ("een op de zeven", "one in seven", 1 / 7.0, 0.015),
        ("een op de zes", "one in six", 1 / 6.0, 0.015),
        ("een op de vijf", "one in five", 0.2, 0.015),
        ("driekwart", "three quarters", 0.75, 0.005),
        ("een kwart", "a quarter", 0.25, 0.005),
        ("twee derde", "two thirds", 2 / 3.0, 0.005),
        ("een derde", "a third", 1 / 3.0, 0.005),
        ("de helft", "half", 0.5, 0.005),
    ];

    [Theory]
    [InlineData(0, "geen van de basisscholen")]
    [InlineData(0.34, "ruim een derde van de basisscholen")]
    [InlineData(0.5, "de helft van de basisscholen")]
    [InlineData(0.52, "ruim de helft van de basisscholen")]
    [InlineData(0.66, "bijna twee derde van de basisscholen")]
    [InlineData(0.91, "negen op de tien basisscholen")]
    [InlineData(0.96, "bijna alle basisscholen")]
    [InlineData(0.995, "vrijwel alle basisscholen")]
    [InlineData(1, "alle basisscholen")]
    public void Share_in_Dutch_reads_as_a_researcher_writes_it(double share, string expected) =>
        Texts.For(Language.Dutch).Proportions.Of(share, "basisscholen").ShouldBe(expected);

    [Theory]
    [InlineData(0, "none of the schools")]
    [InlineData(0.34, "more than a third of the schools")]
    [InlineData(0.5, "half of the schools")]
    [InlineData(0.91, "nine in ten schools")]
    [InlineData(0.995, "virtually all schools")]
    public void Share_in_English_reads_as_a_researcher_writes_it(double share, string expected) =>
        Texts.For(Language.English).Proportions.Of(share, "schools").ShouldBe(expected);

    [Theory]
    [InlineData(Language.Dutch)]
    [InlineData(Language.English)]
    public void Words_are_true_for_every_share(Language language) =>
        Shares.Sample(
            share =>
                Claim(Texts.For(language).Proportions.Words(share), language)(share)
                    .ShouldBeTrue(
                        $"'{Texts.For(language).Proportions.Words(share)}' is said of {share.ToString("R", CultureInfo.InvariantCulture)}"
                    ),
            iter: 20_000
        );

    [Fact]
    public void Words_never_fall_when_the_share_rises()
    {
        var order = new List<string>();
        for (var i = 0; i <= 100_000; i++)
        {
            var words = Texts.For(Language.Dutch).Proportions.Words(i / 100_000.0);
            if (order.Count == 0 || order[^1] != words)
                order.Add(words);
        }

        order.Distinct().Count().ShouldBe(order.Count);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-0.001)]
    [InlineData(1.001)]
    public void Something_that_is_no_share_is_refused(double value) =>
        Should.Throw<ArgumentOutOfRangeException>(() => Texts.For(Language.Dutch).Proportions.Words(value));

    private static Func<double, bool> Claim(string words, Language language)
    {
        var english = language == Language.English;
        switch (words)
        {
            case "geen" or "none":
                return share => share == 0;
            case "alle" or "all":
                return share => share == 1;
            case "vrijwel geen" or "hardly any":
                return share => share is > 0 and < 0.02;
            case "een klein deel" or "a small share":
                return share => share is > 0 and < 0.1;
            case "bijna alle" or "almost all":
                return share => share is >= 0.95 and < 1;
            case "vrijwel alle" or "virtually all":
                return share => share is >= 0.98 and < 1;
        }

        var (_, _, fraction, near) = Fractions.Single(named =>
            words.EndsWith(english ? named.English : named.Dutch, StringComparison.Ordinal)
        );
        var more = words.StartsWith(english ? "more than " : "ruim ", StringComparison.Ordinal);
        var less = words.StartsWith(english ? "almost " : "bijna ", StringComparison.Ordinal);
        return share =>
            more ? share > fraction && share < fraction + 0.055
            : less ? share < fraction && share > fraction - 0.055
            : Math.Abs(share - fraction) <= near + 1e-12;
    }
}
