using Serverless.Analysis.Results;
using Serverless.Reporting.Figures;
using Serverless.Surveys;

namespace Serverless.Reporting.Factsheets;

/// <summary>
/// What of a wave is not shown at all: questions without any figure, and groups without any. A factsheet says that once,
/// instead of in every tile, chart and row.
/// </summary>
internal sealed class WithheldParts
{
    /// <summary>Topics, or groups, that are named; others are counted.</summary>
    private const int MaximumNamed = 6;

    private const int MaximumTopicLength = 60;

    private readonly GroupResult[] _groups;
    private readonly TableResult[] _tables;

    /// <summary>Sets apart what is not shown of <paramref name="all"/>.</summary>
    public WithheldParts(ReportContext all)
    {
        All = all;
        var results = all.Results;
        var shown = results
            .Tables.SelectMany(table => table.Groups)
            .Where(HasFigure)
            .Select(part => part.Group)
            .ToHashSet(StringComparer.Ordinal);
        var asked = results
            .Tables.SelectMany(table => table.Groups)
            .Select(part => part.Group)
            .ToHashSet(StringComparer.Ordinal);
        _groups = [.. results.Groups.Where(group => asked.Contains(group.Id) && !shown.Contains(group.Id))];
        _tables = [.. results.Tables.Where(table => table.Groups.Count > 0 && !table.Groups.Any(HasFigure))];
        Shown =
            _groups.Length + _tables.Length == 0
                ? all
                : new ReportContext(
                    Without(results, [.. _groups.Select(group => group.Id)]),
                    all.Language,
                    all.Release
                );
    }

    /// <summary>The report with them.</summary>
    public ReportContext All { get; }

    /// <summary>The report without them.</summary>
    public ReportContext Shown { get; }

    /// <summary>Whether nothing is left.</summary>
    public bool IsEverything => !Shown.Results.Tables.Any(table => table.Groups.Any(HasFigure));

    /// <summary>Whether all figures that are withheld are so because too few respondents answered.</summary>
    public bool IsTooFew => TooFew(All.Results.Tables.SelectMany(table => table.Groups));

    /// <summary>What is not shown, as sentences; null where that is nothing.</summary>
    public string? Sentences()
    {
        string?[] parts = [OfGroups(), OfTables()];
        return parts.Any(part => part is not null) ? string.Join(' ', parts.OfType<string>()) : null;
    }

    private string? OfGroups()
    {
        if (_groups.Length == 0)
            return null;
        var words = All.Texts.Withheld;
        string[] names = [.. _groups.Select(group => All.Say(group.Label))];
        var named = All.And(Few(names, words.OtherGroups));
        var why = Why(All.Results.Tables.SelectMany(table => table.Groups).Where(IsOfThem));
        return Shown.Results.Groups is [var only]
            ? words.AllOf(All.Say(only.Label), named, why)
            : words.NoneOf(named, why);
    }

    private string? OfTables()
    {
        if (_tables.Length == 0)
            return null;
        // Of a question with parts that are all withheld the question is named, else the part.
        var whole = _tables
            .GroupBy(table => table.Question, StringComparer.Ordinal)
            .Where(question => question.Count() == All.Index.Question(question.Key).Count)
            .Select(question => question.Key)
            .ToHashSet(StringComparer.Ordinal);
        string[] topics =
        [
            .. _tables
                .Where(table => ResultsIndex.SaysSomething(table) && !table.Groups.All(IsOfThem))
                .Select(table =>
                    whole.Contains(table.Question)
                        ? All.Say(table.ShortText).TrimEnd('?', ':', '.', ' ')
                        : AnswerNames.FullTopic(table, All.Language)
                )
                .Distinct(StringComparer.Ordinal)
                .Select(topic => All.Texts.Grammar.Quoted(AnswerNames.Cut(topic, MaximumTopicLength))),
        ];
        return topics.Length == 0
            ? null
            : All.Texts.Withheld.NotShown(
                All.And(Few(topics, All.Texts.Withheld.OtherTopics)),
                Why(_tables.SelectMany(table => table.Groups))
            );
    }

    private bool IsOfThem(GroupTable part) => _groups.Any(group => group.Id == part.Group);

    private string Why(IEnumerable<GroupTable> parts) =>
        TooFew(parts) ? All.Texts.Figures.TooFewRespondents : All.Texts.Withheld.TooFewOrRecognisable;

    /// <summary>The first names and how many others there are; all where one would be left.</summary>
    private static string[] Few(string[] names, Func<int, string> others) =>
        names.Length <= MaximumNamed + 1 ? names : [.. names.Take(MaximumNamed), others(names.Length - MaximumNamed)];

    private static ResultsDocument Without(ResultsDocument results, IReadOnlyList<string> groups)
    {
        var tables = results
            .Tables.Where(table => table.Groups.Any(HasFigure))
            .Select(table =>
                table with
                {
                    Groups = [.. table.Groups.Where(part => !groups.Contains(part.Group, StringComparer.Ordinal))],
                }
            )
            .ToDictionary(table => table.Id);
        return results with
        {
            Groups = [.. results.Groups.Where(group => !groups.Contains(group.Id, StringComparer.Ordinal))],
            Tables = [.. tables.Values],
            Comparisons = [.. results.Comparisons.Where(comparison => tables.ContainsKey(comparison.Table))],
            Trends = [.. results.Trends.Where(trend => tables.ContainsKey(trend.Table))],
        };
    }

    private static bool HasFigure(GroupTable part) => ResultsIndex.AllCells(part).Any(cell => cell.Value is not null);

    private static bool TooFew(IEnumerable<GroupTable> parts) =>
        parts
            .SelectMany(ResultsIndex.AllCells)
            .Where(cell => cell.Value is null)
            .All(cell => cell.Flags.Contains(CellFlag.SmallBase));
}
