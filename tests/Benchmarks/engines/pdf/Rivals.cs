using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using PdfSharp.Drawing;
using PdfSharp.Fonts;
using PdfSharp.Pdf;
using SkiaSharp;

// Rivals FOLDER FONTS FACTSHEETS: sets factsheet.json and tables.json with PDFsharp and with SkiaSharp and prints lines of JSON.
var (folder, fonts, count) = (args[0], args[1], int.Parse(args[2], CultureInfo.InvariantCulture));
GlobalFontSettings.FontResolver = new OneFont(File.ReadAllBytes(fonts));
using var face = SKTypeface.FromFile(fonts);
foreach (var (report, documents) in new[] { ("factsheet", count), ("tables", count / 10) })
{
    using var content = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, report + ".json")));
    var blocks = content.RootElement;
    Time("PDFsharp", report, documents, () => WithPdfSharp(blocks));
    Time("SkiaSharp", report, documents, () => WithSkia(blocks, face));
}

static void Time(string engine, string report, int documents, Func<long> make)
{
    var clock = Stopwatch.StartNew();
    var bytes = make();
    var first = clock.Elapsed.TotalMilliseconds;
    clock.Restart();
    for (var i = 0; i < documents; i++)
        bytes = make();
    Console.WriteLine(
        string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"engine": "{{engine}}", "report": "{{report}}", "documents": {{documents}}, "firstMilliseconds": {{first:F0}}, "milliseconds": {{clock.Elapsed.TotalMilliseconds / documents:F2}}, "bytes": {{bytes}}}"""
        )
    );
}

static long WithPdfSharp(JsonElement blocks)
{
    using var document = new PdfDocument();
    using var measuring = XGraphics.CreateMeasureContext(
        new XSize(595, 842),
        XGraphicsUnit.Point,
        XPageDirection.Downwards
    );
    XGraphics? graphics = null;
    var sizes = new Dictionary<double, XFont>();
    XFont Font(double size) => sizes.TryGetValue(size, out var font) ? font : sizes[size] = new XFont("one", size);
    var page = new Page(
        (text, size) => measuring.MeasureString(text, Font(size)).Width,
        (text, size, x, y) => graphics!.DrawString(text, Font(size), XBrushes.Black, x, y),
        (x, y, width, height) => graphics!.DrawRectangle(XBrushes.DarkCyan, x, y, width, height),
        () =>
        {
            graphics?.Dispose();
            graphics = XGraphics.FromPdfPage(document.AddPage());
        }
    );
    page.Set(blocks);
    graphics?.Dispose();
    using var stream = new MemoryStream();
    document.Save(stream, closeStream: false);
    return stream.Length;
}

static long WithSkia(JsonElement blocks, SKTypeface face)
{
    using var stream = new MemoryStream();
    using var document = SKDocument.CreatePdf(stream);
    using var ink = new SKPaint { Color = SKColors.Black, IsAntialias = true };
    using var fill = new SKPaint { Color = SKColors.DarkCyan };
    var sizes = new Dictionary<double, SKFont>();
    SKFont Font(double size) =>
        sizes.TryGetValue(size, out var font) ? font : sizes[size] = new SKFont(face, (float)size);
    SKCanvas? canvas = null;
    var page = new Page(
        (text, size) => Font(size).MeasureText(text),
        (text, size, x, y) => canvas!.DrawText(text, (float)x, (float)y, Font(size), ink),
        (x, y, width, height) => canvas!.DrawRect((float)x, (float)y, (float)width, (float)height, fill),
        () =>
        {
            if (canvas is not null)
                document.EndPage();
            canvas = document.BeginPage(595, 842);
        }
    );
    page.Set(blocks);
    document.EndPage();
    document.Close();
    foreach (var font in sizes.Values)
        font.Dispose();
    return stream.Length;
}

/// <summary>The simplest setting of blocks: lines broken where they are full, columns of one width, pages one after the other.</summary>
internal sealed class Page(
    Func<string, double, double> measure,
    Action<string, double, double, double> draw,
    Action<double, double, double, double> rectangle,
    Action next
)
{
    private const double Left = 50;
    private const double Width = 495;
    private const double Bottom = 790;
    private const double Body = 9.2;
    private double _y = double.MaxValue;

    public void Set(JsonElement blocks)
    {
        foreach (var block in blocks.EnumerateArray())
            switch (block.GetProperty("kind").GetString())
            {
                case "heading":
                    Text(block.GetProperty("text").GetString()!, 13, Left, Width);
                    break;
                case "paragraph":
                    Text(block.GetProperty("text").GetString()!, Body, Left, Width);
                    break;
                case "list":
                    foreach (var item in block.GetProperty("items").EnumerateArray())
                        Text("• " + item.GetString(), Body, Left + 12, Width - 12);
                    break;
                case "table":
                    foreach (
                        var row in block
                            .GetProperty("header")
                            .EnumerateArray()
                            .Concat(block.GetProperty("rows").EnumerateArray())
                    )
                        Row([.. row.EnumerateArray().Select(cell => cell.GetString()!)]);
                    break;
                default:
                    foreach (var row in block.GetProperty("rows").EnumerateArray())
                        Bar(row);
                    break;
            }
    }

    private void Text(string text, double size, double left, double width)
    {
        foreach (var line in Lines(text, size, width))
        {
            Advance(size * 1.3);
            draw(line, size, left, _y);
        }

        _y += size * 0.6;
    }

    private void Row(string[] cells)
    {
        var width = Width / cells.Length;
        var lines = cells.Select(cell => Lines(cell, Body, width - 6).ToArray()).ToArray();
        for (var i = 0; i < lines.Max(cell => cell.Length); i++)
        {
            Advance(Body * 1.3);
            for (var column = 0; column < cells.Length; column++)
                if (i < lines[column].Length)
                    draw(lines[column][i], Body, Left + (column * width), _y);
        }

        rectangle(Left, _y + 2, Width, 0.4);
        _y += 3;
    }

    private void Bar(JsonElement row)
    {
        Advance(Body * 1.4);
        var lines = Lines(row.GetProperty("label").GetString()!, Body, 200).ToArray();
        draw(lines.Length > 0 ? lines[0] : "", Body, Left, _y);
        var length = row.GetProperty("share").GetDouble() * 200;
        rectangle(Left + 210, _y - 7, length, 7);
        draw(row.GetProperty("text").GetString()!, Body, Left + 214 + length, _y);
    }

    private void Advance(double leading)
    {
        if (_y + leading > Bottom)
        {
            next();
            _y = 50;
        }

        _y += leading;
    }

    private IEnumerable<string> Lines(string text, double size, double width)
    {
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : line + " " + word;
            if (line.Length > 0 && measure(longer, size) > width)
            {
                yield return line;
                line = word;
            }
            else
            {
                line = longer;
            }
        }

        if (line.Length > 0)
            yield return line;
    }
}

internal sealed class OneFont(byte[] bytes) : IFontResolver
{
    public byte[] GetFont(string faceName) => bytes;

    public FontResolverInfo ResolveTypeface(string familyName, bool isBold, bool isItalic) => new("one");
}
