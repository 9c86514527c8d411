using System.IO.Compression;
using System.Text;

namespace Serverless.Core.Tests.Intake.Sources.Excel;

/// <summary>Writes workbooks part by part, with the XML of their sheets as given.</summary>
internal static class WorkbookBytes
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";

    /// <param name="styles">Format codes of the styles 1 and on; style 0 is general.</param>
    public static byte[] Of(
        (string Name, string Xml)[] sheets,
        string[]? sharedStrings = null,
        string[]? styles = null,
        bool from1904 = false
    )
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(
                zip,
                "[Content_Types].xml",
                "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"
            );
            Part(
                zip,
                "_rels/.rels",
                $"<Relationships xmlns='{Package}'><Relationship Id='r1' Type='{Relations}/officeDocument' Target='xl/workbook.xml'/></Relationships>"
            );
            Part(
                zip,
                "xl/workbook.xml",
                $"<workbook xmlns='{Main}' xmlns:r='{Relations}'><workbookPr date1904='{(from1904 ? "1" : "0")}'/><sheets>"
                    + string.Concat(
                        sheets.Select(
                            (sheet, i) =>
                                FormattableString.Invariant(
                                    $"<sheet name='{sheet.Name}' sheetId='{i + 1}' r:id='s{i}'/>"
                                )
                        )
                    )
                    + "</sheets></workbook>"
            );
            Part(
                zip,
                "xl/_rels/workbook.xml.rels",
                $"<Relationships xmlns='{Package}'>"
                    + string.Concat(
                        sheets.Select(
                            (_, i) =>
                                FormattableString.Invariant(
                                    $"<Relationship Id='s{i}' Type='{Relations}/worksheet' Target='worksheets/sheet{i}.xml'/>"
                                )
                        )
                    )
                    + $"<Relationship Id='t' Type='{Relations}/sharedStrings' Target='/xl/strings.xml'/><Relationship Id='f' Type='{Relations}/styles' Target='styles.xml'/></Relationships>"
            );
            for (var i = 0; i < sheets.Length; i++)
                Part(
                    zip,
                    FormattableString.Invariant($"xl/worksheets/sheet{i}.xml"),
                    $"<worksheet xmlns='{Main}'>{sheets[i].Xml}</worksheet>"
                );
            Part(
                zip,
                "xl/strings.xml",
                $"<sst xmlns='{Main}'>{string.Concat((sharedStrings ?? []).Select(text => $"<si>{text}</si>"))}</sst>"
            );
            Part(
                zip,
                "xl/styles.xml",
                $"<styleSheet xmlns='{Main}'><numFmts>"
                    + string.Concat(
                        (styles ?? []).Select(
                            (code, i) =>
                                FormattableString.Invariant($"<numFmt numFmtId='{200 + i}' formatCode='{code}'/>")
                        )
                    )
                    + "</numFmts><cellXfs><xf numFmtId='0'/>"
                    + string.Concat(
                        (styles ?? []).Select((_, i) => FormattableString.Invariant($"<xf numFmtId='{200 + i}'/>"))
                    )
                    + "</cellXfs></styleSheet>"
            );
        }

        return stream.ToArray();
    }

    private static void Part(ZipArchive zip, string name, string xml)
    {
        using var part = zip.CreateEntry(name).Open();
        part.Write(Encoding.UTF8.GetBytes(xml));
    }
}
