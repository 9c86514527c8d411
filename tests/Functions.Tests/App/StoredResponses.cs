using Azure.Data.Tables;
using Serverless.Storage;

namespace Serverless.Functions.Tests.App;

/// <summary>What is stored of a group's responses, which the API does not say to everyone.</summary>
/// <param name="Version">SHA-256 of the file.</param>
/// <param name="Rows">Respondents.</param>
internal sealed record StoredResponses(string Version, int Rows)
{
    public static async Task<StoredResponses> OfAsync(SurveyClient survey, StorageAccount account)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {survey.Survey}");
        await foreach (var entity in account.Table(StorageNames.Pointers).QueryAsync<TableEntity>(filter))
            if (entity.ContainsKey("RowsPartition") && entity.RowKey.Contains("2024", StringComparison.Ordinal))
                return new(entity.GetString("Version"), entity.GetInt32("Rows") ?? 0);
        throw new InvalidOperationException("There are no responses of wave 2024.");
    }
}
