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

    public TextStyle Body { get; } = new(TypeFamily.Of(theme.Font), theme.Type.Body, theme.Palette.Ink);

    public TextStyle Lead { get; } = new(TypeFamily.Of(theme.Font), theme.Type.Lead, theme.Palette.Ink);

    public TextStyle Small { get; } = new(TypeFamily.Of(theme.Font), theme.Type.Small, theme.Palette.Muted);

    public TextStyle Cell { get; } = new(TypeFamily.Of(theme.Font), theme.Type.Cell, theme.Palette.Ink);

    public TextStyle Label { get; } = new(TypeFamily.Of(theme.Font), theme.Type.Label, theme.Palette.Ink);

    public TextStyle Caption { get; } =
        new(TypeFamily.Of(theme.Font), theme.Type.Body, theme.Palette.Ink) { IsSemiBold = true };

    public double Leading => _type.Leading;

    public double SmallLeading => Leading * 0.8;

    public double CellLeading => Leading * 0.8;

    public double LabelLeading => _type.Label * 1.235;

    public double LeadLeading => Leading * 1.25;

    public TextStyle Heading(int level) =>
        level switch
        {
            1 => Heavy(_type.Heading1, Palette.Primary),
            2 => Heavy(_type.Heading2, Palette.Primary),
            3 => Heavy(_type.Heading3, Palette.Ink),
            _ => Heavy(_type.Body, Palette.Muted),
        };

    private TextStyle Heavy(double size, Color color) => (Body with { Size = size }).SemiBold.In(color);

    public (TextStyle Style, double Leading) For(ParagraphStyle style) =>
        style switch
        {
            ParagraphStyle.Lead => (Lead, LeadLeading),
            ParagraphStyle.Small => (Small, SmallLeading),
            _ => (Body, Leading),
        };
}
