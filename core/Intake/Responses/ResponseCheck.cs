using Serverless.Intake.Answers;
using Serverless.Intake.Differences;
using Serverless.Surveys;
using Serverless.Surveys.Issues;

namespace Serverless.Intake.Responses;

/// <summary>
/// Checks one response file: cells and rows as they pass, routing and completeness per block of rows.
/// </summary>
internal sealed class ResponseCheck(
    ResponseColumns columns,
    PageTextGate gate,
    ResponseProfile? profile = null,
    RowPlaces? places = null
)
{
    /// <summary>
    /// Rows whose routing is evaluated together: enough to be fast, few enough for thousands of columns.
    /// </summary>
    private const int BlockRows = 1_024;

    /// <summary>From this share of blanks on a question is warned of.</summary>
    private const double NotableShareBlank = 0.2;

    private readonly IssueLog _issues = new();
    private readonly AnswerTable _block = new(columns, BlockRows);

    public async Task<ValidationReport> RunAsync(Stream stream, CancellationToken cancellationToken)
    {
        var routing = new Routing(_block);
        await using var file = await ResponseFile.OpenAsync(
            stream,
            columns,
            _issues,
            cancellationToken,
            places: places
        );
        var ofRows = new IssueLog();
        var checks = file.Header is { } header ? new ResponseChecks(columns, header, ofRows) : null;
        var strata = new StratumTexts(columns, gate);
        await using (var ahead = RowsAhead.Of(file, columns, cancellationToken))
            while (await ahead.NextAsync(cancellationToken) is { } batch)
            {
                checks?.Check(batch.Rows);
                foreach (var row in batch.Rows)
                {
                    strata.Add(row);
                    _block.Add(row);
                    profile?.Add(row);
                    if (_block.IsFull)
                        Finish(routing);
                }
            }

        _issues.Merge(ofRows);
        Finish(routing);
        foreach (var habits in file.Habits)
            habits.Note(_issues);
        foreach (var habits in file.LabelHabits)
            habits.Note(_issues);
        foreach (var habits in file.TickHabits)
            habits.Note(_issues);
        strata.Note(_issues);
        if (profile is not null)
            profile.Header = file.Header?.Names ?? [];
        return Report(file, routing.Completeness, IdWarnings(checks));
    }

    private void Finish(Routing routing)
    {
        routing.Apply();
        profile?.Add(_block);
        _block.Clear();
    }

    private IEnumerable<ValidationWarning> IdWarnings(ResponseChecks? checks)
    {
        if (checks is not { OtherCases: > 0, FirstOtherCase: var (id, row, earlier) })
            yield break;
        yield return new ValidationWarning(
            IntakeRule.SimilarId,
            columns.Group.Columns.Respondent,
            checks.OtherCases,
            $"{checks.OtherCases} respondent ids differ from an earlier one in capitals only, the first {Quote.Of(id)} in row {row} (the other is in row {earlier}). They count as different respondents; erasing one erases both."
        );
    }

    private ValidationReport Report(
        ResponseFile file,
        IReadOnlyList<QuestionCompleteness> completeness,
        IEnumerable<ValidationWarning> further
    ) =>
        new()
        {
            Wave = columns.Wave,
            Group = columns.Group.Id,
            Rows = file.Rows,
            Encoding = file.IsWindows1252 ? "windows-1252" : "utf-8",
            Delimiter = UploadFormat.Name(file.Delimiter),
            Issues = _issues.Listed,
            IssueCount = _issues.Count,
            IssueCounts = _issues.Counts,
            Warnings = [.. Warnings(file, completeness), .. further],
            Completeness = completeness,
        };

    private IEnumerable<ValidationWarning> Warnings(ResponseFile file, IReadOnlyList<QuestionCompleteness> completeness)
    {
        if (file.IsWindows1252)
            yield return new ValidationWarning(
                IntakeRule.Encoding,
                null,
                null,
                "The file is not Unicode and was read as Windows-1252. Where accents are wrong, name its code page in the codebook, as in \"encoding\": \"macintosh\", or save it as UTF-8."
            );
        foreach (var warning in file.Header?.Warnings(columns) ?? [])
            yield return warning;
        var few = columns.Codebook.Settings.MinimumBaseForTests;
        if (file.Rows > 0 && file.Rows < few)
            yield return new ValidationWarning(
                IntakeRule.FewRows,
                null,
                file.Rows,
                $"The file has {file.Rows} {Respondents(file.Rows)}, fewer than the {few} that tests need. Is it complete?"
            );
        foreach (var (first, rows) in file.PartlyBlank.OrderBy(pair => pair.Key))
        {
            var question = columns.Answers[first].Question.Id;
            yield return new ValidationWarning(
                IntakeRule.PartlyBlank,
                question,
                rows,
                $"{rows} respondents filled in some options of '{question}' and left others blank; the blank ones count as not ticked."
            );
        }

        foreach (var warning in Forgiven(file))
            yield return warning;
        foreach (var warning in file.Habits.SelectMany(habits => habits.Warnings()))
            yield return warning;
        foreach (var question in completeness)
        foreach (var warning in Warnings(question))
            yield return warning;
    }

    /// <summary>What was read otherwise than as it is written, where its meaning is certain.</summary>
    private static IEnumerable<ValidationWarning> Forgiven(ResponseFile file)
    {
        if (file.Short is (> 0, var firstShort))
            yield return new ValidationWarning(
                IntakeRule.RaggedRow,
                null,
                file.Short.Rows,
                $"{file.Short.Rows} rows have fewer values than the header, row {firstShort} the first; what is missing at their end was read as blank, as Excel leaves empty cells out there."
            );
        if (file.Delimiter == '|')
            yield return new ValidationWarning(
                IntakeRule.Format,
                null,
                null,
                "Values are separated by a pipe (|), and were read so."
            );
        foreach (var (question, codes) in file.Rewritten)
            yield return new ValidationWarning(
                IntakeRule.Rewritten,
                question,
                codes.Rewritten,
                $"{codes.Rewritten} answers to '{question}' are written otherwise than in the codebook (another kind of blank, quote, dash or accent), {Quote.Of(codes.FirstRewritten)} the first, and were read as the labels that look the same."
            );
        foreach (var habits in file.TickHabits)
            if (habits.Warning() is { } warning)
                yield return warning;
    }

    private IEnumerable<ValidationWarning> Warnings(QuestionCompleteness question)
    {
        var name = QuestionColumn.NameOf(question.Question, question.Item);
        if (question.AnsweredNotAsked > 0)
            yield return new ValidationWarning(
                IntakeRule.AnsweredNotAsked,
                name,
                question.AnsweredNotAsked,
                $"{question.AnsweredNotAsked} respondents answered '{name}' though routing says they were not asked; these answers are not used."
            );
        if (question.Blank > 0 && question.ShareBlank >= NotableShareBlank)
            yield return new ValidationWarning(
                IntakeRule.ShareBlank,
                name,
                question.Blank,
                $"{question.Blank} of {question.Asked} respondents who were asked '{name}' ({question.ShareBlank:P0}) {BlankInWords(question.Question)}."
            );
    }

    private static MessageText Respondents(int count) => count == 1 ? "respondent" : "respondents";

    /// <summary>
    /// A numeric question's missing codes are kept as blanks, so there the blanks are more than empty cells.
    /// </summary>
    private MessageText BlankInWords(string question) =>
        columns.Questions.Any(known => known.Id == question && known is NumericQuestion { Answers.Count: > 0 })
            ? "left it blank or gave a missing code"
            : "left it blank";
}
