namespace Serverless.Functions;

/// <summary>Where to begin: what this is, and the addresses that lead on.</summary>
internal sealed record StartPage(string Title, string Description, IReadOnlyDictionary<string, string> Links)
{
    /// <param name="address">Its own address.</param>
    public static StartPage At(string address)
    {
        var root = address.TrimEnd('/');
        return new(
            "Survey waves in, published figures out",
            "Lists surveys and their waves, serves published figures, factsheets and tables, and takes in codebooks, population figures and responses.",
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["surveys"] = $"{root}/surveys",
                ["survey"] = $"{root}/{Routes.Survey}",
                ["wave"] = $"{root}/{Routes.Wave}",
                ["results"] = $"{root}/{Routes.Wave}/results",
                ["factsheet"] = $"{root}/{Routes.Wave}/factsheet",
                ["tables"] = $"{root}/{Routes.Wave}/tables",
                ["codebookSchema"] = $"{root}/schemas/codebook",
                ["resultsSchema"] = $"{root}/schemas/results",
            }
        );
    }
}
