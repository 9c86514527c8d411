namespace Serverless.Estimation;

/// <summary>
/// A categorical variable: codes 0 to <see cref="Categories"/> - 1 are valid answers; anything else (blank, not routed,
/// no substantive answer)
/// keeps the respondent out of the base, but never out of the design.
/// </summary>
public sealed record CodeColumn
{
    /// <summary>Codes from here on are never valid.</summary>
    public const ushort FirstInvalid = 65_000;

    /// <param name="codes">One per respondent.</param>
    /// <param name="categories">1 to 65,000.</param>
    public CodeColumn(ushort[] codes, int categories)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(categories, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(categories, FirstInvalid);
        Codes = codes;
        Categories = categories;
    }

    /// <summary>As the other constructor, from values of one byte, as conditions give (0, 1, and higher for unknown).</summary>
    public CodeColumn(byte[] codes, int categories)
        : this(Array.ConvertAll(codes, code => (ushort)code), categories) { }

    public ushort[] Codes { get; }

    public int Categories { get; }
}
