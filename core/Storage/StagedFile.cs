using System.Buffers;
using System.Security.Cryptography;

namespace Serverless.Storage;

/// <summary>
/// A file that is being uploaded, set aside on local disk until it is checked; removed when disposed.
/// Its bytes pass through a small buffer, so the largest file takes no more memory than the smallest.
/// </summary>
public sealed class StagedFile : IDisposable
{
    private const int BufferBytes = 1 << 16;

    private StagedFile(string path, string version, long length)
    {
        Path = path;
        Version = version;
        Length = length;
    }

    /// <summary>SHA-256 of the content, lower-case hex.</summary>
    public string Version { get; }

    /// <summary>Size in bytes.</summary>
    public long Length { get; }

    private string Path { get; }

    /// <summary>Sets aside what <paramref name="body"/> holds; throws <see cref="FileTooLargeException"/> past <paramref name="maximumBytes"/>.</summary>
    public static Task<StagedFile> ReadAsync(Stream body, long maximumBytes, CancellationToken cancellation) => WriteAsync(
        async (output, stop) =>
        {
            var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
            var length = 0L;
            int read;
            while ((read = await body.ReadAsync(buffer, stop)) > 0)
            {
                length += read;
                if (length > maximumBytes)
                    throw new FileTooLargeException(maximumBytes);
                await output.WriteAsync(buffer.AsMemory(0, read), stop);
            }

            ArrayPool<byte>.Shared.Return(buffer);
        },
        cancellation);

    /// <summary>Sets aside what <paramref name="write"/> writes.</summary>
    public static async Task<StagedFile> WriteAsync(Func<Stream, CancellationToken, Task> write, CancellationToken cancellation)
    {
        var path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"upload-{Guid.NewGuid():n}");
        try
        {
            using var hash = SHA256.Create();
            long length;
            await using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferBytes, useAsync: true))
            await using (var hashing = new CryptoStream(file, hash, CryptoStreamMode.Write))
            {
                await write(hashing, cancellation);
                await hashing.FlushFinalBlockAsync(cancellation);
                length = file.Length;
            }

            return new StagedFile(path, Convert.ToHexStringLower(hash.Hash!), length);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    /// <summary>Opens the content from its beginning.</summary>
    public Stream Open() => new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes, FileOptions.SequentialScan);

    /// <summary>Reads the content whole; only for files that were limited to a small size.</summary>
    public Task<byte[]> ReadAllAsync(CancellationToken cancellation) => File.ReadAllBytesAsync(Path, cancellation);

    public void Dispose() => File.Delete(Path);
}

/// <summary>An upload is larger than is accepted.</summary>
public sealed class FileTooLargeException(long maximumBytes)
    : Exception(FormattableString.Invariant($"The file is larger than {maximumBytes:N0} bytes."))
{
    /// <summary>The largest size accepted, in bytes.</summary>
    public long MaximumBytes { get; } = maximumBytes;
}
