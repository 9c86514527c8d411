namespace Serverless.Intake.Sources.Tables;

/// <summary>How the first rows of a table are understood.</summary>
/// <param name="Format">The tool or kind of table in words, for messages; null for a plain table.</param>
/// <param name="HeaderRows">Rows before the first respondent.</param>
/// <param name="Columns">The columns.</param>
internal sealed record TableHeading(string? Format, int HeaderRows, IReadOnlyList<SourceColumn> Columns)
{
    /// <summary>Rows that are looked at to understand a table.</summary>
    public const int Rows = 6;

    /// <summary>One header row with a name a column.</summary>
    public static TableHeading Plain(SourceValue[] header)
    {
        var names = new UniqueNames();
        return new TableHeading(
            null,
            1,
            [.. header.Select(cell => new SourceColumn { Name = names.Take(cell.ToString()), Kind = ColumnKind.Text })]
        );
    }
}
