using Serverless.Intake.Sources.Tools;

namespace Serverless.Intake.Sources.Conversion;

/// <summary>Finds columns of a source by the names that codebooks give them.</summary>
internal sealed class SourceColumns
{
    private readonly Dictionary<string, int> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, MultipleResponseSet> _sets = new(StringComparer.OrdinalIgnoreCase);

    public SourceColumns(SourceDescription description)
    {
        for (var i = 0; i < description.Columns.Count; i++)
            _byName.TryAdd(description.Columns[i].Name, i);
        for (var i = 0; i < description.Columns.Count; i++)
            _byName.TryAdd(PlainText.Of(description.Columns[i].Name), i);
        foreach (var set in description.Sets)
            _sets.TryAdd(set.Name, set);
    }

    /// <summary>The first of these names that the file has; -1 when it has none.</summary>
    public int Find(string? column, string name)
    {
        if (column is not null && _byName.TryGetValue(column, out var index))
            return index;
        return _byName.TryGetValue(name, out index) ? index : -1;
    }

    /// <summary>The columns of a multiple-response set of this name; null when there is no such set.</summary>
    public int[]? Set(string? name) =>
        name is not null && _sets.TryGetValue(name, out var set)
            ? [.. set.Columns.Select(column => _byName[column])]
            : null;
}
