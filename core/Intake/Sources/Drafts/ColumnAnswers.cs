using Serverless.Intake.Sources.Forms;

namespace Serverless.Intake.Sources.Drafts;

/// <summary>The answers that a column's labels and values make.</summary>
internal static class ColumnAnswers
{
    /// <summary>The value that a code was made of.</summary>
    public static SourceValue ValueOf(SourceColumn column, string code) =>
        column.ValueLabels.FirstOrDefault(label => DraftNames.Code(label.Value.ToString()) == code)?.Value
        ?? SourceValue.Of(code);

    /// <summary>The file's labels, and the values without one.</summary>
    public static List<DraftAnswer> Labelled(SourceColumn column, IEnumerable<string> observed)
    {
        var labelled = column.ValueLabels.Where(label => label.Value.Kind != CellKind.Blank).ToList();
        var known = labelled.Select(label => label.Value.ToString()).ToHashSet(StringComparer.Ordinal);
        var texts = labelled.Select(label => label.Label).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return AnswerList.Of(
            labelled
                .Select(label =>
                    (
                        label.Value.ToString(),
                        new FormText(label.Label),
                        column.Missing.Contains(label.Value) || AnswerList.ReadsAsMissing(label.Label)
                    )
                )
                .Concat(
                    Ordered(observed.Where(value => !known.Contains(value) && !texts.Contains(value)))
                        .Select(value => (value, new FormText(value), column.Missing.Contains(Kept(column, value))))
                )
        );
    }

    private static SourceValue Kept(SourceColumn column, string value)
    {
        if (value is ['.', >= 'a' and <= 'z'])
            return SourceValue.Tagged(value[1]);
        return
            column.Kind == ColumnKind.Number
            && double.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? SourceValue.Of(number)
            : SourceValue.Of(value);
    }

    /// <summary>Values that are their own labels.</summary>
    public static List<DraftAnswer> Valued(IEnumerable<string> values) =>
        AnswerList.Of(Ordered(values).Select(value => (value, new FormText(value), AnswerList.ReadsAsMissing(value))));

    /// <summary>Numbers by size; anything else as it comes.</summary>
    public static IEnumerable<string> Ordered(IEnumerable<string> values)
    {
        var all = values.ToList();
        return all.TrueForAll(value => double.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out _))
            ? all.OrderBy(value => double.Parse(value, System.Globalization.CultureInfo.InvariantCulture))
            : all;
    }
}
