using Serverless.Pdf.Fonts;
using Serverless.Pdf.Hyphenation;
using Serverless.Pdf.Typesetting;
using Serverless.Reporting.Documents;

namespace Serverless.Pdf.Typesetting;

/// <summary>The text styles of a theme, with the distances of their lines.</summary>
/// <param name="patterns">How words of the document's language are hyphenated; null for a language without patterns.</param>
internal sealed class Typography(Theme theme, HyphenationPatterns? patterns)
{
    private readonly TypeScale _type = theme.Type;

    public HyphenationPatterns? Patterns { get; } = patterns;

    public Palette Palette { get; } = theme.Palette;

    public TextStyle Body { get; } = new(SourceSans.Regular, theme.Type.Body, theme.Palette.Ink);

    public TextStyle Lead { get; } = new(SourceSans.Regular, theme.Type.Lead, theme.Palette.Ink);

    public TextStyle Small { get; } = new(SourceSans.Regular, theme.Type.Small, theme.Palette.Muted);

    public TextStyle Cell { get; } = new(SourceSans.Regular, theme.Type.Cell, theme.Palette.Ink);

    public TextStyle Label { get; } = new(SourceSans.Regular, theme.Type.Label, theme.Palette.Ink);

    public TextStyle Caption { get; } = new(SourceSans.SemiBold, theme.Type.Body, theme.Palette.Ink);

    public double Leading => _type.Leading;

    public double SmallLeading => Leading * 0.8;

    public double CellLeading => Leading * 0.8;

    public double LabelLeading => _type.Label * 1.235;

    public double LeadLeading => Leading * 1.25;

    public TextStyle Heading(int level) =>
        level switch
        {
            1 => new TextStyle(SourceSans.SemiBold, _type.Heading1, Palette.Primary),
            2 => new TextStyle(SourceSans.SemiBold, _type.Heading2, Palette.Primary),
            3 => new TextStyle(SourceSans.SemiBold, _type.Heading3, Palette.Ink),
            _ => new TextStyle(SourceSans.SemiBold, _type.Body, Palette.Muted),
        };

    public (TextStyle Style, double Leading) For(ParagraphStyle style) =>
        style switch
        {
            ParagraphStyle.Lead => (Lead, LeadLeading),
            ParagraphStyle.Small => (Small, SmallLeading),
            _ => (Body, Leading),
        };
}
