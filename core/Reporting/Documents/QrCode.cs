using System.Text;

namespace Serverless.Reporting.Documents;

/// <summary>
/// An address as a square that a phone reads. Print the address beside it too: not everyone has a phone at hand.
/// </summary>
public sealed record QrCode : Block
{
    /// <summary>Longest address, in bytes: beyond it the squares are too small to be read from paper.</summary>
    public const int MaximumLength = 300;

    /// <param name="alternativeText">Where it leads, for who does not see it: "QR-code naar example.org/rapport".</param>
    /// <exception cref="ArgumentException">The address is not absolute, not http or https, or too long.</exception>
    public QrCode(Uri address, string alternativeText)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https"))
            throw new ArgumentException(
                $"Address '{address}' is not an absolute http or https address.",
                nameof(address)
            );
        if (Encoding.UTF8.GetByteCount(address.AbsoluteUri) > MaximumLength)
            throw new ArgumentException(
                FormattableString.Invariant($"Address '{address}' has more than {MaximumLength} bytes."),
                nameof(address)
            );
        Address = address;
        AlternativeText = Requirement.Text(alternativeText);
    }

    public Uri Address { get; }

    public string AlternativeText { get; }

    /// <summary>Length of its side with the white around it, in points.</summary>
    public double Side { get; init; } = 72;
}
