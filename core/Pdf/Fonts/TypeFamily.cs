using System.Runtime.CompilerServices;
using System.Text;
using Serverless.Reporting.Documents;

namespace Serverless.Pdf.Fonts;

/// <summary>The two weights that documents are set in.</summary>
internal sealed record TypeFamily(Typeface Regular, Typeface SemiBold)
{
    private static readonly ConditionalWeakTable<FontFamily, TypeFamily> Parsed = [];

    /// <summary>A document's own family, parsed once; Source Sans 3 when it has none.</summary>
    public static TypeFamily Of(FontFamily? font) =>
        font is null
            ? SourceSans.Family
            : Parsed.GetValue(
                font,
                family => new TypeFamily(
                    new Typeface(family.Regular.ToArray(), NameOf(family, "Regular")),
                    new Typeface(family.SemiBold.ToArray(), NameOf(family, "SemiBold"))
                )
            );

    /// <summary>
    /// Whether a text is set in this family: of one that was uploaded, only the characters that were examined are.
    /// </summary>
    public bool Sets(Rune character) =>
        ReferenceEquals(this, SourceSans.Family) || FontExamination.IsExamined(character.Value);

    /// <summary>
    /// A theme whose sizes make small letters of its own family as high as those of Source Sans, for which they were chosen;
    /// distances of lines stay.
    /// </summary>
    public static Theme Fitted(Theme theme)
    {
        if (theme.Font is null)
            return theme;
        var scale = Math.Clamp(SourceSans.Regular.HeightOf('x') / Of(theme.Font).Regular.HeightOf('x'), 0.85, 1.1);
        var type = theme.Type;
        return theme with
        {
            Type = type with
            {
                Body = type.Body * scale,
                Lead = type.Lead * scale,
                Small = type.Small * scale,
                Cell = type.Cell * scale,
                Label = type.Label * scale,
                Heading1 = type.Heading1 * scale,
                Heading2 = type.Heading2 * scale,
                Heading3 = type.Heading3 * scale,
                BigNumber = type.BigNumber * scale,
            },
        };
    }

    /// <summary>A name that a PDF can give the font: letters, digits and hyphens.</summary>
    private static string NameOf(FontFamily family, string weight) =>
        $"{string.Concat(family.Name.Where(char.IsAsciiLetterOrDigit))}-{weight}";
}
