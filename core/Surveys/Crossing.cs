namespace Serverless.Surveys;

/// <summary>
/// What a margin is over: one question, or several crossed. Codebooks and population files write it, and its cells, with
/// asterisks ("grootte*vve"); nothing else reads or writes them.
/// </summary>
/// <param name="Parts">Ids of the questions, or the code of each in a cell.</param>
public sealed record Crossing(IReadOnlyList<string> Parts)
{
    private const char Mark = '*';

    public bool IsCrossed => Parts.Count > 1;

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static Crossing Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new Crossing(name.Split(Mark));
    }

    /// <summary>The name of a cell, or of the margin, with these parts.</summary>
    public static string Join(IEnumerable<string> parts) => string.Join(Mark, parts);

    public override string ToString() => Join(Parts);
}
