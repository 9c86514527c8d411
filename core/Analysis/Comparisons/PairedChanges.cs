using Serverless.Analysis.Disclosure;
using Serverless.Analysis.Figures;
using Serverless.Analysis.Results;
using Serverless.Analysis.Samples;
using Serverless.Analysis.Tables;
using Serverless.Comparison;
using Serverless.Intake.Answers;
using Serverless.Surveys;

namespace Serverless.Analysis.Comparisons;

/// <summary>
/// Change among those who answered in both waves, beside the change between the waves, where the codebook asks for it and
/// has a link key.
/// </summary>
internal sealed class PairedChanges(AnalysisSettings settings)
{
    /// <summary>The comparison of two waves with what the same respondents changed.</summary>
    public ComparisonResult Beside(ComparisonResult comparison, TablePlan plan, GroupTables before, GroupTables now)
    {
        if (
            settings.PairedChange != true
            || comparison.NotTested is not null
            || plan.Ratio is not null
            || before.Sample.Links is null
            || now.Sample.Links is null
        )
            return comparison;
        var earlier = Matched(before.Sample.Links!, now.Sample.Links!);
        var (then, later) = (before.Columns(plan), now.Columns(plan));
        var paired = comparison.Rows.Select(row => Row(row, plan, earlier, then, later, now.Sample)).ToList();
        var family = $"paired answers of {comparison.Id}";
        var shares = paired
            .Zip(comparison.Rows, (change, row) => row.Answer.Measure == Measure.Share ? change?.Test?.P : null)
            .ToList();
        // Of two answers that exclude each other one is gained when the other is lost: that is one test.
        var isOneTest = plan.IsDistribution && shares.Count(p => p is not null) == 2;
        var adjusted = isOneTest ? shares : Adjustment.Of(family, shares).By(settings.Correction);
        return comparison with
        {
            Rows = [.. comparison.Rows.Select((row, i) => With(row, paired[i], adjusted[i], family))],
        };
    }

    private ComparisonRow With(ComparisonRow row, PairedChange? change, double? adjusted, string family)
    {
        if (change?.Test is not { } test)
            return row with { Paired = change };
        var corrected = adjusted is { } p
            ? test with
            {
                AdjustedP = p,
                Adjustment = MethodIds.Of(settings.Correction),
                Family = family,
            }
            : test with
            {
                AdjustedP = test.P,
            };
        return row with { Paired = change with { Test = corrected } };
    }

    /// <summary>
    /// Per respondent now the one of the earlier wave, -1 for none. A key that several have in a wave matches nobody.
    /// </summary>
    private static int[] Matched(TextColumn before, TextColumn now)
    {
        var (then, later) = (Unique(before), Unique(now));
        var earlier = new int[now.Indices.Length];
        Array.Fill(earlier, -1);
        foreach (var (key, i) in later)
            earlier[i] = then.GetValueOrDefault(key, -1);
        return earlier;
    }

    private static Dictionary<string, int> Unique(TextColumn keys) =>
        keys
            .Indices.Select((value, i) => (value, i))
            .Where(p => p.value >= 0)
            .GroupBy(p => p.value)
            .Where(same => same.Count() == 1)
            .ToDictionary(same => keys.Values[same.Key], same => same.First().i, StringComparer.Ordinal);

    private PairedChange? Row(
        ComparisonRow row,
        TablePlan plan,
        int[] earlier,
        TableColumns then,
        TableColumns later,
        GroupSample now
    )
    {
        if (Values(row.Answer, plan, then) is not { } before || Values(row.Answer, plan, later) is not { } after)
            return null;
        var changes = new double[after.Length];
        for (var i = 0; i < changes.Length; i++)
            changes[i] = earlier[i] < 0 ? double.NaN : after[i] - before[earlier[i]];
        var pairs = changes.Count(double.IsFinite);
        if (pairs < Math.Max(settings.MinimumBase, settings.MinimumBaseForTests))
            return null;
        var corrected = now.Group.Design.Correction == PopulationCorrection.Always;
        var difference = PairedDifference.Of(
            corrected ? now.Sample : now.Sample.WithoutFinitePopulationCorrection(),
            changes,
            settings.ConfidenceLevel
        );
        if (difference.Value is not { } value)
            return null;
        var change = new PairedChange
        {
            Pairs = pairs,
            Difference = value,
            StandardError = difference.StandardError,
            Interval = CellFactory.Interval(difference.Interval, settings.ConfidenceLevel),
            Test = ComparisonMaker.Reported(difference.Test),
        };
        if (row.Answer.IsNumber)
            return change;
        var (gained, lost) = (changes.Count(c => c == 1), changes.Count(c => c == -1));
        var mcNemar = PairedDifference.McNemar(gained, lost);
        return change with
        {
            Gained = gained,
            Lost = lost,
            McNemar = mcNemar is var (test, _) ? ComparisonMaker.Reported(test) : null,
            McNemarExactP = mcNemar?.ExactP,
        };
    }

    /// <summary>Per respondent 1 or 0, or the number; NaN outside the base. Null for figures that have no pairs.</summary>
    private static double[]? Values(FigureKey figure, TablePlan plan, TableColumns columns)
    {
        double[] Of(ushort[] codes, int sought, int width) =>
            Array.ConvertAll(
                codes,
                code =>
                    code >= width ? double.NaN
                    : code == sought ? 1.0
                    : 0
            );
        if (figure == FigureKey.Mean)
            return columns.Numbers;
        if (figure == FigureKey.Summary)
            return columns.Summary is { } summary ? Of(summary, 1, 2) : null;
        if (figure.Measure != Measure.Share)
            return null;
        var k = Enumerable.Range(0, plan.Answers.Count).First(a => plan.Answers[a].Code == figure.Code);
        if (columns.Answers is { } answers)
            return Of(answers, k, plan.Answers.Count);
        return columns.Options?[k] is { } option ? Of(option, 1, 2) : null;
    }
}
