namespace Serverless.Surveys;

/// <summary>
/// A question that matters most to readers, or one answer of it: <c>question</c>, <c>question.item</c>,
/// <c>question/answer</c> or <c>question.item/answer</c>. A factsheet made without a template opens with these.
/// </summary>
/// <param name="Question">Id of the question, profile or ratio.</param>
/// <param name="Part">Id of the item of a grid, or code of the option of a ranking; null for a whole question.</param>
/// <param name="Answer">Code of the answer, <c>summary</c> or <c>mean</c>; null for the figure that says most.</param>
public sealed record KeyFigure(string Question, string? Part, string? Answer)
{
    /// <summary>Reads what <see cref="ToString"/> writes; every text is one.</summary>
    public static KeyFigure Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (table, answer) = Cut(text, '/');
        var (question, part) = Cut(table, '.');
        return new KeyFigure(question, part, answer);
    }

    public override string ToString() =>
        Question + (Part is null ? "" : "." + Part) + (Answer is null ? "" : "/" + Answer);

    private static (string Before, string? After) Cut(string text, char mark)
    {
        var at = text.IndexOf(mark, StringComparison.Ordinal);
        return at < 0 ? (text, null) : (text[..at], text[(at + 1)..]);
    }
}
