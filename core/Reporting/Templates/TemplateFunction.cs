namespace Serverless.Reporting.Templates;

/// <summary>What an argument of a template function names.</summary>
internal enum TemplateArgument
{
    /// <summary>A figure: <c>table/group/answer</c>.</summary>
    Cell,

    /// <summary>A question or table.</summary>
    Question,

    /// <summary>A target group.</summary>
    Group,

    /// <summary>A subgroup.</summary>
    Subgroup,

    /// <summary>Words of the author.</summary>
    Text,

    /// <summary>A whole number from 1 to 20.</summary>
    Count,

    /// <summary>A percentage, 0 to 100.</summary>
    Percentage,
}

/// <summary>
/// A function that templates may call: its required arguments, optional ones, and one that may be repeated at the end.
/// </summary>
internal sealed record TemplateFunction(
    string Name,
    TemplateArgument[] Required,
    TemplateArgument[] Optional,
    TemplateArgument? Repeated = null
)
{
    /// <summary>Every function, by name; docs/templates.md describes them.</summary>
    public static IReadOnlyDictionary<string, TemplateFunction> All { get; } =
        new TemplateFunction[]
        {
            new("figure", [TemplateArgument.Cell], []),
            new("in_words", [TemplateArgument.Cell], [TemplateArgument.Text, TemplateArgument.Text]),
            new(
                "in_words_of",
                [TemplateArgument.Cell, TemplateArgument.Text],
                [TemplateArgument.Text, TemplateArgument.Text]
            ),
            new("interval", [TemplateArgument.Cell], []),
            new("base", [TemplateArgument.Cell], []),
            new("change", [TemplateArgument.Cell], []),
            new("difference", [TemplateArgument.Cell, TemplateArgument.Subgroup], []),
            new("answer", [TemplateArgument.Cell], []),
            new("group", [TemplateArgument.Group], []),
            new("respondents", [], [TemplateArgument.Group]),
            new("wave", [], []),
            new("earlier_wave", [], []),
            new("shown", [TemplateArgument.Cell], []),
            new("compared", [TemplateArgument.Cell], [TemplateArgument.Subgroup]),
            new("significant", [TemplateArgument.Cell], [TemplateArgument.Subgroup]),
            new("higher", [TemplateArgument.Cell], [TemplateArgument.Subgroup]),
            new("lower", [TemplateArgument.Cell], [TemplateArgument.Subgroup]),
            new("above", [TemplateArgument.Cell, TemplateArgument.Percentage], []),
            new("chart", [TemplateArgument.Question], [], TemplateArgument.Group),
            new("mean_chart", [TemplateArgument.Question], [], TemplateArgument.Group),
            new("trend_chart", [TemplateArgument.Question], [], TemplateArgument.Group),
            new("change_chart", [TemplateArgument.Count], [], TemplateArgument.Group),
            new("change_row", [TemplateArgument.Cell], [TemplateArgument.Text]),
            new("difference_row", [TemplateArgument.Cell, TemplateArgument.Subgroup], [TemplateArgument.Text]),
            new("difference_chart", [TemplateArgument.Subgroup, TemplateArgument.Count], [], TemplateArgument.Group),
            new("table", [TemplateArgument.Question], [], TemplateArgument.Group),
            new("tile", [TemplateArgument.Cell, TemplateArgument.Text], []),
            new("top", [TemplateArgument.Question, TemplateArgument.Count], [], TemplateArgument.Group),
            new("changes", [TemplateArgument.Count], [], TemplateArgument.Group),
            new("differences", [TemplateArgument.Subgroup, TemplateArgument.Count], [], TemplateArgument.Group),
            new("method", [], []),
            new("notice", [], []),
        }.ToDictionary(function => function.Name, StringComparer.Ordinal);

    /// <summary>What the argument at <paramref name="place"/> (from 0) names; null when there may be none.</summary>
    public TemplateArgument? ArgumentAt(int place) =>
        place < Required.Length ? Required[place]
        : place < Required.Length + Optional.Length ? Optional[place - Required.Length]
        : Repeated;
}
