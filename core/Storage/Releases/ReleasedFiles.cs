using Azure.Data.Tables;
using static System.FormattableString;

namespace Serverless.Storage.Releases;

/// <summary>A file of a release.</summary>
public sealed record ReleasedFile(Name Survey, Name Wave, int Number, string File);

/// <summary>Which releases have a file with certain bytes, by the SHA-256 of these.</summary>
public sealed class ReleasedFiles(StorageAccount account)
{
    private readonly TableClient _table = account.Table(StorageNames.Releases);

    /// <summary>Enters the files of a release; again changes nothing.</summary>
    public async Task EnterAsync(Release release, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(release);
        foreach (var file in release.Files.Where(file => file.Sha256 is not null))
            await _table.UpsertEntityAsync(
                new TableEntity(
                    PartitionOf(file.Sha256!),
                    Invariant($"{release.Survey}|{release.Wave}|{release.Number}")
                )
                {
                    [nameof(ReleasedFile.File)] = file.Name,
                },
                TableUpdateMode.Replace,
                cancellationToken
            );
    }

    /// <summary>The releases that have a file with these bytes.</summary>
    /// <param name="sha256">Lower-case hex.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<IReadOnlyList<ReleasedFile>> FindAsync(string sha256, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {PartitionOf(sha256)}");
        var found = new List<ReleasedFile>();
        await foreach (var entity in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            var parts = entity.RowKey.Split('|');
            found.Add(
                new(
                    Name.Parse(parts[0]),
                    Name.Parse(parts[1]),
                    int.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture),
                    entity.GetString(nameof(ReleasedFile.File))
                )
            );
        }

        return found;
    }

    // No name of a survey begins with an underscore.
    private static string PartitionOf(string sha256) => $"_file|{sha256}";
}
