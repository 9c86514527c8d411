using Serverless.Surveys;

namespace Serverless.Flows.Differences;

/// <summary>How the figures of a population file differ from those of the present version.</summary>
/// <param name="Count">Categories that come, go or get other figures.</param>
/// <param name="Changed">The first of them.</param>
public sealed record CategoryDifference(int Count, IReadOnlyList<CategoryChange> Changed)
{
    /// <summary>Most categories listed; all are counted.</summary>
    public const int MaximumListed = 100;

    private const string Total = "total";

    internal static CategoryDifference Of(PopulationMargins before, PopulationMargins after)
    {
        var (old, current) = (Figures(before), Figures(after));
        var changed = old
            .Keys.Union(current.Keys)
            .Select(key => new CategoryChange(
                key.Variable,
                key.Category,
                old.TryGetValue(key, out var from) ? from : null,
                current.TryGetValue(key, out var to) ? to : null
            ))
            .Where(change => change.From != change.To)
            .ToList();
        return new CategoryDifference(changed.Count, [.. changed.Take(MaximumListed)]);
    }

    private static Dictionary<(string Variable, string Category), CategoryFigures> Figures(PopulationMargins margins)
    {
        var figures = new Dictionary<(string, string), CategoryFigures>
        {
            [(Total, "")] = new(margins.Population, margins.Sample, margins.Clusters),
        };
        foreach (var variable in margins.Variables)
        foreach (var category in variable.Categories)
            figures[(variable.Name, category.Code)] = new(category.Population, category.Sample, category.Clusters);
        return figures;
    }
}

/// <summary>A category with its figures before and after; null where it is not.</summary>
public sealed record CategoryChange(string Variable, string Category, CategoryFigures? From, CategoryFigures? To);

/// <summary>Members of the population, how many were asked, and primary sampling units; null where not given.</summary>
public sealed record CategoryFigures(double? Population, double? Sample, double? Clusters);
