using static System.FormattableString;

namespace Serverless.Reporting.Documents;

/// <summary>A block that holds other blocks.</summary>
public abstract record Container : Block
{
    private protected Container() { }

    /// <summary>Everything directly inside, in reading order.</summary>
    public abstract IEnumerable<Block> Children { get; }
}

/// <summary>What kind of remark a callout is; shown by its colour and never by colour alone.</summary>
public enum CalloutTone
{
    Neutral,
    Accent,

    /// <summary>A warning about the figures, such as "reconstructed" or "indicative".</summary>
    Caution,
}

/// <summary>A tinted panel. It is kept on one page when it fits on one.</summary>
public sealed record Callout(IReadOnlyList<Block> Blocks) : Container
{
    public IReadOnlyList<Block> Blocks { get; } = Requirement.Items(Blocks);

    public CalloutTone Tone { get; init; }

    /// <summary>A short title in semi-bold; not a heading, so it is not in the outline.</summary>
    public string? Title { get; init; }

    public override IEnumerable<Block> Children => Blocks;
}

/// <summary>Blocks that stay together on one page. What is higher than a page is split after all.</summary>
public sealed record KeepTogether(IReadOnlyList<Block> Blocks) : Container
{
    public IReadOnlyList<Block> Blocks { get; } = Requirement.Items(Blocks);

    public override IEnumerable<Block> Children => Blocks;
}

/// <summary>
/// Blocks on pages of their own that lie on their side, for tables with many columns. Only outside other blocks.
/// </summary>
public sealed record Landscape(IReadOnlyList<Block> Blocks) : Container
{
    public IReadOnlyList<Block> Blocks { get; } = Requirement.Items(Blocks);

    public override IEnumerable<Block> Children => Blocks;
}

/// <summary>One of several columns side by side; <paramref name="Weight"/> is its share of the width.</summary>
public sealed record Column(IReadOnlyList<Block> Blocks, double Weight = 1)
{
    public IReadOnlyList<Block> Blocks { get; } = Requirement.Items(Blocks);

    public double Weight { get; } = Requirement.Between(Weight, 0.1, 20);
}

/// <summary>
/// Two to four columns side by side, read one after the other. They are kept on one page;
/// columns higher than a page are set under each other at full width instead.
/// </summary>
public sealed record Columns(IReadOnlyList<Column> Items) : Container
{
    /// <summary>Room between two columns, in points.</summary>
    public const double Gutter = 22;

    public IReadOnlyList<Column> Items { get; } =
        Items is { Count: >= 2 and <= 4 }
            ? Requirement.Items(Items)
            : throw new ArgumentException(
                Invariant($"Columns has {Items?.Count ?? 0} columns; 2 to 4 expected."),
                nameof(Items)
            );

    public override IEnumerable<Block> Children => Items.SelectMany(c => c.Blocks);
}
