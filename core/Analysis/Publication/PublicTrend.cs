using Serverless.Analysis.Comparisons;
using Serverless.Analysis.Results;

namespace Serverless.Analysis.Publication;

/// <summary>A development over waves as it may be published: nothing is computed over a point that is withheld.</summary>
internal static class PublicTrend
{
    public static TrendResult Of(TrendResult exact, WithheldFigures withheld)
    {
        PublicTable[] points = [.. exact.Waves.Select(wave => withheld.Whole(exact.Table, wave, exact.Group))];
        var untested = points.Any(p => p.Withheld.Suppressed || p.Withheld.BaseWithheld);
        var distribution = !untested && points.All(p => !p.Withheld.HasAnswers);
        return exact with
        {
            Bases = [.. exact.Bases.Zip(points, (b, p) => p.BaseOf(b))],
            NotTested = untested ? NotTestedText.Withheld : exact.NotTested,
            Overall = distribution ? PublicComparison.Rounded(exact.Overall) : null,
            Rows = [.. exact.Rows.Select(row => Row(row, points, untested))],
        };
    }

    private static TrendRow Row(TrendRow exact, PublicTable[] points, bool untested)
    {
        List<Cell> cells = [.. exact.Points.Zip(points, (cell, point) => point.Row(cell))];
        if (untested || cells.Exists(c => c.Value is null))
            return new TrendRow { Answer = exact.Answer, Points = cells };
        return exact with
        {
            Points = cells,
            SlopePerYear = exact.SlopePerYear is { } slope ? Precision.Test(slope) : null,
            SlopeStandardError = exact.SlopeStandardError is { } error ? Precision.StandardError(error) : null,
            SlopeInterval = exact.SlopeInterval is { } interval ? PublicTable.Rounded(interval, Precision.Test) : null,
            Linear = PublicComparison.Rounded(exact.Linear),
            LogOddsPerYear = exact.LogOddsPerYear is { } odds ? Precision.Test(odds) : null,
            LogOddsStandardError = exact.LogOddsStandardError is { } e ? Precision.StandardError(e) : null,
            Logistic = PublicComparison.Rounded(exact.Logistic),
            Steps = [.. exact.Steps.Select(PublicComparison.Rounded)],
        };
    }
}
