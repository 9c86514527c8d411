using System.Globalization;
using System.Xml.Linq;
using Serverless.Intake.Sources.Tools;

namespace Serverless.Intake.Sources.Forms;

/// <summary>Types of Triple-S variables.</summary>
public enum TripleSType
{
    /// <summary>One code.</summary>
    Single,

    /// <summary>Several codes.</summary>
    Multiple,

    /// <summary>A number.</summary>
    Quantity,

    /// <summary>A text.</summary>
    Character,

    /// <summary>Yes (1) or no (0).</summary>
    Logical,

    /// <summary>A date, <c>yyyymmdd</c>.</summary>
    Date,

    /// <summary>A time, <c>hhmmss</c>.</summary>
    Time,
}

/// <summary>A variable of a Triple-S definition.</summary>
/// <param name="Question">The question.</param>
/// <param name="Type">Its type.</param>
/// <param name="Start">First position from 1; in CSV data the first field.</param>
/// <param name="Finish">Last position.</param>
/// <param name="Subfields">Of a multiple whose data list codes: how many; 0 for a row of 0 and 1.</param>
/// <param name="SubfieldWidth">Positions of one code in such a list; 0 to divide the positions evenly.</param>
public sealed record TripleSVariable(
    FormQuestion Question,
    TripleSType Type,
    int Start,
    int Finish,
    int Subfields,
    int SubfieldWidth
);

/// <summary>
/// A Triple-S definition, versions 1.1 to 3.0 ("The triple-s XML Survey Interchange Standard"): the questionnaire, and
/// where in the data file each variable is.
/// </summary>
/// <param name="Form">The questionnaire.</param>
/// <param name="Variables">The variables in order.</param>
/// <param name="IsCsv">Whether the data file is CSV; fixed positions otherwise.</param>
/// <param name="Skip">Header rows of a CSV data file.</param>
/// <param name="Path">The name of the data file; null when it is the definition's own with another ending.</param>
public sealed record TripleSForm(
    SurveyForm Form,
    IReadOnlyList<TripleSVariable> Variables,
    bool IsCsv,
    int Skip,
    string? Path
)
{
    private const int MaximumPosition = 1_000_000;

    /// <summary>Reads a definition.</summary>
    /// <exception cref="SourceException">It lacks what the standard requires, or describes several levels.</exception>
    internal static TripleSForm Read(XDocument document)
    {
        var root = document.Root!;
        var survey =
            root.Element("survey")
            ?? (
                root.Element("hierarchy") is null
                    ? throw new SourceException("The Triple-S file has no element 'survey'.")
                    : throw new SourceException(
                        "This Triple-S file describes a hierarchy of surveys (households, persons, trips). Send the definition and the data of one level."
                    )
            );
        var record =
            survey.Element("record") ?? throw new SourceException("The Triple-S file has no element 'record'.");
        var variables = record.Elements("variable").Select(Variable).ToList();
        var title = Text(survey.Element("title"));
        return new TripleSForm(
            new SurveyForm
            {
                Format = "Triple-S definition",
                Title = title.Length == 0 ? null : new FormText(title),
                Questions = [.. variables.Select(variable => variable.Question)],
            },
            variables,
            string.Equals((string?)record.Attribute("format"), "csv", StringComparison.OrdinalIgnoreCase),
            Number((string?)record.Attribute("skip")),
            (string?)record.Attribute("href")
        );
    }

    private static TripleSVariable Variable(XElement variable)
    {
        var type = Enum.TryParse<TripleSType>((string?)variable.Attribute("type"), ignoreCase: true, out var parsed)
            ? parsed
            : throw new SourceException("The Triple-S file has a variable of an unknown type.");
        var position = variable.Element("position");
        var start = Number((string?)position?.Attribute("start"));
        var finish = Number((string?)position?.Attribute("finish"));
        var spread = variable.Element("spread");
        if (start is < 1 or > MaximumPosition || finish > MaximumPosition)
            throw new SourceException("The Triple-S file has a variable without a usable position.");
        return new TripleSVariable(
            Question(variable, type),
            type,
            start,
            Math.Max(start, finish),
            Number((string?)spread?.Attribute("subfields")),
            Number((string?)spread?.Attribute("width"))
        );
    }

    private static FormQuestion Question(XElement variable, TripleSType type)
    {
        var name = Text(variable.Element("name"));
        var code = name.Length > 0 ? name : (string?)variable.Attribute("ident") ?? "";
        var values = variable.Element("values");
        var range = values?.Elements("range").FirstOrDefault();
        var options = (values?.Elements("value") ?? []).Select(Option).Where(option => option.Code.Length > 0).ToList();
        if (type == TripleSType.Logical)
            options = [new FormOption("1", new FormText("Ja", "Yes")), new FormOption("0", new FormText("Nee", "No"))];
        var use = (string?)variable.Attribute("use");
        var filter = Text(variable.Element("filter"));
        return new FormQuestion
        {
            Code = code,
            Text = Texts(variable.Element("label")) ?? new FormText(code),
            Kind = type switch
            {
                TripleSType.Single or TripleSType.Logical => FormQuestionKind.Single,
                TripleSType.Multiple => FormQuestionKind.Multiple,
                TripleSType.Quantity => FormQuestionKind.Number,
                _ => FormQuestionKind.Text,
            },
            Options =
                type == TripleSType.Quantity
                    ? [.. options.Select(option => option with { IsMissing = true })]
                    : options,
            Condition = filter.Length == 0 ? null : new FormCondition.Is(filter, null, ["1"]),
            Minimum = type == TripleSType.Quantity ? Bound((string?)range?.Attribute("from")) : null,
            Maximum = type == TripleSType.Quantity ? Bound((string?)range?.Attribute("to")) : null,
            Use = use switch
            {
                "serial" => FormUse.Respondent,
                "weight" => FormUse.Weight,
                _ => FormUse.None,
            },
        };
    }

    private static FormOption Option(XElement value) =>
        new(
            ((string?)value.Attribute("code") ?? "").Trim(),
            Texts(value) ?? new FormText((string?)value.Attribute("code") ?? ""),
            Bound((string?)value.Attribute("score"))
        );

    /// <summary>A label: its own text, or the one for analysis or in Dutch among several.</summary>
    private static FormText? Texts(XElement? label)
    {
        if (label is null)
            return null;
        var texts = label.Elements("text").ToList();
        if (texts.Count == 0)
            return Text(label) is { Length: > 0 } only ? new FormText(only) : null;
        var asked = texts.Where(text => (string?)text.Attribute("mode") is null or "interview").ToList();
        return FormText.Of([
            .. (asked.Count > 0 ? asked : texts).Select(text =>
                ((string?)text.Attribute(XNamespace.Xml + "lang") ?? "", Text(text))
            ),
        ]);
    }

    private static string Text(XElement? element) =>
        element is null
            ? ""
            : PlainText.Of(
                string.Concat(element.DescendantNodes().Select(node => node is XText text ? text.Value : " "))
            );

    private static int Number(string? text) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static double? Bound(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? number
            : null;
}
