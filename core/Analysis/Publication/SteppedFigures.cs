using Serverless.Analysis.Results;

namespace Serverless.Analysis.Publication;

/// <summary>
/// Published figures moved by whole fives of respondents. Fewer than five move nothing. To round the new count to fives
/// would not do: whoever has the old count sees which answers take it over an edge, one in five.
/// </summary>
/// <param name="Answer">By how many respondents an answer went up, by its code.</param>
/// <param name="Base">By how many the base did.</param>
internal sealed record SteppedFigures(Func<string, int> Answer, int Base)
{
    /// <summary>Respondents that figures move by: one more than the counts that are small by default.</summary>
    private const int Unit = 5;

    /// <summary>Decimals of a share that was moved.</summary>
    private const int Decimals = 2;

    /// <summary>Nothing moves.</summary>
    public static SteppedFigures None { get; } = new(_ => 0, 0);

    /// <summary>Whether any of these figures is moved.</summary>
    public bool Moves(Base shown, IEnumerable<FigureKey> answers) =>
        shown.N is not null && (Whole(Base) != 0 || answers.Any(a => Of(a) != 0));

    public GroupTable Of(GroupTable shown)
    {
        if (!Moves(shown.Base, shown.Cells.Select(c => c.Answer)) || shown.Cells.Count == 0)
            return shown;
        return shown with
        {
            Base = Of(shown.Base),
            Cells = [.. shown.Cells.Select(c => Of(c, shown.Base))],
            Summary = shown.Summary is { } summary ? Of(summary, shown.Base) : null,
            Mean = shown.Mean is { } mean ? Of(mean, shown.Base) : null,
            AnswerTotals = null,
            SharesOfResponse = null,
        };
    }

    public Base Of(Base shown) => new(null, shown.N + Whole(Base), null, null, shown.Suppressed);

    /// <summary>The share; a summary or mean, which cannot be moved so, is left out.</summary>
    public Cell Of(Cell shown, Base of)
    {
        var without = new Cell
        {
            Id = shown.Id,
            Answer = shown.Answer,
            Method = shown.Method,
            Flags = shown.Flags,
        };
        if (shown.Answer.Measure != Measure.Share)
            return without with { Flags = [CellFlag.SecondarySuppression] };
        var (n, moved) = (of.N!.Value, Of(of).N!.Value);
        if (shown.Value is not { } share || moved <= 0)
            return without;
        return without with
        {
            Count = shown.Count + Of(shown.Answer),
            Value = Precision.Round(Math.Clamp(((share * n) + Of(shown.Answer)) / moved, 0, 1), Decimals),
        };
    }

    private int Of(FigureKey answer) => answer.Measure == Measure.Share ? Whole(Answer(answer.Code!)) : 0;

    private static int Whole(int respondents) => respondents / Unit * Unit;
}
