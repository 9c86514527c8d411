using System.Text.Json.Serialization;
using Serverless.Flows.Uploads;
using Serverless.Storage;

namespace Serverless.Functions;

/// <summary>Begins an upload in blocks.</summary>
/// <param name="Bytes">Size of the file.</param>
/// <param name="Sha256">SHA-256 of the file, as 64 lower-case hex digits.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record BlockUploadRequest(long? Bytes, string? Sha256)
{
    public const string Example =
        """{ "bytes": 26214400, "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08" }""";
}

/// <summary>How far an upload in blocks has come.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="Sha256">SHA-256 of the file.</param>
/// <param name="Bytes">Size of the file.</param>
/// <param name="BlockBytes">Size of every block but the last, which has what is left.</param>
/// <param name="Blocks">How many blocks the file has, numbered from 1.</param>
/// <param name="Received">Numbers of those that came.</param>
/// <param name="ExpiresAt">When it is removed if it is not finished before.</param>
internal sealed record BlockUploadDescription(
    string Address,
    string Sha256,
    long Bytes,
    int BlockBytes,
    int Blocks,
    IReadOnlyList<int> Received,
    DateTimeOffset ExpiresAt
)
{
    public static IResult Answer(BlockUploadProgress progress)
    {
        var upload = progress.Upload;
        return TypedResults.Json(
            new BlockUploadDescription(
                Addresses.BlockUpload(upload),
                upload.Version,
                upload.Bytes,
                upload.BlockBytes,
                upload.Blocks,
                progress.Received,
                upload.ExpiresAt
            ),
            ApiJson.Answers.BlockUploadDescription
        );
    }
}
