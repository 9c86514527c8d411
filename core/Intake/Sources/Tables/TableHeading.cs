namespace Serverless.Intake.Sources.Tables;

/// <summary>How the first rows of a table are understood.</summary>
/// <param name="Format">The tool or kind of table in words, for messages; null for a plain table.</param>
/// <param name="HeaderRows">Rows before the first respondent.</param>
/// <param name="Columns">The columns.</param>
internal sealed record TableHeading(string? Format, int HeaderRows, IReadOnlyList<SourceColumn> Columns)
{
    /// <summary>Rows that are looked at to understand a table.</summary>
    public const int Rows = 6;

    /// <summary>One header row with a name a column, in which grids can have their items in brackets.</summary>
    public static TableHeading Plain(SourceValue[] header)
    {
        var unique = new UniqueNames();
        string[] names = [.. header.Select(cell => unique.Take(cell.ToString()))];
        return new TableHeading(
            null,
            1,
            [
                .. names.Zip(
                    BracketedItem.InGrids(names),
                    (name, part) =>
                        new SourceColumn
                        {
                            Name = name,
                            Kind = ColumnKind.Text,
                            Part = part,
                        }
                ),
            ]
        );
    }
}
