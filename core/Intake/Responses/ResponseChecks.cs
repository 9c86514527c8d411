using Serverless.Intake.Answers;
using Serverless.Surveys;
using Serverless.Surveys.Issues;

namespace Serverless.Intake.Responses;

/// <summary>
/// Checks on whole rows: unique ids, exclusive options, variables of design and weighting that may not be blank, size.
/// </summary>
internal sealed class ResponseChecks
{
    private readonly ResponseColumns _columns;
    private readonly ResponseHeader _header;
    private readonly IssueLog _issues;
    private readonly RespondentIds _ids = new();
    private IdKey[] _keys = [];
    private readonly (int Exclusive, int First, int Count)[] _exclusive;
    private readonly (int Column, bool IsMargin)[] _needed;
    private readonly (int First, int Count)[] _rankings;

    public ResponseChecks(ResponseColumns columns, ResponseHeader header, IssueLog issues)
    {
        (_columns, _header, _issues) = (columns, header, issues);
        _exclusive = [.. Exclusives()];
        _needed = [.. Needed()];
        _rankings = [.. Rankings()];
    }

    /// <summary>How many ids differ from an earlier one in capitals only.</summary>
    public long OtherCases { get; private set; }

    /// <summary>The first of them, its row, and the row of the earlier one.</summary>
    public (string Id, int Row, int Earlier) FirstOtherCase { get; private set; } = ("", 0, 0);

    /// <summary>Checks rows, in the order of the file.</summary>
    public void Check(ReadOnlySpan<ResponseRow> rows)
    {
        if (_keys.Length < rows.Length)
            _keys = new IdKey[rows.Length];
        var keys = _keys.AsSpan(0, rows.Length);
        for (var i = 0; i < rows.Length; i++)
            keys[i] = _ids.KeyOf(rows[i].Respondent);
        _ids.Expect(keys);
        for (var i = 0; i < rows.Length; i++)
            Check(rows[i], keys[i]);
    }

    private void Check(ResponseRow row, IdKey key)
    {
        if (_header.Respondent >= 0)
            Id(row, key);
        foreach (var (exclusive, first, count) in _exclusive)
            if (row.Codes[exclusive] == 1)
                Exclusive(row, exclusive, first, count);
        foreach (var (first, count) in _rankings)
            Ranking(row, first, count);
        foreach (var (column, isMargin) in _needed)
            Needed(row, column, isMargin);
        Technical(row);
        if (
            PackedRow.Size(row) > UploadLimits.MaximumPackedRowBytes
            && !_issues.Repeats(IntakeRule.RowTooLong, row.FileRow, column: null)
        )
            _issues.AddFault(
                IntakeRule.RowTooLong,
                $"The row takes {PackedRow.Size(row)} bytes; at most {UploadLimits.MaximumPackedRowBytes} can be stored. Shorten the answers to open questions.",
                row.FileRow,
                column: null
            );
    }

    private void Id(ResponseRow row, IdKey key)
    {
        var column = _columns.Group.Columns.Respondent;
        if (row.Respondent.IsEmpty)
        {
            Fault(IntakeRule.BlankId, "The row has no respondent id. Give every respondent one.", row, column);
            return;
        }

        var standing = _ids.Add(key, row.FileRow, out var earlier);
        if (standing == IdStanding.OtherCase && OtherCases++ == 0)
            FirstOtherCase = (row.Respondent.ToString(), row.FileRow, earlier);
        if (
            standing == IdStanding.Duplicate
            && !_issues.Repeats(IntakeRule.DuplicateId, row.FileRow, column, row.Respondent)
        )
            _issues.AddFault(
                IntakeRule.DuplicateId,
                $"Row {earlier} has the same respondent id. Each respondent may appear in the file once.",
                row.FileRow,
                column,
                row.Respondent
            );
    }

    private void Exclusive(ResponseRow row, int exclusive, int first, int count)
    {
        for (var other = first; other < first + count; other++)
        {
            if (other == exclusive || row.Codes[other] != 1)
                continue;
            var (one, two) = (_columns.Answers[exclusive], _columns.Answers[other]);
            Fault(
                IntakeRule.ExclusiveOption,
                $"'{one.Part}' excludes all other options of '{one.Question.Id}', but '{two.Part}' is ticked too. Untick one of them.",
                row,
                one.Name
            );
            return;
        }
    }

    /// <summary>Places are 1, 2, 3 and so on, each given once.</summary>
    private void Ranking(ResponseRow row, int first, int count)
    {
        var (given, last) = (0UL, 0);
        for (var column = first; column < first + count; column++)
        {
            var place = row.Codes[column];
            if (place is 0 or ResponseSet.Blank)
                continue;
            if ((given >> place & 1) != 0)
            {
                Fault(
                    IntakeRule.PlaceOrder,
                    $"Place {place} of '{_columns.Answers[first].Question.Id}' is given to two options. Give each its own place, or none.",
                    row,
                    _columns.Answers[column].Name
                );
                return;
            }

            given |= 1UL << place;
            last = Math.Max(last, place);
        }

        if (System.Numerics.BitOperations.PopCount(given) != last)
            Fault(
                IntakeRule.PlaceOrder,
                $"Options of '{_columns.Answers[first].Question.Id}' are given places up to {last}, of which some are given to none. Number the places 1, 2, 3 without gaps.",
                row,
                _columns.Answers[first].Name
            );
    }

    private void Needed(ResponseRow row, int column, bool isMargin)
    {
        var (name, question, _, _) = _columns.Answers[column];
        var code = row.Codes[column];
        if (_header.Answers[column] < 0 || (code != ResponseSet.Blank && !question.Answers[code].Missing))
            return;
        if (isMargin)
            Fault(
                IntakeRule.BlankMargin,
                $"'{name}' is used for weighting and is known of everyone; here it is blank or without substance. Fill it in, or set \"missingMargin\": \"factor-one\" in the codebook.",
                row,
                name
            );
        else
            Fault(
                IntakeRule.BlankDesign,
                $"'{name}' is the stratum and is known of everyone; here it is blank or without substance. Fill it in.",
                row,
                name
            );
    }

    private void Technical(ResponseRow row)
    {
        for (var i = 0; i < _columns.Texts.Count; i++)
        {
            var (name, role) = _columns.Texts[i];
            if (
                role is TextRole.Cluster or TextRole.Subcluster or TextRole.Stratum
                && _header.Texts[i] >= 0
                && row.Text(i).IsEmpty
            )
                Fault(
                    IntakeRule.BlankDesign,
                    $"'{name}', {DesignNames.Of(role)}, is blank. It is known of everyone: fill it in.",
                    row,
                    name
                );
        }

        for (var i = 0; i < _columns.Numbers.Count; i++)
        {
            if (!double.IsNaN(row.Numbers[i]) || _header.Numbers[i] < 0)
                continue;
            var (name, question, role) = _columns.Numbers[i];
            if (question is null)
                Fault(
                    IntakeRule.BlankDesign,
                    $"'{name}', {DesignNames.Of(role)}, is blank. Every respondent has one: fill it in.",
                    row,
                    name
                );
            else if (_columns.Group.Weighting.NumericMargins.Contains(question.Id, StringComparer.Ordinal))
                Fault(
                    IntakeRule.BlankMargin,
                    $"'{name}' is used for weighting and is known of everyone; here it is blank or without substance. Fill it in.",
                    row,
                    name
                );
        }
    }

    /// <summary>Something wrong with a row that shows in a column.</summary>
    private void Fault(string rule, MessageText message, ResponseRow row, string column)
    {
        if (!_issues.Repeats(rule, row.FileRow, column))
            _issues.AddFault(rule, message, row.FileRow, column);
    }

    private IEnumerable<(int Exclusive, int First, int Count)> Exclusives()
    {
        var answers = _columns.Answers;
        for (var i = 0; i < answers.Count; i++)
        {
            if (
                answers[i].Content != ColumnContent.Ticked
                || !answers[i].Question.Answers.Any(answer => answer.Exclusive && answer.Code == answers[i].Part)
            )
                continue;
            var options = Enumerable
                .Range(0, answers.Count)
                .Where(other => answers[other].Question.Id == answers[i].Question.Id)
                .ToArray();
            yield return (i, options[0], options.Length);
        }
    }

    private IEnumerable<(int First, int Count)> Rankings()
    {
        var position = 0;
        foreach (var question in _columns.Answers.GroupBy(column => column.Question.Id, StringComparer.Ordinal))
        {
            var count = question.Count();
            if (question.First().Content == ColumnContent.Rank)
                yield return (position, count);
            position += count;
        }
    }

    private IEnumerable<(int Column, bool IsMargin)> Needed()
    {
        var (group, strata) = (_columns.Group, _columns.Group.Design.Strata);
        var margins =
            group.Weighting.MissingMargin == MissingMarginPolicy.Refuse
                ? group
                    .Weighting.Margins.SelectMany(margin => Crossing.Of(margin).Parts)
                    .ToHashSet(StringComparer.Ordinal)
                : [];
        for (var i = 0; i < _columns.Answers.Count; i++)
            if (
                _columns.Answers[i] is { Part: null } column
                && (column.Name == strata || margins.Contains(column.Name))
            )
                yield return (i, column.Name != strata);
    }
}
