using Serverless.Intake.Sources;
using Serverless.Intake.Sources.Recognition;
using Xunit;

namespace Serverless.Core.Tests.Intake.Sources;

/// <summary>A whole source held in memory, for tests.</summary>
internal sealed record SourceRows(
    SourceDescription Description,
    IReadOnlyList<IReadOnlyList<SourceValue>> Rows,
    IReadOnlyList<SourceWarning> Warnings
)
{
    public SourceColumn this[string name] => Description.Columns.Single(column => column.Name == name);

    /// <summary>The values of a column as codes.</summary>
    public string[] Column(string name)
    {
        var index = Description.Columns.ToList().FindIndex(column => column.Name == name);
        return [.. Rows.Select(row => row[index].ToString())];
    }

    public static async Task<SourceRows> OfAsync(byte[] file, string? encoding = null)
    {
        await using var source = await SourceFile.OpenAsync(
            new MemoryStream(file),
            new SourceOptions(encoding),
            TestContext.Current.CancellationToken
        );
        var rows = new List<IReadOnlyList<SourceValue>>();
        while (await source.ReadAsync(TestContext.Current.CancellationToken))
            rows.Add([.. Enumerable.Range(0, source.Description.Columns.Count).Select(source.Value)]);
        return new SourceRows(source.Description, rows, [.. source.Warnings]);
    }
}
