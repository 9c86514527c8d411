using Serverless.Estimation;

namespace Serverless.Comparison;

/// <summary>Tests of every option of a tick-all-that-apply question, each against not ticking it, with their correction.</summary>
public sealed record MultipleResponseTest(IReadOnlyList<IndependenceTest> Options, AdjustedFamily Family);

/// <summary>
/// Options are tested one by one: a chi-square over the stacked answers would count respondents once for each tick
/// (Bilder and Loughin 2004).
/// </summary>
public static class MultipleResponse
{
    /// <param name="options">Per option the totals of "not ticked" and "ticked" by group.</param>
    /// <param name="question">Names the family.</param>
    public static MultipleResponseTest Test(IReadOnlyList<DomainTotals> options, string question)
    {
        IndependenceTest[] tests = [.. options.Select(Independence.Test)];
        return new MultipleResponseTest(tests, Adjustment.Of($"options of {question}", [.. tests.Select(t => t.Test.PValue)]));
    }
}
