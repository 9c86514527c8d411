using System.Text.RegularExpressions;
using Serverless.Intake.Sources.Forms;
using Serverless.Intake.Sources.Tools;
using Serverless.Surveys;
using static System.FormattableString;

namespace Serverless.Intake.Sources.Drafts;

/// <summary>
/// Makes questions of columns by what the file knows of them and, where it knows nothing, by what they hold.
/// </summary>
internal sealed partial class QuestionsOfColumns
{
    private const int MostAnswers = 40;
    private const int FewestItems = 3;
    private const int LongestScale = 11;
    private static readonly string[] Separators = [";", "|", ", ", " "];

    private readonly ColumnProfile[] _profiles;
    private readonly SourceDescription _description;
    private readonly HashSet<string> _ids;
    private readonly List<DraftDecision> _decisions;
    private readonly List<DraftQuestion> _questions = [];
    private readonly HashSet<int> _used;

    private QuestionsOfColumns(
        SourceDescription description,
        ColumnProfile[] profiles,
        HashSet<int> used,
        HashSet<string> ids,
        List<DraftDecision> decisions
    ) => (_description, _profiles, _used, _ids, _decisions) = (description, profiles, used, ids, decisions);

    /// <param name="description">What the file knows.</param>
    /// <param name="profiles">What its columns hold.</param>
    /// <param name="used">Columns that are no questions, or already made into ones.</param>
    /// <param name="ids">Ids that are taken.</param>
    /// <param name="decisions">Where decisions are added.</param>
    public static List<DraftQuestion> Of(
        SourceDescription description,
        ColumnProfile[] profiles,
        HashSet<int> used,
        HashSet<string> ids,
        List<DraftDecision> decisions
    )
    {
        var making = new QuestionsOfColumns(description, profiles, used, ids, decisions);
        making.Sets();
        making.Parts();
        making.Grids();
        for (var i = 0; i < profiles.Length; i++)
            if (!making._used.Contains(i))
                making.Add(making.OfColumn(i));
        return making._questions;
    }

    private void Add(DraftQuestion question) => _questions.Add(question);

    /// <summary>Multiple-response sets that the file declares.</summary>
    private void Sets()
    {
        foreach (var set in _description.Sets)
        {
            var columns = set
                .Columns.Select(name => Array.FindIndex(_profiles, profile => profile.Column.Name == name))
                .Where(index => index >= 0 && !_used.Contains(index))
                .ToList();
            if (columns.Count < 2 || columns.Count != set.Columns.Count)
                continue;
            var name = set.Name.TrimStart('$');
            var text = new FormText(set.Label ?? name);
            if (set.Counted is not null)
                Multiple(name, text, columns, column => column.Label ?? column.Name, null);
            else if (Labelled(_profiles[columns[0]].Column, Observed(columns)) is not { Count: > 0 } answers)
                continue;
            else
                Add(
                    new DraftQuestion
                    {
                        Id = DraftNames.Id(name, _ids),
                        Code = name,
                        Type = QuestionType.Multiple,
                        Text = text,
                        Column = set.Name,
                        Separator = " ",
                        Answers = [.. answers.Where(answer => !answer.Missing)],
                        Position = columns[0],
                    }
                );
            _used.UnionWith(columns);
        }
    }

    /// <summary>Columns that a tool's export says belong to one question.</summary>
    private void Parts()
    {
        var groups = Enumerable
            .Range(0, _profiles.Length)
            .Where(i =>
                !_used.Contains(i) && _profiles[i].Column.Part is { Item: not null, Role: not ColumnRole.OtherText }
            )
            .GroupBy(i => _profiles[i].Column.Part!.Question, StringComparer.Ordinal)
            .Where(group => group.Count() > 1);
        foreach (var group in groups.ToList())
        {
            var columns = group.ToList();
            var part = _profiles[columns[0]].Column.Part!;
            var text = new FormText(part.Text ?? part.Question);
            if (columns.TrueForAll(IsTick))
                Multiple(part.Question, text, columns, ItemText, null);
            else if (SharedValues(columns) is { Count: >= 2 and <= LongestScale + 1 } values)
                Grid(part.Question, text, columns, ItemText, Valued(values));
            else
                continue;
            _used.UnionWith(columns);
        }
    }

    private static string ItemText(SourceColumn column) =>
        column.Part?.ItemText ?? column.Part?.Item ?? column.Label ?? column.Name;

    /// <summary>An option holds 1 and 0, yes and no, or nothing but the option's own text.</summary>
    private bool IsTick(int index)
    {
        var profile = _profiles[index];
        if (profile.Column.Part?.Role == ColumnRole.Option)
            return true;
        if (profile.HasMoreValues || profile.Counts.Count is 0 or > 2)
            return profile.Filled == 0;
        if (profile.Counts.Keys.All(TickWords.IsTickOrNot))
            return true;
        return profile.Counts.Count == 1
            && Comparable(profile.Counts.Keys.First()) is var value
            && (value == Comparable(ItemText(profile.Column)) || value == "1");
    }

    private void Multiple(
        string code,
        FormText text,
        List<int> columns,
        Func<SourceColumn, string> label,
        string? section
    )
    {
        var codes = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var answers = columns
            .Select(i => _profiles[i].Column)
            .Select(column => new DraftAnswer(
                Unique(DraftNames.Code(column.Part?.Item ?? column.Name), codes),
                new FormText(label(column))
            )
            {
                Column = column.Name,
            })
            .ToList();
        Add(
            new DraftQuestion
            {
                Id = DraftNames.Id(code, _ids),
                Code = code,
                Type = QuestionType.Multiple,
                Text = text,
                Answers = AnswerList.Distinct(answers),
                Section = section,
                Position = columns[0],
            }
        );
    }

    private static string Unique(string code, HashSet<string> taken)
    {
        var unique = code;
        for (var i = 2; !taken.Add(unique); i++)
            unique = Invariant($"{code[..Math.Min(code.Length, 36)]}-{i}");
        return unique;
    }

    private void Grid(
        string code,
        FormText text,
        List<int> columns,
        Func<SourceColumn, string> label,
        List<DraftAnswer> answers
    )
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        Add(
            new DraftQuestion
            {
                Id = DraftNames.Id(code, _ids),
                Code = code,
                Type = QuestionType.Grid,
                Text = text,
                Answers = answers,
                Items =
                [
                    .. columns
                        .Select(i => _profiles[i].Column)
                        .Select(column => new DraftItem(
                            DraftNames.Id(column.Part?.Item ?? column.Name, ids),
                            new FormText(label(column)),
                            column.Name
                        )),
                ],
                Ordinal = answers.Count > 2,
                Position = columns[0],
            }
        );
        if (answers.Count > 2)
            Scale(_questions[^1]);
    }

    private void Scale(DraftQuestion question) =>
        _decisions.Add(
            new DraftDecision(
                "scale",
                question.Id,
                $"The answers of {question.Code} look like a scale: {string.Join(", ", question.Answers.Where(answer => !answer.Missing).Take(5).Select(answer => answer.Label.Text))}.",
                "They are taken to be in order from low to high ('ordinal'). Turn the list round, or leave 'ordinal' out, where that is not so."
            )
        );

    /// <summary>Columns next to each other with the same labels whose names or labels begin alike.</summary>
    private void Grids()
    {
        for (var first = 0; first < _profiles.Length; first++)
        {
            if (_used.Contains(first) || !MayBeItem(first))
                continue;
            var last = first;
            while (last + 1 < _profiles.Length && !_used.Contains(last + 1) && IsItemOfSame(first, last + 1))
                last++;
            if (last - first + 1 < FewestItems)
                continue;
            var columns = Enumerable.Range(first, last - first + 1).ToList();
            var labels = columns.Select(i => _profiles[i].Column.Label ?? "").ToList();
            var stem = LabelStem(labels);
            var name = NameStem(_profiles[first].Column.Name);
            var text = stem.TrimEnd(' ', ':', '-', '.', '[', '(');
            var answers = Labelled(_profiles[first].Column, Observed(columns));
            if (IsYesNo(answers))
                Multiple(
                    name,
                    new FormText(text.Length == 0 ? name : text),
                    columns,
                    column => Remainder(column, stem),
                    null
                );
            else
                Grid(
                    name,
                    new FormText(text.Length == 0 ? name : text),
                    columns,
                    column => Remainder(column, stem),
                    answers
                );
            _decisions.Add(
                new DraftDecision(
                    "grid",
                    _questions[^1].Id,
                    Invariant(
                        $"{_profiles[first].Column.Name} to {_profiles[last].Column.Name} have the same answers and names that begin alike."
                    ),
                    _questions[^1].Type == QuestionType.Grid
                        ? "They are made into one grid."
                        : "They are made into one question with several answers."
                )
            );
            _used.UnionWith(columns);
        }
    }

    private bool MayBeItem(int index)
    {
        var column = _profiles[index].Column;
        return column.ValueLabels.Count is >= 2 and <= LongestScale + 4 && column.Part?.Item is null;
    }

    private bool IsItemOfSame(int first, int other)
    {
        var (one, two) = (_profiles[first].Column, _profiles[other].Column);
        return MayBeItem(other)
            && one.ValueLabels.SequenceEqual(two.ValueLabels)
            && string.Equals(NameStem(one.Name), NameStem(two.Name), StringComparison.OrdinalIgnoreCase);
    }

    private static string NameStem(string name)
    {
        var match = TrailingItem().Match(name);
        return match.Success && match.Index > 0 ? name[..match.Index] : name;
    }

    /// <summary>What all labels begin with, up to a mark between question and item.</summary>
    private static string LabelStem(List<string> labels)
    {
        var common = labels[0];
        foreach (var label in labels)
        {
            var length = 0;
            while (length < Math.Min(common.Length, label.Length) && common[length] == label[length])
                length++;
            common = common[..length];
        }

        var mark = common.LastIndexOfAny([':', '?', '-', '[', '.', ']']);
        return mark < 0 ? "" : common[..(mark + 1)];
    }

    private static string Remainder(SourceColumn column, string stem)
    {
        var label = column.Label ?? "";
        var rest = label.Length > stem.Length ? label[stem.Length..].Trim(' ', ':', '-', ']', ')') : "";
        return rest.Length == 0 ? column.Name : rest;
    }

    private static bool IsYesNo(List<DraftAnswer> answers) =>
        answers.Count == 2
        && answers.TrueForAll(answer => answer.Code is "0" or "1" or "2")
        && answers.Exists(answer => TickWords.IsTick(answer.Label.Text))
        && answers.Exists(answer => TickWords.IsNotTicked(answer.Label.Text));

    private DraftQuestion OfColumn(int index)
    {
        var profile = _profiles[index];
        var column = profile.Column;
        var code = column.Part is { Item: { } item }
            ? $"{column.Part.Question} {item}"
            : column.Part?.Question ?? column.Name;
        var text = column.Part is { Item: not null, Text: { } asked }
            ? $"{asked} {ItemText(column)}"
            : column.Label ?? column.Part?.Text ?? column.Name;
        var draft = new DraftQuestion
        {
            Id = DraftNames.Id(code, _ids),
            Code = code,
            Type = QuestionType.Open,
            Text = new FormText(text),
            Column = column.Name,
            Position = index,
        };
        if (column.Part?.Role == ColumnRole.OtherText || column.TimeScale is not null || profile.Filled == 0)
            return draft;
        if (column.ValueLabels.Any(label => label.Value.Kind != CellKind.Blank))
            return OfLabelled(draft, profile);
        if (profile.IsNumeric && profile.Counts.Count > 0)
            return OfNumbers(draft, profile);
        if (Joined(profile) is var (separator, parts))
            return OfJoined(draft, separator, parts);
        var repeats = profile.Counts.Values.DefaultIfEmpty(0).Max() > 1;
        if (
            profile.HasMoreValues
            || profile.Counts.Count > MostAnswers
            || profile.LongestText > CodebookLimits.LabelLength
            || !repeats
            || profile.Counts.Count * 2 > profile.Filled + 2
        )
            return draft;
        return draft with { Type = QuestionType.Single, Answers = Valued(profile.Counts.Keys) };
    }

    private DraftQuestion OfLabelled(DraftQuestion draft, ColumnProfile profile)
    {
        var column = profile.Column;
        var unlabelled = profile.IsNumeric
            ? profile
                .Counts.Keys.Where(value => !column.ValueLabels.Any(label => label.Value.ToString() == value))
                .ToList()
            : [];
        var isNumber =
            column.Kind == ColumnKind.Number
            && (profile.HasMoreValues || unlabelled.Count > LongestScale || !profile.IsWhole);
        if (isNumber)
        {
            var codes = Labelled(column, []).Select(answer => answer with { Missing = true }).ToList();
            _decisions.Add(
                new DraftDecision(
                    "type",
                    draft.Id,
                    Invariant(
                        $"{draft.Code} holds numbers and has labels for {codes.Count} of them ({string.Join(", ", codes.Take(4).Select(answer => $"{answer.Code} = {answer.Label.Text}"))})."
                    ),
                    "It is taken to be a number, and the labelled values to be missing codes."
                )
            );
            return draft with { Type = QuestionType.Numeric, Answers = codes };
        }

        if (profile.HasMoreValues || profile.Counts.Count > CodebookLimits.Answers)
            return draft;
        var answers = Labelled(column, profile.Counts.Keys);
        Missing(draft, column, answers);
        var ordinal = column.Measure == Measure.Ordinal && answers.Count(answer => !answer.Missing) > 2;
        return draft with { Type = QuestionType.Single, Answers = answers, Ordinal = ordinal };
    }

    private void Missing(DraftQuestion draft, SourceColumn column, List<DraftAnswer> answers)
    {
        foreach (
            var answer in answers.Where(answer =>
                answer.Missing && !column.Missing.Contains(ValueOf(column, answer.Code))
            )
        )
            _decisions.Add(
                new DraftDecision(
                    "missing",
                    draft.Id,
                    $"{draft.Code} has an answer '{answer.Label.Text}' ({answer.Code}), which the file does not declare missing.",
                    "It is taken to be no substantive answer: it counts neither in the base nor in percentages."
                )
            );
    }

    private static SourceValue ValueOf(SourceColumn column, string code) =>
        column.ValueLabels.FirstOrDefault(label => DraftNames.Code(label.Value.ToString()) == code)?.Value
        ?? SourceValue.Of(code);

    private DraftQuestion OfNumbers(DraftQuestion draft, ColumnProfile profile)
    {
        if (profile.IsWhole && profile is { Minimum: 0, Maximum: 1 })
        {
            _decisions.Add(
                new DraftDecision(
                    "type",
                    draft.Id,
                    $"{draft.Code} holds 0 and 1 without labels.",
                    "It is taken to be a question with the answers nee (0) and ja (1)."
                )
            );
            return draft with
            {
                Type = QuestionType.Single,
                Answers =
                [
                    new DraftAnswer("0", new FormText("nee", "no")),
                    new DraftAnswer("1", new FormText("ja", "yes")),
                ],
            };
        }

        if (profile.IsWhole && profile.Counts.Count is >= 2 and <= LongestScale && !profile.HasMoreValues)
            _decisions.Add(
                new DraftDecision(
                    "type",
                    draft.Id,
                    Invariant(
                        $"{draft.Code} holds {profile.Counts.Count} whole numbers, {profile.Minimum} to {profile.Maximum}, without labels."
                    ),
                    "It is taken to be a number. Make it a single question with answers where the numbers are codes."
                )
            );
        var declared = profile.Column.Missing.Values.Select(value =>
            (value.ToString(), new FormText(value.ToString()), true)
        );
        return draft with { Type = QuestionType.Numeric, Answers = AnswerList.Of(declared) };
    }

    private DraftQuestion OfJoined(DraftQuestion draft, string separator, List<string> parts)
    {
        _decisions.Add(
            new DraftDecision(
                "type",
                draft.Id,
                Invariant(
                    $"{draft.Code} has several answers in one cell, with '{separator}' between them; {parts.Count} differ."
                ),
                "It is taken to be a question with several answers."
            )
        );
        return draft with { Type = QuestionType.Multiple, Separator = separator, Answers = Valued(parts) };
    }

    /// <summary>
    /// The separator of several answers in a cell: it splits the values into few parts that come again and again.
    /// </summary>
    private static (string Separator, List<string> Parts)? Joined(ColumnProfile profile)
    {
        if (profile.Filled < 4 || profile.LongestText > 2_000 || profile.HasMoreValues)
            return null;
        foreach (var separator in Separators)
        {
            var joined = profile.Counts.Keys.Count(value =>
                value.TrimEnd(';').Contains(separator, StringComparison.Ordinal)
            );
            if (joined * 3 < profile.Counts.Count)
                continue;
            var parts = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
            foreach (var (value, count) in profile.Counts)
            foreach (
                var part in value.Split(
                    separator,
                    StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
                )
            )
                parts[part] = parts.GetValueOrDefault(part) + count;
            if (
                parts.Count is >= 2 and <= MostAnswers
                && parts.Count < profile.Counts.Count
                && parts.Values.Average() >= 3
                && (
                    separator != " "
                    || parts.Keys.All(part => part.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
                )
            )
                return (separator, [.. parts.Keys]);
        }

        return null;
    }

    /// <summary>The file's labels, and the values without one.</summary>
    private static List<DraftAnswer> Labelled(SourceColumn column, IEnumerable<string> observed)
    {
        var labelled = column.ValueLabels.Where(label => label.Value.Kind != CellKind.Blank).ToList();
        var known = labelled.Select(label => label.Value.ToString()).ToHashSet(StringComparer.Ordinal);
        var texts = labelled.Select(label => label.Label).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return AnswerList.Of(
            labelled
                .Select(label =>
                    (
                        label.Value.ToString(),
                        new FormText(label.Label),
                        column.Missing.Contains(label.Value) || AnswerList.ReadsAsMissing(label.Label)
                    )
                )
                .Concat(
                    Ordered(observed.Where(value => !known.Contains(value) && !texts.Contains(value)))
                        .Select(value => (value, new FormText(value), column.Missing.Contains(Kept(column, value))))
                )
        );
    }

    private static SourceValue Kept(SourceColumn column, string value)
    {
        if (value is ['.', >= 'a' and <= 'z'])
            return SourceValue.Tagged(value[1]);
        return
            column.Kind == ColumnKind.Number
            && double.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? SourceValue.Of(number)
            : SourceValue.Of(value);
    }

    private static List<DraftAnswer> Valued(IEnumerable<string> values) =>
        AnswerList.Of(Ordered(values).Select(value => (value, new FormText(value), AnswerList.ReadsAsMissing(value))));

    private static IEnumerable<string> Ordered(IEnumerable<string> values)
    {
        var all = values.ToList();
        return all.TrueForAll(value => double.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out _))
            ? all.OrderBy(value => double.Parse(value, System.Globalization.CultureInfo.InvariantCulture))
            : all;
    }

    private List<string> Observed(List<int> columns) =>
        [.. columns.SelectMany(i => _profiles[i].Counts.Keys).Distinct(StringComparer.Ordinal)];

    private List<string>? SharedValues(List<int> columns) =>
        columns.Exists(i => _profiles[i].HasMoreValues) ? null : Observed(columns);

    private static string Comparable(string text) => NotLetters().Replace(PlainText.Of(text), "").ToUpperInvariant();

    [GeneratedRegex("_?[0-9]{1,3}[a-z]?$|_?[a-z]$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1_000)]
    private static partial Regex TrailingItem();

    [GeneratedRegex("[^\\p{L}\\p{N}]", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex NotLetters();
}
