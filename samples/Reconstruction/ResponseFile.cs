using System.Globalization;
using System.Text;
using Serverless.Intake.Responses;
using Serverless.Surveys;

namespace Serverless.Samples.Reconstruction;

/// <summary>Writes answers as the response file of one group in one wave: UTF-8, commas, answer codes.</summary>
internal static class ResponseFile
{
    /// <summary>The file's text, one row per respondent.</summary>
    public static string Text(Codebook codebook, string wave, string group, RespondentAnswers answers)
    {
        var columns = codebook
            .Questions.Where(q =>
                q.Groups.Contains(group, StringComparer.Ordinal) && q.Waves.Contains(wave, StringComparer.Ordinal)
            )
            .SelectMany(q => Columns(q, wave, group, answers))
            .ToArray();
        var text = new StringBuilder("respondent");
        foreach (var (name, _) in columns)
            text.Append(',').Append(name);
        text.Append('\n');
        for (var i = 0; i < answers.Count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{wave}-{group}-{i + 1:0000}");
            foreach (var (_, cell) in columns)
                text.Append(',').Append(cell(i));
            text.Append('\n');
        }
        return text.ToString();
    }

    private static IEnumerable<(string Name, Func<int, string> Cell)> Columns(
        Question question,
        string wave,
        string group,
        RespondentAnswers answers
    ) =>
        question
            .Columns.Where(column => column.IsOfferedTo(group, wave))
            .Select(column =>
                (
                    column.Name,
                    column.Content switch
                    {
                        ColumnContent.Text => Words(answers.Texts(question.Id)),
                        ColumnContent.Ticked => Tick(answers.Codes(question.Id, column.Part)),
                        ColumnContent.Answer or ColumnContent.Number => Code(
                            question,
                            answers.Codes(question.Id, column.Part)
                        ),
                        ColumnContent.Rank => throw new NotSupportedException("Rankings are not reconstructed."),
                    }
                )
            );

    private static Func<int, string> Words(string?[] texts) => i => Quoted(texts[i]);

    private static Func<int, string> Tick(int[] ticks) =>
        i =>
            ticks[i] switch
            {
                RespondentAnswers.None => "",
                0 => "0",
                _ => "1",
            };

    private static Func<int, string> Code(Question question, int[] codes) =>
        i => codes[i] == RespondentAnswers.None ? "" : question.Answers[codes[i]].Code;

    private static string Quoted(string? text) =>
        string.IsNullOrEmpty(text) ? "" : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
