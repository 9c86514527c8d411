using System.Globalization;
using Serverless.Intake.Sources.Tools;

namespace Serverless.Intake.Sources.Forms;

/// <summary>A REDCap data dictionary, a row per field.</summary>
internal static class RedcapForm
{
    private const string YesNo = "1, Ja | 0, Nee";

    public static bool Recognise(IReadOnlyList<string> columns) =>
        columns.Contains("Variable / Field Name", StringComparer.Ordinal)
        || (
            columns.Contains("field_name", StringComparer.Ordinal)
            && columns.Contains("field_type", StringComparer.Ordinal)
        );

    /// <param name="columns">Names of the columns.</param>
    /// <param name="rows">The fields.</param>
    public static SurveyForm Read(IReadOnlyList<string> columns, IEnumerable<string[]> rows)
    {
        var column = new FormColumns(columns);
        var questions = new List<FormQuestion>();
        var matrices = new Dictionary<string, int>(StringComparer.Ordinal);
        var section = "";
        foreach (var row in rows)
        {
            section = PlainText.Of(column.Of(row, "Section Header", "section_header")) is { Length: > 0 } begun
                ? begun
                : section;
            if (Question(column, row, section, questions.Count == 0) is not { } question)
                continue;
            var matrix = column.Of(row, "Matrix Group Name", "matrix_group_name");
            if (matrix.Length == 0 || question.Kind != FormQuestionKind.Single)
                questions.Add(question);
            else if (matrices.TryGetValue(matrix, out var place))
                questions[place] = questions[place] with { Items = [.. questions[place].Items, Item(question)] };
            else
            {
                matrices.Add(matrix, questions.Count);
                questions.Add(
                    question with
                    {
                        Code = matrix,
                        Kind = FormQuestionKind.Grid,
                        Text = new FormText(section.Length > 0 ? section : question.Text.Text),
                        Items = [Item(question)],
                    }
                );
            }
        }

        return new SurveyForm { Format = "REDCap data dictionary", Questions = questions };
    }

    private static FormOption Item(FormQuestion question) => new(question.Code, question.Text);

    private static FormQuestion? Question(FormColumns column, string[] row, string section, bool isFirst)
    {
        var code = column.Of(row, "Variable / Field Name", "field_name");
        var type = column.Of(row, "Field Type", "field_type");
        if (code.Length == 0 || type is "descriptive" or "file")
            return null;
        var choices = column.Of(row, "Choices, Calculations, OR Slider Labels", "select_choices_or_calculations");
        var validation = column.Of(
            row,
            "Text Validation Type OR Show Slider Number",
            "text_validation_type_or_show_slider_number"
        );
        var logic = column.Of(row, "Branching Logic (Show field only if...)", "branching_logic");
        var condition = logic.Length == 0 ? null : ConditionText.Read(logic);
        var label = PlainText.Of(column.Of(row, "Field Label", "field_label"));
        return new FormQuestion
        {
            Code = code,
            Text = new FormText(label.Length == 0 ? code : label),
            Kind = Kind(type, validation),
            Options = type switch
            {
                "radio" or "dropdown" or "checkbox" => Options(choices),
                "yesno" or "truefalse" => Options(YesNo),
                _ => [],
            },
            Section = section.Length == 0 ? null : section,
            Condition = condition,
            UnreadCondition = condition is null && logic.Length > 0 ? logic : null,
            Minimum = Number(column.Of(row, "Text Validation Min", "text_validation_min")),
            Maximum = Number(column.Of(row, "Text Validation Max", "text_validation_max")),
            IsPersonal = column.Of(row, "Identifier?", "identifier").Equals("y", StringComparison.OrdinalIgnoreCase),
            Use = isFirst ? FormUse.Respondent : FormUse.None,
        };
    }

    private static FormQuestionKind Kind(string type, string validation) =>
        type switch
        {
            "radio" or "dropdown" or "yesno" or "truefalse" => FormQuestionKind.Single,
            "checkbox" => FormQuestionKind.Multiple,
            "calc" or "slider" => FormQuestionKind.Number,
            _ when validation.StartsWith("number", StringComparison.Ordinal) || validation == "integer" =>
                FormQuestionKind.Number,
            _ => FormQuestionKind.Text,
        };

    /// <summary>Options as <c>1, yes | 2, no</c>.</summary>
    private static List<FormOption> Options(string choices)
    {
        var options = new List<FormOption>();
        foreach (var choice in choices.Split('|'))
        {
            var comma = choice.IndexOf(',', StringComparison.Ordinal);
            var code = (comma < 0 ? choice : choice[..comma]).Trim();
            var label = comma < 0 ? code : PlainText.Of(choice[(comma + 1)..]);
            if (code.Length > 0)
                options.Add(new FormOption(code, new FormText(label.Length == 0 ? code : label)));
        }

        return options;
    }

    private static double? Number(string text) =>
        double.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? number
            : null;
}
