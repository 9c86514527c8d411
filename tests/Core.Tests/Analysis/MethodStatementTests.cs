using Serverless.Analysis.Figures;
using Serverless.Comparison;
using Serverless.Estimation;
using Serverless.Surveys;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis;

/// <summary>Whatever a published figure rests on is described with its source.</summary>
public sealed class MethodStatementTests
{
    /// <summary>Only held against a reference, never published.</summary>
    private const TestMethod Unpublished = TestMethod.RaoScottLinearCombination;

    [Fact]
    public void Every_test_has_a_statement() =>
        Enum.GetValues<TestMethod>()
            .Except([Unpublished])
            .Select(method => MethodIds.Of(method))
            .Except(Described)
            .ShouldBeEmpty();

    [Fact]
    public void Every_interval_has_a_statement() =>
        Enum.GetValues<IntervalMethod>().Select(method => MethodIds.Of(method)).Except(Described).ShouldBeEmpty();

    [Fact]
    public void Every_correction_has_a_statement() =>
        Enum.GetValues<AdjustmentMethod>().Select(method => MethodIds.Of(method)).Except(Described).ShouldBeEmpty();

    private static IEnumerable<string> Described => MethodStatements.All.Select(statement => statement.Id);
}
