namespace Serverless.Reporting.Documents;

/// <summary>
/// Measures how much room blocks take on a page, so that pages can be filled before they are printed.
/// </summary>
/// <param name="blocks">Blocks under each other.</param>
/// <param name="width">Width of their column in points.</param>
/// <returns>Their height in points.</returns>
public delegate double MeasuredHeight(IReadOnlyList<Block> blocks, double width);

/// <summary>Measures for one document. What it has measured it knows again, so one is asked for all of a document.</summary>
/// <param name="document">Whose page, type and language blocks are set in.</param>
public delegate MeasuredHeight BlockHeight(Document document);
