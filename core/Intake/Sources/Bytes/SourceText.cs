using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Serverless.Intake.Sources.Encodings;
using static System.FormattableString;

namespace Serverless.Intake.Sources.Bytes;

/// <summary>
/// Decodes the texts of a binary file. Where the file does not say its encoding, or its sender names a code page, each
/// text is read as UTF-8 when it is valid UTF-8, and as that page or Windows-1252 otherwise.
/// </summary>
internal sealed class SourceText
{
    private readonly Encoding? _encoding;
    private readonly bool _isStated;
    private readonly bool _isNamed;
    private bool _metCodePage;
    private char[] _chars = new char[512];

    private SourceText(Encoding? encoding, bool isStated, bool isNamed = false) =>
        (_encoding, _isStated, _isNamed) = (encoding, isStated, isNamed);

    /// <summary>UTF-8, as the file says.</summary>
    public static SourceText Utf8() => new(null, isStated: true);

    /// <summary>UTF-8 or a code page, text by text.</summary>
    /// <param name="codePage">One of <see cref="Surveys.CodePages.Names"/>; null for Windows-1252.</param>
    public static SourceText Unstated(string? codePage = null) =>
        new(
            codePage is null ? CodePage.Windows1252.Encoding : CodePage.Named(codePage).Encoding,
            isStated: false,
            codePage is not null
        );

    /// <summary>The encoding of this name or code page number; null when there is none.</summary>
    public static SourceText? Named(string name)
    {
        var encoding = Find(name);
        if (encoding is null || encoding.GetByteCount(" ") != 1)
            return null;
        return encoding.CodePage == Encoding.UTF8.CodePage ? Utf8() : new SourceText(encoding, isStated: true);
    }

    /// <summary>The name of the encoding as far as it is known.</summary>
    public string Name
    {
        get
        {
            if (_encoding is null)
                return "UTF-8";
            if (_isStated)
                return _encoding.WebName;
            return Invariant($"{(_metCodePage ? _encoding.WebName : "UTF-8")} ({(_isNamed ? "named" : "not stated")})");
        }
    }

    /// <summary>
    /// What the sender should know once all was read: that some text was read in a code page that neither the file nor
    /// its sender names. Null where that did not happen.
    /// </summary>
    public string? Remark =>
        _metCodePage && !_isNamed
            ? $"The file does not say its text encoding. Texts that are not UTF-8 were read as Windows-1252. {TextEncoding.NameAnother}"
            : null;

    /// <summary>Decodes a text whose blanks and NULs at the end do not count. Valid until the next call.</summary>
    /// <param name="bytes">The text.</param>
    /// <param name="isDamaged">Whether some bytes are no characters and were replaced or left out.</param>
    public ReadOnlySpan<char> Decode(ReadOnlySpan<byte> bytes, out bool isDamaged)
    {
        isDamaged = false;
        bytes = bytes.TrimEnd(" \0"u8);
        if (bytes.IsEmpty)
            return default;
        var needed = _encoding?.GetMaxCharCount(bytes.Length) ?? bytes.Length;
        if (_chars.Length < needed)
            _chars = new char[Math.Max(needed, _chars.Length * 2)];
        if (_encoding is not null && (_isStated || !IsUtf8(bytes)))
        {
            _metCodePage |= !_isStated;
            var written = _encoding.GetChars(bytes, _chars);
            return _chars.AsSpan(0, written);
        }

        var status = System.Text.Unicode.Utf8.ToUtf16(
            bytes,
            _chars,
            out _,
            out var count,
            replaceInvalidSequences: false,
            isFinalBlock: false
        );
        if (status == OperationStatus.Done)
            return _chars.AsSpan(0, count);
        isDamaged = true;
        if (status == OperationStatus.NeedMoreData) // a character cut at the end of the field
            return _chars.AsSpan(0, count).TrimEnd(' ');
        System.Text.Unicode.Utf8.ToUtf16(bytes, _chars, out _, out count, replaceInvalidSequences: true);
        return _chars.AsSpan(0, count);
    }

    /// <summary>Decodes a name or label.</summary>
    public string String(ReadOnlySpan<byte> bytes) => Decode(bytes, out _).ToString();

    private static bool IsUtf8(ReadOnlySpan<byte> bytes) => System.Text.Unicode.Utf8.IsValid(bytes);

    private static Encoding? Find(string name)
    {
        var decoderFallback = new DecoderReplacementFallback("\uFFFD");
        try
        {
            if (int.TryParse(name, CultureInfo.InvariantCulture, out var codePage))
                return CodePagesEncodingProvider.Instance.GetEncoding(
                        codePage,
                        EncoderFallback.ReplacementFallback,
                        decoderFallback
                    ) ?? Encoding.GetEncoding(codePage, EncoderFallback.ReplacementFallback, decoderFallback);
            return CodePagesEncodingProvider.Instance.GetEncoding(
                    name,
                    EncoderFallback.ReplacementFallback,
                    decoderFallback
                ) ?? Encoding.GetEncoding(name, EncoderFallback.ReplacementFallback, decoderFallback);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
