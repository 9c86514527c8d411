using Serverless.Storage;

namespace Serverless.Functions;

/// <summary>GET …/factsheet: the published factsheet; English with <c>?language=en</c>.</summary>
internal static class GetFactsheet
{
    public static Task<IResult> HandleAsync(HttpContext context, PublishedWaves waves) =>
        PublishedFiles.SendAsync(context, waves, $"factsheet{PublishedFiles.LanguageInfix(context.Request)}.pdf");
}
