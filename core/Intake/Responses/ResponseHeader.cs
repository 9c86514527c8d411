using Serverless.Intake.Answers;
using Serverless.Surveys;
using Serverless.Surveys.Issues;

namespace Serverless.Intake.Responses;

/// <summary>Position of each wanted column in a file; -1 when the file does not have it.</summary>
internal sealed class ResponseHeader
{
    private const int MaximumListedUnused = 50;

    private static readonly char[] SeparatingMarks = [',', ';', '\t', '|', ':'];

    private readonly Dictionary<string, int> _ordinals = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _alike = new(StringComparer.Ordinal);
    private readonly List<(string Name, int Ordinal)> _rewritten = [];
    private readonly HashSet<int> _used = [];
    private readonly IReadOnlyList<string> _names;
    private readonly IssueLog _issues;
    private readonly HashSet<string> _inOneCell;
    private readonly HashSet<string> _wanted;
    private readonly Lazy<Dictionary<string, int>> _wantedAlike;
    private readonly string _respondent;

    private ResponseHeader(IReadOnlyList<string> names, ResponseColumns columns, IssueLog issues)
    {
        _names = names;
        _issues = issues;
        for (var i = 0; i < names.Count; i++)
            if (names[i].Length > 0)
            {
                _ordinals.TryAdd(names[i], i);
                if (!_alike.TryAdd(Alike(names[i]), i))
                    _alike[Alike(names[i])] = -1; // several look like it
            }

        _respondent = columns.Group.Columns.Respondent;
        _wanted = Wanted(columns);
        _wantedAlike = new(() => _wanted.CountBy(Alike, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal));
        _inOneCell = NamesInOneCell();
        Respondent = Find(columns.Group.Columns.Respondent, "the id of the respondent");
        var joined = Joined(columns);
        Answers =
        [
            .. columns.Answers.Select(column =>
                joined.Contains(column.Question.Id)
                    ? -1
                    : Find(column.Name, $"a question of type {CodebookWords.Of(column.Question.Type)}")
            ),
        ];
        Numbers =
        [
            .. columns.Numbers.Select(column =>
                Find(column.Name, column.Question is null ? DesignNames.Of(column.Role) : "a numeric question")
            ),
        ];
        Texts =
        [
            .. columns.Texts.Select(column =>
                column.Role == TextRole.Open ? Optional(column.Name) : Find(column.Name, DesignNames.Of(column.Role))
            ),
        ];
        Duplicates();
    }

    /// <summary>The names of all columns, in the order of the file.</summary>
    public IReadOnlyList<string> Names => _names;

    public int Respondent { get; }

    public int[] Answers { get; }

    public int[] Numbers { get; }

    public int[] Texts { get; }

    /// <param name="names">The header's cells, trimmed.</param>
    public static ResponseHeader Match(IReadOnlyList<string> names, ResponseColumns columns, IssueLog issues) =>
        new(names, columns, issues);

    /// <summary>What is in the file and not used, and open questions that are not in it.</summary>
    public IEnumerable<ValidationWarning> Warnings(ResponseColumns columns)
    {
        foreach (
            var (field, ordinal) in columns
                .Texts.Zip(Texts)
                .Where(pair => pair.Second < 0 && pair.First.Role == TextRole.Open)
        )
            yield return new ValidationWarning(
                IntakeRule.MissingColumn,
                field.Name,
                null,
                $"The open question '{field.Name}' has no column. Its answers are taken to be blank."
            );
        foreach (var (name, ordinal) in _rewritten)
            yield return new ValidationWarning(
                IntakeRule.Rewritten,
                Quote.Cut(name),
                null,
                $"Column {Quote.Of(_names[ordinal])} was read as '{name}', the only one that it can be."
            );
        var unused = Enumerable
            .Range(0, _names.Count)
            .Where(i => !_used.Contains(i) && _names[i].Length > 0)
            .Select(i => _names[i])
            .ToArray();
        foreach (var name in unused.Take(MaximumListedUnused))
            yield return new ValidationWarning(
                IntakeRule.UnusedColumn,
                Quote.Cut(name),
                null,
                $"Column {Quote.Of(name)} {WhyUnused(name, columns)}. It is not used and not stored."
            );
        if (unused.Length > MaximumListedUnused)
            yield return new ValidationWarning(
                IntakeRule.UnusedColumn,
                null,
                null,
                $"Another {unused.Length - MaximumListedUnused} columns are not used and not stored."
            );
    }

    private static MessageText WhyUnused(string name, ResponseColumns columns) =>
        columns.Codebook.Questions.Any(question =>
            name.StartsWith(question.Id, StringComparison.OrdinalIgnoreCase)
            && (name.Length == question.Id.Length || name[question.Id.Length] == '.')
        )
            ? (MessageText)
                $"belongs to a question, or a part of one, that group '{columns.Group.Id}' was not asked in wave '{columns.Wave}'"
            : "is not in the codebook";

    private static HashSet<string> Wanted(ResponseColumns columns) =>
        columns
            .Answers.Select(column => column.Name)
            .Concat(columns.Numbers.Select(column => column.Name))
            .Concat(columns.Texts.Select(column => column.Name))
            .Append(columns.Group.Columns.Respondent)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Names of columns that are together in one cell, since the header has other marks between them than the file is
    /// read with: one issue, in place of one for each column that is then missing.
    /// </summary>
    private HashSet<string> NamesInOneCell()
    {
        var together = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in _names)
        {
            var parts = name.Split(SeparatingMarks, StringSplitOptions.TrimEntries);
            if (parts.Count(_wanted.Contains) < 2)
                continue;
            if (together.Count == 0)
                _issues.Add(
                    IntakeRule.Format,
                    $"The names of several columns are read as one: {Quote.Of(name)}. Put the same mark between all columns, in the header and in every row: a comma, a semicolon or a tab.",
                    1,
                    null
                );
            together.UnionWith(parts);
        }

        return together;
    }

    private int Find(string name, MessageText what)
    {
        var ordinal = Optional(name);
        if (ordinal < 0 && !_inOneCell.Contains(name))
            _issues.Add(
                IntakeRule.MissingColumn,
                $"There is no column '{name}', {what}. Add it to the file, or change the codebook.{_issues.Nearest.Hint(name, Unclaimed())}",
                1,
                name
            );
        return ordinal;
    }

    /// <summary>
    /// Multiple questions of which the file has one column in place of one for each option: one error for each.
    /// </summary>
    private HashSet<string> Joined(ResponseColumns columns)
    {
        var joined = new HashSet<string>(StringComparer.Ordinal);
        foreach (
            var options in columns
                .Answers.Where(c => c.Content == ColumnContent.Ticked)
                .GroupBy(c => c.Question.Id, StringComparer.Ordinal)
        )
        {
            if (!_ordinals.ContainsKey(options.Key) || options.Any(option => _ordinals.ContainsKey(option.Name)))
                continue;
            joined.Add(options.Key);
            _issues.Add(
                IntakeRule.MissingColumn,
                $"Column '{options.Key}' seems to hold all answers to a multiple question in one cell. Say in the codebook what stands between them, e.g. \"separator\": \";\" in question '{options.Key}', or give each option a column of its own ('{options.First().Name}', …).",
                1,
                options.Key
            );
        }

        return joined;
    }

    private int Optional(string name)
    {
        if (!_ordinals.TryGetValue(name, out var ordinal))
            return Rewritten(name);
        _used.Add(ordinal);
        return ordinal;
    }

    /// <summary>
    /// The one column, not yet used, whose name differs only in marks that programs change: SPSS has no hyphens, R makes
    /// points of them, spreadsheets leave blanks of other kinds. The column of ids has its own name, by which people are
    /// erased.
    /// </summary>
    private int Rewritten(string name)
    {
        if (
            name == _respondent
            || !_alike.TryGetValue(Alike(name), out var ordinal)
            || ordinal < 0
            || _wanted.Contains(_names[ordinal])
            || _wantedAlike.Value.GetValueOrDefault(Alike(name)) > 1
            || !_used.Add(ordinal)
        )
            return -1;
        _rewritten.Add((name, ordinal));
        return ordinal;
    }

    private static string Alike(string name) =>
        string.Concat((LabelText.Simplified(name) ?? name).Select(c => c is '-' or '_' or '.' or ' ' ? '.' : c));

    private IEnumerable<string> Unclaimed() =>
        _ordinals.Where(pair => !_used.Contains(pair.Value)).Select(pair => pair.Key).Take(1_000);

    private void Duplicates()
    {
        for (var i = 0; i < _names.Count; i++)
            if (_names[i].Length > 0 && _ordinals[_names[i]] != i && _used.Contains(_ordinals[_names[i]]))
                _issues.Add(
                    IntakeRule.DuplicateColumn,
                    $"Columns {_ordinals[_names[i]] + 1} and {i + 1} are both named {Quote.Of(_names[i])}. Rename or remove one of them.",
                    1,
                    Quote.Cut(_names[i])
                );
    }
}
