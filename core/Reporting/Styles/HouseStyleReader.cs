using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Unicode;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Pictures;
using Serverless.Surveys;
using Serverless.Surveys.Issues;
using Serverless.Surveys.Reading;

namespace Serverless.Reporting.Styles;

/// <summary>What is wrong with a pair of font files, in words; null when documents can be set in them.</summary>
/// <param name="bytes">The file.</param>
/// <param name="isOnPages">Whether it is sent to browsers too.</param>
public delegate MessageText? FontGate(byte[] bytes, bool isOnPages);

/// <summary>A house style as it was read.</summary>
/// <param name="Style">Null when there are issues.</param>
/// <param name="Issues">What is wrong, each with its place.</param>
public sealed record HouseStyleReading(HouseStyle? Style, IReadOnlyList<CodebookIssue> Issues);

/// <summary>
/// Reads a house style from JSON: colours, logo and fonts in one file. Every byte of it is hostile until read; of logos only
/// what was understood is kept.
/// </summary>
public static class HouseStyleReader
{
    /// <summary>Its name beside a codebook in a folder.</summary>
    public const string FileName = "house-style.json";

    /// <summary>Largest file, in bytes.</summary>
    public const int MaximumBytes = 3_000_000;

    private const int MaximumDepth = 8;
    private const int MaximumFont = 1_000_000;
    private const int MaximumLogo = 300_000;

    private static readonly string[] Known = ["colours", "logo", "font"];
    private static readonly string[] KnownOfLogo = ["svg", "png", "alternativeText"];
    private static readonly string[] KnownOfFont = ["name", "licence", "regular", "semiBold", "onPages"];

    /// <summary>Reads a style.</summary>
    /// <param name="json">The file.</param>
    /// <param name="texts">What its texts are held against; null for a file that was accepted before.</param>
    /// <param name="fonts">What its fonts are held against; null for a file that was accepted before.</param>
    public static HouseStyleReading Read(ReadOnlyMemory<byte> json, PageTextGate? texts, FontGate? fonts)
    {
        var issues = new CodebookIssues(texts) { Subject = "A house style" };
        var style = Read(json, fonts, issues);
        return new HouseStyleReading(issues.Count == 0 ? style : null, issues.Listed);
    }

    private static HouseStyle? Read(ReadOnlyMemory<byte> json, FontGate? fonts, CodebookIssues issues)
    {
        var version = Convert.ToHexStringLower(SHA256.HashData(json.Span));
        if (json.Length > MaximumBytes)
            return Refused(CodebookRule.Size, $"The style is larger than {MaximumBytes / 1_000_000} MB.");
        if (!Utf8.IsValid(json.Span))
            return Refused(CodebookRule.Encoding, "The style is not UTF-8 text. Save it as UTF-8.");
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaximumDepth });
            if (JsonFields.Of(document.RootElement, "$", Known, issues) is not { } fields)
                return null;
            if (!Known.Any(fields.Has))
                return Refused(CodebookRule.Required, "The style is empty. Give it colours, a logo or a font.");
            var style = StyleColors.Read(fields, new HouseStyle(version));
            return Font(fields, Logo(fields, style), fonts);
        }
        catch (JsonException e)
        {
            return Refused(
                CodebookRule.Json,
                $"The style is not well-formed JSON: line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}."
            );
        }

        HouseStyle? Refused(string rule, MessageText message)
        {
            issues.Add("$", rule, message);
            return null;
        }
    }

    private static HouseStyle Logo(JsonFields fields, HouseStyle style)
    {
        if (fields.OptionalObject("logo", KnownOfLogo) is not { } logo)
            return style;
        var text = logo.Label("alternativeText");
        if (text.In(Languages.OfReaders).Length > 0 && !Languages.All.All(text.Has))
            logo.Note(
                "alternativeText",
                CodebookRule.Language,
                "What the logo is has to be said in Dutch and in English: { \"nl\": …, \"en\": … }."
            );
        if (logo.Has("svg") == logo.Has("png"))
        {
            logo.Note("svg", CodebookRule.Required, "A logo is either 'svg' (its text) or 'png' (in base64).");
            return style;
        }

        try
        {
            Picture? picture = logo.Has("svg") ? Svg(logo) : Png(logo);
            if (picture is not null && (picture.Width / picture.Height) is < 0.1 or > 12)
                throw new UnusableFileException(
                    "It is more than 12 times as wide as high, or 10 times as high as wide: it would be too small to read."
                );
            return style with { Logo = picture, LogoText = text };
        }
        catch (UnusableFileException wrong)
        {
            logo.Note(logo.Has("svg") ? "svg" : "png", StyleRule.Logo, $"The logo cannot be used. {wrong.Text}");
            return style;
        }
    }

    private static VectorPicture? Svg(JsonFields logo)
    {
        if (logo.String("svg") is not { } text)
            return null;
        return text.Length <= MaximumLogo
            ? SvgReader.Read(text)
            : throw new UnusableFileException($"It is longer than {MaximumLogo} characters. Simplify it.");
    }

    private static RasterPicture? Png(JsonFields logo) =>
        Bytes(logo, "png", StyleRule.Logo, MaximumLogo) is { } bytes ? PngReader.Read(bytes) : null;

    private static HouseStyle Font(JsonFields fields, HouseStyle style, FontGate? gate)
    {
        if (fields.OptionalObject("font", KnownOfFont) is not { } font)
            return style;
        var (name, licence) = (font.Label("name"), font.Label("licence"));
        var onPages = font.Flag("onPages", otherwise: false);
        var (regular, semiBold) = (
            Bytes(font, "regular", StyleRule.Font, MaximumFont),
            Bytes(font, "semiBold", StyleRule.Font, MaximumFont)
        );
        var isFaulty = false;
        foreach (var (weight, bytes) in new[] { ("regular", regular), ("semiBold", semiBold) })
            if (bytes is not null && gate?.Invoke(bytes, onPages) is { } fault)
            {
                font.Note(weight, StyleRule.Font, fault);
                isFaulty = true;
            }

        if (
            isFaulty
            || regular is null
            || semiBold is null
            || name.In(Languages.OfReaders).Length == 0
            || licence.In(Languages.OfReaders).Length == 0
        )
            return style;
        return style with
        {
            Font = new FontFamily(name.In(Languages.OfReaders), regular, semiBold),
            IsFontOnPages = onPages,
        };
    }

    private static byte[]? Bytes(JsonFields fields, string name, string rule, int maximum)
    {
        if (fields.String(name) is not { } text)
            return null;
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var length) || length == 0)
            fields.Note(name, rule, "This is not base64. Encode the bytes of the file in base64.");
        else if (length > maximum)
            fields.Note(name, rule, $"The file has {length} bytes; at most {maximum} are allowed.");
        else
            return bytes[..length];
        return null;
    }
}
