using Serverless.Analysis.Disclosure;

namespace Serverless.Core.Tests.Analysis.Attacks;

/// <summary>A weighted share that is published in whole percents.</summary>
/// <param name="PerRespondent">Per unknown count, what each respondent adds to the share.</param>
/// <param name="Percent">What is published.</param>
internal sealed record PrintedShare(double[] PerRespondent, double Percent);

/// <summary>All whole numbers that fit shares in whole percents.</summary>
internal static class FittingCounts
{
    private static readonly Precision Whole = new(Coarse: true);

    /// <summary>Shares of whole percents lie within half of one, or a whole one where half would have ended in 5.</summary>
    private const double Unit = 0.01;

    /// <summary>The numbers that each unknown count may be.</summary>
    /// <param name="most">Per unknown, the highest number that it can be.</param>
    /// <param name="shown">The shares.</param>
    /// <param name="isEnough">Whether what was found so far leaves nothing to be known.</param>
    public static HashSet<int>[] Of(
        IReadOnlyList<int> most,
        IReadOnlyList<PrintedShare> shown,
        Func<HashSet<int>[], bool> isEnough
    )
    {
        HashSet<int>[] possible = [.. most.Select(_ => new HashSet<int>())];
        var (counts, enough) = (new int[most.Count], false);
        // What the unknowns from a place on add at most.
        double[][] left =
        [
            .. shown.Select(s =>
                Enumerable
                    .Range(0, most.Count + 1)
                    .Select(u => most.Skip(u).Select((n, i) => s.PerRespondent[u + i] * n).Sum())
                    .ToArray()
            ),
        ];
        Search(0, new double[shown.Count]);
        return possible;

        void Search(int unknown, double[] sums)
        {
            if (enough)
                return;
            if (unknown == counts.Length)
            {
                if (!shown.Select((s, i) => Whole.Share(sums[i]) == s.Percent).All(fits => fits))
                    return;
                for (var u = 0; u < counts.Length; u++)
                    possible[u].Add(counts[u]);
                enough = isEnough(possible);
                return;
            }

            for (counts[unknown] = 0; counts[unknown] <= most[unknown]; counts[unknown]++)
            {
                double[] with = [.. shown.Select((s, i) => sums[i] + (s.PerRespondent[unknown] * counts[unknown]))];
                if (
                    shown
                        .Select(
                            (s, i) => with[i] <= s.Percent + Unit && with[i] + left[i][unknown + 1] >= s.Percent - Unit
                        )
                        .All(mayFit => mayFit)
                )
                    Search(unknown + 1, with);
            }
        }
    }
}
