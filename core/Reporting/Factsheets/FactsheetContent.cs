using Serverless.Reporting.Documents;

namespace Serverless.Reporting.Factsheets;

/// <summary>What a factsheet has to say, before it is decided what there is room for.</summary>
/// <param name="Opening">Title, message and key figures; always set.</param>
/// <param name="Leads">What follows at once over the whole width: changes, differences.</param>
/// <param name="Parts">Charts, those that matter most first.</param>
/// <param name="Rest">The list of all figures that the given ones leave.</param>
/// <param name="Closing">The methodology; always set.</param>
internal sealed record FactsheetContent(
    IReadOnlyList<Block> Opening,
    IReadOnlyList<Part> Leads,
    IReadOnlyList<Part> Parts,
    Func<PrintedFigures, OtherFigures> Rest,
    IReadOnlyList<Block> Closing
);
