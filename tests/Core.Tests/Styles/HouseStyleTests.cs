using System.Text;
using System.Text.Json.Nodes;
using Serverless.Pdf;
using Serverless.Portal;
using Serverless.Portal.Site;
using Serverless.Reporting;
using Serverless.Reporting.Documents;
using Serverless.Reporting.Pictures;
using Serverless.Reporting.Styles;
using Serverless.Reporting.Templates;
using Serverless.Samples;
using Serverless.Surveys;
using Serverless.Surveys.Issues;
using Serverless.Wording;
using Shouldly;
using UglyToad.PdfPig;
using Xunit;

namespace Serverless.Core.Tests.Styles;

/// <summary>House styles: what is refused, what follows from two colours, and what pages and PDFs show of one.</summary>
public sealed class HouseStyleTests
{
    [Theory]
    [InlineData("primary", "#8a8fa0", "$.colours.primary", "white (#ffffff)")]
    [InlineData("accent", "#d26a2e", "$.colours.accent", "a panel with a warning (#fbf1e6)")]
    public void Colour_that_cannot_be_read_is_refused_with_the_pair_and_what_it_lacks(
        string name,
        string colour,
        string path,
        string ground
    )
    {
        var style = SampleStyle.Plain();
        style["colours"]![name] = colour;

        var issues = SampleStyle.Reading(style).Issues.Where(issue => issue.Path == path).ToList();

        issues.ShouldNotBeEmpty();
        issues.ShouldContain(issue =>
            issue.Rule == StyleRule.Contrast
            && issue.Message.Contains(ground, StringComparison.Ordinal)
            && issue.Message.Contains(" more. #", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Tone_that_is_proposed_is_accepted()
    {
        var style = SampleStyle.Plain();
        style["colours"]!["primary"] = "#8a8fa0";
        var message = SampleStyle.Reading(style).Issues[^1].Message;

        style["colours"]!["primary"] = message[(message.LastIndexOf('#'))..][..7];

        SampleStyle.Reading(style).Issues.Count.ShouldBeLessThan(3);
    }

    [Fact]
    public void Dark_colour_that_cannot_be_read_in_the_dark_is_refused()
    {
        var style = SampleStyle.Plain();
        style["colours"]!["dark"] = new JsonObject { ["primary"] = "#444444", ["accent"] = "#ffcc00" };

        SampleStyle
            .Reading(style)
            .Issues.ShouldContain(issue => issue.Path == "$.colours.dark.primary" && issue.Rule == StyleRule.Contrast);
    }

    [Fact]
    public void Colours_of_charts_can_be_told_apart_in_grey_whatever_the_two_colours_are()
    {
        var random = new Random(20);
        var read = 0;
        for (var i = 0; i < 400; i++)
        {
            var style = new JsonObject
            {
                ["colours"] = new JsonObject
                {
                    ["primary"] = Color.FromRgb(random.Next(0x1000000)).ToHex(),
                    ["accent"] = Color.FromRgb(random.Next(0x1000000)).ToHex(),
                },
            };
            if (SampleStyle.Reading(style).Style is not { Palette: var palette, Dark: { } dark })
                continue;
            read++;
            var said = style.ToJsonString();
            for (var s = 1; s < palette.Series.Count; s++)
                palette.Series[s].ContrastWith(palette.Series[s - 1]).ShouldBeGreaterThanOrEqualTo(1.25, said);
            for (var s = 1; s < palette.Sequence.Count; s++)
                palette.Sequence[s - 1].ContrastWith(palette.Sequence[s]).ShouldBeGreaterThanOrEqualTo(1.2, said);
            foreach (var color in palette.Series)
                color.ContrastWith(Color.White).ShouldBeGreaterThanOrEqualTo(3, said);
            palette.Before.ContrastWith(palette.Primary).ShouldBeGreaterThanOrEqualTo(1.25, said);
            palette.OnPrimary.ContrastWith(palette.Primary).ShouldBeGreaterThanOrEqualTo(4.5, said);
            foreach (var text in new[] { palette.Ink, palette.Muted, palette.Primary, palette.Accent })
            foreach (var ground in new[] { Color.White, palette.Tint, palette.CautionTint })
                text.ContrastWith(ground).ShouldBeGreaterThanOrEqualTo(4.5, said);
            foreach (var ground in DarkColors.Grounds)
            {
                dark.Primary.ContrastWith(ground.Color).ShouldBeGreaterThanOrEqualTo(4.5, said);
                dark.Accent.ContrastWith(ground.Color).ShouldBeGreaterThanOrEqualTo(4.5, said);
            }

            dark.Band.ContrastWith(Color.White).ShouldBeGreaterThanOrEqualTo(4.5, said);
        }

        read.ShouldBeGreaterThan(20);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>", "script")]
    [InlineData("<image href='https://example.org/a.png'/>", "refers to nothing")]
    [InlineData("<use href='#a'/>", "refers to nothing")]
    [InlineData("<text>x</text>", "text")]
    [InlineData("<style>*{fill:red}</style>", "style")]
    [InlineData("<foreignObject/>", "foreignObject")]
    [InlineData("<animate attributeName='x'/>", "animate")]
    [InlineData("<linearGradient id='a'/>", "linearGradient")]
    [InlineData("<rect width='9' height='9' onload='x()'/>", "onload")]
    [InlineData("<rect width='9' height='9' class='a'/>", "class")]
    [InlineData("<rect width='9' height='9' fill='url(#a)'/>", "fill")]
    [InlineData("<rect width='9' height='9' style='fill:URL(https://example.org)'/>", "fill")]
    [InlineData("<rect width='9' height='9' opacity='.5'/>", "opacity")]
    [InlineData("<rect width='1e99' height='9'/>", "number")]
    [InlineData("<path d='M0 0L1e7 0'/>", "number")]
    [InlineData("<path d='L5 5'/>", "move")]
    [InlineData("<path d='M0 0X5 5'/>", "command")]
    [InlineData("<path d='M0 0A5 5 0 2 0 9 9'/>", "number")]
    [InlineData("<g transform='evil(1)'><rect width='9' height='9'/></g>", "transform")]
    [InlineData("", "nothing is drawn")]
    public void Logo_with_more_than_paths_and_colours_is_refused_by_name(string content, string named)
    {
        var style = SampleStyle.Plain();
        style["logo"]!["svg"] = $"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>{content}</svg>";

        var issue = SampleStyle.Reading(style).Issues.ShouldHaveSingleItem();

        issue.Path.ShouldBe("$.logo.svg");
        issue.Message.ShouldContain(named);
    }

    [Theory]
    [InlineData("<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>&a;</svg>")]
    [InlineData("<svg viewBox='0 0 9 9'><rect width='9' height='9'/></svg>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 0 9'><rect width='9' height='9'/></svg>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 900 9'><rect width='9' height='9'/></svg>")]
    [InlineData("geen xml")]
    public void Logo_that_is_no_plain_svg_is_refused(string svg)
    {
        var style = SampleStyle.Plain();
        style["logo"]!["svg"] = svg;

        SampleStyle.Reading(style).Issues.ShouldHaveSingleItem().Rule.ShouldBe(StyleRule.Logo);
    }

    [Fact]
    public void Logo_nested_a_thousand_deep_is_refused()
    {
        var style = SampleStyle.Plain();
        style["logo"]!["svg"] =
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>"
            + string.Concat(Enumerable.Repeat("<g>", 9000))
            + string.Concat(Enumerable.Repeat("</g>", 9000))
            + "</svg>";

        SampleStyle.Reading(style).Issues.ShouldHaveSingleItem().Message.ShouldContain("nested");
    }

    [Fact]
    public void Logo_needs_a_text_in_both_languages()
    {
        var style = SampleStyle.Plain();
        style["logo"]!["alternativeText"] = "Logo";

        SampleStyle.Reading(style).Issues.ShouldHaveSingleItem().Path.ShouldBe("$.logo.alternativeText");
    }

    [Fact]
    public void Arc_of_half_a_circle_ends_where_it_should_and_bulges_by_its_radius()
    {
        var picture = SvgReader.Read(
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 20'><path d='M0 10A10 10 0 0 1 20 10z'/></svg>"
        );

        var segments = picture.Shapes[0].Segments;

        segments
            .Select(segment => segment.Step)
            .ShouldBe([PathStep.Move, PathStep.Curve, PathStep.Curve, PathStep.Close]);
        segments[1].End.X.ShouldBe(10, 1e-9);
        segments[1].End.Y.ShouldBe(0, 1e-9);
        segments[2].End.ShouldBe(new PicturePoint(20, 10));
    }

    [Fact]
    public void Pixels_of_a_png_are_those_that_were_written()
    {
        var pixels = new byte[5 * 4 * 3];
        new Random(3).NextBytes(pixels);
        var picture = new RasterPicture(5, 4, pixels);

        var read = PngReader.Read(PngWriter.Write(picture));

        (read.Columns, read.Rows).ShouldBe((5, 4));
        read.Pixels.ToArray().ShouldBe(pixels);
    }

    [Fact]
    public void Damaged_png_is_refused_wherever_the_damage_is()
    {
        var random = new Random(7);
        var whole = PngWriter.Write(new RasterPicture(5, 4, new byte[60]));
        for (var i = 0; i < 300; i++)
        {
            byte[] damaged = [.. whole.Take(random.Next(whole.Length))];
            if (i % 2 == 0)
            {
                damaged = [.. whole];
                damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            }

            Should.Throw<UnusableFileException>(() => PngReader.Read(damaged));
        }
    }

    [Theory]
    [InlineData(0x0002, false, "embedded in documents")]
    [InlineData(0x0100, false, "part of it")]
    [InlineData(0x0200, false, "bitmaps")]
    [InlineData(0x0004, true, "onPages")]
    public void Font_whose_licence_forbids_the_use_is_refused(int embedding, bool onPages, string said)
    {
        var bytes = SampleStyle.FontBytes("SourceSans3-Regular");
        var os2 = TableOf(bytes, "OS/2");
        (bytes[os2 + 8], bytes[os2 + 9]) = ((byte)(embedding >> 8), (byte)embedding);

        PdfRenderer.FontGate(bytes, onPages).ShouldNotBeNull().ToString().ShouldContain(said);
    }

    [Fact]
    public void Font_that_may_be_printed_is_accepted_for_documents()
    {
        var bytes = SampleStyle.FontBytes("SourceSans3-Regular");
        bytes[TableOf(bytes, "OS/2") + 9] = 4;

        PdfRenderer.FontGate(bytes, false).ShouldBeNull();
    }

    [Theory]
    [InlineData("OTTO", "PostScript")]
    [InlineData("wOF2", "WOFF")]
    [InlineData("ttcf", "collection")]
    public void Font_of_another_kind_is_refused_in_words(string begin, string said)
    {
        var bytes = SampleStyle.FontBytes("SourceSans3-Regular");
        Encoding.ASCII.GetBytes(begin).CopyTo(bytes, 0);

        PdfRenderer.FontGate(bytes, false).ShouldNotBeNull().ToString().ShouldContain(said);
    }

    [Fact]
    public void Damaged_font_is_refused_in_words_or_can_be_set()
    {
        var whole = SampleStyle.FontBytes("SourceSans3-Regular");
        var random = new Random(11);
        var refused = 0;
        for (var i = 0; i < 12; i++)
        {
            byte[] damaged = [.. whole];
            for (var hit = 0; hit < 200; hit++)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            if (PdfRenderer.FontGate(damaged, false) is { } fault)
            {
                fault.ToString().ShouldNotBeNullOrWhiteSpace();
                refused++;
                continue;
            }

            var style = new HouseStyle("0") { Font = new FontFamily("Kapot", damaged, damaged) };
            PdfRenderer.Render(style.On(Pdf.SampleFactsheet.Build(), Language.Dutch)).Length.ShouldBeGreaterThan(0);
        }

        refused.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Pdf_in_a_style_has_the_logo_with_its_text_and_the_font_under_its_name()
    {
        var style = SampleStyle.Read(SampleStyle.WithFont());

        var bytes = PdfRenderer.Render(style.On(Pdf.SampleFactsheet.Build(), Language.Dutch));

        using var pdf = PdfDocument.Open(bytes);
        pdf.GetPage(1)
            .Letters.Select(letter => letter.FontName)
            .ShouldContain(name => name!.EndsWith("Eigenletter-Regular", StringComparison.Ordinal));
        bytes.ShouldBe(PdfRenderer.Render(style.On(Pdf.SampleFactsheet.Build(), Language.Dutch)));
    }

    [Fact]
    public void Document_without_a_style_is_drawn_with_the_colours_and_type_of_the_product()
    {
        var document = Pdf.SampleFactsheet.Build();

        document.Theme.Font.ShouldBeNull();
        document.Theme.Logo.ShouldBeNull();
        PdfRenderer.Render(new HouseStyle("0").On(document, Language.Dutch)).ShouldBe(PdfRenderer.Render(document));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Pages_refer_to_the_files_of_the_style_and_to_nothing_else(bool onPages)
    {
        var style = SampleStyle.Read(SampleStyle.WithFont(onPages));
        var results = Reporting.SurveyResults.Variants.Values.First().Build();
        var reports = new WaveReports(results, FactsheetTemplate.None, PdfRenderer.Height, style: style);

        foreach (var file in WavePages.Files(reports))
        {
            using var bytes = new MemoryStream();
            file.Write(bytes);
            var page = Encoding.UTF8.GetString(bytes.ToArray());
            page.ShouldContain($"/assets/styles/{style.Version}/style.css");
            page.ShouldContain($"/assets/styles/{style.Version}/logo.svg");
            page.ShouldContain(style.LogoText.In(file.Language));
            page.Contains("/regular.ttf", StringComparison.Ordinal).ShouldBe(onPages);
        }
    }

    [Fact]
    public void Files_of_a_style_for_browsers_are_written_anew_from_what_was_read()
    {
        var style = SampleStyle.Read(SampleStyle.WithFont());

        var sheet = Encoding.UTF8.GetString(StyleAssets.Find(style, "style.css")!.Content.Span);
        var logo = Encoding.UTF8.GetString(StyleAssets.Find(style, "logo.svg")!.Content.Span);
        var font = StyleAssets.Find(style, "regular.ttf")!;

        sheet.ShouldContain("--primary:#7a1f5c");
        logo.ShouldStartWith("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 120 40\"");
        logo.ShouldNotContain("transform");
        SvgReader.Read(logo).Shapes.Count.ShouldBe(3);
        font.Content.Length.ShouldBeLessThan(120_000);
        PdfRenderer.FontGate(font.Content.ToArray(), true).ShouldBeNull();
        StyleAssets.Find(style, "logo.png").ShouldBeNull();
        StyleAssets.Find(style, "../style.css").ShouldBeNull();
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"colours\":{\"primary\":\"red\",\"accent\":\"#123456\"}}")]
    [InlineData("{\"colors\":{}}")]
    [InlineData("{\"logo\":{\"alternativeText\":{\"nl\":\"a\",\"en\":\"b\"}}}")]
    [InlineData("{\"font\":{\"name\":\"a\",\"licence\":\"b\",\"regular\":\"!\",\"semiBold\":\"AAAA\"}}")]
    [InlineData("{\"colours\":")]
    public void Style_that_is_not_what_it_should_be_is_refused_with_its_place(string json)
    {
        var reading = HouseStyleReader.Read(Encoding.UTF8.GetBytes(json), PdfRenderer.TextGate, PdfRenderer.FontGate);

        reading.Style.ShouldBeNull();
        reading.Issues.ShouldNotBeEmpty();
        reading.Issues[0].Path.ShouldStartWith("$");
    }

    [Fact]
    public void What_is_wrong_with_a_logo_is_said_in_dutch_as_well()
    {
        var style = SampleStyle.Plain();
        style["logo"]!["svg"] = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><text/></svg>";

        var message = SampleStyle.Reading(style).Issues.ShouldHaveSingleItem().Text;

        Messages.Said(message, Language.Dutch).ShouldContain("<text> op regel 1: alleen paden en eenvoudige vormen");
        Messages.Said(message, Language.English).ShouldContain("<text> on line 1: only paths and plain shapes");
    }

    private static int TableOf(byte[] font, string tag)
    {
        for (var at = 12; ; at += 16)
            if (Encoding.ASCII.GetString(font, at, 4) == tag)
                return (font[at + 8] << 24) | (font[at + 9] << 16) | (font[at + 10] << 8) | font[at + 11];
    }
}
