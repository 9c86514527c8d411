namespace Serverless.Reporting.Documents;

/// <summary>
/// Measures how much room blocks take on a page, so that pages can be filled before they are printed.
/// </summary>
/// <param name="document">Whose page, type and language they are set in.</param>
/// <param name="blocks">Blocks under each other.</param>
/// <param name="width">Width of their column in points.</param>
/// <returns>Their height in points.</returns>
public delegate double BlockHeight(Document document, IReadOnlyList<Block> blocks, double width);
