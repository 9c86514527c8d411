using System.Globalization;
using System.Xml;
using Serverless.Intake.Sources.Xml;

namespace Serverless.Intake.Sources.Excel;

/// <summary>What the number formats of a workbook say about its numbers.</summary>
internal sealed class CellStyles
{
    private readonly ColumnKind[] _kinds;

    private CellStyles(ColumnKind[] kinds) => _kinds = kinds;

    /// <summary>All numbers are numbers.</summary>
    public static CellStyles None { get; } = new([]);

    /// <summary>What a number with the style of this index stands for.</summary>
    public ColumnKind Kind(int style) => style >= 0 && style < _kinds.Length ? _kinds[style] : ColumnKind.Number;

    public static CellStyles Read(Stream part)
    {
        var formats = new Dictionary<int, string>();
        var kinds = new List<ColumnKind>();
        var isWithinCells = false;
        using var reader = HostileXml.Reader(part);
        while (reader.Read())
        {
            if (reader.LocalName == "cellXfs")
                isWithinCells = reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement;
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            if (reader.LocalName == "numFmt")
                formats[Number(reader, "numFmtId")] = reader.GetAttribute("formatCode") ?? "";
            else if (reader.LocalName == "xf" && isWithinCells)
                kinds.Add(KindOf(Number(reader, "numFmtId"), formats));
        }

        return new CellStyles([.. kinds]);
    }

    /// <summary>What a format code says, by its letters outside quotes, brackets and escapes.</summary>
    public static ColumnKind KindOf(string code)
    {
        var (hasDate, hasTime, hasMonthOrMinute) = (false, false, false);
        for (var i = 0; i < code.Length && code[i] != ';'; i++)
        {
            switch (code[i])
            {
                case '"':
                    i = Skip(code, i, '"');
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                case '[' when IsElapsed(code.AsSpan(i)):
                    return ColumnKind.Time;
                case '[':
                    i = Skip(code, i, ']');
                    break;
                case 'd' or 'D' or 'y' or 'Y':
                    hasDate = true;
                    break;
                case 'h' or 'H' or 's' or 'S':
                    hasTime = true;
                    break;
                case 'm' or 'M':
                    hasMonthOrMinute = true;
                    break;
                case 'G' or 'g' when code.AsSpan(i).StartsWith("General", StringComparison.OrdinalIgnoreCase):
                    i += "General".Length - 1;
                    break;
            }
        }

        if (hasDate)
            return hasTime ? ColumnKind.DateTime : ColumnKind.Date;
        if (hasTime)
            return ColumnKind.Time;
        return hasMonthOrMinute ? ColumnKind.Date : ColumnKind.Number;
    }

    private static bool IsElapsed(ReadOnlySpan<char> rest) =>
        rest.Length > 2 && rest[1] is 'h' or 'H' or 'm' or 'M' or 's' or 'S' && rest[2] is ']' or 'h' or 'm' or 's';

    private static int Skip(string code, int start, char end)
    {
        var found = code.IndexOf(end, start + 1);
        return found < 0 ? code.Length : found;
    }

    private static ColumnKind KindOf(int format, Dictionary<int, string> formats)
    {
        if (formats.TryGetValue(format, out var code))
            return KindOf(code);
        return format switch
        {
            (>= 14 and <= 17) or (>= 27 and <= 31) or 36 or (>= 50 and <= 54) or 57 or 58 => ColumnKind.Date,
            22 => ColumnKind.DateTime,
            (>= 18 and <= 21) or (>= 32 and <= 35) or (>= 45 and <= 47) or 55 or 56 => ColumnKind.Time,
            _ => ColumnKind.Number,
        };
    }

    private static int Number(XmlReader reader, string attribute) =>
        int.TryParse(reader.GetAttribute(attribute), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;
}
