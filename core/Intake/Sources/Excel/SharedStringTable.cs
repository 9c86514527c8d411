using System.Text;
using System.Xml;
using Serverless.Intake.Sources.Xml;

namespace Serverless.Intake.Sources.Excel;

/// <summary>Texts that the cells of a workbook refer to by number.</summary>
internal static class SharedStringTable
{
    private const int MaximumStrings = 2_000_000;

    public static List<string> Read(Stream part)
    {
        var strings = new List<string>();
        long bytes = 0;
        using var reader = HostileXml.Reader(part, SourceLimits.MaximumDictionaryBytes * 4L);
        reader.MoveToContent();
        for (var more = reader.Read(); more && !reader.EOF; )
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "si")
            {
                more = reader.Read();
                continue;
            }

            var text = RichText(reader);
            bytes += (2 * text.Length) + 24;
            if (bytes > SourceLimits.MaximumDictionaryBytes || strings.Count == MaximumStrings)
                throw new SourceException("The Excel workbook holds more text than is read. Save the sheet as CSV.");
            strings.Add(text);
        }

        return strings;
    }

    /// <summary>
    /// The text of an element that holds plain text or runs of formatted text; how it is pronounced is left out. The
    /// reader then is behind the element.
    /// </summary>
    public static string RichText(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            reader.Read();
            return "";
        }

        string? first = null;
        StringBuilder? all = null;
        var depth = reader.Depth;
        reader.Read();
        while (!reader.EOF && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "rPh")
                reader.Skip();
            else if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "t")
            {
                var text = HostileXml.Text(reader, SourceLimits.MaximumCellLength);
                if (first is null)
                    first = text;
                else if ((all ??= new StringBuilder(first)).Append(text).Length > SourceLimits.MaximumCellLength)
                    throw new SourceException("A text in the workbook is longer than is read.");
            }
            else
                reader.Read();
        }

        reader.Read();
        return Unescaped(all?.ToString() ?? first ?? "");
    }

    /// <summary>Characters that XML cannot hold are written <c>_x000D_</c>.</summary>
    public static string Unescaped(string text)
    {
        if (!text.Contains("_x", StringComparison.Ordinal))
            return text;
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (
                text.AsSpan(i) is ['_', 'x', _, _, _, _, '_', ..]
                && int.TryParse(
                    text.AsSpan(i + 2, 4),
                    System.Globalization.NumberStyles.AllowHexSpecifier,
                    System.Globalization.CultureInfo.InvariantCulture,
                    out var code
                )
            )
            {
                plain.Append((char)code);
                i += 6;
            }
            else
                plain.Append(text[i]);
        }

        return plain.ToString();
    }
}
