using System.IO.Compression;
using System.Xml.Linq;
using Serverless.Intake.Sources.Csv;
using Serverless.Intake.Sources.Excel;
using Serverless.Intake.Sources.Forms;
using Serverless.Intake.Sources.Tables;
using Serverless.Intake.Sources.Xml;

namespace Serverless.Intake.Sources.Recognition;

/// <summary>A file with its name, which can be opened as often as needed.</summary>
/// <param name="Name">Name with ending, without folders.</param>
/// <param name="Open">Opens it at its beginning; the stream can seek.</param>
public sealed record NamedFile(string Name, Func<Stream> Open);

/// <summary>A file of respondents.</summary>
/// <param name="Name">Its name.</param>
/// <param name="OpenAsync">Opens it.</param>
public sealed record DataFile(string Name, Func<CancellationToken, ValueTask<DataSource>> OpenAsync);

/// <summary>Files that belong together: data, the forms that describe them, and what was made of each.</summary>
/// <param name="Data">Files of respondents, in the order given.</param>
/// <param name="Forms">Structure files.</param>
/// <param name="Remarks">What was left aside, and why.</param>
public sealed record BundleContents(
    IReadOnlyList<DataFile> Data,
    IReadOnlyList<SurveyForm> Forms,
    IReadOnlyList<string> Remarks
);

/// <summary>
/// Sorts files into data and structure by what is in them: each as it is or from a zip, as the tools give them.
/// </summary>
public sealed class SourceBundle
{
    private const int BeginningBytes = 4_096;
    private const int MaximumFiles = 200;
    private const int MaximumUnpacked = 128 << 20;
    private const int MaximumForm = 32 << 20;

    private readonly SourceOptions _options;
    private readonly List<(NamedFile File, KnownFormat Format)> _data = [];
    private readonly List<SurveyForm> _forms = [];
    private readonly List<(string Name, TripleSForm Form)> _tripleS = [];
    private readonly List<string> _remarks = [];
    private IReadOnlyList<string[]>? _surveySheet;
    private IReadOnlyList<string[]>? _choicesSheet;
    private long _unpacked;

    private SourceBundle(SourceOptions options) => _options = options;

    /// <summary>Sorts files.</summary>
    /// <exception cref="SourceException">A file cannot be read, or there are too many.</exception>
    public static async Task<BundleContents> ReadAsync(
        IReadOnlyList<NamedFile> files,
        SourceOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(files);
        var bundle = new SourceBundle(options ?? SourceOptions.None);
        foreach (var file in files)
            await bundle.AddAsync(file, isWithinZip: false, cancellationToken);
        return bundle.Contents();
    }

    private BundleContents Contents()
    {
        if (_surveySheet is not null)
            _forms.Add(OdkForm.Read(_surveySheet, _choicesSheet ?? [], []));
        _forms.AddRange(_tripleS.Select(pair => pair.Form.Form));
        return new BundleContents([.. _data.Select(Data)], _forms, _remarks);
    }

    private DataFile Data((NamedFile File, KnownFormat Format) data)
    {
        var form = data.Format == KnownFormat.Unknown ? TripleSOf(data.File.Name) : null;
        return new DataFile(
            data.File.Name,
            form is null
                ? cancellationToken => SourceFile.OpenAsync(data.File.Open(), _options, cancellationToken)
                : cancellationToken =>
                    TripleSData.OpenAsync(data.File.Open(), form, _options.Encoding, cancellationToken)
        );
    }

    /// <summary>The definition that names the file, or has its name but for the ending.</summary>
    private TripleSForm? TripleSOf(string name) =>
        _tripleS
            .Find(pair =>
                string.Equals(pair.Form.Path, name, StringComparison.OrdinalIgnoreCase)
                || string.Equals(
                    Path.GetFileNameWithoutExtension(pair.Name),
                    Path.GetFileNameWithoutExtension(name),
                    StringComparison.OrdinalIgnoreCase
                )
            )
            .Form;

    private async Task AddAsync(NamedFile file, bool isWithinZip, CancellationToken cancellationToken)
    {
        if (_data.Count + _forms.Count >= MaximumFiles)
            throw new SourceException($"There are more than {MaximumFiles} files.");
        var beginning = new byte[BeginningBytes];
        int length;
        await using (var stream = file.Open())
            length = await stream.ReadAtLeastAsync(
                beginning,
                beginning.Length,
                throwOnEndOfStream: false,
                cancellationToken
            );
        var format = FormatSignature.Of(beginning.AsSpan(0, length));
        if (format == KnownFormat.Zip)
            await ZipAsync(file, isWithinZip, cancellationToken);
        else if (format != KnownFormat.Unknown)
            _data.Add((file, format));
        else if (FirstCharacter(beginning.AsSpan(0, length)) is '<')
            await XmlAsync(file);
        else if (FirstCharacter(beginning.AsSpan(0, length)) is '{')
            await JsonAsync(file, cancellationToken);
        else
            await TextAsync(file, cancellationToken);
    }

    private async Task ZipAsync(NamedFile file, bool isWithinZip, CancellationToken cancellationToken)
    {
        if (await IsWorkbookAsync(file))
        {
            if (await XlsFormAsync(file, cancellationToken))
                return;
            _data.Add((file, KnownFormat.Zip));
            return;
        }

        if (isWithinZip)
            throw new SourceException($"'{file.Name}' is a zip file within a zip file. Unpack it first.");
        foreach (var inner in await UnpackedAsync(file, cancellationToken))
            await AddAsync(inner, isWithinZip: true, cancellationToken);
    }

    private static async Task<bool> IsWorkbookAsync(NamedFile file)
    {
        try
        {
            await using var stream = file.Open();
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
            return zip.GetEntry("[Content_Types].xml") is not null;
        }
        catch (InvalidDataException e)
        {
            throw new SourceException($"The zip file '{file.Name}' is damaged.", e);
        }
    }

    private async Task<List<NamedFile>> UnpackedAsync(NamedFile file, CancellationToken cancellationToken)
    {
        var files = new List<NamedFile>();
        await using var stream = file.Open();
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
        if (zip.Entries.Count > MaximumFiles)
            throw new SourceException($"'{file.Name}' holds more than {MaximumFiles} files.");
        foreach (var entry in zip.Entries.Where(entry => entry.Name.Length > 0 && !IsOfMac(entry)))
        {
            _unpacked += entry.Length;
            if (_unpacked > MaximumUnpacked)
                throw new SourceException(
                    $"'{file.Name}' unpacks to more than {MaximumUnpacked >> 20} MB. Unpack it and send the files."
                );
            try
            {
                await using var content = await entry.OpenAsync(cancellationToken);
                using var memory = new MemoryStream();
                await content.CopyToAsync(memory, cancellationToken);
                var bytes = memory.ToArray();
                files.Add(new NamedFile(entry.Name, () => new MemoryStream(bytes, writable: false)));
            }
            catch (InvalidDataException e)
            {
                throw new SourceException($"'{entry.Name}' in '{file.Name}' cannot be unpacked.", e);
            }
        }

        return files;
    }

    private static bool IsOfMac(ZipArchiveEntry entry) =>
        entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal) || entry.Name.StartsWith('.');

    private async Task XmlAsync(NamedFile file)
    {
        XDocument document;
        await using (var stream = file.Open())
            document = HostileXml.Document(stream);
        switch (document.Root?.Name.LocalName)
        {
            case "sss":
                _tripleS.Add((file.Name, TripleSForm.Read(document)));
                break;
            case "codeBook":
                _forms.Add(DdiForm.Read(document));
                break;
            case "document" when document.Root.Element("questions") is not null:
                _forms.Add(LimeSurveyForm.Read(document));
                break;
            case "document":
                _remarks.Add(
                    $"'{file.Name}' holds {document.Root.Element("LimeSurveyDocType")?.Value ?? "XML"} of LimeSurvey and was left aside. Export the responses as CSV."
                );
                break;
            default:
                throw new SourceException(
                    $"'{file.Name}' is XML of a kind that is not read ('{document.Root?.Name.LocalName}'). Read are Triple-S, DDI-Codebook and LimeSurvey structure files."
                );
        }
    }

    private async Task JsonAsync(NamedFile file, CancellationToken cancellationToken)
    {
        await using var stream = file.Open();
        if (stream.Length > MaximumForm)
            throw new SourceException($"'{file.Name}' is larger than any structure file.");
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        _forms.Add(QualtricsForm.Read(bytes));
    }

    private async Task TextAsync(NamedFile file, CancellationToken cancellationToken)
    {
        if (TripleSOf(file.Name) is null)
        {
            var header = await HeaderAsync(file, cancellationToken);
            if (RedcapForm.Recognise(header))
            {
                var rows = await RowsAsync(
                    await CsvCells.OpenAsync(file.Open(), _options.Encoding, cancellationToken),
                    cancellationToken
                );
                _forms.Add(RedcapForm.Read(rows[0], rows.Skip(1)));
                return;
            }

            if (
                Has(header, "type", "name") && header.Exists(name => name.StartsWith("label", StringComparison.Ordinal))
            )
            {
                _surveySheet = await RowsAsync(
                    await CsvCells.OpenAsync(file.Open(), _options.Encoding, cancellationToken),
                    cancellationToken
                );
                return;
            }

            if (Has(header, "list_name", "name"))
            {
                _choicesSheet = await RowsAsync(
                    await CsvCells.OpenAsync(file.Open(), _options.Encoding, cancellationToken),
                    cancellationToken
                );
                return;
            }
        }

        _data.Add((file, KnownFormat.Unknown));
    }

    private async Task<bool> XlsFormAsync(NamedFile file, CancellationToken cancellationToken)
    {
        string[] sheets;
        using (var package = WorkbookPackage.Open(file.Open()))
            sheets = [.. package.Worksheets.Select(sheet => sheet.Name)];
        if (!sheets.Contains("survey", StringComparer.OrdinalIgnoreCase))
            return false;
        var survey = await SheetAsync(file, "survey", cancellationToken);
        if (survey.Count == 0 || !Has([.. survey[0]], "type", "name"))
            return false;
        _forms.Add(
            OdkForm.Read(
                survey,
                await SheetAsync(file, "choices", cancellationToken),
                await SheetAsync(file, "settings", cancellationToken)
            )
        );
        return true;
    }

    private static async Task<List<string[]>> SheetAsync(
        NamedFile file,
        string name,
        CancellationToken cancellationToken
    )
    {
        var package = WorkbookPackage.Open(file.Open());
        var sheet = package.Worksheets.FirstOrDefault(worksheet =>
            worksheet.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
        );
        if (sheet is not null)
            return await RowsAsync(WorksheetCells.Open(package, sheet), cancellationToken);
        package.Dispose();
        return [];
    }

    private async Task<List<string>> HeaderAsync(NamedFile file, CancellationToken cancellationToken)
    {
        await using var cells = await CsvCells.OpenAsync(file.Open(), _options.Encoding, cancellationToken);
        return await cells.ReadAsync(cancellationToken)
            ? [.. cells.Values().Select(value => value.ToString().Trim())]
            : [];
    }

    private static async Task<List<string[]>> RowsAsync(CellTable cells, CancellationToken cancellationToken)
    {
        await using (cells)
        {
            var rows = new List<string[]>();
            while (await cells.ReadAsync(cancellationToken))
            {
                rows.Add([.. cells.Values().Select(value => value.ToString())]);
                if (rows.Count > SourceLimits.MaximumColumns)
                    throw new SourceException("The form has more rows than are read.");
            }

            return rows;
        }
    }

    private static bool Has(List<string> header, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (!header.Contains(name, StringComparer.OrdinalIgnoreCase))
                return false;
        return true;
    }

    private static char? FirstCharacter(ReadOnlySpan<byte> beginning)
    {
        var text = beginning.TrimStart(" \t\r\n"u8);
        if (beginning.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            text = beginning[3..].TrimStart(" \t\r\n"u8);
        return text.IsEmpty ? null : (char)text[0];
    }
}
