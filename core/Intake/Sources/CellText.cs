namespace Serverless.Intake.Sources;

/// <summary>Cells as the text that response files have.</summary>
public static class CellText
{
    /// <summary>
    /// A number by its shortest decimal text, a date in ISO 8601, a tagged missing value as <c>.a</c>; empty when blank.
    /// </summary>
    public static string Of(DataSource source, int column)
    {
        ArgumentNullException.ThrowIfNull(source);
        switch (source.Cell(column))
        {
            case CellKind.Number:
                var number = source.Number(column);
                var described = source.Description.Columns[column];
                if (described.TimeScale is not { } scale || described.Missing.Contains(SourceValue.Of(number)))
                    return SourceValue.NumberText(number);
                return scale.Text(number, described.Kind) ?? SourceValue.NumberText(number);
            case CellKind.Text:
                return source.Text(column).ToString();
            case CellKind.TaggedMissing:
                return $".{source.MissingTag(column)}";
            default:
                return "";
        }
    }
}
