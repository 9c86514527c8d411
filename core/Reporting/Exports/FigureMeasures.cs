using Serverless.Analysis.Results;

namespace Serverless.Reporting.Exports;

/// <summary>One of the numbers that are given of a figure.</summary>
/// <param name="Code">Its name in files for programs.</param>
/// <param name="Label">What it is.</param>
/// <param name="IsCount">Whether it is a whole number.</param>
/// <param name="Of">The number; null when it is not given.</param>
internal sealed record FigureMeasure(string Code, string Label, bool IsCount, Func<TidyFigure, double?> Of);

/// <summary>Whether a figure is given, and how it is to be taken.</summary>
internal enum FigureStatus
{
    /// <summary>It is given.</summary>
    Given,

    /// <summary>It is given, of few respondents.</summary>
    Indicative,

    /// <summary>It is not given, so that nobody can be recognised or because it would say nothing.</summary>
    Withheld,

    /// <summary>There is none.</summary>
    Absent,
}

/// <summary>The numbers that open data gives of a figure, in order.</summary>
internal static class FigureMeasures
{
    /// <summary>All of them, the figure itself first.</summary>
    public static IReadOnlyList<FigureMeasure> All { get; } =
    [
        new("value", "Value", false, figure => figure.Cell.Value),
        new("standard_error", "Standard error", false, figure => figure.Cell.StandardError),
        new("lower", "Lower end of the confidence interval", false, figure => figure.Cell.Interval?.Lower),
        new("upper", "Upper end of the confidence interval", false, figure => figure.Cell.Interval?.Upper),
        new("n", "Respondents with a valid answer, unweighted", true, figure => figure.Base.N),
        new("n_effective", "Effective number of respondents", false, figure => figure.Base.EffectiveN),
    ];

    /// <summary>How a number of a figure is to be taken.</summary>
    public static FigureStatus StatusOf(TidyFigure figure, FigureMeasure measure)
    {
        if (measure.Of(figure) is not null)
            return figure.Cell.Flags.Contains(CellFlag.Indicative) ? FigureStatus.Indicative : FigureStatus.Given;
        return figure.Cell.Value is null || figure.Base.N is null ? FigureStatus.Withheld : FigureStatus.Absent;
    }
}
