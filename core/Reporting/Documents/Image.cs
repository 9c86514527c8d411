namespace Serverless.Reporting.Documents;

/// <summary>A picture in the text: a photo, a drawing. As wide as its column where it has the pixels for it.</summary>
/// <param name="Picture">What is seen.</param>
/// <param name="AlternativeText">What it shows, for who does not see it; null for one that only decorates.</param>
public sealed record Image(Picture Picture, string? AlternativeText) : Block
{
    public string? AlternativeText { get; } = AlternativeText is null ? null : Requirement.Text(AlternativeText);

    /// <summary>A small line below: whose it is, who made it; null for none.</summary>
    public string? Caption { get; init; }
}
