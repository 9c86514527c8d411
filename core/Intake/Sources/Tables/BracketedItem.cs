namespace Serverless.Intake.Sources.Tables;

/// <summary>Headers of grids as forms and people write them: the question, then the item in brackets, "Hoe vindt u [de prijs]".</summary>
internal static class BracketedItem
{
    /// <summary>Columns with the same question from which a table without a tool's name has a grid.</summary>
    private const int MinimumItems = 3;

    /// <summary>The question with its item; of a header without brackets at its end the header as a question.</summary>
    public static ColumnPart Part(string name)
    {
        var open = name.EndsWith(']') ? name.LastIndexOf(" [", StringComparison.Ordinal) : -1;
        if (open <= 0)
            return new ColumnPart(ColumnRole.Answer, name, name);
        var (question, item) = (name[..open], name[(open + 2)..^1]);
        return new ColumnPart(ColumnRole.Answer, question, question, item, item);
    }

    /// <summary>For each header its question and item, where enough headers name the same question; null elsewhere.</summary>
    public static ColumnPart?[] InGrids(IReadOnlyList<string> names)
    {
        ColumnPart[] parts = [.. names.Select(Part)];
        var items = parts
            .Where(part => part.Item is { Length: > 0 })
            .GroupBy(part => part.Question, StringComparer.Ordinal)
            .Where(question => question.Count() >= MinimumItems)
            .SelectMany(question => question)
            .ToHashSet(ReferenceEqualityComparer.Instance);
        return [.. parts.Select(part => items.Contains(part) ? part : null)];
    }
}
