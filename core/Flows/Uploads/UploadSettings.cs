namespace Serverless.Flows.Uploads;

/// <summary>How large response files are stored.</summary>
/// <param name="RowsStoredAtOnce">A file with more rows is stored by the queue.</param>
/// <param name="ChunkTime">How long one run of the queue function stores rows before it passes on to the next.</param>
public sealed record UploadSettings(int RowsStoredAtOnce, TimeSpan ChunkTime)
{
    /// <summary>Bytes of a block, of files that come in blocks.</summary>
    public int BlockBytes { get; init; } = 1 << 22;
}
