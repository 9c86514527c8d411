using Azure.Data.Tables;
using Serverless.Surveys.Issues;

namespace Serverless.Storage;

/// <summary>How far a large upload has come.</summary>
public enum UploadState
{
    /// <summary>Checked and kept; its rows are being stored.</summary>
    Storing,

    /// <summary>Its rows are stored, and it is becoming the current version: it cannot be stopped any more.</summary>
    Finishing,

    /// <summary>Stored, and the current version since.</summary>
    Done,

    /// <summary>Given up; <see cref="UploadJob.Failure"/> says why. Nothing of it is visible.</summary>
    Failed,
}

/// <summary>
/// A response file that is stored after the answer was given, in stretches that resume after a crash.
/// </summary>
public sealed record UploadJob
{
    private const string OwnFileName = "OwnFileName";
    private const string OwnFileTag = "OwnFileTag";

    /// <summary>Id in the status address; also the attempt in the rows' partition.</summary>
    public required string Id { get; init; }

    public required Name Survey { get; init; }

    public required Name Wave { get; init; }

    public required Name Group { get; init; }

    /// <summary>SHA-256 of the file.</summary>
    public required string Version { get; init; }

    /// <summary>Version of the codebook it was checked against.</summary>
    public required string CodebookVersion { get; init; }

    /// <summary>Version of the program's method its first rows are read with.</summary>
    public required string MethodVersion { get; init; }

    /// <summary>
    /// The edition that was current when the upload began; 0 for none. The pointer moves only from there.
    /// </summary>
    public required int ReplacesEdition { get; init; }

    /// <summary>The raw file, when this upload was the first to keep it; null when it was there before.</summary>
    public RawFileVersion? OwnFile { get; init; }

    /// <summary>How the file differs from what was there when it was checked, as JSON; empty when that is not known.</summary>
    public string Difference { get; init; } = "";

    /// <summary>Who uploaded it.</summary>
    public Actor Actor { get; init; } = Actor.Program;

    /// <summary>Rows in the file.</summary>
    public required int Rows { get; init; }

    /// <summary>Rows stored so far.</summary>
    public int RowsStored { get; init; }

    public UploadState State { get; init; } = UploadState.Storing;

    /// <summary>Whether somebody has still to work on it.</summary>
    public bool IsUnderWay => State is UploadState.Storing or UploadState.Finishing;

    /// <summary>What went wrong, in words.</summary>
    public MessageText? Failure { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The input it becomes a version of.</summary>
    public InputKey Key => InputKey.Responses(Survey, Wave, Group);

    /// <summary>Where its rows are written.</summary>
    public string RowsPartition => RespondentRows.Partition(Key, Id);

    internal static string PartitionOf(Name survey) => $"upload|{survey}";

    internal static UploadJob From(TableEntity entity) =>
        new()
        {
            Id = entity.RowKey,
            Survey = Name.Parse(entity.PartitionKey["upload|".Length..]),
            Wave = Name.Parse(entity.GetString(nameof(Wave))),
            Group = Name.Parse(entity.GetString(nameof(Group))),
            Version = entity.GetString(nameof(Version)),
            CodebookVersion = entity.GetString(nameof(CodebookVersion)),
            MethodVersion = entity.GetString(nameof(MethodVersion)) ?? "",
            ReplacesEdition = entity.GetInt32(nameof(ReplacesEdition)) ?? 0,
            OwnFile = entity.GetString(OwnFileName) is { } file ? new(file, entity.GetString(OwnFileTag)) : null,
            Difference = entity.GetString(nameof(Difference)) ?? "",
            Actor = Actor.Parse(entity.GetString(nameof(Actor))),
            Rows = entity.GetInt32(nameof(Rows)) ?? 0,
            RowsStored = entity.GetInt32(nameof(RowsStored)) ?? 0,
            State = Enum.Parse<UploadState>(entity.GetString(nameof(State))),
            Failure = KeptMessage.Read(entity.GetString(nameof(Failure))),
            ReceivedAt = entity.GetDateTimeOffset(nameof(ReceivedAt)) ?? default,
            UpdatedAt = entity.GetDateTimeOffset(nameof(UpdatedAt)) ?? default,
        };

    internal TableEntity ToEntity()
    {
        var entity = new TableEntity(PartitionOf(Survey), Id)
        {
            [nameof(Wave)] = Wave.ToString(),
            [nameof(Group)] = Group.ToString(),
            [nameof(Version)] = Version,
            [nameof(CodebookVersion)] = CodebookVersion,
            [nameof(MethodVersion)] = MethodVersion,
            [nameof(ReplacesEdition)] = ReplacesEdition,
            [nameof(Difference)] = Difference,
            [nameof(Actor)] = Actor.ToText(),
            [nameof(Rows)] = Rows,
            [nameof(RowsStored)] = RowsStored,
            [nameof(State)] = State.ToString(),
            [nameof(ReceivedAt)] = ReceivedAt,
            [nameof(UpdatedAt)] = UpdatedAt,
        };
        if (Failure is not null)
            entity[nameof(Failure)] = Failure;
        if (OwnFile is { } file)
            (entity[OwnFileName], entity[OwnFileTag]) = (file.BlobName, file.Tag);
        return entity;
    }
}
