namespace Serverless.Reporting.Exports.Sdmx;

/// <summary>The components of the data structure: what the columns of the data are.</summary>
internal static class SdmxComponents
{
    /// <summary>The scheme of their concepts.</summary>
    public const string Concepts = "CONCEPTS";

    public const string Wave = "WAVE";
    public const string Group = "GROUP";
    public const string Question = "QUESTION";
    public const string Answer = "ANSWER";

    /// <summary>How an observation is to be taken.</summary>
    public const string Status = "OBS_STATUS";

    /// <summary>What together tells one observation from another, in the order of the key.</summary>
    public static IReadOnlyList<(string Id, string Name)> Dimensions { get; } =
    [(Wave, "Wave"), (Group, "Target group"), (Question, "Question"), (Answer, "Answer or other figure of a question")];

    /// <summary>The numbers of an observation; the first is the one that SDMX knows by this name.</summary>
    public static IReadOnlyList<(string Id, FigureMeasure Measure)> Measures { get; } =
    [
        .. FigureMeasures.All.Select(
            (measure, place) => (place == 0 ? "OBS_VALUE" : measure.Code.ToUpperInvariant(), measure)
        ),
    ];

    /// <summary>
    /// Codes of observation statuses, as the SDMX Statistical Working Group's CL_OBS_STATUS (version 2.2) has them.
    /// </summary>
    public static IReadOnlyList<(string Id, string Name)> Statuses { get; } =
    [
        ("A", "Normal value"),
        ("U", "Low reliability"),
        ("Q", "Missing value; suppressed"),
        ("M", "Missing value; data cannot exist"),
    ];

    /// <summary>The code of a status.</summary>
    public static string StatusOf(TidyFigure figure) =>
        FigureMeasures.StatusOf(figure, FigureMeasures.All[0]) switch
        {
            FigureStatus.Given => "A",
            FigureStatus.Indicative => "U",
            FigureStatus.Withheld => "Q",
            FigureStatus.Absent => "M",
        };
}
