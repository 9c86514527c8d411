using System.Globalization;

namespace Serverless.Wording;

/// <summary>
/// Numbers as printed: Dutch with decimal comma and point for thousands, English the other way round.
/// Rounds half away from zero, on the decimal value a reader would write down (0.285 is 29%, not 28%).
/// </summary>
public abstract partial class NumberTexts
{
    /// <summary>Numbers from here on are printed in a larger unit, in at most seven digits.</summary>
    internal const double Large = 1e9;

    private readonly NumberFormatInfo _info;

    private NumberTexts(string decimalSeparator, string groupSeparator)
    {
        _info = new NumberFormatInfo
        {
            NumberDecimalSeparator = decimalSeparator,
            NumberGroupSeparator = groupSeparator,
            NumberGroupSizes = [3],
            NegativeSign = "−",
            NumberNegativePattern = 1,
        };
    }

    /// <summary>"minder dan 1%".</summary>
    protected abstract string LessThan(string figure);

    /// <summary>"meer dan 99%".</summary>
    protected abstract string MoreThan(string figure);

    /// <summary>10⁹, 10¹² and 10¹⁵ by name.</summary>
    private protected abstract IReadOnlyList<string> LargeUnits { get; }

    /// <summary>"−2 tot 3".</summary>
    protected abstract string To(string lower, string upper);

    /// <summary>"−2 tot 3"; a unit that both have is said once: "+1,2 tot +1,9 biljoen".</summary>
    public string FromTo(string lower, string upper)
    {
        ArgumentNullException.ThrowIfNull(lower);
        ArgumentNullException.ThrowIfNull(upper);
        var unit = Unit(lower);
        return To(unit == Unit(upper) ? lower[..^unit.Length] : lower, upper);
    }

    /// <summary>A number as it comes, with at most so many decimals: "12.500", "0,25".</summary>
    public string Plain(double value, int maximumDecimals) =>
        value.ToString("#,0." + new string('#', maximumDecimals), _info);

    /// <summary>"1.598", "6,8"; from a thousand million on in a larger unit: "5,036 miljard".</summary>
    public string Number(double value, int decimals = 0) =>
        Math.Abs(value) < Large
            ? Rounded(value, decimals).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), _info)
            : InLargerUnit(value);

    private string InLargerUnit(double value)
    {
        var size = Math.Abs(value);
        // What has no name that readers know is left to the notation of science.
        if (size >= 1e18)
            return value.ToString("0.###E+0", _info);
        var (unit, place) = size switch
        {
            >= 1e15 => (1e15, 2),
            >= 1e12 => (1e12, 1),
            _ => (Large, 0),
        };
        return Rounded(value / unit, 3).ToString("#,0.###", _info) + "\u00A0" + LargeUnits[place];
    }

    /// <summary>A share (0 to 1) as "80%".</summary>
    public string Percent(double share, int decimals = 0) => PercentNumber(share, decimals) + "%";

    /// <summary>A share (0 to 1) as "80", for columns whose heading says that it is a percentage.</summary>
    public string PercentNumber(double share, int decimals = 0) => Number(share * 100, decimals);

    /// <summary>
    /// A share inside a sentence: as <see cref="Percent"/>, but never "0%" for some or "100%" for not all.
    /// </summary>
    public string PercentInText(double share)
    {
        var rounded = Rounded(share * 100, 0);
        return (share, rounded) switch
        {
            (> 0, 0) => LessThan(Percent(0.01)),
            (< 1, 100) => MoreThan(Percent(0.99)),
            _ => Percent(share),
        };
    }

    /// <summary>The same where there is room for a figure only: "&lt;1%", "80%", "&gt;99%".</summary>
    public string ShortPercent(double share) =>
        (share, Rounded(share * 100, 0)) switch
        {
            (> 0, 0) => "<1%",
            (< 1, 100) => ">99%",
            _ => Percent(share),
        };

    /// <summary>A difference of shares, signed, in percentage points: "+9", "−4", "0".</summary>
    public string Points(double difference, int decimals = 0) => Signed(difference * 100, decimals);

    /// <summary>A difference with its sign: "+0,4".</summary>
    public string Signed(double difference, int decimals)
    {
        var text = Number(difference, decimals);
        var isPositive = Math.Abs(difference) < Large ? Rounded(difference, decimals) > 0 : difference > 0;
        return isPositive ? "+" + text : text;
    }

    /// <summary>An interval of shares in percentages without sign: "77–83".</summary>
    public string PercentRange(double lower, double upper, int decimals = 0) =>
        Between(PercentNumber(lower, decimals), PercentNumber(upper, decimals));

    /// <summary>An interval of numbers: "6,7–6,9".</summary>
    public string Range(double lower, double upper, int decimals) =>
        Between(Number(lower, decimals), Number(upper, decimals));

    /// <summary>A p-value: "0,031"; "&lt; 0,001" and "&gt; 0,999" where three decimals would say none or certain.</summary>
    public string PValue(double p) =>
        p switch
        {
            < 0.001 => "<\u00A0" + Number(0.001, 3),
            > 0.999 => ">\u00A0" + Number(0.999, 3),
            _ => Number(p, 3),
        };

    /// <summary>The same in a sentence: "p = 0,031", "p &lt; 0,001".</summary>
    public string StatedPValue(double p) => (p is < 0.001 or > 0.999 ? "p\u00A0" : "p\u00A0=\u00A0") + PValue(p);

    /// <summary><paramref name="value"/> rounded half away from zero; never negative zero.</summary>
    public static decimal Rounded(double value, int decimals)
    {
        var rounded = Math.Round((decimal)value, decimals, MidpointRounding.AwayFromZero);
        return rounded == 0 ? 0 : rounded;
    }

    /// <summary>
    /// An en dash between figures; the word between when one of them is negative, so that no dash meets a minus, or they
    /// differ in their unit.
    /// </summary>
    private string Between(string lower, string upper)
    {
        if (lower.StartsWith('−') || upper.StartsWith('−'))
            return FromTo(lower, upper);
        var unit = Unit(lower);
        return unit == Unit(upper) ? $"{lower[..^unit.Length]}–{upper}" : FromTo(lower, upper);
    }

    /// <summary>The unit of a large number with the space before it; empty for others.</summary>
    private static string Unit(string number) =>
        number.IndexOf('\u00A0', StringComparison.Ordinal) is var space && space < 0 ? "" : number[space..];
}
