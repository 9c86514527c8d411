using System.Runtime.InteropServices;
using Serverless.Pdf.Fonts;
using Serverless.Reporting.Documents;

namespace Serverless.Pdf.Typesetting;

/// <summary>How a piece of text is drawn: face, size and rise in points, colour.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TextStyle(TypeFamily Family, double Size, Color Color, double Rise = 0)
{
    public bool IsSemiBold { get; init; }

    public Typeface Face => IsSemiBold ? Family.SemiBold : Family.Regular;

    public TextStyle SemiBold => this with { IsSemiBold = true };

    public TextStyle In(Color color) => this with { Color = color };

    /// <summary>Raised and small, as for marks and note numbers.</summary>
    public TextStyle Raised => this with { Size = Size * 0.68, Rise = Rise + (Size * 0.34) };

    /// <summary>Where the baseline lies in a line of the given height, so that capitals are in its middle.</summary>
    public double Baseline(double leading) => (leading + (Face.CapHeight / 1000 * Size)) / 2;
}
