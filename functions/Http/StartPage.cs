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
                ["survey"] = $"{Addresses.Api}/{Routes.Survey}",
                ["wave"] = $"{Addresses.Api}/{Routes.Wave}",
                ["results"] = $"{Addresses.Api}/{Routes.Wave}/results",
                ["factsheet"] = $"{Addresses.Api}/{Routes.Wave}/factsheet",
                ["tables"] = $"{Addresses.Api}/{Routes.Wave}/tables",
                ["codebookSchema"] = $"{Addresses.Api}/schemas/codebook",
                ["resultsSchema"] = $"{Addresses.Api}/schemas/results",
            }
        );
}
