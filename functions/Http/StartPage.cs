namespace Serverless.Functions;

/// <summary>Where to begin: what this is, and the addresses that lead on.</summary>
/// <param name="Links">Addresses by what is there; parts in braces are for callers to fill in.</param>
internal sealed record StartPage(string Title, string Description, IReadOnlyDictionary<string, string> Links)
{
    public const string ApiTitle = "Survey waves in, published figures out";

    public const string ApiDescription =
        "Lists surveys and their waves, serves published figures, factsheets and tables, and takes in codebooks, population figures and responses.";

    public static StartPage Current { get; } =
        new(
            ApiTitle,
            ApiDescription,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["apiDocument"] = $"{Addresses.Api}/openapi.json",
                ["surveys"] = Addresses.Surveys,
                ["survey"] = $"/{Routes.Survey}",
                ["wave"] = $"/{Routes.Wave}",
                ["results"] = $"/{Routes.Wave}/results",
                ["factsheet"] = $"/{Routes.Wave}/factsheet",
                ["tables"] = $"/{Routes.Wave}/tables",
                ["codebookSchema"] = $"{Addresses.Api}/schemas/codebook",
                ["resultsSchema"] = $"{Addresses.Api}/schemas/results",
            }
        );
}
