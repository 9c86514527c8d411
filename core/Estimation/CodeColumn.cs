namespace Serverless.Estimation;

/// <summary>
/// A categorical variable: codes 0 to <see cref="Categories"/> - 1 are valid answers; anything else (blank, not routed,
/// no substantive answer)
/// keeps the respondent out of the base, but never out of the design.
/// </summary>
public sealed record CodeColumn
{
    /// <summary>Codes from here on are never valid.</summary>
    public const byte FirstInvalid = 250;

    /// <param name="codes">One per respondent.</param>
    /// <param name="categories">1 to 250.</param>
    public CodeColumn(byte[] codes, int categories)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(categories, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(categories, FirstInvalid);
        Codes = codes;
        Categories = categories;
    }

    public byte[] Codes { get; }

    public int Categories { get; }
}
