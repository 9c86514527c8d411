using System.Globalization;
using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;
using Serverless.Wording;

namespace Serverless.Reporting.Templates;

/// <summary>The arguments of one call; <see cref="TemplateCheck"/> has made sure of their kinds.</summary>
internal sealed class TemplateArguments(ScriptArray given)
{
    /// <summary>The text at a place, from 0; empty when it was left out.</summary>
    public string Text(int place) => OptionalText(place) ?? "";

    /// <summary>The text at a place; null when it was left out.</summary>
    public string? OptionalText(int place) =>
        place < given.Count ? System.Convert.ToString(given[place], CultureInfo.InvariantCulture) : null;

    /// <summary>The texts from a place on; null when there are none.</summary>
    public IReadOnlyList<string>? Texts(int from) =>
        given.Count > from ? [.. Enumerable.Range(from, given.Count - from).Select(Text)] : null;

    /// <summary>The number at a place.</summary>
    public double Number(int place) => System.Convert.ToDouble(given[place], CultureInfo.InvariantCulture);
}

/// <summary>
/// A template function as Scriban calls it: optional arguments may be left out, the last may be repeated.
/// </summary>
internal sealed class TemplateCall(TemplateFunction function, Func<TemplateArguments, object> call)
    : IScriptCustomFunction
{
    public int RequiredParameterCount => function.Required.Length;

    public int ParameterCount => function.Required.Length + function.Optional.Length;

    public ScriptVarParamKind VarParamKind => ScriptVarParamKind.Direct;

    public Type ReturnType => typeof(object);

    public ScriptParameterInfo GetParameterInfo(int index) => new(typeof(object), "argument");

    public object Invoke(
        TemplateContext context,
        ScriptNode? callerContext,
        ScriptArray arguments,
        ScriptBlockStatement? blockStatement
    ) => call(new TemplateArguments(arguments));

    public ValueTask<object?> InvokeAsync(
        TemplateContext context,
        ScriptNode? callerContext,
        ScriptArray arguments,
        ScriptBlockStatement? blockStatement
    ) => new(Invoke(context, callerContext, arguments, blockStatement));
}
