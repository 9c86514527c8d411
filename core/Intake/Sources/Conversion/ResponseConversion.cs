using System.Text;
using Serverless.Intake.Answers;
using Serverless.Intake.Sources.Recognition;
using Serverless.Surveys;
using Serverless.Surveys.Issues;

namespace Serverless.Intake.Sources.Conversion;

/// <summary>What a file was converted from, and what was found on the way.</summary>
/// <param name="Format">What it was read as, in words.</param>
/// <param name="Encoding">Its text encoding; null where the format has only one.</param>
/// <param name="Rows">Respondents in it.</param>
/// <param name="Issues">Why it cannot be taken; empty when it can.</param>
/// <param name="Warnings">What its sender should know.</param>
public sealed record ConvertedResponses(
    string Format,
    string? Encoding,
    int Rows,
    IReadOnlyList<ValidationIssue> Issues,
    IReadOnlyList<ValidationWarning> Warnings
)
{
    /// <summary>Where its rows were in the file as it was sent.</summary>
    public RowPlaces Places { get; init; } = new();
}

/// <summary>
/// Writes people's own files of responses as the CSV that a codebook describes: columns by their ids, answers by their
/// codes, an option as 1 or 0. What cannot be understood is left as it is, so that checking reports it.
/// </summary>
public sealed class ResponseConversion
{
    private readonly ResponseColumns _columns;
    private readonly IssueLog _issues = new();
    private readonly CsvLine _line = new();
    private readonly List<(string Name, Func<DataSource, int, string> Cell)> _writers = [];

    private ResponseConversion(ResponseColumns columns) => _columns = columns;

    /// <summary>
    /// Whether a file has to be converted: it is no CSV in UTF-8 or Windows-1252, it is a tool's export, or the codebook
    /// gives columns the names of people's own files.
    /// </summary>
    /// <param name="file">The file, which can seek; it is left at its beginning.</param>
    public static async ValueTask<bool> IsNeededAsync(
        Stream file,
        Codebook codebook,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(codebook);
        var isNeeded =
            codebook.Responses == ResponseNotation.Labels
            || codebook.Questions.Any(NamesColumns)
            || await SourceFile.IsForeignAsync(file, codebook.Encoding, cancellationToken);
        file.Position = 0;
        return isNeeded;
    }

    /// <summary>Converts a file.</summary>
    /// <param name="open">Opens the file, as often as needed; the stream can seek.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <param name="codebook">The codebook.</param>
    /// <param name="wave">The wave.</param>
    /// <param name="group">The group.</param>
    /// <param name="target">Where the CSV is written.</param>
    /// <param name="cancellationToken">Stops converting.</param>
    /// <exception cref="ArgumentException">The codebook has no such wave or group.</exception>
    public static async Task<ConvertedResponses> RunAsync(
        Func<Stream> open,
        string name,
        Codebook codebook,
        string wave,
        string group,
        Stream target,
        CancellationToken cancellationToken = default
    )
    {
        var conversion = new ResponseConversion(ResponseColumns.Of(codebook, wave, group));
        try
        {
            var files = await SourceBundle.ReadAsync(
                [new NamedFile(name, open)],
                new SourceOptions(codebook.Encoding),
                cancellationToken
            );
            if (files.Data.Count != 1)
                throw new SourceException(
                    files.Data.Count == 0
                        ? "The file holds no responses. Send the data, not the questionnaire."
                        : (MessageText)
                            $"The zip file holds {files.Data.Count} files of responses ({string.Join(", ", files.Data.Take(5).Select(data => data.Name))}). Send one of them."
                );
            await using var source = await files.Data[0].OpenAsync(cancellationToken);
            return await conversion.ConvertAsync(source, target, cancellationToken);
        }
        catch (SourceException e)
        {
            return new ConvertedResponses(
                "",
                null,
                0,
                [new ValidationIssue(null, null, null, IntakeRule.Format, e.Text)],
                []
            );
        }
    }

    private static bool NamesColumns(Question question) =>
        question.Column is not null
        || question is MultipleQuestion { Separator: not null }
        || question.Answers.Any(answer => answer.Column is not null)
        || (question is GridQuestion grid && grid.Items.Any(item => item.Column is not null));

    private async Task<ConvertedResponses> ConvertAsync(
        DataSource source,
        Stream target,
        CancellationToken cancellationToken
    )
    {
        var columns = new SourceColumns(source.Description);
        Respondent(columns);
        foreach (var question in _columns.Questions)
            Question(question, columns, source.Description);
        Technical(columns, source.Description);
        await using var writer = new StreamWriter(target, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
        await _line.WriteAsync(writer, _writers.Select(column => column.Name), cancellationToken);
        var rows = 0;
        var places = new RowPlaces();
        var isComplete = _issues.Count == 0;
        while (isComplete && await source.ReadAsync(cancellationToken))
        {
            rows++;
            places.Add(rows + 1, source.FileRow ?? rows + 1);
            await _line.WriteAsync(writer, _writers.Select(column => column.Cell(source, rows)), cancellationToken);
        }

        return new ConvertedResponses(
            source.Description.Format,
            source.Description.Encoding,
            rows,
            _issues.Listed,
            [
                .. source.Warnings.Select(warning => new ValidationWarning(
                    IntakeRule.Format,
                    warning.Column,
                    null,
                    warning.Text
                )),
            ]
        )
        {
            Places = places,
        };
    }

    private void Respondent(SourceColumns columns)
    {
        var name = _columns.Group.Columns.Respondent;
        var column = columns.Find(null, name);
        if (column >= 0)
            _writers.Add((name, (source, _) => CellText.Of(source, column)));
        else if (name == CanonicalRows.RowNumber)
            _writers.Add((name, (_, row) => row.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        else
            Missing(name, "the id of the respondent");
    }

    private void Technical(SourceColumns columns, SourceDescription description)
    {
        var technical = _columns
            .Texts.Where(text => text.Role != TextRole.Open)
            .Select(text => text.Name)
            .Concat(_columns.Numbers.Where(number => number.Question is null).Select(number => number.Name));
        foreach (var name in technical.Where(name => name != _columns.Group.Columns.Respondent))
        {
            var column = columns.Find(null, name);
            if (column < 0)
                Missing(name, "a column of the design");
            else
                _writers.Add((name, new Cells(column, description.Columns[column], [], _columns.Codebook).Number));
        }
    }

    private void Question(Question question, SourceColumns columns, SourceDescription description)
    {
        if (
            question is MultipleQuestion multiple
            && (columns.Set(question.Column) is not null || IsJoined(multiple, columns))
        )
        {
            Joined(multiple, columns);
            return;
        }

        foreach (var column in question.Columns.Where(column => column.IsOfferedTo(_columns.Group.Id, _columns.Wave)))
        {
            var named = column.Offer switch
            {
                Answer answer => answer.Column,
                Item item => item.Column,
                _ => question.Column,
            };
            var index = columns.Find(named, column.Name);
            if (index < 0)
            {
                if (column.Content != ColumnContent.Text)
                    Missing(named ?? column.Name, $"question '{question.Id}'");
                continue;
            }

            var cells = new Cells(index, description.Columns[index], question.Answers, _columns.Codebook);
            var counted = Counted(description, index);
            _writers.Add(
                (
                    column.Name,
                    column.Content switch
                    {
                        ColumnContent.Answer => cells.Answer,
                        ColumnContent.Ticked => (source, _) => cells.Tick(source, counted, (Answer)column.Offer!),
                        ColumnContent.Rank or ColumnContent.Number => cells.Number,
                        ColumnContent.Text => cells.Text,
                    }
                )
            );
        }
    }

    private static bool IsJoined(MultipleQuestion question, SourceColumns columns) =>
        question.Separator is not null && columns.Find(question.Column, question.Id) >= 0;

    private static string? Counted(SourceDescription description, int column) =>
        description
            .Sets.FirstOrDefault(set =>
                set.Counted is not null
                && set.Columns.Contains(description.Columns[column].Name, StringComparer.Ordinal)
            )
            ?.Counted?.ToString();

    /// <summary>One column, or the columns of a set of categories, that hold the codes of the options ticked.</summary>
    private void Joined(MultipleQuestion question, SourceColumns columns)
    {
        var offered = question.Answers.Where(answer => answer.IsOfferedTo(_columns.Group.Id, _columns.Wave)).ToList();
        var set = columns.Set(question.Column);
        var indices = set ?? [columns.Find(question.Column, question.Id)];
        var joined = new JoinedAnswers(offered, question.Separator ?? " ", _columns.Codebook.Responses);
        var ticked = new bool[offered.Count];
        var isBlank = true;
        for (var i = 0; i < offered.Count; i++)
        {
            var option = i;
            _writers.Add(
                (
                    QuestionColumn.NameOf(question.Id, offered[i].Code),
                    (source, row) =>
                    {
                        if (option == 0)
                            isBlank = !Fill(source, row);
                        if (isBlank)
                            return "";
                        return ticked[option] ? "1" : "0";
                    }
                )
            );
        }

        bool Fill(DataSource source, int row)
        {
            Array.Clear(ticked);
            var filled = false;
            foreach (var index in indices)
            {
                var cell = CellText.Of(source, index);
                if (
                    cell.Length == 0
                    || BlankCell.Is(cell, _columns.Codebook.Blanks)
                    || source.Description.Columns[index].Missing.Contains(source.Value(index))
                )
                    continue;
                filled = true;
                var name = source.Description.Columns[index].Name;
                if (
                    joined.Tick(cell, ticked) is { } unknown
                    && !_issues.Repeats(IntakeRule.UnknownAnswer, source.FileRow ?? row + 1, name, unknown)
                )
                    _issues.AddFault(
                        IntakeRule.UnknownAnswer,
                        $"{Quote.Of(unknown)} is no answer of question '{question.Id}'. Its answers are joined with {Quote.Of(question.Separator ?? " ")}.",
                        source.FileRow ?? row + 1,
                        name,
                        unknown
                    );
            }

            return filled;
        }
    }

    private void Missing(string name, MessageText what) =>
        _issues.Add(
            IntakeRule.MissingColumn,
            $"The file has no column {Quote.Of(name)}, which {what} is read from.",
            1,
            name
        );

    /// <summary>The cells of one column of the source.</summary>
    private sealed class Cells(int index, SourceColumn column, IEnumerable<Answer> answers, Codebook codebook)
    {
        private readonly CellConversion _conversion = new(column, answers, codebook);

        public string Answer(DataSource source, int row) => _conversion.Answer(CellText.Of(source, index));

        public string Number(DataSource source, int row) => _conversion.Number(CellText.Of(source, index));

        public string Tick(DataSource source, string? counted, Answer option) =>
            _conversion.Tick(CellText.Of(source, index), counted, option);

        public string Text(DataSource source, int row) => CellText.Of(source, index);
    }
}
