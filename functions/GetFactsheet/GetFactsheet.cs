using Serverless.Flows.Reading;

namespace Serverless.Functions;

/// <summary>GET …/factsheet: the published factsheet; English with <c>?language=en</c>.</summary>
internal static class GetFactsheet
{
    public static Task<IResult> HandleAsync(HttpContext context, Publications publications) =>
        PublishedFiles.SendAsync(
            context,
            publications,
            $"factsheet{PublishedFiles.LanguageInfix(context.Request)}.pdf"
        );
}
