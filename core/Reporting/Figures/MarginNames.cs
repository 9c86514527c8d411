using Serverless.Analysis.Results;

namespace Serverless.Reporting.Figures;

/// <summary>The variable of a margin by name: "verstedelijking", "grootte × vve-aanbod".</summary>
internal static class MarginNames
{
    /// <summary>The label, or the id as words in results that have no labels.</summary>
    public static string Of(MarginShare margin, ReportContext context) =>
        margin.VariableLabel is { } label
            ? context.Say(label)
            : margin.Variable.Replace("*", " × ", StringComparison.Ordinal).Replace('-', ' ');
}
