using Serverless.Analysis.Comparisons;
using Serverless.Analysis.Disclosure;
using Serverless.Analysis.Results;
using Serverless.Surveys;

namespace Serverless.Analysis.Publication;

/// <summary>A development over waves as it may be published: nothing is computed over a point that is withheld.</summary>
internal static class PublicTrend
{
    public static TrendResult Of(TrendResult exact, WithheldFigures withheld, Codebook codebook)
    {
        var alpha = codebook.Settings.Alpha;
        PublicTable[] points =
        [
            .. exact.Waves.Zip(
                exact.Bases,
                (wave, b) => withheld.Whole(exact.Table, wave, exact.Group) with { Exact = b }
            ),
        ];
        var hidden = points.Any(p => p.Withheld.Suppressed || p.Withheld.BaseWithheld);
        var fewMoved = exact.Waves.Any(one =>
            exact.Waves.Any(other => withheld.FewMoved(exact.Table, exact.Group, one, other))
        );
        var untested = hidden || fewMoved;
        if (PrecisionOf(points).Coarse)
            exact = exact with
            {
                Rows =
                [
                    .. exact.Rows.Select(row =>
                        CoarseDifference.Of(
                            row,
                            points,
                            TrendTimes.Of(codebook, exact.Waves),
                            codebook.Settings.Correction
                        )
                    ),
                ],
            };
        var showsOverall =
            !untested
            && points.All(p => !p.Withheld.HasAnswers)
            && !withheld.HidesOverall(exact.Table, exact.Waves.Select(wave => (wave, exact.Group)));
        return exact with
        {
            Bases = [.. exact.Bases.Zip(points, (b, p) => p.BaseOf(b))],
            NotTested = PublicComparison.NotTested(hidden, fewMoved) ?? exact.NotTested,
            Overall = showsOverall ? PublicComparison.Rounded(exact.Overall, PrecisionOf(points), alpha) : null,
            Rows = [.. exact.Rows.Select(row => Row(row, points, untested, alpha))],
        };
    }

    private static Precision PrecisionOf(PublicTable[] points) =>
        points.FirstOrDefault(p => p.Precision.Coarse)?.Precision ?? points[0].Precision;

    private static TrendRow Row(TrendRow exact, PublicTable[] points, bool untested, double alpha)
    {
        var precision = PrecisionOf(points);
        List<Cell> cells = [.. exact.Points.Zip(points, (cell, point) => point.Row(cell))];
        if (untested || cells.Exists(c => c.Value is null))
            return new TrendRow { Answer = exact.Answer, Points = cells };
        var ofSlope = precision.Coarse
            ? PublicComparison.AsFineAs(exact.Points, precision, points.Max(p => p.Decimals))
            : precision.Statistic;
        return exact with
        {
            Points = cells,
            SlopePerYear = exact.SlopePerYear is { } slope ? ofSlope(slope) : null,
            SlopeStandardError = exact.SlopeStandardError is { } error ? precision.ErrorOfDifference(error) : null,
            SlopeInterval = exact.SlopeInterval is { } interval ? PublicTable.Rounded(interval, ofSlope) : null,
            Linear = PublicComparison.Rounded(exact.Linear, precision, alpha),
            LogOddsPerYear = exact.LogOddsPerYear is { } odds ? precision.Statistic(odds) : null,
            LogOddsStandardError = exact.LogOddsStandardError is { } e ? precision.ErrorOfDifference(e) : null,
            Logistic = PublicComparison.Rounded(exact.Logistic, precision, alpha),
            Steps = [.. exact.Steps.Select(step => PublicComparison.Rounded(step, precision, alpha))],
        };
    }
}
