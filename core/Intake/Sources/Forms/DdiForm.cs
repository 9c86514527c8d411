using System.Xml.Linq;
using Serverless.Intake.Sources.Tools;

namespace Serverless.Intake.Sources.Forms;

/// <summary>A DDI-Codebook, versions 1.2 to 2.5: an element per variable of the data file.</summary>
internal static class DdiForm
{
    public static SurveyForm Read(XDocument document)
    {
        var root = document.Root!;
        var title = Child(Child(Child(Child(root, "stdyDscr"), "citation"), "titlStmt"), "titl");
        return new SurveyForm
        {
            Format = "DDI-Codebook",
            Title = title is null ? null : new FormText(PlainText.Of(title.Value)),
            Questions =
            [
                .. root.Elements()
                    .Where(element => element.Name.LocalName == "dataDscr")
                    .Elements()
                    .Where(element => element.Name.LocalName == "var")
                    .Select(Question),
            ],
        };
    }

    private static FormQuestion Question(XElement variable)
    {
        var name = (string?)variable.Attribute("name") ?? (string?)variable.Attribute("ID") ?? "";
        var label = Text(Child(variable, "labl"));
        var asked = Text(Child(Child(variable, "qstn"), "qstnLit"));
        var options = variable
            .Elements()
            .Where(element => element.Name.LocalName == "catgry")
            .Select(category => new FormOption(
                Text(Child(category, "catValu")),
                new FormText(
                    Text(Child(category, "labl")) is { Length: > 0 } text ? text : Text(Child(category, "catValu"))
                ),
                IsMissing: (string?)category.Attribute("missing") == "Y"
            ))
            .Where(option => option.Code.Length > 0)
            .ToList();
        var isText = (string?)Child(variable, "varFormat")?.Attribute("type") == "character";
        var range = Child(Child(variable, "valrng"), "range");
        return new FormQuestion
        {
            Code = name,
            Text = new FormText(Longest(asked, label, name)),
            Kind = Kind(options.Count > 0, isText, (string?)variable.Attribute("intrvl")),
            Options = options,
            Minimum = (double?)NumberOf(range, "min"),
            Maximum = (double?)NumberOf(range, "max"),
            Use = (string?)variable.Attribute("wgt") == "wgt" ? FormUse.Weight : FormUse.None,
        };
    }

    private static FormQuestionKind Kind(bool hasCategories, bool isText, string? interval)
    {
        if (hasCategories)
            return FormQuestionKind.Single;
        return isText || interval == "discrete" && !hasCategories && isText
            ? FormQuestionKind.Text
            : FormQuestionKind.Number;
    }

    private static string Longest(string asked, string label, string name)
    {
        if (asked.Length > 0)
            return asked;
        return label.Length > 0 ? label : name;
    }

    private static double? NumberOf(XElement? element, string attribute) =>
        double.TryParse(
            (string?)element?.Attribute(attribute),
            System.Globalization.NumberStyles.Float,
            System.Globalization.CultureInfo.InvariantCulture,
            out var number
        ) && double.IsFinite(number)
            ? number
            : null;

    private static XElement? Child(XElement? element, string name) =>
        element?.Elements().FirstOrDefault(child => child.Name.LocalName == name);

    private static string Text(XElement? element) => element is null ? "" : PlainText.Of(element.Value);
}
