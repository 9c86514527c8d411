using Serverless.Surveys.Issues;

namespace Serverless.Reporting.Templates;

/// <summary>Whether a template with the problem can be used.</summary>
public enum TemplateSeverity
{
    /// <summary>The template is refused.</summary>
    Error,

    /// <summary>The template is accepted; its author should look at this.</summary>
    Warning,
}

/// <summary>Something in a template that is wrong or risky.</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Severity">Whether the template is refused.</param>
/// <param name="Text">What was found, what was expected, what to do.</param>
/// <param name="Near">What was probably meant; null when nothing is close.</param>
public sealed record TemplateProblem(
    int Line,
    int Column,
    TemplateSeverity Severity,
    MessageText Text,
    string? Near = null
)
{
    /// <summary>The text in English.</summary>
    public string Message => Text.ToString();
}

/// <summary>
/// A template that was read, or what is wrong with it: <paramref name="Template"/> is null when any problem is an
/// error.
/// </summary>
public sealed record TemplateReading(FactsheetTemplate? Template, IReadOnlyList<TemplateProblem> Problems);
