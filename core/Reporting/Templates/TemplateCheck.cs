using System.Globalization;
using Scriban.Parsing;
using Scriban.Syntax;
using Serverless.Surveys.Issues;

namespace Serverless.Reporting.Templates;

/// <summary>
/// Walks a parsed template before anything of it runs. Only the constructs listed here are allowed, so a template can
/// neither
/// loop nor reach anything but <see cref="TemplateFunction.All"/>; ids must be written out, so that all of them can be
/// checked.
/// </summary>
internal sealed class TemplateCheck(KnownIds? known)
{
    private readonly List<TemplateProblem> _problems = [];
    private readonly HashSet<string> _assigned = new(StringComparer.Ordinal);
    private readonly NearestName _nearest = new();

    /// <summary>The problems, in order of place.</summary>
    public static IReadOnlyList<TemplateProblem> Run(ScriptPage page, KnownIds? known)
    {
        var check = new TemplateCheck(known);
        check.Visit(page);
        return [.. check._problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)];
    }

    private void Visit(ScriptNode? node)
    {
        switch (node)
        {
            case null
            or ScriptToken
            or ScriptKeyword
            or ScriptRawStatement
            or ScriptEscapeStatement
            or ScriptEndStatement
            or ScriptLiteral
            or ScriptNopStatement:
                return;
            case ScriptAssignExpression { Target: ScriptVariable variable } assign:
                Visit(assign.Value);
                _assigned.Add(variable.Name);
                return;
            case ScriptPipeCall pipe:
                Call(pipe);
                return;
            case ScriptFunctionCall call:
                Call(call.Target, [.. call.Arguments]);
                return;
            case ScriptVariable variable:
                Variable(variable);
                return;
            case ScriptPage
            or ScriptBlockStatement
            or ScriptExpressionStatement
            or ScriptIfStatement
            or ScriptElseStatement
            or ScriptCaseStatement
            or ScriptWhenStatement
            or ScriptBinaryExpression
            or ScriptUnaryExpression
            or ScriptNestedExpression:
                foreach (var child in node.Children)
                    Visit(child);
                return;
            default:
                if (node.GetType().IsGenericType)
                {
                    foreach (var child in node.Children)
                        Visit(child);
                    return;
                }

                Report(node, Refused(node));
                return;
        }
    }

    private static MessageText Refused(ScriptNode node) =>
        node switch
        {
            ScriptForStatement or ScriptWhileStatement or ScriptTableRowStatement =>
                "Loops are not allowed in a template; use top, changes or differences for lists.",
            ScriptMemberExpression or ScriptIndexerExpression =>
                "Members are not allowed in a template; call a function with the figure's id in quotes.",
            _ => "This construct is not allowed in a template; use text, functions, assign, and if, unless or case.",
        };

    private void Call(ScriptPipeCall pipe)
    {
        if (pipe.To is ScriptFunctionCall to)
            Call(to.Target, [pipe.From!, .. to.Arguments]);
        else
            Call(pipe.To, [pipe.From!]);
    }

    private void Variable(ScriptVariable variable)
    {
        if (_assigned.Contains(variable.Name))
            return;
        if (TemplateFunction.All.TryGetValue(variable.Name, out var function))
            Arguments(variable, function, []);
        else
            Unknown(variable);
    }

    private void Unknown(ScriptVariable variable) =>
        Report(
            variable,
            $"'{variable.Name}' is unknown; expected a function, or a name given with assign.",
            _nearest.Of(variable.Name, TemplateFunction.All.Keys.Concat(_assigned))
        );

    private void Call(ScriptExpression? target, IReadOnlyList<ScriptExpression> arguments)
    {
        if (target is not ScriptVariable name)
        {
            if (target is not null)
                Report(target, "Only functions can be called in a template.");
            return;
        }

        if (TemplateFunction.All.TryGetValue(name.Name, out var function))
            Arguments(name, function, arguments);
        else
            Unknown(name);
    }

    private void Arguments(ScriptNode at, TemplateFunction function, IReadOnlyList<ScriptExpression> arguments)
    {
        if (arguments.Count < function.Required.Length)
        {
            Report(
                at,
                $"{function.Name} needs {Quote.All(function.Required.Select(kind => Words(kind).ToString()))}; it has {arguments.Count} of them."
            );
            return;
        }

        for (var i = 0; i < arguments.Count; i++)
        {
            if (function.ArgumentAt(i) is not { } kind)
            {
                Report(arguments[i], $"{function.Name} takes no argument here.");
                return;
            }

            Argument(arguments[i], kind, function);
        }
    }

    private void Argument(ScriptExpression argument, TemplateArgument kind, TemplateFunction function)
    {
        if (argument is ScriptUnaryExpression or not ScriptLiteral)
        {
            Report(argument, $"{function.Name} expects {Words(kind)} written out, so that it can be checked.");
            return;
        }

        var value = ((ScriptLiteral)argument).Value;
        switch (kind)
        {
            case TemplateArgument.Count:
                if (value is not (int and >= 1 and <= 20))
                    Report(argument, $"{function.Name} expects a whole number from 1 to 20.");
                return;
            case TemplateArgument.Percentage:
                if (value is not (int and >= 0 and <= 100 or double and >= 0 and <= 100))
                    Report(argument, $"{function.Name} expects a percentage from 0 to 100.");
                return;
            default:
                if (value is not string text || text.Trim().Length == 0)
                    Report(argument, $"{function.Name} expects {Words(kind)} in quotes.");
                else if (known?.Issue(kind, text) is { } issue)
                    Report(argument, issue.Message, issue.Near);
                return;
        }
    }

    private static MessageText Words(TemplateArgument kind) =>
        kind switch
        {
            TemplateArgument.Cell => "a figure (table/group/answer)",
            TemplateArgument.Question => "a question",
            TemplateArgument.Group => "a target group",
            TemplateArgument.Subgroup => "a subgroup",
            TemplateArgument.Count => "a number",
            TemplateArgument.Percentage => "a percentage",
            _ => "a text",
        };

    private void Report(ScriptNode node, MessageText message, string? near = null)
    {
        TextPosition at = node.Span.Start;
        _problems.Add(new TemplateProblem(at.Line + 1, at.Column + 1, TemplateSeverity.Error, message, near));
    }
}
