using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Serverless.Intake.Sources.Tools;
using Serverless.Intake.Sources.Xml;

namespace Serverless.Intake.Sources.Forms;

/// <summary>
/// A LimeSurvey structure file (<c>.lss</c>). Texts are kept with the questions, and since version 4 in tables of their
/// own (<c>question_l10ns</c>, <c>answer_l10ns</c>).
/// </summary>
internal sealed partial class LimeSurveyForm
{
    private readonly XElement _root;
    private readonly ILookup<string, (string Language, string Text)> _questionTexts;
    private readonly ILookup<string, (string Language, string Text)> _answerTexts;
    private readonly ILookup<string, XElement> _subquestions;
    private readonly ILookup<string, XElement> _answers;

    private readonly Dictionary<string, string> _codes = new(StringComparer.Ordinal);

    private LimeSurveyForm(XElement root)
    {
        _root = root;
        foreach (var row in Rows("questions"))
            _codes.TryAdd(Field(row, "qid"), Field(row, "title"));
        _questionTexts = Rows("question_l10ns")
            .ToLookup(
                row => Field(row, "qid"),
                row => (Field(row, "language"), PlainText.Of(Field(row, "question"))),
                StringComparer.Ordinal
            );
        _answerTexts = Rows("answer_l10ns")
            .ToLookup(
                row => Field(row, "aid"),
                row => (Field(row, "language"), PlainText.Of(Field(row, "answer"))),
                StringComparer.Ordinal
            );
        _subquestions = Rows("subquestions").ToLookup(row => Field(row, "parent_qid"), StringComparer.Ordinal);
        _answers = Rows("answers").ToLookup(row => Field(row, "qid"), StringComparer.Ordinal);
    }

    public static SurveyForm Read(XDocument document)
    {
        var form = new LimeSurveyForm(document.Root!);
        var order = form.Rows("groups")
            .GroupBy(row => Field(row, "gid"), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => Order(group.First(), "group_order"), StringComparer.Ordinal);
        var title = FormText.Of([
            .. form.Rows("surveys_languagesettings")
                .Select(row => (Field(row, "surveyls_language"), PlainText.Of(Field(row, "surveyls_title")))),
        ]);
        return new SurveyForm
        {
            Format = "LimeSurvey structure",
            Title = title,
            Questions =
            [
                .. form.Rows("questions")
                    .Where(row => Field(row, "parent_qid") is "0" or "")
                    .GroupBy(row => Field(row, "qid"), StringComparer.Ordinal)
                    .OrderBy(rows => order.GetValueOrDefault(Field(rows.First(), "gid")))
                    .ThenBy(rows => Order(rows.First(), "question_order"))
                    .SelectMany(rows => form.Questions([.. rows])),
            ],
        };
    }

    private IEnumerable<FormQuestion> Questions(List<XElement> rows)
    {
        var row = rows[0];
        var type = Field(row, "type");
        if (type is "X" or "*" or "I" or "|" or "")
            yield break;
        var id = Field(row, "qid");
        var code = Field(row, "title");
        var relevance = Field(row, "relevance");
        var condition = relevance is "" or "1" ? null : ConditionText.Read(Named(relevance));
        var question = new FormQuestion
        {
            Code = code,
            Text = Text(rows, "question", _questionTexts[id]) ?? new FormText(code),
            Kind = Kind(type),
            Section = Section(Field(row, "gid")),
            Options = Kind(type) == FormQuestionKind.Multiple ? Subquestions(id, "0") : Answers(id, type, "0"),
            Items = Kind(type) is FormQuestionKind.Grid or FormQuestionKind.Numbers ? Subquestions(id, "0") : [],
            Condition = condition,
            UnreadCondition = condition is null && relevance is not ("" or "1") ? relevance : null,
        };
        if (type != "1")
        {
            yield return question;
            yield break;
        }

        // An array with two scales is two grids.
        yield return question with
        {
            Code = $"{code}[1]",
        };
        yield return question with
        {
            Code = $"{code}[2]",
            Options = Answers(id, type, "1"),
        };
    }

    /// <summary>
    /// Old conditions name a question by the numbers of survey, group and question and an item's code in one:
    /// <c>222232X22X630SQ001</c>.
    /// </summary>
    private string Named(string relevance) =>
        Numbered()
            .Replace(
                relevance,
                match =>
                {
                    var code = _codes.GetValueOrDefault(match.Groups["question"].Value);
                    var item = match.Groups["item"].Value;
                    if (code is null)
                        return match.Value;
                    return item.Length == 0 ? code : $"{code}_{item}";
                }
            );

    [GeneratedRegex(
        "(?<![A-Za-z0-9_])[0-9]{1,10}X[0-9]{1,10}X(?<question>[0-9]{1,10})(?<item>[A-Za-z][A-Za-z0-9]{0,20})?",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex Numbered();

    private List<FormOption> Subquestions(string question, string scale) =>
        [
            .. _subquestions[question]
                .Where(row => Field(row, "scale_id") is "" || Field(row, "scale_id") == scale)
                .GroupBy(row => Field(row, "qid"), StringComparer.Ordinal)
                .OrderBy(rows => Order(rows.First(), "question_order"))
                .Select(rows => new FormOption(
                    Field(rows.First(), "title"),
                    Text([.. rows], "question", _questionTexts[rows.Key]) ?? new FormText(Field(rows.First(), "title"))
                )),
        ];

    private List<FormOption> Answers(string question, string type, string scale)
    {
        var fixedCodes = type switch
        {
            "5" or "A" => Numbers(5),
            "B" => Numbers(10),
            "Y" => Fixed(("Y", "Ja", "Yes"), ("N", "Nee", "No")),
            "G" => Fixed(("F", "Vrouw", "Female"), ("M", "Man", "Male")),
            "C" => Fixed(("Y", "Ja", "Yes"), ("U", "Onzeker", "Uncertain"), ("N", "Nee", "No")),
            "E" => Fixed(
                ("I", "Toegenomen", "Increase"),
                ("S", "Gelijk gebleven", "Same"),
                ("D", "Afgenomen", "Decrease")
            ),
            _ => null,
        };
        if (fixedCodes is not null)
            return fixedCodes;
        return
        [
            .. _answers[question]
                .Where(row => Field(row, "scale_id") is "" || Field(row, "scale_id") == scale)
                .GroupBy(row => Field(row, "code"), StringComparer.Ordinal)
                .OrderBy(rows => Order(rows.First(), "sortorder"))
                .Select(rows => new FormOption(
                    rows.Key,
                    Text([.. rows], "answer", _answerTexts[Field(rows.First(), "aid")]) ?? new FormText(rows.Key)
                )),
        ];
    }

    private static List<FormOption> Numbers(int last) =>
        [
            .. Enumerable
                .Range(1, last)
                .Select(number => number.ToString(CultureInfo.InvariantCulture))
                .Select(code => new FormOption(code, new FormText(code))),
        ];

    private static List<FormOption> Fixed(params (string Code, string Dutch, string English)[] options) =>
        [.. options.Select(option => new FormOption(option.Code, new FormText(option.Dutch, option.English)))];

    private static FormQuestionKind Kind(string type) =>
        type switch
        {
            "L" or "!" or "O" or "5" or "Y" or "G" => FormQuestionKind.Single,
            "M" or "P" => FormQuestionKind.Multiple,
            "F" or "H" or "A" or "B" or "C" or "E" or "1" => FormQuestionKind.Grid,
            "N" => FormQuestionKind.Number,
            "K" => FormQuestionKind.Numbers,
            _ => FormQuestionKind.Text,
        };

    private string? Section(string group)
    {
        var rows = Rows("group_l10ns").Where(row => Field(row, "gid") == group).ToList();
        if (rows.Count == 0)
            rows = [.. Rows("groups").Where(row => Field(row, "gid") == group)];
        return FormText
            .Of([.. rows.Select(row => (Field(row, "language"), PlainText.Of(Field(row, "group_name"))))])
            ?.Text;
    }

    private static FormText? Text(
        List<XElement> rows,
        string field,
        IEnumerable<(string Language, string Text)> separate
    )
    {
        var apart = separate.ToList();
        return FormText.Of(
            apart.Count > 0 ? apart : [.. rows.Select(row => (Field(row, "language"), PlainText.Of(Field(row, field))))]
        );
    }

    private IEnumerable<XElement> Rows(string table) => _root.Element(table)?.Element("rows")?.Elements("row") ?? [];

    private static string Field(XElement row, string name) => row.Element(name)?.Value ?? "";

    private static int Order(XElement row, string name) =>
        int.TryParse(Field(row, name), CultureInfo.InvariantCulture, out var order) ? order : 0;
}
