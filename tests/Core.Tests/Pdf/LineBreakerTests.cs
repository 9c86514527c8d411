using CsCheck;
using Serverless.Pdf.Fonts;
using Serverless.Pdf.Hyphenation;
using Serverless.Pdf.Typesetting;
using Serverless.Reporting.Documents;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Pdf;

public sealed class LineBreakerTests
{
    private static readonly TextStyle Style = new(SourceSans.Family, 10, Color.FromRgb(0));

    [Fact]
    public void Lines_hold_the_whole_text_in_order_and_fit_the_width() =>
        Gen.Select(Gen.String[Gen.Char["abcdefghij -/mW"], 0, 300], Gen.Double[30, 400])
            .Sample(
                (text, width) =>
                {
                    var lines = LineBreaker.Break([Span(text)], width);
                    string.Concat(lines.Select(Text)).ShouldBe(TextCleaner.Clean(text));
                    foreach (var line in lines)
                        line.Width.ShouldBeLessThanOrEqualTo(width + 0.02);
                }
            );

    [Fact]
    public void Word_in_a_narrow_column_is_broken_again_where_its_first_piece_was_not_enough() =>
        LineBreaker
            .Break(
                [Span("(md/e -a-- ecimaccfWb/hgWccmebbadacmibfhffideficdi-aghcice-egdfdh-dcdbjbjWiddbbdmibbmWWhhh")],
                30.18
            )
            .Max(line => line.Width)
            .ShouldBeLessThanOrEqualTo(30.2);

    [Fact]
    public void Lines_are_never_less_even_than_those_filled_one_by_one() =>
        Gen.Select(Gen.String[Gen.Char["aeinrst"], 1, 9].List[5, 60], Gen.Double[90, 300])
            .Sample(
                (words, width) =>
                {
                    var text = string.Join(' ', words);
                    var lines = LineBreaker.Break([Span(text)], width);
                    Unevenness(lines.Select(l => l.Width), width)
                        .ShouldBeLessThanOrEqualTo(Unevenness(Greedy(words, width), width) + 0.09);
                }
            );

    [Fact]
    public void Soft_hyphen_is_shown_only_where_a_line_ends()
    {
        var lines = LineBreaker.Break([Span("kinderopvang\u00ADorganisaties en basisscholen")], 75);
        Text(lines[0]).ShouldBe("kinderopvang\u00AD");
        LineBreaker.Break([Span("kinderopvang\u00ADorganisaties")], 300).Count.ShouldBe(1);
        Span("kinder\u00ADopvang").Text.Width.ShouldBe(Span("kinder").Text.Width + Span("opvang").Text.Width, 0.5);
    }

    [Fact]
    public void Word_that_fits_no_line_is_broken_at_a_syllable_with_a_hyphen()
    {
        var lines = LineBreaker.Break([Span("Kinderopvangorganisaties")], 72);
        lines.Select(Text).ShouldBe(["Kinderopvangor", "ganisaties"]);
        lines[0].Hyphenated.ShouldBeTrue();
        lines[0].Width.ShouldBeLessThanOrEqualTo(72);
    }

    [Fact]
    public void Heading_of_a_narrow_column_keeps_words_that_fit_whole() =>
        LineBreaker
            .Break([Span("Niet tevreden, niet ontevreden")], 56, HyphenationPatterns.For("nl"))
            .Select(line => Text(line).Trim())
            .ShouldBe(["Niet", "tevreden,", "niet", "ontevreden"]);

    [Theory]
    [InlineData("basisscholen", "sch", false)]
    [InlineData("basisscholen", "cholen", true)]
    [InlineData("bezwijken", "jken", false)]
    [InlineData("onderwijs", "wijs", true)]
    public void Sounds_of_two_letters_are_not_parted(string word, string rest, bool allowed) =>
        Syllables
            .MayBreakBefore([.. word.Select(c => (int)c)], word.IndexOf(rest, StringComparison.Ordinal))
            .ShouldBe(allowed);

    [Fact]
    public void Range_of_numbers_is_not_broken_after_its_dash() =>
        LineBreaker.Break([Span("van 2016–2019 en verder")], 45).Select(Text).ShouldNotContain(l => l.EndsWith('–'));

    [Fact]
    public void Line_break_ends_the_line_and_keeps_an_empty_one()
    {
        var spans = new[] { Span("een") with { EndsLine = true }, Span("twee") };
        LineBreaker.Break(spans, 500).Select(Text).ShouldBe(["een", "twee"]);
    }

    private static TextSpan Span(string text) => new(ShapedText.Of(text, Style), null);

    private static string Text(TextLine line) =>
        string.Concat(
            line.Pieces.SelectMany(p => p.Span.Text.CodePoints[p.Start..p.End].Select(char.ConvertFromUtf32))
        );

    private static double Unevenness(IEnumerable<double> widths, double width) =>
        widths.Reverse().Skip(1).Sum(w => Math.Pow((width - w) / width, 2));

    private static List<double> Greedy(List<string> words, double width)
    {
        var lines = new List<string>();
        foreach (var word in words)
        {
            if (lines.Count > 0 && Span(lines[^1] + " " + word).Text.Width <= width)
                lines[^1] += " " + word;
            else
                lines.Add(word);
        }

        return [.. lines.Select(l => Span(l).Text.Width)];
    }
}
