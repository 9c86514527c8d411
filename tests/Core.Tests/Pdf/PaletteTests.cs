using Serverless.Reporting.Documents;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Pdf;

/// <summary>WCAG 2.1: 1.4.3 (text, 4.5:1) and 1.4.11 (parts of figures, 3:1) for the default palette.</summary>
public sealed class PaletteTests
{
    private static readonly Palette Palette = Theme.Default.Palette;

    [Fact]
    public void Text_colours_reach_4_5_on_paper_and_panels()
    {
        foreach (var ground in new[] { Color.White, Palette.Tint, Palette.CautionTint })
        foreach (var text in new[] { Palette.Ink, Palette.Muted, Palette.Primary, Palette.Accent })
            text.ContrastWith(ground).ShouldBeGreaterThanOrEqualTo(4.5, $"{text} on {ground}");
    }

    [Fact]
    public void Text_on_the_masthead_reaches_4_5()
    {
        Color.White.ContrastWith(Palette.Primary).ShouldBeGreaterThanOrEqualTo(4.5);
        Palette.OnPrimary.ContrastWith(Palette.Primary).ShouldBeGreaterThanOrEqualTo(4.5);
    }

    [Fact]
    public void Chart_colours_reach_3_on_paper()
    {
        foreach (var color in Palette.Series.Append(Palette.Before))
            color.ContrastWith(Color.White).ShouldBeGreaterThanOrEqualTo(3, color.ToString());
    }

    [Fact]
    public void Neighbours_in_the_series_differ_in_lightness_so_that_grey_prints_read()
    {
        for (var i = 1; i < 4; i++)
            Palette
                .Series[i]
                .ContrastWith(Palette.Series[i - 1])
                .ShouldBeGreaterThanOrEqualTo(1.25, Palette.Series[i].ToString());
    }

    [Fact]
    public void Sequence_runs_from_dark_to_light()
    {
        for (var i = 1; i < Palette.Sequence.Count; i++)
            Palette
                .Sequence[i]
                .ContrastWith(Palette.Sequence[i - 1])
                .ShouldBeGreaterThanOrEqualTo(1.25, Palette.Sequence[i].ToString());
    }

    [Fact]
    public void Black_on_white_has_the_known_contrast_of_21() =>
        Color.FromRgb(0).ContrastWith(Color.White).ShouldBe(21, 1e-9);

    [Fact]
    public void Nothing_is_set_smaller_than_eight_points_and_running_text_in_nine() =>
        ((Theme[])[Theme.Default, Theme.Compact, .. Theme.CompactTightened, .. Theme.CompactLoosened])
            .Select(theme => theme.Type)
            .ShouldBeSomeThatAll(type =>
                type.Body >= 9
                && new[] { type.Small, type.Cell, type.Label, type.Lead, type.Heading3 }.All(size => size >= 8)
            );
}
