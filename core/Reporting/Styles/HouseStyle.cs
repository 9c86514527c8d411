using Serverless.Reporting.Documents;
using Serverless.Surveys;

namespace Serverless.Reporting.Styles;

/// <summary>How the reports and pages of an organisation look where they differ from those of the product.</summary>
/// <param name="Version">SHA-256 of the file it was read from, in lower-case hex.</param>
public sealed record HouseStyle(string Version)
{
    /// <summary>Colours on paper.</summary>
    public Palette Palette { get; init; } = new();

    /// <summary>Colours of pages in the dark; null for those of the product.</summary>
    public DarkColors? Dark { get; init; }

    /// <summary>Its logo; null for none.</summary>
    public Picture? Logo { get; init; }

    /// <summary>What the logo is, for who does not see it.</summary>
    public LocalizedText LogoText { get; init; } = new("");

    /// <summary>The type; null for that of the product.</summary>
    public FontFamily? Font { get; init; }

    /// <summary>Whether its licence lets the type be sent to browsers.</summary>
    public bool IsFontOnPages { get; init; }

    /// <summary>A theme in these colours, with this type and logo.</summary>
    public Theme On(Theme theme, Language language)
    {
        ArgumentNullException.ThrowIfNull(theme);
        return theme with
        {
            Palette = Palette,
            Font = Font,
            Logo = Logo is { } picture ? new Logo(picture, LogoText.In(language)) : null,
        };
    }

    /// <summary>The same measure, of blocks in this style.</summary>
    public BlockHeight Measuring(BlockHeight height) => document => height(On(document, Languages.OfReaders));

    /// <summary>The same document in this style.</summary>
    public Document On(Document document, Language language)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document with
        {
            Theme = On(document.Theme, language),
            TighterThemes = [.. document.TighterThemes.Select(theme => On(theme, language))],
        };
    }
}
