using Serverless.Comparison;
using Serverless.Core.Tests.Estimation.Reference;
using Serverless.Estimation;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Comparison;

public sealed class MultipleResponseTests
{
    private static readonly ushort[] First = Ticks(2);
    private static readonly ushort[] Second = Ticks(3);
    private static readonly CodeColumn Groups = new(ReferenceSurvey.Group, 3);

    [Theory]
    [InlineData("elements")]
    [InlineData("raking")]
    [InlineData("clusters")]
    [InlineData("clusterlinear")]
    public void One_option_is_tested_as_a_table_of_its_own(string design)
    {
        var sample = ReferenceSurvey.Sample(design);

        var omnibus = Omnibus(sample, First);

        var table = Independence.Test(DomainTotals.OfCategories(sample, new CodeColumn(First, 2), Groups));
        omnibus.SumOfStatistics!.Value.ShouldBe(table.PearsonChiSquare!.Value, 1e-8);
        omnibus.Test.Statistic!.Value.ShouldBe(table.Test.Statistic!.Value, 1e-8);
        omnibus.Test.DenominatorDf!.Value.ShouldBe(table.Test.DenominatorDf!.Value, 1e-6);
        omnibus.ChiSquare.PValue!.Value.ShouldBe(table.ChiSquare.PValue!.Value, 1e-10);
    }

    [Fact]
    public void Option_that_stands_twice_adds_nothing()
    {
        var sample = ReferenceSurvey.Sample("clustersfpc");

        var (once, twice) = (Omnibus(sample, First, Second), Omnibus(sample, First, Second, First, Second));

        twice.SumOfStatistics!.Value.ShouldBe(2 * once.SumOfStatistics!.Value, 1e-8);
        twice.Test.PValue!.Value.ShouldBe(once.Test.PValue!.Value, 1e-9);
    }

    [Fact]
    public void Options_nobody_or_everybody_ticked_are_left_out()
    {
        var sample = ReferenceSurvey.Sample("based");
        ushort[] none = [.. First.Select(t => t == 255 ? t : (ushort)0)];
        ushort[] all = [.. First.Select(t => t == 255 ? t : (ushort)1)];

        var omnibus = Omnibus(sample, none, First, all, Second);

        omnibus.Options.ShouldBe([1, 3]);
        omnibus.Test.ShouldBe(Omnibus(sample, First, Second).Test);
        Omnibus(sample, none, all).Test.Status.ShouldBe(TestStatus.NothingToCompare);
    }

    [Fact]
    public void Options_fixed_by_the_margins_are_not_tested()
    {
        ushort[] margin = [.. ReferenceSurvey.B.Select(b => b == 1 ? (ushort)1 : (ushort)0)];
        var groups = new CodeColumn([.. ReferenceSurvey.B.Select(b => b > 0 ? (ushort)1 : (ushort)0)], 2);

        var omnibus = MultipleResponse.Omnibus(
            DomainTotals.OfIndicators(ReferenceSurvey.Sample("basepost"), [margin], groups)
        );

        omnibus.Test.Status.ShouldBe(TestStatus.FixedByWeighting);
    }

    private static MultipleResponseOmnibus Omnibus(WeightedSample sample, params ushort[][] options) =>
        MultipleResponse.Omnibus(DomainTotals.OfIndicators(sample, options, Groups));

    /// <summary>Ticked when the answer is at least this; no answer stays no answer.</summary>
    private static ushort[] Ticks(int from) =>
        [
            .. ReferenceSurvey.Y.Select(y =>
                y == 255 ? y
                : y >= from ? (ushort)1
                : (ushort)0
            ),
        ];
}
