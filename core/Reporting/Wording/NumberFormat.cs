using System.Globalization;
using Serverless.Analysis.Results;
using Serverless.Surveys;

namespace Serverless.Reporting.Wording;

/// <summary>
/// Numbers as printed: Dutch with decimal comma and point for thousands, English the other way round.
/// Rounds half away from zero, on the decimal value a reader would write down (0.285 is 29%, not 28%).
/// </summary>
public sealed class NumberFormat
{
    private static readonly NumberFormat Dutch = new(Language.Dutch, decimalSeparator: ",", groupSeparator: ".");
    private static readonly NumberFormat English = new(Language.English, decimalSeparator: ".", groupSeparator: ",");

    private readonly NumberFormatInfo _info;

    private NumberFormat(Language language, string decimalSeparator, string groupSeparator)
    {
        Language = language;
        _info = new NumberFormatInfo
        {
            NumberDecimalSeparator = decimalSeparator,
            NumberGroupSeparator = groupSeparator,
            NumberGroupSizes = [3],
            NegativeSign = "−",
            NumberNegativePattern = 1,
        };
    }

    /// <summary>The language these numbers are for.</summary>
    public Language Language { get; }

    /// <summary>The format of <paramref name="language"/>.</summary>
    public static NumberFormat For(Language language) => language == Language.English ? English : Dutch;

    /// <summary>"1.598", "6,8".</summary>
    public string Number(double value, int decimals = 0)
    {
        // Beyond 15 digits a decimal says more than the double knows.
        if (Math.Abs(value) >= 1e15)
            return value.ToString("0.###E+0", _info);
        return Rounded(value, decimals).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), _info);
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
            (> 0, 0) => Language == Language.English ? "less than 1%" : "minder dan 1%",
            (< 1, 100) => Language == Language.English ? "more than 99%" : "meer dan 99%",
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
        return Math.Abs(difference) < 1e15 && Rounded(difference, decimals) > 0 ? "+" + text : text;
    }

    /// <summary>An interval of shares in percentages without sign: "77–83".</summary>
    public string PercentRange(ConfidenceInterval interval, int decimals = 0) =>
        PercentRange(interval.Lower, interval.Upper, decimals);

    /// <summary>The same from its two bounds.</summary>
    public string PercentRange(double lower, double upper, int decimals = 0) =>
        Between(PercentNumber(lower, decimals), PercentNumber(upper, decimals));

    /// <summary>An interval of numbers: "6,7–6,9".</summary>
    public string Range(ConfidenceInterval interval, int decimals) => Range(interval.Lower, interval.Upper, decimals);

    /// <summary>The same from its two bounds.</summary>
    public string Range(double lower, double upper, int decimals) =>
        Between(Number(lower, decimals), Number(upper, decimals));

    /// <summary>A p-value: "0,031"; "&lt; 0,001" when smaller.</summary>
    public string PValue(double p) => p < 0.001 ? "< " + Number(0.001, 3) : Number(p, 3);

    /// <summary><paramref name="value"/> rounded half away from zero; never negative zero.</summary>
    public static decimal Rounded(double value, int decimals)
    {
        var rounded = Math.Round((decimal)value, decimals, MidpointRounding.AwayFromZero);
        return rounded == 0 ? 0 : rounded;
    }

    /// <summary>
    /// An en dash between figures; the word between when one of them is negative, so that no dash meets a minus.
    /// </summary>
    private string Between(string lower, string upper)
    {
        if (!lower.StartsWith('−') && !upper.StartsWith('−'))
            return $"{lower}–{upper}";
        return Language == Language.English ? $"{lower} to {upper}" : $"{lower} tot {upper}";
    }
}
