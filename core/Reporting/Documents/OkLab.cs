using System.Runtime.InteropServices;

namespace Serverless.Reporting.Documents;

/// <summary>
/// A colour by lightness and two opponent axes (B. Ottosson, "A perceptual color space for image processing", 2020).
/// </summary>
/// <param name="Lightness">0 for black to 1 for white.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct OkLab(double Lightness, double A, double B)
{
    public static OkLab Of(Color color)
    {
        var (r, g, b) = (Linear(color.Red), Linear(color.Green), Linear(color.Blue));
        var l = Math.Cbrt((0.4122214708 * r) + (0.5363325363 * g) + (0.0514459929 * b));
        var m = Math.Cbrt((0.2119034982 * r) + (0.6806995451 * g) + (0.1073969566 * b));
        var s = Math.Cbrt((0.0883024619 * r) + (0.2817188376 * g) + (0.6299787005 * b));
        return new(
            (0.2104542553 * l) + (0.7936177850 * m) - (0.0040720468 * s),
            (1.9779984951 * l) - (2.4285922050 * m) + (0.4505937099 * s),
            (0.0259040371 * l) + (0.7827717662 * m) - (0.8086757660 * s)
        );
    }

    /// <summary>The nearest colour of sRGB, channel by channel.</summary>
    public Color ToColor()
    {
        var l = Cube(Lightness + (0.3963377774 * A) + (0.2158037573 * B));
        var m = Cube(Lightness - (0.1055613458 * A) - (0.0638541728 * B));
        var s = Cube(Lightness - (0.0894841775 * A) - (1.2914855480 * B));
        return new(
            Channel((4.0767416621 * l) - (3.3077115913 * m) + (0.2309699292 * s)),
            Channel((-1.2684380046 * l) + (2.6097574011 * m) - (0.3413193965 * s)),
            Channel((-0.0041960863 * l) - (0.7034186147 * m) + (1.7076147010 * s))
        );
    }

    /// <summary>How colourful it is; 0 for greys, about 0.3 for the most vivid colours of sRGB.</summary>
    public double Chroma => Math.Sqrt((A * A) + (B * B));

    /// <summary>Its hue, in radians.</summary>
    public double Hue => Math.Atan2(B, A);

    /// <summary>A colour by lightness, colourfulness and hue.</summary>
    public static OkLab Polar(double lightness, double chroma, double hue) =>
        new(lightness, chroma * Math.Cos(hue), chroma * Math.Sin(hue));

    private static double Cube(double value) => value * value * value;

    private static double Linear(byte channel)
    {
        var c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
    }

    private static byte Channel(double linear)
    {
        var c = linear <= 0.0031308 ? linear * 12.92 : (1.055 * Math.Pow(linear, 1 / 2.4)) - 0.055;
        return (byte)Math.Round(Math.Clamp(c, 0, 1) * 255);
    }
}
