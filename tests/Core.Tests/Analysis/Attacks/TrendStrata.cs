using Serverless.Analysis.Disclosure;
using Serverless.Analysis.Results;
using Serverless.Estimation;

namespace Serverless.Core.Tests.Analysis.Attacks;

/// <summary>
/// How many in each stratum gave an answer, in each of three waves of other respondents that are weighted to known strata:
/// the shares, the steps between them and the slope with its error, interval and test would be equations for them. All whole
/// numbers that fit, were these published, are tried.
/// </summary>
/// <param name="Respondents">Respondents per stratum of each wave, as the margins show.</param>
/// <param name="Population">Population per stratum, the same in each wave.</param>
/// <param name="Times">Years from the first wave.</param>
/// <param name="Precision">How figures would be rounded.</param>
internal sealed record TrendStrata(
    IReadOnlyList<IReadOnlyList<int>> Respondents,
    IReadOnlyList<int> Population,
    IReadOnlyList<double> Times,
    Precision Precision
)
{
    private const double Alpha = 0.05;

    /// <summary>A wave of which more numbers fit than this hides them well enough, and takes too long.</summary>
    private const int MostCandidates = 400;

    /// <summary>Of three waves together.</summary>
    private const int MostTried = 200_000;

    private sealed record Candidate(double Share, double Variance, int[] Counts);

    /// <summary>
    /// The counts per wave and stratum that fit; null when there are too many to try.
    /// </summary>
    /// <param name="row">The figures of the answer.</param>
    /// <param name="isEnough">Whether the counts found so far leave nothing to be known.</param>
    public HashSet<int>[][]? Possible(TrendRow row, Func<HashSet<int>[][], bool> isEnough)
    {
        var waves = Respondents.Select((_, t) => Candidates(t, Precision.Share(row.Points[t].Value!.Value))).ToList();
        if (waves.Exists(w => w is null))
            return null;
        var possible = Respondents.Select(r => r.Select(_ => new HashSet<int>()).ToArray()).ToArray();
        var (tried, fits) = (0, Slope(row));
        foreach (var middle in waves[1]!)
        {
            var before = waves[0]!.Where(c => FitsStep(c, middle, row.Steps.ElementAtOrDefault(0))).ToList();
            var after =
                before.Count == 0 ? [] : waves[2]!.Where(c => FitsStep(middle, c, row.Steps.ElementAtOrDefault(1)));
            foreach (var last in after)
            foreach (var first in before)
            {
                if (++tried > MostTried)
                    return null;
                if (!fits(first, middle, last))
                    continue;
                Note(possible, [first, middle, last]);
                if (isEnough(possible))
                    return possible;
            }
        }

        return possible;
    }

    private static void Note(HashSet<int>[][] possible, Candidate[] found)
    {
        for (var t = 0; t < found.Length; t++)
        for (var h = 0; h < found[t].Counts.Length; h++)
            possible[t][h].Add(found[t].Counts[h]);
    }

    private List<Candidate>? Candidates(int wave, double published)
    {
        var respondents = Respondents[wave];
        double all = Population.Sum();
        var n = respondents.Sum();
        var (counts, found) = (new int[respondents.Count], new List<Candidate>());
        return Search(0, 0) ? found : null;

        bool Search(int stratum, double share)
        {
            if (share > published + 0.011)
                return true;
            if (stratum == counts.Length)
            {
                if (Precision.Share(share) == published)
                    found.Add(new Candidate(share, Variance(), [.. counts]));
                return found.Count <= MostCandidates;
            }

            for (counts[stratum] = 0; counts[stratum] <= respondents[stratum]; counts[stratum]++)
                if (!Search(stratum + 1, share + (Population[stratum] / all * counts[stratum] / respondents[stratum])))
                    return false;
            return true;
        }

        // Post-stratified, one sample.
        double Variance() =>
            n
            / (n - 1.0)
            * counts
                .Select(
                    (count, h) =>
                        Math.Pow(Population[h] / all / respondents[h], 2)
                        * count
                        * (respondents[h] - count)
                        / respondents[h]
                )
                .Sum();
    }

    private bool FitsStep(Candidate one, Candidate other, TestResult? step) =>
        step is null || FitsTest((other.Share - one.Share) / Math.Sqrt(one.Variance + other.Variance), step);

    /// <summary>Whether three waves have the slope that is published, with its error, interval and test.</summary>
    private Func<Candidate, Candidate, Candidate, bool> Slope(TrendRow row)
    {
        if (
            row.SlopePerYear is not { } published
            || row.Linear is not { } test
            || row.SlopeInterval is not { } interval
        )
            return (_, _, _) => true;
        double[] sizes = [.. Respondents.Select(r => (double)r.Sum())];
        var mean = sizes.Zip(Times, (size, t) => size * t).Sum() / sizes.Sum();
        var squares = sizes.Zip(Times, (size, t) => size * (t - mean) * (t - mean)).Sum();
        double[] f = [.. sizes.Zip(Times, (size, t) => size * (t - mean) / squares)];
        var t = DistributionQuantile.StudentT(1 - ((1 - interval.Level) / 2), test.Df1);
        return (one, two, three) =>
        {
            var slope = (f[0] * one.Share) + (f[1] * two.Share) + (f[2] * three.Share);
            if (!IsShown(slope, published))
                return false;
            var error = Math.Sqrt(
                (f[0] * f[0] * one.Variance) + (f[1] * f[1] * two.Variance) + (f[2] * f[2] * three.Variance)
            );
            return Precision.ErrorOfDifference(error) == Precision.ErrorOfDifference(row.SlopeStandardError!.Value)
                && IsShown(slope - (t * error), interval.Lower)
                && IsShown(slope + (t * error), interval.Upper)
                && FitsTest(slope / error, test);
        };
    }

    private bool FitsTest(double statistic, TestResult published) =>
        Precision.Statistic(statistic) == Precision.Statistic(published.Statistic)
        && Precision.P(TailProbability.TwoSided(statistic, published.Df1), Alpha) == Precision.P(published.P, Alpha);

    /// <summary>Slopes are rounded as shares are.</summary>
    private bool IsShown(double slope, double published) => Precision.Share(slope) == Precision.Share(published);
}
