namespace Serverless.Pdf.Structure;

/// <summary>What a structure element says of itself beside its type (ISO 32000-1, 14.8.5).</summary>
internal abstract record StructureAttributes;

/// <summary>How the items of a list are labelled.</summary>
internal enum ListNumbering
{
    None,
    Disc,
    Decimal,
}

/// <summary>Attributes of a list.</summary>
internal sealed record ListAttributes(ListNumbering Numbering) : StructureAttributes;

/// <summary>Which cells a header cell heads.</summary>
internal enum HeaderScope
{
    Row,
    Column,
}

/// <summary>Attributes of a table or of one of its cells.</summary>
/// <param name="Scope">Null for what is not a header.</param>
/// <param name="ColumnSpan">Columns covered, from 1.</param>
/// <param name="HeadedBy">Identifier of a header that heads this cell too, so that readers name the group with the
/// row.</param>
/// <param name="Summary">What the whole table holds.</param>
internal sealed record TableAttributes(
    HeaderScope? Scope = null,
    int ColumnSpan = 1,
    string? HeadedBy = null,
    string? Summary = null
) : StructureAttributes;
