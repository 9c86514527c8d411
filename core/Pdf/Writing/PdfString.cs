using System.Globalization;
using System.Text;

namespace Serverless.Pdf.Writing;

/// <summary>Values as PDF source.</summary>
internal static class PdfString
{
    /// <summary>
    /// Characters of a string that stay below 32,767 bytes, the limit of PDF/A (ISO 19005-3, 6.1.13).
    /// </summary>
    private const int MaximumLength = 16_000;

    /// <summary>
    /// A text string in UTF-16 with its byte order mark, in hexadecimal; any text is safe in it. Soft hyphens are for
    /// the page alone and left out.
    /// Texts that are too long for a reader end in an ellipsis.
    /// </summary>
    public static string Of(string text)
    {
        text = WithoutSoftHyphens(text);
        if (text.Length > MaximumLength)
            text = string.Concat(
                text.AsSpan(0, text.LastIndexOf(' ', MaximumLength) is var space and > 0 ? space : MaximumLength),
                "…"
            );
        // Half surrogate pairs become U+FFFD in the encoding.
        return "<FEFF" + Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text)) + ">";
    }

    /// <summary>
    /// A text as it is read out, sought and listed: what says where words may be broken is not part of it.
    /// </summary>
    public static string WithoutSoftHyphens(string text) => text.Replace("\u00AD", "", StringComparison.Ordinal);

    /// <summary>A name; characters other than letters, digits, dot, plus and minus are escaped.</summary>
    public static string Name(string text)
    {
        var name = new StringBuilder("/");
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            if (char.IsAsciiLetterOrDigit((char)b) || b is (byte)'.' or (byte)'+' or (byte)'-')
                name.Append((char)b);
            else
                name.Append('#').Append(b.ToString("X2", CultureInfo.InvariantCulture));
        }

        return name.ToString();
    }

    /// <summary>A date with its zone, ISO 32000-1, 7.9.4.</summary>
    public static string Date(DateTimeOffset date)
    {
        var zone =
            date.Offset == TimeSpan.Zero
                ? "Z"
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{(date.Offset < TimeSpan.Zero ? '-' : '+')}{date.Offset:hh}'{date.Offset:mm}'"
                );
        return string.Create(CultureInfo.InvariantCulture, $"(D:{date:yyyyMMddHHmmss}{zone})");
    }
}
