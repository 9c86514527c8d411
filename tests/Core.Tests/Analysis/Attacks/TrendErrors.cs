using Serverless.Analysis.Disclosure;
using Serverless.Analysis.Results;

namespace Serverless.Core.Tests.Analysis.Attacks;

/// <summary>
/// Members of whom answers in several waves are linked: the standard error of a change or a slope holds how many gave an
/// answer in both of two waves. All numbers that fit what is published are tried. The attacker is given how many of either
/// wave answered in both, and for a slope how many kept their answer in all other pairs of waves.
/// </summary>
/// <param name="Waves">Per wave the members by key, with what each answered; blanks are left out.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Members">Members of all waves together, blanks included.</param>
internal sealed record TrendErrors(IReadOnlyList<IReadOnlyDictionary<int, string>> Waves, string Answer, int Members)
{
    /// <summary>Counts of 1 to 4 that follow from the test of a wave against the one before, in words.</summary>
    public IEnumerable<string> OfStep(int later, TestResult step)
    {
        var (earlier, kept) = (later - 1, Both(later - 1, later).Kept);
        var influence = new double[Waves.Count];
        (influence[earlier], influence[later]) = (-1.0 / Waves[earlier].Count, 1.0 / Waves[later].Count);
        double[] centres = [.. Waves.Select((_, t) => Share(t))];
        var difference = Share(later) - Share(earlier);
        return difference == 0 ? [] : Follows(earlier, later, difference, influence, centres, step.Statistic, kept);
    }

    /// <summary>The same of the first wave and the last, from the test of the slope.</summary>
    public IEnumerable<string> OfSlope(double[] times, TestResult test)
    {
        double all = Waves.Sum(w => w.Count);
        var mean = Waves.Select((w, t) => w.Count * times[t]).Sum() / all;
        double[] centred = [.. times.Select(t => t - mean)];
        var squares = Waves.Select((w, t) => w.Count * centred[t] * centred[t]).Sum();
        var slope = Waves.Select((_, t) => centred[t] * Given(t)).Sum() / squares;
        var intercept = Waves.Select((_, t) => (double)Given(t)).Sum() / all;
        return Follows(
            0,
            Waves.Count - 1,
            slope,
            [.. centred.Select(c => c / squares)],
            [.. centred.Select(c => intercept + (slope * c))],
            test.Statistic,
            Both(0, Waves.Count - 1).Kept
        );
    }

    private IEnumerable<string> Follows(
        int one,
        int other,
        double estimate,
        double[] influence,
        double[] centres,
        double statistic,
        int truth
    )
    {
        var (both, ofOne, ofOther, _) = Both(one, other);
        var possible = Enumerable
            .Range(0, Math.Min(ofOne, ofOther) + 1)
            .Where(kept => kept >= ofOne + ofOther - both)
            .Where(kept =>
                Math.Abs(
                    Precision.Test(estimate / Math.Sqrt(Variance(one, other, kept, influence, centres))) - statistic
                ) < 1e-9
            )
            .ToList();
        if (!possible.Contains(truth))
            yield return FormattableString.Invariant(
                $"{Answer} from wave {one} to {other}: {truth} is not one of {string.Join(' ', possible)}, {statistic} {estimate / Math.Sqrt(Variance(one, other, truth, influence, centres))}"
            );
        if (possible.Count > 1)
            yield break;
        foreach (var (name, count) in new[] { ("kept", truth), ("lost", ofOne - truth), ("gained", ofOther - truth) })
            if (count is >= 1 and <= 4)
                yield return FormattableString.Invariant($"{Answer} {name} by {count} from wave {one} to {other}");
    }

    /// <summary>Members are the sampling units, each with the sum of its influences.</summary>
    private double Variance(int one, int other, int kept, double[] influence, double[] centres)
    {
        var sum = 0.0;
        for (var s = 0; s < Waves.Count; s++)
        {
            var (given, blank) = (Given(s), Waves[s].Count - Given(s));
            sum +=
                influence[s]
                * influence[s]
                * ((given * Math.Pow(1 - centres[s], 2)) + (blank * Math.Pow(centres[s], 2)));
            for (var t = s + 1; t < Waves.Count; t++)
            {
                var (both, ofOne, ofOther, truth) = Both(s, t);
                var k = s == one && t == other ? kept : truth;
                sum +=
                    2
                    * influence[s]
                    * influence[t]
                    * (k - (centres[t] * ofOne) - (centres[s] * ofOther) + (both * centres[s] * centres[t]));
            }
        }

        return sum * Members / (Members - 1.0);
    }

    private int Given(int wave) => Waves[wave].Values.Count(answer => answer == Answer);

    private double Share(int wave) => (double)Given(wave) / Waves[wave].Count;

    /// <summary>Members who answered in both waves, and of these who gave the answer in the one, the other, and both.</summary>
    private (int Both, int OfOne, int OfOther, int Kept) Both(int one, int other)
    {
        var both = Waves[one].Keys.Where(Waves[other].ContainsKey).ToList();
        return (
            both.Count,
            both.Count(key => Waves[one][key] == Answer),
            both.Count(key => Waves[other][key] == Answer),
            both.Count(key => Waves[one][key] == Answer && Waves[other][key] == Answer)
        );
    }
}
