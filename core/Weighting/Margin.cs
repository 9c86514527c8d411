namespace Serverless.Weighting;

/// <summary>A category of a margin and its population; null when the population file does not have it.</summary>
public sealed record MarginCategory(string Name, double? Population);

/// <summary>One margin: the category of every respondent and the population of every category.</summary>
public sealed class Margin
{
    private const string WholePopulation = "total";

    /// <param name="name">As in the population file, for instance "grootte" or "grootte*vve".</param>
    /// <param name="codes">Index in <paramref name="categories"/> for each respondent; any other number means that the
    /// value is missing.</param>
    /// <param name="categories">In print order.</param>
    public Margin(string name, int[] codes, IReadOnlyList<MarginCategory> categories)
    {
        Name = name;
        Categories = categories;
        Codes = Array.ConvertAll(codes, c => c >= 0 && c < categories.Count ? c : -1);
        IsComplete = Array.TrueForAll(Codes, c => c >= 0);
    }

    /// <summary>As the other constructor, from a column of answer codes (beyond the categories are no valid answers).</summary>
    public Margin(string name, ushort[] codes, IReadOnlyList<MarginCategory> categories)
        : this(name, Array.ConvertAll(codes, c => (int)c), categories) { }

    public string Name { get; }

    /// <summary>Index in <see cref="Categories"/> per respondent, -1 when missing.</summary>
    public int[] Codes { get; }

    public IReadOnlyList<MarginCategory> Categories { get; }

    /// <summary>Whether every respondent has a value.</summary>
    public bool IsComplete { get; }

    /// <summary>Everyone in one category, so that weights add up to the population where no categories are given.</summary>
    public static Margin Everyone(int count, double? population) =>
        new(WholePopulation, new int[count], [new MarginCategory(WholePopulation, population)]) { IsEveryone = true };

    /// <summary>Whether it is only the size of the population, which is not a margin to report on.</summary>
    public bool IsEveryone { get; private init; }

    /// <summary>Sum of the known populations.</summary>
    public double Total => Categories.Sum(c => c.Population ?? 0);
}
