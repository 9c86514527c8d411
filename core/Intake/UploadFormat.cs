using static System.FormattableString;

namespace Serverless.Intake;

/// <summary>
/// Recognises uploads that are no delimited text, by their first bytes, and the delimiter of those that are.
/// </summary>
internal static class UploadFormat
{
    private static readonly char[] Delimiters = [';', ',', '\t'];

    public static bool HasByteOrderMark(ReadOnlySpan<byte> start) =>
        start.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]);

    /// <summary>The rule broken and what to do about it; null for what may be text.</summary>
    public static (string Rule, string Message)? Refusal(ReadOnlySpan<byte> start)
    {
        const string save = "Save it as \"CSV UTF-8\" and send that file.";
        if (start.StartsWith("PK\x03\x04"u8))
            return (IntakeRule.Format, $"This is an Excel workbook or another zipped file, not CSV. {save}");
        if (start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            return (IntakeRule.Format, $"This is an old Excel workbook, not CSV. {save}");
        if (start.StartsWith("$FL"u8))
            return (
                IntakeRule.Format,
                "This is an SPSS data file, not CSV. Export it from SPSS as CSV and send that file."
            );
        if (start.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
            return (IntakeRule.Format, "This is a gzipped file, not CSV. Unpack it and send what is in it.");
        if (start.StartsWith("%PDF-"u8))
            return (
                IntakeRule.Format,
                "This is a PDF document, not CSV. Send the file it was made from, saved as \"CSV UTF-8\"."
            );
        if (start.TrimStart(" \t\r\n"u8) is [(byte)'<' or (byte)'{', ..])
            return (
                IntakeRule.Format,
                "This is a web page, XML or JSON, not CSV. Look whether a page with an error was saved in place of the file."
            );
        if (
            start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])
            || start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])
            || start[..Math.Min(start.Length, 64)].Contains((byte)0)
        )
            return (
                IntakeRule.Encoding,
                $"The file is encoded as UTF-16 (\"Unicode text\"), or is not text at all; UTF-8 or Windows-1252 is expected. {save}"
            );
        return null;
    }

    /// <summary>
    /// The delimiter found most often in the first line, outside quotes; a comma when none does.
    /// </summary>
    public static char Delimiter(ReadOnlySpan<char> text)
    {
        text = text.TrimStart("\r\n");
        var counts = new int[Delimiters.Length];
        var quoted = false;
        foreach (var c in text)
        {
            if (c == '"')
                quoted = !quoted;
            else if (c is '\n' or '\r' && !quoted)
                break;
            else if (!quoted && Array.IndexOf(Delimiters, c) is >= 0 and var found)
                counts[found]++;
        }

        var most = counts.Max();
        return most == 0 ? ',' : Delimiters[Array.IndexOf(counts, most)];
    }

    /// <summary>
    /// Length of a first line "sep=;" that Excel writes to name the delimiter, its line end included; 0 when there is
    /// none.
    /// </summary>
    public static int SeparatorLine(ReadOnlySpan<char> text)
    {
        if (!text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) || text.Length < 6 || !CanSeparate(text[4]))
            return 0;
        var end =
            text[5..] is ['\r', '\n', ..] ? 7
            : text[5] is '\r' or '\n' ? 6
            : 0;
        return end;
    }

    private static bool CanSeparate(char c) =>
        c == '\t'
        || (char.IsAscii(c) && (char.IsPunctuation(c) || char.IsSymbol(c)) && c is not ('"' or '\'' or '.' or '-'));

    /// <summary>The delimiter in words.</summary>
    public static string Name(char delimiter) =>
        delimiter switch
        {
            ';' => "semicolon",
            ',' => "comma",
            '\t' => "tab",
            _ => Invariant($"'{delimiter}'"),
        };
}
