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
    private const int MinimumItems = 3;

    /// <summary>Most points of a scale.</summary>
    public const int MaximumScalePoints = 11;

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
                making.Add(QuestionOfColumn.Of(profiles[i], i, ids, decisions));
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
            else if (
                ColumnAnswers.Labelled(_profiles[columns[0]].Column, Observed(columns)) is not { Count: > 0 } answers
            )
                continue;
            else
                Add(
                    new DraftQuestion
                    {
                        Id = DraftNames.FileId(name, _ids),
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
            else if (SharedValues(columns) is { Count: >= 2 and <= MaximumScalePoints + 1 } values)
            {
                var (words, isScale) = AnswerOrder.Of(values);
                Grid(
                    part.Question,
                    text,
                    columns,
                    ItemText,
                    ColumnAnswers.Valued(words),
                    isInOrder: isScale || values.TrueForAll(IsNumber)
                );
            }
            else
                continue;
            _used.UnionWith(columns);
            if (part.Role == ColumnRole.Option)
                LeaveOutJoined(part.Question);
        }
    }

    /// <summary>The column that has the options of a question in one cell, where each has a column of its own too.</summary>
    private void LeaveOutJoined(string name)
    {
        var joined = Array.FindIndex(_profiles, profile => profile.Column.Name == name);
        if (joined < 0 || !_used.Add(joined))
            return;
        _decisions.Add(
            new DraftDecision(
                "left-out",
                _questions[^1].Id,
                $"{name} has the answers in one cell that its options have in columns of their own.",
                "The columns of the options are used."
            )
        );
    }

    /// <summary>What the column is about within its question.</summary>
    public static string ItemText(SourceColumn column) =>
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
                Id = DraftNames.FileId(code, _ids),
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
        List<DraftAnswer> answers,
        bool isInOrder
    )
    {
        var ids = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        Add(
            new DraftQuestion
            {
                Id = DraftNames.FileId(code, _ids),
                Code = code,
                Type = QuestionType.Grid,
                Text = text,
                Answers = answers,
                Items =
                [
                    .. columns
                        .Select(i => _profiles[i].Column)
                        .Select(column => new DraftItem(
                            DraftNames.FileId(column.Part?.Item ?? column.Name, ids),
                            new FormText(label(column)),
                            column.Name
                        )),
                ],
                Ordinal = isInOrder && answers.Count > 2,
                Position = columns[0],
            }
        );
        if (answers.Count > 2)
            Scale(_questions[^1]);
    }

    private static bool IsNumber(string value) =>
        double.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out _);

    private void Scale(DraftQuestion question) =>
        _decisions.Add(
            new DraftDecision(
                "scale",
                question.Id,
                $"The answers of {question.Code} look like a scale: {string.Join(", ", question.Answers.Where(answer => !answer.Missing).Take(5).Select(answer => answer.Label.Text))}.",
                question.Ordinal
                    ? "They are taken to be in order from low to high ('ordinal'). Turn the list round, or leave 'ordinal' out, where that is not so."
                    : "The file does not say in what order, so they are taken to have none. Put them in order from low to high and add \"ordinal\": true where they are a scale."
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
            if (last - first + 1 < MinimumItems)
                continue;
            var columns = Enumerable.Range(first, last - first + 1).ToList();
            var labels = columns.Select(i => _profiles[i].Column.Label ?? "").ToList();
            var stem = ItemStem.OfLabels(labels);
            var name = ItemStem.OfName(_profiles[first].Column.Name);
            var text = stem.TrimEnd(' ', ':', '-', '.', '[', '(');
            var answers = ColumnAnswers.Labelled(_profiles[first].Column, Observed(columns));
            if (IsYesNo(answers))
                Multiple(
                    name,
                    new FormText(text.Length == 0 ? name : text),
                    columns,
                    column => ItemStem.Remainder(column, stem),
                    null
                );
            else
                Grid(
                    name,
                    new FormText(text.Length == 0 ? name : text),
                    columns,
                    column => ItemStem.Remainder(column, stem),
                    answers,
                    isInOrder: true
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
        return column.ValueLabels.Count is >= 2 and <= MaximumScalePoints + 4 && column.Part?.Item is null;
    }

    private bool IsItemOfSame(int first, int other)
    {
        var (one, two) = (_profiles[first].Column, _profiles[other].Column);
        return MayBeItem(other)
            && one.ValueLabels.SequenceEqual(two.ValueLabels)
            && string.Equals(ItemStem.OfName(one.Name), ItemStem.OfName(two.Name), StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsYesNo(List<DraftAnswer> answers) =>
        answers.Count == 2
        && answers.TrueForAll(answer => answer.Code is "0" or "1" or "2")
        && answers.Exists(answer => TickWords.IsTick(answer.Label.Text))
        && answers.Exists(answer => TickWords.IsNotTicked(answer.Label.Text));

    private List<string> Observed(List<int> columns) =>
        [.. columns.SelectMany(i => _profiles[i].Counts.Keys).Distinct(StringComparer.Ordinal)];

    private List<string>? SharedValues(List<int> columns) =>
        columns.Exists(i => _profiles[i].HasMoreValues) ? null : Observed(columns);

    private static string Comparable(string text) => NotLetters().Replace(PlainText.Of(text), "").ToUpperInvariant();

    [GeneratedRegex("[^\\p{L}\\p{N}]", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex NotLetters();
}
