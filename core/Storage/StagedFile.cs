using System.Buffers;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace Serverless.Storage;

/// <summary>
/// A file that is being uploaded, set aside on local disk until it is checked; gone when disposed, and also when the
/// program is killed,
/// because its name is removed as soon as it is open. Its bytes pass through a small buffer, so the largest file takes
/// no more memory than the smallest.
/// </summary>
public sealed class StagedFile : IDisposable
{
    private const int BufferBytes = 1 << 16;

    private readonly SafeFileHandle _file;

    private StagedFile(SafeFileHandle file, string version, long length)
    {
        _file = file;
        Version = version;
        Length = length;
    }

    /// <summary>SHA-256 of the content, lower-case hex.</summary>
    public string Version { get; }

    /// <summary>Size in bytes.</summary>
    public long Length { get; }

    /// <summary>
    /// Sets aside what <paramref name="body"/> holds; null, and nothing is left of it, when that is more than
    /// <paramref name="maximumBytes"/>.
    /// </summary>
    public static async Task<StagedFile?> ReadAsync(Stream body, long maximumBytes, CancellationToken cancellationToken)
    {
        var length = 0L;
        var staged = await WriteAsync(
            async (output, stop) =>
            {
                var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
                int read;
                while (length <= maximumBytes && (read = await body.ReadAsync(buffer, stop)) > 0)
                {
                    length += read;
                    await output.WriteAsync(buffer.AsMemory(0, read), stop);
                }

                ArrayPool<byte>.Shared.Return(buffer);
            },
            cancellationToken
        );
        if (length <= maximumBytes)
            return staged;
        staged.Dispose();
        return null;
    }

    /// <summary>Sets aside what <paramref name="write"/> writes.</summary>
    public static async Task<StagedFile> WriteAsync(
        Func<Stream, CancellationToken, Task> write,
        CancellationToken cancellationToken
    )
    {
        var path = Path.Combine(Path.GetTempPath(), $"upload-{Guid.NewGuid():n}");
        var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete);
        try
        {
            File.Delete(path);
            using var hash = SHA256.Create();
            await using (var output = Stream(file, FileAccess.Write))
            await using (var hashing = new CryptoStream(output, hash, CryptoStreamMode.Write))
            {
                await write(hashing, cancellationToken);
                await hashing.FlushFinalBlockAsync(cancellationToken);
            }

            return new StagedFile(file, Convert.ToHexStringLower(hash.Hash!), RandomAccess.GetLength(file));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Opens the content from its beginning.</summary>
    public Stream Open() => Stream(_file, FileAccess.Read);

    /// <summary>Reads the content whole; only for files that were limited to a small size.</summary>
    public async Task<byte[]> ReadAllAsync(CancellationToken cancellationToken)
    {
        var content = new byte[Length];
        await using var stream = Open();
        await stream.ReadExactlyAsync(content, cancellationToken);
        return content;
    }

    public void Dispose() => _file.Dispose();

    /// <summary>
    /// A stream with a position of its own, at the beginning, that leaves the file open when it is closed.
    /// </summary>
    private static FileStream Stream(SafeFileHandle file, FileAccess access) =>
        new(new SafeFileHandle(file.DangerousGetHandle(), ownsHandle: false), access, BufferBytes) { Position = 0 };
}
