namespace Serverless.Pdf.Charts;

/// <summary>Moves labels apart as little as is needed so that none covers another.</summary>
internal static class LabelSpread
{
    /// <param name="centers">Where the middles of the labels would best be.</param>
    /// <param name="heights">Their heights.</param>
    /// <returns>The middles in the order given, within <paramref name="top"/> and <paramref name="bottom"/> as far as
    /// they fit.</returns>
    public static double[] Apart(
        IReadOnlyList<double> centers,
        IReadOnlyList<double> heights,
        double top,
        double bottom
    )
    {
        var order = Enumerable.Range(0, centers.Count).OrderBy(i => centers[i]).ThenBy(i => i).ToArray();
        var result = centers.ToArray();
        var edge = top;
        foreach (var i in order)
        {
            result[i] = Math.Max(result[i], edge + (heights[i] / 2));
            edge = result[i] + (heights[i] / 2);
        }

        // What went over the bottom pushes its neighbours up again.
        edge = bottom;
        foreach (var i in order.Reverse())
        {
            result[i] = Math.Min(result[i], edge - (heights[i] / 2));
            edge = result[i] - (heights[i] / 2);
        }

        return result;
    }
}
