using Serverless.Flows.Reading;

namespace Serverless.Functions;

/// <summary>
/// GET …/tables: the published tables as PDF, as workbook or as CSV, by <c>Accept</c> or <c>?format=</c>;
/// English with <c>?language=en</c>.
/// </summary>
internal static class GetTables
{
    public static Task<IResult> HandleAsync(HttpContext context, Publications publications)
    {
        var infix = PublishedFiles.LanguageInfix(context.Request);
        return PublishedFiles.SendAsync(
            context,
            publications,
            Format(context.Request) switch
            {
                MediaTypes.Csv => infix.Length == 0 ? "figures.nl.csv" : "figures.csv",
                PublishedFiles.Workbook => $"tables{infix}.xlsx",
                _ => $"tables{infix}.pdf",
            }
        );
    }

    private static string Format(HttpRequest request) =>
        request.Query["format"].ToString() switch
        {
            "" => MediaTypes.Preferred(request, MediaTypes.Pdf, PublishedFiles.Workbook, MediaTypes.Csv),
            "pdf" => MediaTypes.Pdf,
            "xlsx" => PublishedFiles.Workbook,
            "csv" => MediaTypes.Csv,
            _ => throw Refusals.NotThere("Formats are pdf, xlsx and csv."),
        };
}
