using System.Globalization;
using System.Text;
using Serverless.Pdf.Fonts;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Pdf.Conformance;

/// <summary>
/// ISO 19005-3, 6.2.11 and ISO 14289-1, 7.21: what a font says of its glyphs is what its embedded program has, for
/// every code that is shown.
/// </summary>
public sealed class FontRulesTests
{
    public static TheoryData<string> Files() => CheckedFiles.Names();

    [Theory]
    [MemberData(nameof(Files))]
    public void Widths_of_all_codes_are_those_of_the_embedded_program(string file)
    {
        foreach (var font in Fonts(file))
        {
            var program = new FontFile(font.Program);
            var unitsPerEm = program.U16(program.Start("head") + 18);
            var (metrics, glyphs) = (program.Start("hmtx"), program.U16(program.Start("maxp") + 4));
            program.U16(program.Start("hhea") + 34).ShouldBe(glyphs);
            font.Widths.Length.ShouldBeLessThanOrEqualTo(glyphs);
            for (var glyph = 0; glyph < font.Widths.Length; glyph++)
                font.Widths[glyph].ShouldBe(program.U16(metrics + (4 * glyph)) * 1000.0 / unitsPerEm, 1);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_code_that_is_shown_has_a_glyph_and_a_character_and_none_is_the_missing_glyph(string file)
    {
        foreach (var font in Fonts(file))
        {
            var program = new FontFile(font.Program);
            var loca = program.Start("loca");
            font.Shown.ShouldNotBeEmpty();
            foreach (var code in font.Shown)
            {
                code.ShouldBeInRange(1, font.Widths.Length - 1);
                var character = font.Unicode[code];
                (character is 0 or 0xFFFE or 0xFEFF or (>= 0xE000 and <= 0xF8FF) or >= 0xF0000).ShouldBeFalse(
                    $"U+{character:X4}"
                );
                var outlined = program.U32(loca + (4 * code) + 4) > program.U32(loca + (4 * code));
                outlined.ShouldBe(
                    char.ConvertFromUtf32(character).Any(c => !char.IsWhiteSpace(c)),
                    $"U+{character:X4}"
                );
            }

            // A subset holds what is used and no more, so that the tag before its name is honest.
            font.Unicode.Keys.Except(font.Shown).ShouldBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Composite_fonts_are_named_alike_and_map_codes_to_glyphs_one_to_one(string file)
    {
        foreach (var font in Fonts(file))
        {
            font.Name[..6].ShouldBeSomeThatAll(c => char.IsAsciiLetterUpper(c));
            font.Name[6..]
                .ShouldBeOneOf(
                    "+SourceSans3-Regular",
                    "+SourceSans3-SemiBold",
                    "+Eigenletter-Regular",
                    "+Eigenletter-SemiBold"
                );
            font.Dictionary.ShouldContain("/Type /Font /Subtype /Type0");
            font.Dictionary.ShouldContain("/Encoding /Identity-H");
            font.Descendant.ShouldContain("/Type /Font /Subtype /CIDFontType2 /BaseFont /" + font.Name + " ");
            font.Descendant.ShouldContain("/CIDToGIDMap /Identity");
            font.Descriptor.ShouldContain("/FontName /" + font.Name + " ");
            font.ProgramDictionary.ShouldContain(
                "/Length1 " + font.Program.Length.ToString(CultureInfo.InvariantCulture)
            );
        }
    }

    private static List<UsedFont> Fonts(string file)
    {
        var source = new PdfSource(CheckedFiles.Bytes(file));
        var shown = new Dictionary<string, HashSet<int>>(StringComparer.Ordinal);
        foreach (var content in source.PageContents())
            Collect(PdfTokens.Read(content.Text), shown);
        var resources = source.Objects.Values.Single(o => o.StartsWith("<</Font", StringComparison.Ordinal));
        var fonts = PdfTokens
            .Read(resources)
            .TakeWhile(t => t.Text != "XObject")
            .Where(t => t.Kind == TokenKind.Name && t.Text != "Font")
            .Select(t => (Name: t.Text, Number: PdfTokens.NumberAfter(resources, t.Text)))
            .ToList();
        fonts.Select(f => f.Name).ShouldBe(shown.Keys, ignoreOrder: true);
        return [.. fonts.Select(f => UsedFont.Of(source, f.Number, shown[f.Name]))];
    }

    private static void Collect(List<PdfToken> tokens, Dictionary<string, HashSet<int>> shown)
    {
        var font = "";
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i] is { Kind: TokenKind.Word, Text: "Tf" })
                font = tokens[i - 2].Text;
            // Strings behind a name are what is read out in place of the text, not codes of a font.
            if (tokens[i].Kind != TokenKind.HexString || tokens[i - 1].Kind == TokenKind.Name)
                continue;
            if (!shown.TryGetValue(font, out var codes))
                shown[font] = codes = [];
            for (var at = 0; at < tokens[i].Text.Length; at += 4)
                codes.Add(
                    int.Parse(tokens[i].Text.AsSpan(at, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture)
                );
        }
    }

    /// <summary>A font with its parts, and the codes that the pages show with it.</summary>
    private sealed record UsedFont(
        string Dictionary,
        string Descendant,
        string Descriptor,
        string ProgramDictionary,
        byte[] Program,
        double[] Widths
    )
    {
        public required IReadOnlySet<int> Shown { get; init; }

        /// <summary>The character that each code means, from ToUnicode.</summary>
        public required IReadOnlyDictionary<int, int> Unicode { get; init; }

        public string Name { get; } = PdfTokens.After(Dictionary, "BaseFont").First().Text;

        public static UsedFont Of(PdfSource source, int number, IReadOnlySet<int> shown)
        {
            var font = source.Objects[number];
            var descendant = source.Objects[PdfTokens.NumberAfter(font, "DescendantFonts")];
            var descriptor = source.Objects[PdfTokens.NumberAfter(descendant, "FontDescriptor")];
            var program = source.Streams[PdfTokens.NumberAfter(descriptor, "FontFile2")];
            // The widths are written as [0 [w w w ...]].
            var widths = PdfTokens
                .After(descendant, "W")
                .Skip(3)
                .TakeWhile(t => t.Kind == TokenKind.Number)
                .Select(t => t.Number);
            var unicode = Characters(source.Streams[PdfTokens.NumberAfter(font, "ToUnicode")].Text.Split('\n'));
            return new UsedFont(font, descendant, descriptor, program.Dictionary, program.Content, [.. widths])
            {
                Shown = shown,
                Unicode = unicode,
            };
        }

        private static Dictionary<int, int> Characters(string[] lines)
        {
            var characters = new Dictionary<int, int>();
            for (var i = 0; i < lines.Length; i++)
            {
                if (!lines[i].EndsWith(" beginbfchar", StringComparison.Ordinal))
                    continue;
                var count = int.Parse(lines[i].Split(' ')[0], CultureInfo.InvariantCulture);
                count.ShouldBeInRange(1, 100);
                lines[i + count + 1].ShouldBe("endbfchar");
                foreach (var line in lines[(i + 1)..(i + 1 + count)])
                {
                    var pair = PdfTokens.Read(line);
                    characters.Add(
                        Convert.ToInt32(pair[0].Text, 16),
                        char.ConvertToUtf32(Encoding.BigEndianUnicode.GetString(Convert.FromHexString(pair[1].Text)), 0)
                    );
                }
            }

            return characters;
        }
    }
}
