namespace Serverless.Reporting.Styles;

/// <summary>The rules that only house styles are held to; what is wrong with their JSON has the rules of codebooks.</summary>
public static class StyleRule
{
    /// <summary>Not a colour.</summary>
    public const string Colour = "colour";

    /// <summary>A colour that cannot be read on what it is on.</summary>
    public const string Contrast = "contrast";

    /// <summary>A logo that is damaged, too large, or has parts that a logo may not have.</summary>
    public const string Logo = "logo";

    /// <summary>A font that is damaged, lacks characters, or may not be embedded.</summary>
    public const string Font = "font";
}
