using static System.FormattableString;

namespace Serverless.Reporting.Documents;

/// <summary>Which way a figure went; drawn as an arrow, so it does not depend on colour.</summary>
public enum ChangeDirection
{
    /// <summary>No arrow, e.g. for "verschil niet aangetoond".</summary>
    None,
    Up,
    Down,
}

/// <summary>
/// A change against an earlier wave or another group, worded by the caller: "+9 procentpunt sinds 2016".
/// </summary>
/// <param name="Significant">Shown in semi-bold with a filled arrow; otherwise muted.</param>
public sealed record Change(string Text, ChangeDirection Direction, bool Significant)
{
    public string Text { get; } = Requirement.Text(Text);

    /// <summary>"+9", for a chart whose foot says the unit; null where the text has none.</summary>
    public string? Number { get; init; }
}

/// <summary>One figure in large type with what it is of.</summary>
/// <param name="Value">As it is to be printed: "80%".</param>
/// <param name="Label">"van de schoolbesturen werkt bestuurlijk samen".</param>
public sealed record BigNumber(string Value, string Label)
{
    public string Value { get; } = Requirement.Text(Value);

    public string Label { get; } = Requirement.Text(Label);

    public Change? Change { get; init; }

    /// <summary>Base and reservations in small type: "n = 295", "indicatief".</summary>
    public string? Base { get; init; }

    /// <summary>Which figure of the results it is; null for what is no figure of them.</summary>
    public string? FigureId { get; init; }
}

/// <summary>One to five large figures in a row. Marked up as a list.</summary>
public sealed record BigNumbers(IReadOnlyList<BigNumber> Items) : Block
{
    public IReadOnlyList<BigNumber> Items { get; } =
        Items is { Count: >= 1 and <= 5 }
            ? Requirement.Items(Items)
            : throw new ArgumentException(
                Invariant($"BigNumbers has {Items?.Count ?? 0} figures; 1 to 5 expected."),
                nameof(Items)
            );
}
