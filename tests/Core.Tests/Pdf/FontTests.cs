using Serverless.Pdf.Fonts;
using Serverless.Surveys.Issues;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Pdf;

public sealed class FontTests
{
    private static readonly Typeface Face = SourceSans.Regular;

    [Fact]
    public void Faces_are_parsed_once_and_differ()
    {
        SourceSans.Regular.ShouldBeSameAs(Face);
        SourceSans.SemiBold.Advance(SourceSans.SemiBold.Glyph('n')).ShouldBeGreaterThan(Face.Advance(Face.Glyph('n')));
    }

    [Theory]
    [InlineData('A', 'V')]
    [InlineData('T', 'o')]
    [InlineData('P', ',')]
    public void Pairs_with_a_gap_are_drawn_together(char left, char right) =>
        Face.Kerning(Face.Glyph(left), Face.Glyph(right)).ShouldBeLessThan(-5);

    [Fact]
    public void Upright_stems_are_not_kerned() => Face.Kerning(Face.Glyph('n'), Face.Glyph('n')).ShouldBe(0);

    [Fact]
    public void Digits_have_one_width_so_that_columns_of_numbers_stand_straight() =>
        "0123456789".Select(d => Face.Advance(Face.Glyph(d))).Distinct().Count().ShouldBe(1);

    [Fact]
    public void Subset_keeps_outlines_and_widths_of_composite_glyphs()
    {
        int[] glyphs = [0, Face.Glyph('ë'), Face.Glyph('€')];
        var subset = new FontFile(FontSubset.Build(Face, glyphs));
        var count = subset.U16(subset.Start("maxp") + 4);
        count.ShouldBeGreaterThanOrEqualTo((ushort)3);
        var loca = subset.Start("loca");
        for (var glyph = 1; glyph < count; glyph++)
            subset.U32(loca + (4 * glyph) + 4).ShouldBeGreaterThan(subset.U32(loca + (4 * glyph)));
        for (var glyph = 0; glyph < glyphs.Length; glyph++)
            ((double)subset.U16(subset.Start("hmtx") + (4 * glyph))).ShouldBe(Face.Advance(glyphs[glyph]));
    }

    [Fact]
    public void Parts_of_composite_glyphs_point_into_the_subset()
    {
        var font = new FontFile(FontSubset.Build(Face, [0, Face.Glyph('ë')]));
        var outline = font.Start("glyf") + (int)font.U32(font.Start("loca") + 4);
        if (font.I16(outline) < 0)
            font.U16(outline + 12).ShouldBeLessThan(font.U16(font.Start("maxp") + 4));
        else
            font.I16(outline).ShouldBeGreaterThan((short)2, "ë as one outline has at least three contours");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(200)]
    public void Damaged_font_is_an_error_not_a_wild_read(int length) =>
        Should.Throw<Exception>(() => new Typeface(new byte[length], "kapot")).ShouldBeOfType<UnusableFileException>();
}
