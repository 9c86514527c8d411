using static System.FormattableString;

namespace Serverless.Reporting.Documents.Charts;

/// <summary>What a reader must know of a value besides its size.</summary>
public enum ValueStatus
{
    None,

    /// <summary>
    /// Few respondents or a self-selected group: drawn lighter with an outline, its text marked by the caller.
    /// </summary>
    Indicative,

    /// <summary>Not shown, because of a small base or to protect respondents: no bar, only its text.</summary>
    Suppressed,
}

/// <summary>Lower and upper bound in the unit of the value.</summary>
public sealed record ValueInterval(double Lower, double Upper)
{
    public double Lower { get; } = Requirement.Between(Lower, double.MinValue, double.MaxValue);

    public double Upper { get; } =
        Upper >= Lower && double.IsFinite(Upper)
            ? Upper
            : throw new ArgumentOutOfRangeException(
                nameof(Upper),
                Upper,
                Invariant($"Upper bound {Upper} lies under lower bound {Lower}.")
            );
}

/// <summary>One value.</summary>
/// <param name="Value">In the unit of the axis (0 to 1 for percentages); null when there is none or it is
/// suppressed.</param>
/// <param name="Text">As it is to be printed: "71%", "–", "te weinig".</param>
public sealed record ChartValue(double? Value, string Text)
{
    public double? Value { get; } =
        Value is { } v ? Requirement.Between(v, double.MinValue, double.MaxValue, nameof(Value)) : null;

    public string Text { get; } = Text ?? throw new ArgumentNullException(nameof(Text));

    public ValueInterval? Interval { get; init; }

    public ValueStatus Status { get; init; }

    /// <summary>A significance letter or asterisk, raised after the text.</summary>
    public string? Mark { get; init; }

    /// <summary>
    /// Which figure of the results it is; what has the same id shows the same figure. Null for what is no figure of them.
    /// </summary>
    public string? FigureId { get; init; }
}

/// <summary>A group, wave or answer that every row has a value for.</summary>
public sealed record ChartSeries(string Name)
{
    public string Name { get; } = Requirement.Text(Name);

    /// <summary>"n = 700", shown muted after the name.</summary>
    public string? Base { get; init; }
}

/// <summary>One item of a chart with a value for each series.</summary>
public sealed record ChartRow(string Label, IReadOnlyList<ChartValue> Values)
{
    public string Label { get; } = Label ?? throw new ArgumentNullException(nameof(Label));

    public IReadOnlyList<ChartValue> Values { get; } = Requirement.Items(Values);

    /// <summary>"n = 295", shown muted with the label.</summary>
    public string? Base { get; init; }

    /// <summary>Whether the row stands out (e.g. the total, or the row the text speaks of).</summary>
    public bool Emphasised { get; init; }

    /// <summary>A change, at the right of the row.</summary>
    public Change? Change { get; init; }
}

/// <summary>A mark on an axis.</summary>
public sealed record Tick(double Value, string Text);

/// <summary>
/// The range of values and its marks, of any size as long as its length can be computed. Values outside it are drawn at
/// its edge.
/// </summary>
public sealed record ValueAxis
{
    public ValueAxis(double minimum, double maximum, IReadOnlyList<Tick> ticks)
    {
        Minimum = Requirement.Between(minimum, double.MinValue, double.MaxValue);
        Maximum =
            maximum > minimum && double.IsFinite(maximum - minimum)
                ? maximum
                : throw new ArgumentOutOfRangeException(
                    nameof(maximum),
                    maximum,
                    Invariant($"The axis ends at {maximum} and begins at {minimum}.")
                );
        Ticks = Requirement.Items(ticks, 0);
    }

    /// <summary>0 to 1 with 0%, 25%, 50%, 75% and 100%.</summary>
    public static ValueAxis Percent { get; } =
        new(0, 1, [new(0, "0%"), new(0.25, "25%"), new(0.5, "50%"), new(0.75, "75%"), new(1, "100%")]);

    public double Minimum { get; }

    public double Maximum { get; }

    public IReadOnlyList<Tick> Ticks { get; }

    /// <summary>The place of a value on the axis, 0 to 1.</summary>
    public double Position(double value) => Math.Clamp((value - Minimum) / (Maximum - Minimum), 0, 1);
}
