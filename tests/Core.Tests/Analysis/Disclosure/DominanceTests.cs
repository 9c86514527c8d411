using Serverless.Analysis.Disclosure;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis.Disclosure;

/// <summary>
/// The p% rule by hand (Hundepool et al. 2012, 4.2.2): the total less the two largest against p percent of the largest.
/// </summary>
public sealed class DominanceTests
{
    [Theory]
    [InlineData(new[] { 100.0, 20, 9 }, 10, true)]
    [InlineData(new[] { 100.0, 20, 10 }, 10, false)]
    [InlineData(new[] { 20.0, 4, 5, 100 }, 10, true)]
    [InlineData(new[] { 5.0, 100, 4, 20 }, 10, true)]
    [InlineData(new[] { 5.0, 100, 20, 5 }, 10, false)]
    [InlineData(new[] { 60.0, 60 }, 10, true)]
    [InlineData(new[] { 60.0, 60, 6 }, 10, false)]
    [InlineData(new[] { 100.0 }, 10, true)]
    [InlineData(new[] { -100.0, 20, -9 }, 10, true)]
    [InlineData(new[] { -100.0, 100, 10 }, 10, false)]
    [InlineData(new[] { 0.0, 0, 0 }, 10, false)]
    [InlineData(new double[0], 10, false)]
    [InlineData(new[] { 100.0 }, 0, false)]
    public void Total_gives_its_largest_contributor_away_when_the_others_add_up_to_too_little(
        double[] contributions,
        double percentage,
        bool givesAway
    ) => Dominance.GivesAway(contributions, percentage).ShouldBe(givesAway);
}
