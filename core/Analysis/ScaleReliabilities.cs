using Serverless.Analysis.Figures;
using Serverless.Analysis.Results;
using Serverless.Analysis.Samples;
using Serverless.Estimation;
using Serverless.Surveys;

namespace Serverless.Analysis;

/// <summary>Cronbach's alpha of the grids of a group that the codebook asks it of.</summary>
internal static class ScaleReliabilities
{
    /// <summary>Null where none is asked, or none has an alpha.</summary>
    public static IReadOnlyList<ScaleReliability>? Of(GroupSample sample, Codebook codebook)
    {
        List<ScaleReliability> found =
        [
            .. codebook
                .Questions.OfType<GridQuestion>()
                .Where(grid =>
                    grid is { ShowReliability: true, Chapter: not null } && grid.IsAskedOf(sample.Group.Id, sample.Wave)
                )
                .Select(grid => Of(grid, sample, codebook.Settings.ConfidenceLevel))
                .OfType<ScaleReliability>(),
        ];
        return found.Count == 0 ? null : found;
    }

    private static ScaleReliability? Of(GridQuestion grid, GroupSample sample, double level)
    {
        List<double[]> items =
        [
            .. grid
                .Items.Where(item => item.IsOfferedTo(sample.Group.Id, sample.Wave))
                .Select(item => Scores(grid, item, sample)),
        ];
        if (items.Count < 2 || CronbachAlpha.Of(sample.Sample, items, level) is not { Value: { } alpha } estimate)
            return null;
        return sample.IsSelfSelected
            ? new ScaleReliability(
                grid.Id,
                items.Count,
                estimate.Base,
                alpha,
                StandardError: null,
                Interval: null,
                MethodIds.UnweightedCronbachAlpha
            )
            : new ScaleReliability(
                grid.Id,
                items.Count,
                estimate.Base,
                alpha,
                estimate.StandardError,
                CellFactory.Interval(estimate.Interval, level),
                MethodIds.CronbachAlpha
            );
    }

    private static double[] Scores(GridQuestion grid, Item item, GroupSample sample) =>
        Array.ConvertAll(
            sample.Responses.Codes(grid.Id, item.Id),
            code =>
                code < grid.Answers.Count && !grid.Answers[code].Missing
                    ? grid.Answers[code].Score ?? double.NaN
                    : double.NaN
        );
}
