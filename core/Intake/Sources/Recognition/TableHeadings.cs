using Serverless.Intake.Sources.Tables;

namespace Serverless.Intake.Sources.Recognition;

/// <summary>Understands the first rows of a table as the tool that wrote them meant them.</summary>
internal static class TableHeadings
{
    public static TableHeading Understand(IReadOnlyList<SourceValue[]> rows) => TableHeading.Plain(rows[0]);
}
