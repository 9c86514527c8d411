using System.Text;
using static System.FormattableString;

namespace Serverless.Intake.Sources.Encodings;

/// <summary>How the text of a file that does not say so is encoded.</summary>
/// <param name="Encoding">The encoding.</param>
/// <param name="Remark">What its sender should know; null for Unicode and what was named.</param>
internal sealed record TextEncoding(Encoding Encoding, string? Remark = null)
{
    private const int BlockSize = 1 << 16;

    /// <summary>From this share of NUL bytes at every other place on, a text is UTF-16.</summary>
    private const double ShareNul = 0.4;

    private static readonly TextEncoding Utf8 = new(Encoding.UTF8);

    /// <summary>Whether reading it as UTF-8, or as Windows-1252 where that is not possible, reads it right.</summary>
    public bool IsUsual => Encoding.Equals(Encoding.UTF8) || Encoding.Equals(CodePage.Windows1252.Encoding);

    /// <summary>The name of the encoding, in small letters.</summary>
    public string Name => Encoding.WebName.ToLowerInvariant();

    /// <summary>
    /// Finds it: Unicode where the text shows that, else the page that is named, else the one page in which its words
    /// make sense, else Windows-1252.
    /// </summary>
    /// <param name="file">The file, which can seek; it is left at its beginning.</param>
    /// <param name="named">Name of the code page of files that are not Unicode; null where none is named.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async ValueTask<TextEncoding> OfAsync(Stream file, string? named, CancellationToken cancellationToken)
    {
        file.Position = 0;
        var block = new byte[BlockSize];
        var length = await file.ReadAtLeastAsync(block, BlockSize, throwOnEndOfStream: false, cancellationToken);
        var encoding = Unicode(block.AsSpan(0, length));
        Surroundings? surroundings = null;
        byte before = 0;
        while (encoding is null && length > 0)
        {
            var start = surroundings is null ? FirstHighByte(block.AsSpan(0, length)) : 0;
            if (surroundings is null && start < length)
            {
                var isUtf8 = await IsUtf8Async(file, block.AsMemory(start, length - start), cancellationToken);
                encoding = isUtf8 ? Utf8 : Page(named);
                surroundings = new Surroundings();
                surroundings.Add([start > 0 ? block[start - 1] : before]);
            }

            if (encoding is null)
                surroundings?.Add(block.AsSpan(start, length - start));
            before = block[length - 1];
            length = await file.ReadAtLeastAsync(block, BlockSize, throwOnEndOfStream: false, cancellationToken);
        }

        file.Position = 0;
        if (encoding is not null || surroundings is null)
            return encoding ?? Utf8;
        surroundings.End();
        return Guessed(CodePageGuess.Of(surroundings));
    }

    /// <summary>The file as UTF-8.</summary>
    public Stream AsUtf8(Stream file) =>
        IsUsual ? file : Encoding.CreateTranscodingStream(file, Encoding, Encoding.UTF8);

    private static TextEncoding? Page(string? named) =>
        named is null ? null : new TextEncoding(CodePage.Named(named).Encoding);

    private static TextEncoding Guessed(CodePageGuess guess)
    {
        if (guess.Page != CodePage.Windows1252)
            return new TextEncoding(
                guess.Page.Encoding,
                $"The file is not Unicode and was read in the code page '{guess.Page.Name}', the only one in which its words make sense. {NameAnother}"
            );
        return new TextEncoding(
            guess.Page.Encoding,
            guess.Nonsense == 0
                ? $"The file is not Unicode and was read as Windows-1252. {NameAnother}"
                : Invariant(
                    $"The file is not Unicode and was read as Windows-1252, though {guess.Nonsense} of its characters make little sense so. {NameAnother}"
                )
        );
    }

    /// <summary>What to do where accents come out wrong.</summary>
    public const string NameAnother =
        "Where accents are wrong, name its code page in the codebook, as in \"encoding\": \"macintosh\", or save it as UTF-8.";

    /// <summary>UTF-16 by its byte order mark or its NULs, UTF-8 by its mark; null where neither shows.</summary>
    private static TextEncoding? Unicode(ReadOnlySpan<byte> beginning)
    {
        if (UploadFormat.HasByteOrderMark(beginning))
            return Utf8;
        if (beginning.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return new TextEncoding(Encoding.Unicode);
        if (beginning.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return new TextEncoding(Encoding.BigEndianUnicode);
        var (even, odd) = (0, 0);
        for (var i = 0; i + 1 < beginning.Length; i += 2)
        {
            even += beginning[i] == 0 ? 1 : 0;
            odd += beginning[i + 1] == 0 ? 1 : 0;
        }

        var pairs = beginning.Length / 2;
        if (pairs == 0 || Math.Max(even, odd) < ShareNul * pairs || Math.Min(even, odd) > 0)
            return null;
        return new TextEncoding(odd > even ? Encoding.Unicode : Encoding.BigEndianUnicode);
    }

    private static int FirstHighByte(ReadOnlySpan<byte> block)
    {
        var place = block.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
        return place < 0 ? block.Length : place;
    }

    /// <summary>Whether the first bytes, at least one of them from 0x80, are a character of UTF-8.</summary>
    private static async ValueTask<bool> IsUtf8Async(
        Stream file,
        ReadOnlyMemory<byte> bytes,
        CancellationToken cancellationToken
    )
    {
        var first = new byte[4];
        var known = Math.Min(first.Length, bytes.Length);
        bytes[..known].CopyTo(first);
        var place = file.Position;
        known += await file.ReadAtLeastAsync(
            first.AsMemory(known),
            first.Length - known,
            throwOnEndOfStream: false,
            cancellationToken
        );
        file.Position = place;
        return Rune.DecodeFromUtf8(first.AsSpan(0, known), out _, out _) == System.Buffers.OperationStatus.Done;
    }
}
