using Serverless.Analysis.Results;

namespace Serverless.Core.Tests.Analysis.Attacks;

/// <summary>
/// The share of an answer, weighted to known strata, and its standard error are two equations for how many in each
/// stratum gave it: a linear and a quadratic one. All whole numbers that fit what is published are searched.
/// </summary>
/// <param name="Respondents">Respondents per stratum, as the margins show.</param>
/// <param name="Population">Population per stratum, as the margins show.</param>
internal sealed record StratumSearch(IReadOnlyList<int> Respondents, IReadOnlyList<double> Population)
{
    private double Total => Population.Sum();

    /// <summary>
    /// Counts per stratum of an answer, as far as they follow: null where the solutions differ, or where there are none
    /// since the figure was made otherwise.
    /// </summary>
    /// <param name="cell">The published cell.</param>
    /// <param name="shareUnit">What shares are rounded to.</param>
    /// <param name="isError">Whether a standard error, as it is computed of the answers, fits what is published; null where that
    /// is made of the share and the weights alone and says nothing more.</param>
    public IReadOnlyList<int?> Follows(Cell cell, double shareUnit, Func<double, bool>? isError)
    {
        var counts = new int[Respondents.Count];
        HashSet<int>[] possible = [.. counts.Select(_ => new HashSet<int>())];
        Search(0, 0);
        return [.. possible.Select(p => p.Count == 1 ? p.Single() : (int?)null)];

        void Search(int stratum, double share)
        {
            if (share > cell.Value + shareUnit || Array.TrueForAll(possible, p => p.Count > 1))
                return;
            if (stratum == counts.Length)
            {
                if (!Fits(cell, shareUnit, isError, share, counts))
                    return;
                for (var h = 0; h < counts.Length; h++)
                    possible[h].Add(counts[h]);
                return;
            }

            for (var count = 0; count <= Respondents[stratum]; count++)
            {
                counts[stratum] = count;
                Search(stratum + 1, share + (Population[stratum] / Total * count / Respondents[stratum]));
            }
        }
    }

    private bool Fits(Cell cell, double shareUnit, Func<double, bool>? isError, double share, int[] counts) =>
        Math.Abs(share - cell.Value!.Value) <= shareUnit && isError?.Invoke(StandardError(counts)) != false;

    /// <summary>Post-stratified, one sample, with the finite population correction.</summary>
    private double StandardError(int[] counts)
    {
        var n = (double)Respondents.Sum();
        var sum = 0.0;
        for (var h = 0; h < counts.Length; h++)
        {
            var weight = Population[h] / Respondents[h] / Total;
            sum += weight * weight * counts[h] * (Respondents[h] - counts[h]) / Respondents[h];
        }

        return Math.Sqrt((1 - (n / Total)) * n / (n - 1) * sum);
    }
}
