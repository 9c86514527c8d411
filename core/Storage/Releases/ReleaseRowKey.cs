using System.Globalization;
using Azure.Data.Tables;
using static System.FormattableString;

namespace Serverless.Storage.Releases;

/// <summary>
/// Names a row about a release, in a partition of its survey: the rows of a release are together, in the order of their
/// ids.
/// </summary>
/// <param name="Survey">The survey.</param>
/// <param name="Wave">The wave.</param>
/// <param name="Number">Number of the release.</param>
/// <param name="Id">Names the row within the release.</param>
internal readonly record struct ReleaseRowKey(Name Survey, Name Wave, int Number, string Id)
{
    /// <summary>The row's key as text.</summary>
    public string RowKey => Prefix(Wave, Number) + Id;

    /// <summary>What names a row that was read.</summary>
    public static ReleaseRowKey Of(TableEntity entity)
    {
        var key = entity.RowKey.Split(':');
        return new(
            Name.Parse(entity.PartitionKey.Split('|')[1]),
            Name.Parse(key[0]),
            int.Parse(key[1], CultureInfo.InvariantCulture),
            key[2]
        );
    }

    /// <summary>Finds the rows of a release in a partition.</summary>
    public static string Filter(string partition, Name wave, int number)
    {
        var first = Prefix(wave, number);
        // The character after the colon ends the range.
        var after = first[..^1] + ';';
        return TableClient.CreateQueryFilter(
            $"PartitionKey eq {partition} and RowKey ge {first} and RowKey lt {after}"
        );
    }

    private static string Prefix(Name wave, int number) => Invariant($"{wave}:{number:D6}:");
}
