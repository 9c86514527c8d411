using System.IO.Compression;
using System.Xml;
using Serverless.Intake.Sources.Xml;

namespace Serverless.Intake.Sources.Excel;

/// <summary>A worksheet by name.</summary>
/// <param name="Name">Name on the tab.</param>
/// <param name="Path">Name of its part in the package.</param>
/// <param name="IsHidden">Whether the workbook hides it.</param>
internal sealed record Worksheet(string Name, string Path, bool IsHidden);

/// <summary>
/// An Excel workbook, <c>.xlsx</c> or <c>.xlsm</c>: a zip of XML parts, of which only those with data are read
/// (ECMA-376, part 1). What the zip says its parts unpack to is held against limits before anything is unpacked.
/// </summary>
internal sealed class WorkbookPackage : IDisposable
{
    private const long MaximumPart = 1L << 30;
    private const long MaximumSmallPart = 32L << 20;
    private const int MaximumRatio = 250;

    private readonly ZipArchive _zip;

    private WorkbookPackage(ZipArchive zip) => _zip = zip;

    public IReadOnlyList<Worksheet> Worksheets { get; private set; } = [];

    /// <summary>Whether dates are counted from 1904, as old Macs did.</summary>
    public bool CountsFrom1904 { get; private set; }

    public IReadOnlyList<string> SharedStrings { get; private set; } = [];

    public CellStyles Styles { get; private set; } = CellStyles.None;

    /// <exception cref="SourceException">The file is no workbook, or a hostile one.</exception>
    public static WorkbookPackage Open(Stream stream)
    {
        ZipArchive? zip = null;
        try
        {
            zip = new ZipArchive(stream, ZipArchiveMode.Read);
            var package = new WorkbookPackage(zip);
            package.ReadWorkbook();
            return package;
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or IOException or SourceException)
        {
            if (zip is null)
                stream.Dispose();
            zip?.Dispose();
            throw e as SourceException
                ?? new SourceException("The Excel workbook is damaged. Open it in Excel and save it again.", e);
        }
    }

    public Stream Part(string path)
    {
        var entry =
            _zip.GetEntry(path)
            ?? throw new SourceException($"The Excel workbook lacks its part '{path}'. Save it again in Excel.");
        if (
            entry.Length > MaximumPart
            || (entry.Length > MaximumSmallPart && entry.Length / MaximumRatio > entry.CompressedLength)
        )
            throw new SourceException($"The Excel workbook unpacks to {entry.Length >> 20} MB, more than is read.");
        return entry.Open();
    }

    public bool Has(string path) => _zip.GetEntry(path) is not null;

    public void Dispose() => _zip.Dispose();

    private void ReadWorkbook()
    {
        if (_zip.Entries.Count > 10_000)
            throw new SourceException("The zip file has more than 10,000 parts; no Excel workbook has.");
        var workbook = Relations("_rels/.rels", "").FirstOrDefault(pair => pair.Type == "officeDocument").Target;
        if (workbook is null || !Has(workbook))
            throw new SourceException("The file is zipped and is no Excel workbook.");
        var folder = workbook[..(workbook.LastIndexOf('/') + 1)];
        var relations = Relations($"{folder}_rels/{workbook[folder.Length..]}.rels", folder).ToList();
        Worksheets = Sheets(workbook, relations.ToLookup(pair => pair.Id, StringComparer.Ordinal));
        if (relations.Find(pair => pair.Type == "styles").Target is { } styles && Has(styles))
            using (var part = Part(styles))
                Styles = CellStyles.Read(part);
        if (relations.Find(pair => pair.Type == "sharedStrings").Target is { } strings && Has(strings))
            using (var part = Part(strings))
                SharedStrings = SharedStringTable.Read(part);
    }

    private List<Worksheet> Sheets(string workbook, ILookup<string, (string Id, string Type, string Target)> relations)
    {
        var sheets = new List<Worksheet>();
        using var reader = HostileXml.Reader(Part(workbook));
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            if (reader.LocalName == "workbookPr")
                CountsFrom1904 = reader.GetAttribute("date1904") is "1" or "true" or "on";
            if (reader.LocalName != "sheet")
                continue;
            var relation = relations[Attribute(reader, "id") ?? ""].FirstOrDefault();
            if (relation.Type == "worksheet" && reader.GetAttribute("name") is { } name)
                sheets.Add(
                    new Worksheet(name, relation.Target, reader.GetAttribute("state") is "hidden" or "veryHidden")
                );
        }

        return sheets;
    }

    private IEnumerable<(string Id, string Type, string Target)> Relations(string path, string folder)
    {
        if (!Has(path))
            yield break;
        using var reader = HostileXml.Reader(Part(path));
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "Relationship")
                continue;
            var target = reader.GetAttribute("Target") ?? "";
            var type = reader.GetAttribute("Type") ?? "";
            yield return (
                reader.GetAttribute("Id") ?? "",
                type[(type.LastIndexOf('/') + 1)..],
                target.StartsWith('/') ? target[1..] : folder + target
            );
        }
    }

    /// <summary>An attribute by local name: its namespace differs between the two editions of the format.</summary>
    private static string? Attribute(XmlReader reader, string localName)
    {
        string? value = null;
        for (var found = reader.MoveToFirstAttribute(); found; found = reader.MoveToNextAttribute())
            if (reader.LocalName == localName && reader.Prefix.Length > 0)
                value = reader.Value;
        reader.MoveToElement();
        return value;
    }
}
