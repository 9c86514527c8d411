using Serverless.Analysis.Disclosure;
using Serverless.Analysis.Publication;
using Serverless.Analysis.Results;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis;

/// <summary>A share in whole percents, with what is said of it made of the published one.</summary>
public sealed class CoarseShareTests
{
    [Fact]
    public void Share_that_is_reliable_as_published_is_not_called_indicative_whatever_the_exact_one_is() =>
        Published(share: 0.304, effective: 400, CellFlag.Indicative).Flags.ShouldBeEmpty();

    [Fact]
    public void Share_that_is_unreliable_as_published_is_called_indicative_whatever_the_exact_one_is() =>
        Published(share: 0.024, effective: 100).Flags.ShouldBe([CellFlag.Indicative]);

    [Fact]
    public void Small_effective_base_makes_a_share_indicative() =>
        Published(share: 0.5, effective: 29).Flags.ShouldBe([CellFlag.Indicative]);

    [Fact]
    public void Other_flags_stay() =>
        Published(share: 0.304, effective: 400, CellFlag.SinglePsu, CellFlag.Indicative)
            .Flags.ShouldBe([CellFlag.SinglePsu]);

    [Theory]
    [InlineData(0.296)]
    [InlineData(0.304)]
    public void Shares_of_the_same_whole_percent_are_published_alike(double share)
    {
        var published = Published(share, effective: 400);

        (published.Value, published.Count, published.DesignEffect, published.StandardError).ShouldBe(
            (0.3, null, null, 0.023)
        );
        published.Interval.ShouldBe(Published(0.3, effective: 400).Interval);
    }

    private static Cell Published(double share, double effective, params CellFlag[] flags) =>
        CoarseShare.Of(
            new Cell
            {
                Id = CellId.Parse("vraag/besturen/a")!.Value,
                Answer = FigureKey.ShareOf("a"),
                Method = "share",
                Flags = flags,
                Count = 10,
                Value = share,
                StandardError = 0.02,
                DesignEffect = 1.1,
                DegreesOfFreedom = 399,
                Interval = new ConfidenceInterval(share - 0.04, share + 0.04, 0.95, "korn-graubard"),
            },
            new Precision(Coarse: true),
            new Base(400, 400, 400, effective, Suppressed: false)
        );
}
