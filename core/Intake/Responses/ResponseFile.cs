using Serverless.Intake.Answers;
using Serverless.Surveys.Issues;

namespace Serverless.Intake.Responses;

/// <summary>
/// A response file, read row by row as it streams past. Memory does not depend on the number of rows.
/// Everything that is wrong with a single cell or row goes into the issue log; a row that is not in order is not handed
/// out.
/// </summary>
internal sealed class ResponseFile : IAsyncDisposable
{
    private readonly UploadText _text;
    private readonly IssueLog _issues;
    private readonly RowReader? _reader;
    private readonly int _rowsSkipped;
    private readonly IReadOnlyList<string> _names = [];
    private DelimitedText? _csv;
    private int _lastRead;
    private int _blankLines;
    private (long Rows, int First, int Last) _short;

    private ResponseFile(
        UploadText text,
        ResponseColumns columns,
        IssueLog issues,
        DelimitedText? csv,
        IReadOnlyList<string>? names,
        int rowsSkipped
    )
    {
        (_text, _issues, _csv, _rowsSkipped) = (text, issues, csv, rowsSkipped);
        Row = new ResponseRow(columns);
        if (names is null)
            return;
        _names = names;
        _lastRead = csv!.RowNumber;
        var problems = issues.Count;
        Header = ResponseHeader.Match(names, columns, issues);
        HasUsableHeader = issues.Count == problems;
        _reader = new RowReader(columns, Header, issues);
    }

    /// <summary>The row read last.</summary>
    public ResponseRow Row { get; }

    /// <summary>Null when the file has no header that can be read.</summary>
    public ResponseHeader? Header { get; }

    /// <summary>Whether the header has every column that is needed, once.</summary>
    public bool HasUsableHeader { get; }

    public char Delimiter { get; private init; } = ',';

    public bool IsWindows1252 => _text.IsWindows1252;

    /// <summary>Where rows were in the file that this one was converted from; null where it is as it was sent.</summary>
    public RowPlaces? Places { get; init; }

    private int Columns => _names.Count;

    /// <summary>How many respondents at the start of the file are passed over unread.</summary>
    public int After { get; init; }

    /// <summary>Respondents met so far, those in rows that are not in order included.</summary>
    public int Rows { get; private set; }

    /// <summary>
    /// Rows of which some multiple question was partly left blank, by position of that question's first column.
    /// </summary>
    public IReadOnlyDictionary<int, long> PartlyBlank => _reader?.PartlyBlank ?? new Dictionary<int, long>();

    /// <summary>What the columns of numbers look like, as far as they were read.</summary>
    public IEnumerable<NumberHabits> Habits => _reader?.Habits ?? [];

    /// <summary>How columns of options say what was ticked, as far as they were read.</summary>
    public IEnumerable<TickHabits> TickHabits => _reader?.TickHabits ?? [];

    /// <summary>Answers that were written otherwise than in the codebook, by question.</summary>
    public IEnumerable<(string Question, AnswerCodes Codes)> Rewritten => _reader?.Rewritten ?? [];

    /// <summary>Rows that end before the last column, and the first of them.</summary>
    public (long Rows, int First) Short => (_short.Rows, _short.First);

    /// <summary>Whether columns give codes or labels, as far as they were read.</summary>
    public IEnumerable<LabelHabits> LabelHabits => _reader?.LabelHabits ?? [];

    public static async ValueTask<ResponseFile> OpenAsync(
        Stream stream,
        ResponseColumns columns,
        IssueLog issues,
        CancellationToken cancellationToken,
        int after = 0,
        RowPlaces? places = null
    )
    {
        var text = await UploadText.OpenAsync(stream, cancellationToken);
        if (text.Refusal is var (rule, message))
        {
            issues.Add(rule, message);
            return new ResponseFile(text, columns, issues, null, null, 0);
        }

        var separatorLine = UploadFormat.SeparatorLine(text.Beginning, out var named);
        var delimiter = separatorLine > 0 ? named : UploadFormat.Delimiter(text.Beginning);
        text.Skip(separatorLine);
        DelimitedText? csv = null;
        IReadOnlyList<string>? names = null;
        try
        {
            csv = new DelimitedText(text, delimiter);
            names = await CsvTable.HeaderAsync(csv, cancellationToken);
            if (names is null)
                issues.Add(
                    IntakeRule.Empty,
                    "The file is empty. A header with column names and a row per respondent are expected."
                );
        }
        catch (DelimitedTextException)
        {
            issues.Add(
                IntakeRule.Quotes,
                "The header cannot be read: a quote is not closed, or the first line is too long.",
                1
            );
        }

        return new ResponseFile(text, columns, issues, csv, names, separatorLine > 0 ? 1 : 0)
        {
            Delimiter = delimiter,
            After = after,
            Places = places,
        };
    }

    /// <summary>
    /// Moves <see cref="Row"/> to the next row that is in order. False at the end, or where the file cannot be read on.
    /// </summary>
    public ValueTask<bool> ReadAsync(CancellationToken cancellationToken) => ReadAsync(Row, cancellationToken);

    /// <summary>
    /// Reads the next row that is in order into <paramref name="row"/>. False at the end, or where the file cannot be
    /// read on.
    /// </summary>
    public async ValueTask<bool> ReadAsync(ResponseRow row, CancellationToken cancellationToken)
    {
        while (_reader is not null && await NextAsync(cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Take(row))
                return true;
        }

        return false;
    }

    /// <summary>The same of rows that were fetched already; false where <see cref="ReadAsync(ResponseRow, CancellationToken)"/> has to.</summary>
    public bool TryRead(ResponseRow row)
    {
        while (_reader is not null && TryNext())
            if (Take(row))
                return true;
        return false;
    }

    /// <summary>Reads the row that was found into <paramref name="row"/>; false when it is not handed out.</summary>
    private bool Take(ResponseRow row)
    {
        var csv = _csv!;
        var fileRow = FileRow(csv.RowNumber);
        if (CsvTable.IsBlankLine(csv))
        {
            if (++_blankLines > UploadLimits.MaximumBlankLines)
                Stop(
                    IntakeRule.BlankLines,
                    $"The file has more than {UploadLimits.MaximumBlankLines} blank lines. Remove them.",
                    fileRow
                );
            return false;
        }

        if (IsHeader(csv))
        {
            Stop(
                IntakeRule.RepeatedHeader,
                "The row is the header once more, so files were put one behind the other. Remove it, and see that no respondent is in both.",
                fileRow
            );
            return false;
        }

        if (++Rows > UploadLimits.MaximumRows)
        {
            Stop(IntakeRule.TooManyRows, $"The file has more than {UploadLimits.MaximumRows} respondents.", fileRow);
            Rows = UploadLimits.MaximumRows;
            return false;
        }

        if (Rows <= After)
            return false;
        (row.Number, row.FileRow) = (Rows, fileRow);
        return HasAllValues(csv, fileRow) && _reader!.Read(csv, row);
    }

    /// <summary>Whether the row has the names of all columns, of which there are enough for that to be no answer.</summary>
    private bool IsHeader(DelimitedText csv)
    {
        if (Columns < 2 || csv.Count < Columns)
            return false;
        for (var i = 0; i < Columns; i++)
            if (!csv.Value(i).Trim().SequenceEqual(_names[i]))
                return false;
        return true;
    }

    /// <summary>Whether the row has a value for every column, or those at its end are empty.</summary>
    private bool HasAllValues(DelimitedText csv, int fileRow)
    {
        var ragged = CsvTable.IsRagged(csv, Columns);
        var isShort = csv.Count < Columns;
        if ((ragged || isShort) && _text.IsTooLarge)
            return false; // cut off where reading stopped, which is reported by itself
        if (isShort)
            _short = (_short.Rows + 1, _short.Rows == 0 ? fileRow : _short.First, fileRow);
        if (ragged)
            Ragged(
                $"The row has {csv.Count} values; the header has {Columns}. Look for an extra {UploadFormat.Name(Delimiter)}, or text that needs quotes.",
                fileRow,
                "long"
            );
        else if (isShort && IsBrokenOff(csv))
            Ragged(
                $"The row has {csv.Count} of the {Columns} values of the header, and looks like the rest of a text in the row before it. Put texts with line ends in quotes; of a respondent who answered nothing, remove the row.",
                fileRow,
                "broken"
            );
        else
            return true;
        return false;
    }

    /// <summary>
    /// Whether a row that ends early is what follows a line end in a text without quotes: one cell alone, or words in
    /// place of the id.
    /// </summary>
    private bool IsBrokenOff(DelimitedText csv) =>
        Columns > 2
        && (csv.Count == 1 || (Header!.Respondent >= 0 && CsvTable.Cell(csv, Header.Respondent).Trim().Contains(' ')));

    private void Ragged(MessageText message, int fileRow, string kind)
    {
        if (!_issues.Repeats(IntakeRule.RaggedRow, fileRow, column: null, kind: kind))
            _issues.AddFault(IntakeRule.RaggedRow, message, fileRow, column: null, kind: kind);
    }

    public ValueTask DisposeAsync()
    {
        _text.Dispose();
        return ValueTask.CompletedTask;
    }

    private async ValueTask<bool> NextAsync(CancellationToken cancellationToken)
    {
        if (_csv is null)
            return false;
        try
        {
            if (await _csv.ReadAsync(cancellationToken))
            {
                _lastRead = _csv.RowNumber;
                return true;
            }

            EndOfText();
        }
        catch (DelimitedTextException e)
        {
            Unreadable(e);
        }

        return false;
    }

    /// <summary>Moves to the next row if all of it was fetched already.</summary>
    private bool TryNext()
    {
        if (_csv is null)
            return false;
        try
        {
            if (!_csv.TryRead())
                return false;
        }
        catch (DelimitedTextException e)
        {
            Unreadable(e);
            return false;
        }

        _lastRead = _csv.RowNumber;
        return true;
    }

    private int FileRow(int row) => Places?.Of(row + _rowsSkipped) ?? row + _rowsSkipped;

    private void Unreadable(DelimitedTextException e) =>
        Stop(
            IntakeRule.Quotes,
            e.IsTooLong
                ? (MessageText)
                    $"The row is longer than {UploadLimits.MaximumRowLength} characters, probably because a quote (\") is not closed."
                : "A quote (\") is not closed, or text follows a closing quote. Put the whole value in quotes and double the quotes within it.",
            FileRow(_lastRead) + 1
        );

    private void Stop(string rule, MessageText message, int fileRow)
    {
        _issues.Add(rule, $"{message} Rows from here on were not read.", fileRow);
        End();
    }

    private void EndOfText()
    {
        if (_text.IsTooLarge)
            _issues.Add(
                IntakeRule.Size,
                $"The file is larger than {UploadLimits.MaximumBytes / (1024 * 1024)} MB. Rows from here on were not read."
            );
        if (_text.InvalidBytes > 0)
        {
            MessageText expected = _text.IsWindows1252
                ? "The file is no UTF-8 and, read as Windows-1252,"
                : "The file is UTF-8, but";
            MessageText damaged =
                _text.InvalidBytes == 1
                    ? "1 byte is no character,"
                    : (MessageText)$"{_text.InvalidBytes} bytes are no characters, the first";
            _issues.Add(
                IntakeRule.Encoding,
                $"{expected} {damaged} in line {_text.FirstInvalidLine}. Save the whole file in one encoding.",
                (int)Math.Min(int.MaxValue, _text.FirstInvalidLine)
            );
        }

        if (_short.Rows > 0 && _short.Last == FileRow(_lastRead) && !_text.EndsWithLine)
            _issues.Add(
                IntakeRule.RaggedRow,
                $"The file ends within this row, before the last of its {Columns} columns. It was probably cut off: send it again, whole.",
                _short.Last
            );
        if (Rows == 0)
            _issues.Add(IntakeRule.Empty, "The file has a header and no rows. A row per respondent is expected.");
        End();
    }

    private void End() => _csv = null;
}
