using System.Buffers;
using System.Runtime.CompilerServices;
using Serverless.Intake.Answers;
using Serverless.Surveys;
using Serverless.Surveys.Issues;

namespace Serverless.Intake.Responses;

/// <summary>Reads the cells of a row as the codebook says, and notes those that cannot be read so.</summary>
internal sealed class RowReader
{
    private static readonly SearchValues<char> NotInKeys = SearchValues.Create([
        .. Enumerable.Range(0, 0x20).Select(c => (char)c),
        '\u007F',
        '\uFFFD',
    ]);

    private static readonly SearchValues<char> NotInOpenAnswers = SearchValues.Create([
        .. Enumerable.Range(0, 0x20).Select(c => (char)c).Except(['\t', '\r', '\n']),
        '\u007F',
        '\uFFFD',
    ]);

    private readonly ResponseColumns _columns;
    private readonly ResponseHeader _header;
    private readonly IssueLog _issues;
    private readonly AnswerCodes[] _codes;
    private readonly AnswerCodes?[] _missingNumbers;
    private readonly (int First, int Count)[] _multiples;
    private readonly NumberHabits?[] _habits;
    private readonly LabelHabits?[] _labelHabits;
    private readonly (TickHabits Habits, int Option)?[] _ticks;

    /// <summary>Of each column of answers whether one cell says all there is to know of it.</summary>
    private readonly bool[] _isPlain;
    private readonly NumberColumn[] _numbers;

    /// <summary>Of each column of numbers whether digits with at most one mark can be nothing but a number.</summary>
    private readonly bool[] _isPlainNumber;
    private readonly IReadOnlyList<string> _blanks;

    public RowReader(ResponseColumns columns, ResponseHeader header, IssueLog issues)
    {
        (_columns, _header, _issues) = (columns, header, issues);
        _blanks = columns.Codebook.Blanks;
        var byQuestion = columns.Questions.ToDictionary(
            question => question.Id,
            question => Codes(question, columns),
            StringComparer.Ordinal
        );
        _codes =
        [
            .. columns.Answers.Select(column =>
                column.Content == ColumnContent.Ticked ? Ticks(column) : byQuestion[column.Question.Id]
            ),
        ];
        _labelHabits =
        [
            .. columns.Answers.Zip(
                _codes,
                (column, codes) => codes.HasLabelsThatAreCodes ? new LabelHabits(column.Name, codes) : null
            ),
        ];
        _missingNumbers =
        [
            .. columns.Numbers.Select(column =>
                column.Question is { Answers.Count: > 0 } question ? byQuestion[question.Id] : null
            ),
        ];
        _multiples = [.. Multiples(columns)];
        _ticks = new (TickHabits, int)?[_codes.Length];
        foreach (var (first, count) in _multiples)
        {
            if (columns.Answers[first].Content != ColumnContent.Ticked)
                continue;
            var habits = new TickHabits(columns.Answers[first].Question.Id, count);
            for (var i = 0; i < count; i++)
                _ticks[first + i] = (habits, i);
        }

        _numbers = [.. columns.Numbers];
        _isPlainNumber =
        [
            .. _numbers.Zip(
                _missingNumbers,
                (column, missing) =>
                    missing is null
                    && !(column.Question?.Notation.IsStated ?? false)
                    && _blanks.All(blank => !NumberText.TryParseDigits(blank, out _))
            ),
        ];
        _isPlain = [.. _ticks.Zip(_labelHabits, (ticks, labels) => ticks is null && labels is null)];
        _habits =
        [
            .. columns.Numbers.Select(column =>
                column.Question is { } question ? new NumberHabits(column.Name, question) : null
            ),
        ];
    }

    private AnswerCodes Ticks(AnswerColumn column) =>
        AnswerCodes.Ticks(column.Question.Answers.First(answer => answer.Code == column.Part), _blanks);

    private static AnswerCodes Codes(Question question, ResponseColumns columns) =>
        question is RankingQuestion ranking
            ? AnswerCodes.Ranks(ranking.Places, columns.Codebook.Blanks)
            : AnswerCodes.Of(question, columns);

    public Dictionary<int, long> PartlyBlank { get; } = [];

    /// <summary>Answers that were written otherwise than in the codebook, by question.</summary>
    public IEnumerable<(string Question, AnswerCodes Codes)> Rewritten =>
        _columns
            .Answers.Select((column, i) => (column.Question.Id, Codes: _codes[i]))
            .Where(pair => pair.Codes.Rewritten > 0)
            .DistinctBy(pair => pair.Codes);

    /// <summary>What the columns of numbers look like so far.</summary>
    public IEnumerable<NumberHabits> Habits => _habits.OfType<NumberHabits>();

    /// <summary>Whether columns give codes or labels, where that matters.</summary>
    public IEnumerable<LabelHabits> LabelHabits => _labelHabits.OfType<LabelHabits>();

    /// <summary>How the columns of multiple questions say what was ticked.</summary>
    public IEnumerable<TickHabits> TickHabits =>
        _ticks.Where(tick => tick is { Option: 0 }).Select(tick => tick!.Value.Habits);

    /// <summary>Reads a row; false when something is wrong with it.</summary>
    public bool Read(DelimitedText csv, ResponseRow row)
    {
        var before = _issues.Count;
        var cells = csv.Count;
        row.Clear(Key(csv, _header.Respondent, _columns.Group.Columns.Respondent, row));
        ReadAnswers(csv, cells, row);
        for (var i = 0; i < _missingNumbers.Length; i++)
            if (_header.Numbers[i] >= 0)
                row.Numbers[i] = Number(csv, i, row);
        for (var i = 0; i < _columns.Texts.Count; i++)
            if (_header.Texts[i] >= 0)
                row.SetText(i, Text(csv, i, row));
        foreach (var (first, count) in _multiples)
            CompleteOptions(row.Codes.AsSpan(first, count), first);
        return _issues.Count == before;
    }

    /// <summary>Nearly every answer is a code of one character, which takes no search.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // most files are read by a program's first run of it
    private void ReadAnswers(DelimitedText csv, int cells, ResponseRow row)
    {
        var (ordinals, codes) = (_header.Answers, row.Codes);
        for (var i = 0; i < ordinals.Length; i++)
        {
            var ordinal = ordinals[i];
            if (ordinal < 0)
                continue;
            var code = AnswerCodes.Unrecognised;
            if (ordinal < cells && csv.OnlyCharacter(ordinal) is < (char)128 and var character && _isPlain[i])
                code = _codes[i].OneCharacter[character];
            codes[i] =
                code != AnswerCodes.Unrecognised
                    ? code
                    : Answer(ordinal < cells ? csv.Value(ordinal) : default, i, row);
        }
    }

    private ushort Answer(ReadOnlySpan<char> value, int column, ResponseRow row)
    {
        if (value.Length > 1)
            value = value.Trim();
        var code = _codes[column].Find(value);
        _labelHabits[column]?.Add(value, row.FileRow);
        if (code != AnswerCodes.Unrecognised)
            return _ticks[column] is var (habits, option)
                ? habits.Add(option, code, row.FileRow, _columns.Answers[column].Name)
                : code;
        Unrecognised(_columns.Answers[column], value, row.FileRow);
        return ResponseSet.Blank;
    }

    private void Unrecognised(AnswerColumn answer, ReadOnlySpan<char> value, int fileRow)
    {
        if (_issues.Repeats(UnrecognisedRule(answer.Content), fileRow, answer.Name, value))
            return;
        var found = value.ToString();
        var (rule, message) = answer.Question.Match<(string, MessageText)>(
            single: _ => UnknownAnswer(answer, found),
            multiple: _ =>
                (
                    IntakeRule.NotZeroOrOne,
                    $"An option of a multiple question is 1 (ticked) or 0 (not ticked); found {Quote.Of(found)}."
                ),
            grid: _ => UnknownAnswer(answer, found),
            numeric: _ => UnknownAnswer(answer, found),
            open: _ => UnknownAnswer(answer, found),
            ranking: q =>
                (
                    IntakeRule.NotAPlace,
                    $"An option that is put in order has its place, 1 to {q.Places}, or nothing; found {Quote.Of(found)}."
                )
        );
        _issues.AddFault(rule, message, fileRow, answer.Name, value);
    }

    private static string UnrecognisedRule(ColumnContent content) =>
        content switch
        {
            ColumnContent.Ticked => IntakeRule.NotZeroOrOne,
            ColumnContent.Rank => IntakeRule.NotAPlace,
            ColumnContent.Answer or ColumnContent.Number or ColumnContent.Text => IntakeRule.UnknownAnswer,
        };

    private (string Rule, MessageText Message) UnknownAnswer(AnswerColumn answer, string value) =>
        (
            IntakeRule.UnknownAnswer,
            $"{Quote.Of(value)} is no answer of question '{answer.Question.Id}'. {Expected(answer.Question)}{CellTraces.Cause(value)}"
        );

    private MessageText Expected(Question question)
    {
        const int shown = 8;
        var codes = question
            .Answers.Where(answer => answer.IsOfferedTo(_columns.Group.Id, _columns.Wave))
            .Select(answer => answer.Code)
            .ToArray();
        if (codes.Length <= shown)
            return $"Write one of the codes {Quote.Alternatives(codes)}, a label, or nothing.";
        return $"Write one of its {codes.Length} codes ({string.Join(", ", codes[..shown])}, …), a label, or nothing.";
    }

    private double Number(DelimitedText csv, int column, ResponseRow row)
    {
        var value = CsvTable.Cell(csv, _header.Numbers[column]);
        if (!(_isPlainNumber[column] && NumberText.TryParseDigits(value, out var number)))
        {
            value = value.Trim();
            if (!TryNumber(value, column, row, out number))
                return double.NaN;
        }

        var (name, question, role) = _numbers[column];
        var unfit = question is null ? Unfit(role, number) : Unfit(question, number, value);
        if (unfit is not null && !_issues.Repeats(IntakeRule.OutOfRange, row.FileRow, name, value))
            _issues.AddFault(IntakeRule.OutOfRange, unfit, row.FileRow, name, value);
        _habits[column]?.Add(value, number, row.FileRow);
        return number;
    }

    /// <summary>False for what is blank, or no number.</summary>
    private bool TryNumber(ReadOnlySpan<char> value, int column, ResponseRow row, out double number)
    {
        number = double.NaN;
        if (
            _missingNumbers[column] is { } missing
                ? missing.Find(value) != AnswerCodes.Unrecognised
                : BlankCell.Is(value, _blanks)
        )
            return false;
        var (name, question, _) = _numbers[column];
        if (NumberText.TryParse(value, question?.Notation ?? NumberNotation.Unstated, out number))
            return true;
        if (question is not null && NumberText.TryParseWritten(value, question, out number))
        {
            _habits[column]?.AddRewritten(value);
            return true;
        }

        if (!_issues.Repeats(IntakeRule.NotANumber, row.FileRow, name, value))
            _issues.AddFault(
                IntakeRule.NotANumber,
                NumberText.WhyNot(value, question?.Notation),
                row.FileRow,
                name,
                value
            );
        return false;
    }

    /// <summary>Why an answer cannot be right; null when it can.</summary>
    private static MessageText? Unfit(NumericQuestion question, double number, ReadOnlySpan<char> value)
    {
        if (number >= (question.Minimum ?? double.MinValue) && number <= (question.Maximum ?? double.MaxValue))
            return null;
        return $"{Quote.Of(value)} is outside what question '{question.Id}' allows: {Bounds(question)}.";
    }

    /// <summary>Why a number of the design cannot be right; null when it can.</summary>
    private static MessageText? Unfit(NumberRole role, double number) =>
        role switch
        {
            NumberRole.BaseWeight when number <= 0 => (MessageText)"A base weight is larger than 0.",
            NumberRole.InclusionProbability when number is not (> 0 and <= 1) =>
                "A probability of being drawn is larger than 0 and at most 1.",
            NumberRole.ClusterSize when number < 1 => "A cluster has at least one member.",
            _ => null,
        };

    private static MessageText Bounds(NumericQuestion question) =>
        (question.Minimum, question.Maximum) switch
        {
            ({ } minimum, { } maximum) => (MessageText)$"{minimum} to {maximum}",
            ({ } minimum, null) => (MessageText)$"{minimum} or more",
            _ => (MessageText)$"{question.Maximum} or less",
        };

    private ReadOnlySpan<char> Text(DelimitedText csv, int column, ResponseRow row)
    {
        var (name, role) = _columns.Texts[column];
        if (role != TextRole.Open)
            return Key(csv, _header.Texts[column], name, row);
        var value = CsvTable.Cell(csv, _header.Texts[column]).Trim();
        if (BlankCell.Is(value, _blanks))
            return default;
        if (value.Length > UploadLimits.MaximumOpenAnswerLength)
            TooLong(
                $"The text has {value.Length} characters; at most {UploadLimits.MaximumOpenAnswerLength} are kept. Shorten it.",
                row.FileRow,
                name,
                default
            );
        else if (value.ContainsAny(NotInOpenAnswers))
            Unprintable("The text holds control or damaged characters. Remove them.", row.FileRow, name, default);
        return value;
    }

    private ReadOnlySpan<char> Key(DelimitedText csv, int ordinal, string name, ResponseRow row)
    {
        if (ordinal < 0)
            return default;
        var value = CsvTable.Cell(csv, ordinal).Trim();
        if (BlankCell.Is(value, _blanks))
            return default;
        if (value.Length > UploadLimits.MaximumKeyLength)
            TooLong(
                $"The value has {value.Length} characters; at most {UploadLimits.MaximumKeyLength} are allowed.",
                row.FileRow,
                name,
                value
            );
        else if (CellTraces.IsRoundedNumber(value))
            Unprintable(
                "A spreadsheet has rounded this long number, and its last digits are lost. Format the column as text or as a number without decimals, and save it anew from the source.",
                row.FileRow,
                name,
                value
            );
        else if (value.ContainsAny(NotInKeys))
            Unprintable("The value holds control or damaged characters. Remove them.", row.FileRow, name, value);
        return value;
    }

    private void TooLong(MessageText message, int fileRow, string name, ReadOnlySpan<char> value)
    {
        if (!_issues.Repeats(IntakeRule.Text, fileRow, name, value, nameof(TooLong)))
            _issues.AddFault(IntakeRule.Text, message, fileRow, name, value, nameof(TooLong));
    }

    private void Unprintable(MessageText message, int fileRow, string name, ReadOnlySpan<char> value)
    {
        if (!_issues.Repeats(IntakeRule.Text, fileRow, name, value))
            _issues.AddFault(IntakeRule.Text, message, fileRow, name, value);
    }

    /// <summary>
    /// Whoever filled in any option was shown all of them: the empty ones were not ticked, or given no place. Who gives
    /// no option a place did not answer.
    /// </summary>
    private void CompleteOptions(Span<ushort> options, int first)
    {
        var ticked = _columns.Answers[first].Content == ColumnContent.Ticked;
        if (!ticked && !options.ContainsAnyExcept(ResponseSet.Blank, (ushort)0))
            options.Fill(ResponseSet.Blank);
        if (!options.Contains(ResponseSet.Blank) || !options.ContainsAnyExcept(ResponseSet.Blank))
            return;
        options.Replace(ResponseSet.Blank, (ushort)0);
        if (ticked)
            PartlyBlank[first] = PartlyBlank.GetValueOrDefault(first) + 1;
    }

    private static IEnumerable<(int First, int Count)> Multiples(ResponseColumns columns)
    {
        var position = 0;
        foreach (var question in columns.Answers.GroupBy(column => column.Question.Id, StringComparer.Ordinal))
        {
            var count = question.Count();
            if (question.First().IsOption)
                yield return (position, count);
            position += count;
        }
    }
}
