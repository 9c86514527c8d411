using Serverless.Estimation;

namespace Serverless.Comparison;

/// <summary>
/// Tests of every option of a tick-all-that-apply question, each against not ticking it, with their correction.
/// </summary>
public sealed record MultipleResponseTest(IReadOnlyList<IndependenceTest> Options, AdjustedFamily Family);

/// <summary>Whether the domains differ in any option of a tick-all-that-apply question.</summary>
/// <param name="Test">Second-order corrected, as F.</param>
/// <param name="ChiSquare">First-order corrected, as chi-square.</param>
/// <param name="Options">Positions of the options that the sum is over: those that some but not all ticked.</param>
public sealed record MultipleResponseOmnibus(TestResult Test, TestResult ChiSquare, IReadOnlyList<int> Options)
{
    /// <summary>Sum over options of Pearson's statistics, n Σ(p - p_r p_c)²/(p_r p_c); null without a test.</summary>
    public double? SumOfStatistics { get; init; }
}

/// <summary>
/// Options are tested one by one, and together by the sum of their statistics, corrected for the covariance of the
/// options: a chi-square over
/// the stacked answers would count respondents once for each tick (Bilder and Loughin 2004).
/// </summary>
public static class MultipleResponse
{
    /// <param name="options">Per option the totals of "not ticked" and "ticked" by group.</param>
    /// <param name="question">Names the family.</param>
    public static MultipleResponseTest Test(IReadOnlyList<DomainTotals> options, string question)
    {
        IndependenceTest[] tests = [.. options.Select(Independence.Test)];
        return new MultipleResponseTest(
            tests,
            Adjustment.Of($"options of {question}", [.. tests.Select(t => t.Test.PValue)])
        );
    }

    /// <summary>
    /// Under the design Σ X² is distributed as Σ λᵢ χ²₁, λ the eigenvalues of S⁻¹V: V is the design covariance of the
    /// interaction contrasts of
    /// all options' tables together, S that of each table by itself under simple random sampling, so that with one
    /// option the test is
    /// <see cref="Independence.Test(DomainTotals)"/> (Bilder and Loughin 2004, section 3, with the design's covariance
    /// in the place of the multinomial).
    /// </summary>
    /// <param name="options">Totals of 1 and of every option by group, from
    /// <see cref="DomainTotals.OfIndicators"/>.</param>
    public static MultipleResponseOmnibus Omnibus(DomainTotals options)
    {
        if (options.IsCategorical)
            throw new ArgumentException("Options need totals of indicators.", nameof(options));
        int[] groups = [.. Enumerable.Range(0, options.Domains).Where(d => options.Base(d) > 0)];
        var tables = Enumerable
            .Range(1, options.Width - 1)
            .Select(j => new OptionTable(options, groups, j))
            .Where(t => t.Varies)
            .ToList();
        int[] used = [.. tables.Select(t => t.Option - 1)];
        if (groups.Length < 2 || tables.Count == 0)
            return NotDone(groups.Length < options.Domains ? TestStatus.EmptyGroup : TestStatus.NothingToCompare);
        var designDf = options.DegreesOfFreedom();
        if (designDf < 1)
            return NotDone(TestStatus.NoDegreesOfFreedom);

        var perOption = groups.Length - 1;
        var size = tables.Count * perOption;
        var contrasts = tables.SelectMany(t => t.Contrasts()).ToArray();
        var (simple, design) = (new double[size * size], new double[size * size]);
        var moment = 0.0;
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                design[i * size + j] = options.Bilinear(
                    contrasts[i].OfTotals,
                    0,
                    contrasts[j].OfTotals,
                    0,
                    Denominator.Table
                );
                if (i / perOption == j / perOption)
                    simple[i * size + j] = contrasts[i].Covariance(contrasts[j]) / tables[0].Base;
            }

            moment += options.SecondMoment(contrasts[i].OfTotals);
        }

        if (Enumerable.Range(0, size).Sum(i => design[i * size + i]) <= Proportions.ZeroVariance * moment)
            return NotDone(options.IsObservedWhole() ? TestStatus.NoVariance : TestStatus.FixedByWeighting);
        if (RaoScottCorrection.Of(simple, design, size) is not { } correction)
            return NotDone(TestStatus.TooSparse);
        var sum = tables.Sum(t => t.Pearson());
        return new MultipleResponseOmnibus(
            correction.F(TestMethod.MultipleResponseF, sum, designDf),
            correction.ChiSquare(TestMethod.MultipleResponseChiSquare, sum),
            used
        )
        {
            SumOfStatistics = sum,
        };

        MultipleResponseOmnibus NotDone(TestStatus status) =>
            new(new(TestMethod.MultipleResponseF, status), new(TestMethod.MultipleResponseChiSquare, status), used);
    }
}
