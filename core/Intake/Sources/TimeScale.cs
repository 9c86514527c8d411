using static System.FormattableString;

namespace Serverless.Intake.Sources;

/// <summary>How numbers represent dates and times in a file.</summary>
/// <param name="UnitSeconds">Seconds in one unit.</param>
/// <param name="OriginDay">
/// The day that 0 represents, counted from 1 January 1970; of durations it has no meaning.
/// </param>
public sealed record TimeScale(double UnitSeconds, int OriginDay)
{
    private const double MaximumSeconds = 1e13;
    private const long MillisecondsOfDay = 86_400_000;

    /// <summary>Seconds since 14 October 1582, the eve of the Gregorian calendar, as SPSS counts.</summary>
    public static TimeScale Spss { get; } = new(1, -141_428);

    /// <summary>Days since 1960, as Stata counts.</summary>
    public static TimeScale StataDays { get; } = new(86_400, -3_653);

    /// <summary>Milliseconds since 1960, as Stata counts.</summary>
    public static TimeScale StataMilliseconds { get; } = StataDays with { UnitSeconds = 0.001 };

    /// <summary>
    /// The date, moment or duration: <c>2019-05-31</c>, <c>2019-05-31T10:30:00</c>, hours:minutes:seconds. A date with
    /// a time of day is written as a moment. Null for numbers beyond any use.
    /// </summary>
    public string? Text(double number, ColumnKind kind)
    {
        var seconds = number * UnitSeconds;
        if (!(Math.Abs(seconds) < MaximumSeconds))
            return null;
        var milliseconds = (long)Math.Round(seconds * 1_000);
        if (kind == ColumnKind.Time)
            return (milliseconds < 0 ? "-" : "") + Clock(Math.Abs(milliseconds));
        var day = FloorDivide(milliseconds, MillisecondsOfDay);
        var clock = milliseconds - day * MillisecondsOfDay;
        var date = Date(day + OriginDay);
        return kind == ColumnKind.Date && clock == 0 ? date : $"{date}T{Clock(clock)}";
    }

    private static string Clock(long milliseconds)
    {
        var (minutes, rest) = Math.DivRem(milliseconds, 60_000);
        var fraction = rest % 1_000 == 0 ? "" : Invariant($".{rest % 1_000:000}");
        return Invariant($"{minutes / 60:00}:{minutes % 60:00}:{rest / 1_000:00}{fraction}");
    }

    /// <summary>
    /// The Gregorian date of a day counted from 1 January 1970, whatever the year. Years are counted from March, so
    /// that the leap day is the last of them (Howard Hinnant, "chrono-compatible low-level date algorithms").
    /// </summary>
    private static string Date(long day)
    {
        const int daysOfEra = 146_097;
        day += 719_468;
        var era = FloorDivide(day, daysOfEra);
        var dayOfEra = day - era * daysOfEra;
        var yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        var dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        var monthFromMarch = (5 * dayOfYear + 2) / 153;
        var dayOfMonth = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
        var month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        var year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        return Invariant($"{year:0000}-{month:00}-{dayOfMonth:00}");
    }

    private static long FloorDivide(long value, long divisor)
    {
        var (quotient, rest) = Math.DivRem(value, divisor);
        return rest < 0 ? quotient - 1 : quotient;
    }
}
