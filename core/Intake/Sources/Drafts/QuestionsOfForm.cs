using Serverless.Intake.Sources.Forms;
using Serverless.Intake.Sources.Tools;
using Serverless.Surveys;
using static System.FormattableString;

namespace Serverless.Intake.Sources.Drafts;

/// <summary>Makes questions of a tool's form, and finds their columns in the data.</summary>
internal sealed class QuestionsOfForm
{
    private readonly ColumnProfile[] _profiles;
    private readonly HashSet<int> _used;
    private readonly HashSet<string> _ids;
    private readonly List<DraftDecision> _decisions;
    private readonly ILookup<string, int> _byKey;
    private readonly List<DraftQuestion> _questions = [];

    private QuestionsOfForm(
        ColumnProfile[] profiles,
        HashSet<int> used,
        HashSet<string> ids,
        List<DraftDecision> decisions
    )
    {
        (_profiles, _used, _ids, _decisions) = (profiles, used, ids, decisions);
        _byKey = Enumerable
            .Range(0, profiles.Length)
            .Where(i => !used.Contains(i))
            .SelectMany(i => Keys(profiles[i].Column).Select(key => (Key: key, Index: i)))
            .Distinct()
            .ToLookup(pair => pair.Key, pair => pair.Index, StringComparer.OrdinalIgnoreCase);
    }

    /// <inheritdoc cref="QuestionsOfColumns.Of"/>
    public static List<DraftQuestion> Of(
        SurveyForm form,
        ColumnProfile[] profiles,
        HashSet<int> used,
        HashSet<string> ids,
        List<DraftDecision> decisions
    )
    {
        var making = new QuestionsOfForm(profiles, used, ids, decisions);
        var without = new List<string>();
        foreach (var question in form.Questions)
            if (!making.Make(question))
                without.Add(question.Code);
        if (without.Count > 0)
            decisions.Add(
                new DraftDecision(
                    "left-out",
                    null,
                    Invariant(
                        $"{without.Count} questions of the {form.Format} have no column in the data: {string.Join(", ", without.Take(15))}{(without.Count > 15 ? ", …" : "")}."
                    ),
                    "They are left out."
                )
            );
        return making._questions;
    }

    /// <summary>What a question of a form may find a column by: codes, the last part of a path, the text.</summary>
    private static IEnumerable<string> Keys(SourceColumn column)
    {
        yield return column.Name;
        if (column.Part is not { } part)
            yield break;
        yield return part.Question;
        yield return LastOf(part.Question);
        if (part.Text is { Length: > 0 } text)
            yield return TextKey(text);
        yield return TextKey(part.Question);
    }

    private static string LastOf(string path) => path[(path.LastIndexOfAny(['/', '.']) + 1)..];

    private static string TextKey(string text) =>
        "text:" + new string([.. PlainText.Of(text).Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant)]);

    private bool Make(FormQuestion question)
    {
        var columns = Columns(question);
        if (columns.Count == 0)
            return false;
        if (question.IsPersonal)
        {
            _used.UnionWith(columns);
            _decisions.Add(
                new DraftDecision(
                    "left-out",
                    null,
                    $"The form says that {question.Code} identifies people.",
                    "It is left out, and not stored."
                )
            );
            return true;
        }

        var others = columns.Where(i => _profiles[i].Column.Part?.Role == ColumnRole.OtherText).ToList();
        columns.RemoveAll(others.Contains);
        switch (question.Kind)
        {
            case FormQuestionKind.Multiple:
                Multiple(question, columns);
                break;
            case FormQuestionKind.Grid:
                Grid(question, columns);
                break;
            case FormQuestionKind.Numbers:
                Numbers(question, columns);
                break;
            case FormQuestionKind.Single when question.Options.Count > CodebookLimits.MaximumAnswers:
                Long(question, columns);
                break;
            case FormQuestionKind.Single when question.Options.Count > 0:
                Single(question, columns);
                break;
            case FormQuestionKind.Number:
                One(question, columns, QuestionType.Numeric);
                break;
            case FormQuestionKind.Text:
                foreach (var column in columns)
                    One(question, [column], QuestionType.Open);
                break;
            default:
                return true; // a single question without options is taken by what its column holds
        }

        foreach (var other in others)
            One(
                question with
                {
                    Code = $"{question.Code} other",
                    Alias = null,
                    Text = new FormText($"{question.Text.Text} (anders, namelijk)"),
                },
                [other],
                QuestionType.Open
            );
        return true;
    }

    private List<int> Columns(FormQuestion question)
    {
        foreach (var key in new[] { question.Code, question.Alias, TextKey(question.Text.Text) })
        {
            if (key is null)
                continue;
            var found = _byKey[key].Where(i => !_used.Contains(i)).Order().ToList();
            if (found.Count > 0)
                return found;
        }

        // The items of a matrix may be fields of their own.
        return
        [
            .. question.Items.SelectMany(item => _byKey[item.Code]).Where(i => !_used.Contains(i)).Distinct().Order(),
        ];
    }

    private DraftQuestion Draft(FormQuestion question, QuestionType type, int position) =>
        new()
        {
            Id = DraftNames.FileId(
                question.Alias is { } alias && question.Code.StartsWith("QID", StringComparison.Ordinal)
                    ? alias
                    : question.Code,
                _ids
            ),
            Code = question.Code,
            Alias = question.Alias,
            Type = type,
            Text = question.Text,
            Section = question.Section,
            Condition = question.Condition,
            UnreadCondition = question.UnreadCondition,
            Position = position,
        };

    private void One(FormQuestion question, List<int> columns, QuestionType type)
    {
        if (columns.Count == 0)
            return;
        var column = _profiles[columns[0]];
        if (type == QuestionType.Numeric && !column.IsNumeric && column.Filled > 0)
            type = QuestionType.Open;
        _questions.Add(
            Draft(question, type, columns[0]) with
            {
                Column = column.Column.Name,
                Minimum = type == QuestionType.Numeric ? Bound(question.Minimum, column.Minimum, Math.Min) : null,
                Maximum = type == QuestionType.Numeric ? Bound(question.Maximum, column.Maximum, Math.Max) : null,
                Answers =
                    type == QuestionType.Numeric
                        ? AnswerList.Of(question.Options.Select(option => (option.Code, option.Label, true)))
                        : [],
            }
        );
        _used.Add(columns[0]);
    }

    /// <summary>A bound of the form, widened to what the data hold: forms let people pass by them.</summary>
    private static double? Bound(double? bound, double found, Func<double, double, double> widest)
    {
        if (bound is not { } stated)
            return null;
        return double.IsFinite(found) ? widest(stated, found) : stated;
    }

    private void Long(FormQuestion question, List<int> columns)
    {
        One(question, columns, QuestionType.Open);
        _decisions.Add(
            new DraftDecision(
                "type",
                null,
                Invariant(
                    $"{question.Code} has {question.Options.Count} answers; a question has {CodebookLimits.MaximumAnswers} at most."
                ),
                "It is taken to be a text, which is kept and not published."
            )
        );
    }

    private void Single(FormQuestion question, List<int> columns)
    {
        if (columns.Count == 0)
            return;
        var profile = _profiles[columns[0]];
        var answers = Answers(question, [profile]);
        _questions.Add(
            Draft(question, QuestionType.Single, columns[0]) with
            {
                Column = profile.Column.Name,
                Answers = answers,
            }
        );
        _used.Add(columns[0]);
    }

    private void Grid(FormQuestion question, List<int> columns)
    {
        var pairs = Pair(question.Items, columns);
        if (pairs.Count == 0)
            return;
        var ids = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var answers =
            question.Options.Count > 0
                ? Answers(question, pairs.Select(pair => _profiles[pair.Column]))
                : AnswerList.Of(
                    pairs
                        .SelectMany(pair => _profiles[pair.Column].Counts.Keys)
                        .Distinct(StringComparer.Ordinal)
                        .Select(value => (value, new FormText(value), AnswerList.ReadsAsMissing(value)))
                );
        if (answers.Count == 0)
            return;
        _questions.Add(
            Draft(question, QuestionType.Grid, pairs[0].Column) with
            {
                Answers = answers,
                Ordinal = answers.Count > 2,
                Items =
                [
                    .. pairs.Select(pair => new DraftItem(
                        DraftNames.FileId(pair.Option.Code, ids),
                        pair.Option.Label,
                        _profiles[pair.Column].Column.Name
                    )),
                ],
            }
        );
        _used.UnionWith(pairs.Select(pair => pair.Column));
    }

    private void Numbers(FormQuestion question, List<int> columns)
    {
        foreach (var (option, column) in Pair(question.Items, columns))
            One(
                question with
                {
                    Code = $"{question.Code} {option.Code}",
                    Alias = question.Alias is null ? null : $"{question.Alias} {option.Code}",
                    Text = new FormText($"{question.Text.Text} {option.Label.Text}".Trim()),
                    Options = [],
                },
                [column],
                QuestionType.Numeric
            );
    }

    private void Multiple(FormQuestion question, List<int> columns)
    {
        if (columns.Count == 0 || question.Options.Count == 0)
            return;
        var options = columns.Where(i => _profiles[i].Column.Part?.Item is not null).ToList();
        var pairs = Pair(question.Options, options);
        var draft = Draft(question, QuestionType.Multiple, columns[0]);
        if (pairs.Count > 0)
        {
            _questions.Add(
                draft with
                {
                    Answers = AnswerList.Distinct([
                        .. pairs.Select(pair => new DraftAnswer(DraftNames.Code(pair.Option.Code), pair.Option.Label)
                        {
                            Exclusive = pair.Option.IsExclusive,
                            Column = _profiles[pair.Column].Column.Name,
                        }),
                    ]),
                }
            );
            // A column with all codes beside the columns per option says the same again.
            _used.UnionWith(columns);
            return;
        }

        var one = _profiles[columns[0]];
        var separator = one.Counts.Keys.Any(value => value.Contains(',', StringComparison.Ordinal)) ? "," : " ";
        if (one.Counts.Keys.Any(value => value.Contains(';', StringComparison.Ordinal)))
            separator = ";";
        _questions.Add(
            draft with
            {
                Column = one.Column.Name,
                Separator = separator,
                Answers = AnswerList.Of(question.Options.Select(option => (option.Code, option.Label, false))),
            }
        );
        _used.UnionWith(columns);
    }

    /// <summary>Items or options with their columns, by code, else by text, else by order when there are as many.</summary>
    private List<(FormOption Option, int Column)> Pair(IReadOnlyList<FormOption> options, List<int> columns)
    {
        var pairs = new List<(FormOption Option, int Column)>();
        var left = columns.ToList();
        foreach (var option in options)
        {
            var column = left.FindIndex(i => IsOf(_profiles[i].Column, option));
            if (column < 0)
                continue;
            pairs.Add((option, left[column]));
            left.RemoveAt(column);
        }

        if (pairs.Count == 0 && columns.Count == options.Count)
            return [.. options.Zip(columns)];
        return pairs;
    }

    private static bool IsOf(SourceColumn column, FormOption option)
    {
        if (column.Name.Equals(option.Code, StringComparison.OrdinalIgnoreCase))
            return true;
        return column.Part?.Item is { } item
            && (
                item.Equals(option.Code, StringComparison.OrdinalIgnoreCase)
                || TextKey(item) == TextKey(option.Label.Text)
                || (column.Part.ItemText is { } text && TextKey(text) == TextKey(option.Label.Text))
            );
    }

    /// <summary>The form's answers; those that the data have besides are added and reported.</summary>
    private List<DraftAnswer> Answers(FormQuestion question, IEnumerable<ColumnProfile> profiles)
    {
        var known = question
            .Options.SelectMany(option => new[] { option.Code, option.Label.Text, option.Label.English ?? option.Code })
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var unknown = profiles
            .Where(profile => !profile.HasMoreValues)
            .SelectMany(profile => profile.Counts.Keys)
            .Where(value => !known.Contains(value))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(20)
            .ToList();
        if (unknown.Count > 0)
            _decisions.Add(
                new DraftDecision(
                    "answers",
                    null,
                    $"{question.Code} has values in the data that are no answers of the form: {string.Join(", ", unknown.Take(8).Select(value => $"'{Cut(value)}'"))}.",
                    "They are added as answers. Remove them, or mark them as missing."
                )
            );
        var answers = AnswerList.Of(
            question
                .Options.Select(option =>
                    (option.Code, option.Label, option.IsMissing || AnswerList.ReadsAsMissing(option.Label.Text))
                )
                .Concat(
                    unknown.Select(value =>
                        (value, value == "-oth-" ? new FormText("Anders", "Other") : new FormText(value), false)
                    )
                )
        );
        var scores = question.Options.ToLookup(
            option => DraftNames.Code(option.Code),
            option => option.Score,
            StringComparer.Ordinal
        );
        return [.. answers.Select(answer => answer with { Score = scores[answer.Code].FirstOrDefault() })];
    }

    private static string Cut(string value) => value.Length <= 40 ? value : value[..40] + "…";
}
