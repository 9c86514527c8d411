using Serverless.Surveys.Issues;
using static System.FormattableString;

namespace Serverless.Intake;

/// <summary>
/// Recognises uploads that are no delimited text, by their first bytes, and the delimiter of those that are.
/// </summary>
internal static class UploadFormat
{
    /// <summary>How many of the first bytes tell text from anything else.</summary>
    private const int ControlsAmong = 1_024;

    /// <summary>Text has fewer control characters than one in so many.</summary>
    private const int MaximumControlShare = 50;

    private static readonly char[] Delimiters = [';', ',', '\t'];

    public static bool HasByteOrderMark(ReadOnlySpan<byte> start) =>
        start.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]);

    /// <summary>The rule broken and what to do about it; null for what may be text.</summary>
    public static (string Rule, MessageText Message)? Refusal(ReadOnlySpan<byte> start)
    {
        MessageText save = "Save it as \"CSV UTF-8\" and send that file.";
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
        if (start.StartsWith("PAR1"u8))
            return (IntakeRule.Format, $"This is a Parquet file, which is not read here. {save}");
        if (start.StartsWith("%PDF-"u8))
            return (
                IntakeRule.Format,
                "This is a PDF document, not CSV. Send the file it was made from, saved as \"CSV UTF-8\"."
            );
        if (IsPicture(start))
            return (
                IntakeRule.Format,
                "This is a picture, not CSV. Send the table that it shows, saved as \"CSV UTF-8\"."
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
        return HasManyControls(start) ? (IntakeRule.Format, $"This is not text, so not CSV. {save}") : null;
    }

    /// <summary>PNG, JPEG, GIF, TIFF, WebP, and the HEIC of telephones.</summary>
    private static bool IsPicture(ReadOnlySpan<byte> start) =>
        start.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G'])
        || start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
        || start.StartsWith("GIF8"u8)
        || start.StartsWith("II*\0"u8)
        || start.StartsWith("MM\0*"u8)
        || (start.StartsWith("RIFF"u8) && start.Length >= 12 && start[8..].StartsWith("WEBP"u8))
        || (start.Length >= 8 && start[4..].StartsWith("ftyp"u8));

    /// <summary>Whether control characters other than blanks are more than a slip among the first bytes.</summary>
    private static bool HasManyControls(ReadOnlySpan<byte> start)
    {
        var among = start[..Math.Min(start.Length, ControlsAmong)];
        var controls = 0;
        foreach (var b in among)
            controls += b is < 0x09 or (> 0x0D and < 0x20) or 0x7F ? 1 : 0;
        return controls * MaximumControlShare > among.Length;
    }

    /// <summary>
    /// The delimiter found most often in the first line, outside quotes; a pipe only where no other does, a comma
    /// when none does.
    /// </summary>
    public static char Delimiter(ReadOnlySpan<char> text)
    {
        text = text.TrimStart("\r\n");
        var counts = new int[Delimiters.Length];
        var pipes = 0;
        var quoted = false;
        foreach (var c in text)
        {
            if (c == '"')
                quoted = !quoted;
            else if (c is '\n' or '\r' && !quoted)
                break;
            else if (!quoted && Array.IndexOf(Delimiters, c) is >= 0 and var found)
                counts[found]++;
            else if (!quoted && c == '|')
                pipes++;
        }

        var most = counts.Max();
        if (most == 0)
            return pipes > 0 ? '|' : ',';
        return Delimiters[Array.IndexOf(counts, most)];
    }

    /// <summary>
    /// Length of a first line "sep=;" that Excel writes to name the delimiter, which may be in quotes, its line end
    /// included; 0 when there is none.
    /// </summary>
    public static int SeparatorLine(ReadOnlySpan<char> text, out char delimiter)
    {
        delimiter = ',';
        var quotes = text.StartsWith("\"") ? 1 : 0;
        var line = text[quotes..];
        if (!line.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) || line.Length < 6 || !CanSeparate(line[4]))
            return 0;
        delimiter = line[4];
        var rest = line[5..];
        if (quotes > 0 && rest is not ['"', ..])
            return 0;
        rest = rest[quotes..];
        var end = (2 * quotes) + 5;
        return rest switch
        {
            ['\r', '\n', ..] => end + 2,
            ['\r' or '\n', ..] => end + 1,
            _ => 0,
        };
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
            '|' => "pipe",
            _ => Invariant($"'{delimiter}'"),
        };
}
