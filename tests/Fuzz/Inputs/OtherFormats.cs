using System.IO.Compression;
using System.Net;
using System.Text;
using Serverless.Intake.Sources;
using Serverless.Intake.Sources.Spss;
using Serverless.TestKit.Surveys;

namespace Serverless.Fuzz.Inputs;

/// <summary>The same responses as people's programs write them; every other one damaged.</summary>
internal static class OtherFormats
{
    public static FuzzInput Apply(Dice dice, FuzzInput input)
    {
        var files = input.Files.ToArray();
        var responses = Enumerable.Range(0, files.Length).Where(i => !files[i].IsPopulation).ToList();
        var place = dice.Of(responses);
        var rows = Encoding
            .UTF8.GetString(files[place].Content)
            .TrimEnd('\n')
            .Split('\n')
            .Select(line => line.Split(','))
            .ToList();
        var (format, content) = dice.Between(0, 3) switch
        {
            0 => ("sav", Sav(rows)),
            1 => ("xlsx", Xlsx(rows)),
            2 => ("dta", Dta(rows)),
            _ => ("zip", Zip(("responses.csv", files[place].Content))),
        };
        var what = format;
        if (dice.Happens(0.5))
        {
            (content, var damage) = TableMutation.Bytes(dice, content);
            what = $"{format}, {damage}";
        }

        files[place] = files[place] with { Content = content };
        return input with { Files = files, What = $"{files[place].Name}: {what}" };
    }

    private static byte[] Sav(List<string[]> rows)
    {
        var columns = rows[0]
            .Select(
                (name, i) =>
                    new SourceColumn
                    {
                        Name = name,
                        Label = name,
                        Kind = ColumnKind.Text,
                        Width = Math.Max(1, rows.Skip(1).Max(row => Encoding.UTF8.GetByteCount(row[i]))),
                    }
            )
            .ToList();
        using var file = new MemoryStream();
        SystemFileWriter.Write(
            file,
            new SourceDescription { Format = "sav", Columns = columns },
            rows.Count - 1,
            rows.Skip(1)
                .Select(row =>
                    (IReadOnlyList<SourceValue>)
                        [.. row.Select(cell => cell.Length == 0 ? SourceValue.Blank : SourceValue.Of(cell))]
                )
        );
        return file.ToArray();
    }

    private static byte[] Xlsx(List<string[]> rows)
    {
        const string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string package = "http://schemas.openxmlformats.org/package/2006/relationships";
        var sheet = new StringBuilder($"<worksheet xmlns='{main}'><sheetData>");
        foreach (var row in rows)
        {
            sheet.Append("<row>");
            foreach (var cell in row)
                sheet.Append($"<c t='inlineStr'><is><t>{WebUtility.HtmlEncode(cell)}</t></is></c>");
            sheet.Append("</row>");
        }

        sheet.Append("</sheetData></worksheet>");
        return Zip(
            (
                "[Content_Types].xml",
                "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"u8.ToArray()
            ),
            (
                "_rels/.rels",
                Encoding.UTF8.GetBytes(
                    $"<Relationships xmlns='{package}'><Relationship Id='a' Type='{relations}/officeDocument' Target='xl/workbook.xml'/></Relationships>"
                )
            ),
            (
                "xl/workbook.xml",
                Encoding.UTF8.GetBytes(
                    $"<workbook xmlns='{main}' xmlns:r='{relations}'><sheets><sheet name='Data' sheetId='1' r:id='s'/></sheets></workbook>"
                )
            ),
            (
                "xl/_rels/workbook.xml.rels",
                Encoding.UTF8.GetBytes(
                    $"<Relationships xmlns='{package}'><Relationship Id='s' Type='{relations}/worksheet' Target='sheet.xml'/></Relationships>"
                )
            ),
            ("xl/sheet.xml", Encoding.UTF8.GetBytes(sheet.ToString()))
        );
    }

    /// <summary>Stata's format 115: texts of fixed width, the name of a column in 32 characters.</summary>
    private static byte[] Dta(List<string[]> rows)
    {
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file, Encoding.Latin1);
        var columns = rows[0].Length;
        var widths = Enumerable
            .Range(0, columns)
            .Select(i => (byte)Math.Clamp(rows.Skip(1).Max(row => Encoding.Latin1.GetByteCount(row[i])), 1, 244))
            .ToArray();
        writer.Write([115, 2, 1, 0]);
        writer.Write((short)columns);
        writer.Write(rows.Count - 1);
        Fixed(writer, "", 81);
        Fixed(writer, "01 Jan 2026 10:30", 18);
        writer.Write(widths);
        foreach (var name in rows[0])
            Fixed(writer, name.Replace('-', '_').Replace('.', '_'), 33);
        writer.Write(new byte[2 * (columns + 1)]);
        for (var i = 0; i < columns; i++)
            Fixed(writer, "%9s", 49);
        writer.Write(new byte[33 * columns]);
        foreach (var name in rows[0])
            Fixed(writer, name, 81);
        writer.Write(new byte[5]);
        foreach (var row in rows.Skip(1))
            for (var i = 0; i < columns; i++)
                Fixed(writer, row[i], widths[i]);
        writer.Flush();
        return file.ToArray();
    }

    private static void Fixed(BinaryWriter writer, string text, int width)
    {
        var bytes = new byte[width];
        Encoding.Latin1.GetBytes(text.AsSpan(0, Math.Min(text.Length, width)), bytes);
        writer.Write(bytes);
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(content);
            }

        return file.ToArray();
    }
}
