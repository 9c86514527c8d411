using Serverless.Reporting.Documents;
using Serverless.Reporting.Figures;
using Serverless.Reporting.Wording;

namespace Serverless.Reporting.Tables;

/// <summary>A group over its columns: "Basisscholen (A)".</summary>
internal static class GroupHeading
{
    /// <summary>
    /// The group's label with its letter, which is never on a line alone and which the only group does without, and whether
    /// all its figures are indicative.
    /// </summary>
    public static TableCell Of(ReportContext context, ColumnMarks marks, string group)
    {
        var label = context.Capitalised(context.Index.GroupLabel(group, context.Language));
        var name = Compounds.WithSoftHyphens(label);
        var heading = context.Results.Groups.Count > 1 ? $"{name}\u00A0({marks.LetterOf(group)})" : name;
        return context.Index.Group(group)?.Indicative == true
            ? new TableCell([new Text(heading), new LineBreak(), new Muted(context.Figures.Indicative)])
            : heading;
    }
}
