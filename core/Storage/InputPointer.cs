using Azure;
using Azure.Data.Tables;

namespace Serverless.Storage;

/// <summary>The current version of an input.</summary>
public sealed record InputPointer
{
    /// <summary>SHA-256 of the file, lower-case hex.</summary>
    public required string Version { get; init; }

    /// <summary>Version of the codebook the file was checked against; empty for a codebook itself.</summary>
    public required string CodebookVersion { get; init; }

    /// <summary>Respondents, margin categories or questions in it.</summary>
    public required int Rows { get; init; }

    /// <summary>Partition of the respondents' rows; null for anything but responses.</summary>
    public string? RowsPartition { get; init; }

    /// <summary>Numbers of rows in the partition that no longer count, because their respondent was erased.</summary>
    public IReadOnlyList<int> ErasedRows { get; init; } = [];

    public required DateTimeOffset UploadedAt { get; init; }

    /// <summary>
    /// When the answers of the wave were removed because their retention ended; null while they are there. File and
    /// rows are gone then.
    /// </summary>
    public DateTimeOffset? AnswersRemovedAt { get; init; }

    /// <summary>
    /// How often the file was replaced, by an upload or an erasure. Reading the same file again with another codebook
    /// leaves it as it is.
    /// </summary>
    public int Edition { get; init; }

    /// <summary>Version of the program's method that the rows were read with.</summary>
    public string MethodVersion { get; init; } = "";

    /// <summary>What is listed and judged of a codebook without reading it; null for anything but a codebook.</summary>
    public string? Digest { get; init; }

    /// <summary>
    /// The organisation the survey belongs to, on the pointer to its codebook; null on others, and when it belongs to
    /// none.
    /// </summary>
    public Name? Organisation { get; init; }

    /// <summary>
    /// When something of the survey was published first; null before, and for anything but a codebook. Until then
    /// nobody but the survey's owners sees that it is there.
    /// </summary>
    public DateTimeOffset? FirstPublishedAt { get; init; }

    /// <summary>
    /// The trace of the upload (W3C), which computing the wave continues; null when it was not traced.
    /// </summary>
    public string? TraceParent { get; init; }

    /// <summary>What moving the pointer is conditional on; default for a pointer not stored yet.</summary>
    public ETag ETag { get; init; }

    /// <summary>The same as text, by which states of the pointer are known from each other; empty before it is
    /// stored.</summary>
    public string Tag => ETag.ToString();

    /// <summary>How many row numbers the partition was written with: the rows that count and the erased ones.</summary>
    public int RowNumbersGiven => Rows + ErasedRows.Count;

    /// <summary>The edition that replaces <paramref name="current"/> (null for none).</summary>
    public static int NextEdition(InputPointer? current) => (current?.Edition ?? 0) + 1;

    /// <summary>
    /// The row numbers, in the partition, of rows of the current file given by their place in it, from 1.
    /// The two differ once a respondent was erased, since the rows behind keep their numbers.
    /// </summary>
    public IReadOnlyList<int> RowNumbers(IReadOnlyCollection<int> places)
    {
        if (places.Count == 0)
            return [];
        var wanted = places.ToHashSet();
        var erased = ErasedRows.ToHashSet();
        var numbers = new List<int>();
        for (int number = 1, place = 1; numbers.Count < wanted.Count && number <= RowNumbersGiven; number++)
        {
            if (erased.Contains(number))
                continue;
            if (wanted.Contains(place++))
                numbers.Add(number);
        }

        return numbers;
    }

    internal static InputPointer From(TableEntity entity) =>
        new()
        {
            Version = entity.GetString(nameof(Version)),
            CodebookVersion = entity.GetString(nameof(CodebookVersion)),
            Rows = entity.GetInt32(nameof(Rows)) ?? 0,
            RowsPartition = entity.GetString(nameof(RowsPartition)),
            ErasedRows = RowNumberSet.Read(entity, nameof(ErasedRows)),
            Edition = entity.GetInt32(nameof(Edition)) ?? 0,
            MethodVersion = entity.GetString(nameof(MethodVersion)) ?? "",
            Digest = entity.GetString(nameof(Digest)),
            Organisation = Name.TryParse(entity.GetString(nameof(Organisation)), out var owner) ? owner : null,
            UploadedAt = entity.GetDateTimeOffset(nameof(UploadedAt)) ?? default,
            FirstPublishedAt = entity.GetDateTimeOffset(nameof(FirstPublishedAt)),
            AnswersRemovedAt = entity.GetDateTimeOffset(nameof(AnswersRemovedAt)),
            TraceParent = entity.GetString(nameof(TraceParent)),
            ETag = entity.ETag,
        };

    internal TableEntity ToEntity(InputKey key)
    {
        var entity = new TableEntity(key.PartitionKey, key.RowKey)
        {
            [nameof(Version)] = Version,
            [nameof(CodebookVersion)] = CodebookVersion,
            [nameof(Rows)] = Rows,
            [nameof(Edition)] = Edition,
            [nameof(MethodVersion)] = MethodVersion,
            [nameof(UploadedAt)] = UploadedAt,
        };
        if (Digest is not null)
            entity[nameof(Digest)] = Digest;
        if (Organisation is { } owner)
            entity[nameof(Organisation)] = owner.ToString();
        if (RowsPartition is not null)
            entity[nameof(RowsPartition)] = RowsPartition;
        if (FirstPublishedAt is { } published)
            entity[nameof(FirstPublishedAt)] = published;
        if (AnswersRemovedAt is { } removed)
            entity[nameof(AnswersRemovedAt)] = removed;
        if (TraceParent is not null)
            entity[nameof(TraceParent)] = TraceParent;
        RowNumberSet.Write(entity, nameof(ErasedRows), ErasedRows);
        return entity;
    }
}
