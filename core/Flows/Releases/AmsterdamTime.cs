namespace Serverless.Flows.Releases;

/// <summary>
/// Times on clocks in Amsterdam. Of an hour that clocks go through twice the second is meant, and a time that they skip
/// is as much later: so a moment that somebody wrote down never comes early.
/// </summary>
public static class AmsterdamTime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    /// <summary>The moment at which clocks show <paramref name="local"/>.</summary>
    public static DateTimeOffset MomentOf(DateTime local)
    {
        var time = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        // Both the skipped and the repeated hour are meant in standard time, which is the later of the two readings.
        var offset =
            Zone.IsInvalidTime(time) || Zone.IsAmbiguousTime(time) ? Zone.BaseUtcOffset : Zone.GetUtcOffset(time);
        var utc = time.Ticks - offset.Ticks;
        return new DateTimeOffset(
            Math.Clamp(utc, DateTimeOffset.MinValue.Ticks, DateTimeOffset.MaxValue.Ticks),
            TimeSpan.Zero
        );
    }

    /// <summary>The day it is at a moment.</summary>
    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(At(moment).DateTime);

    /// <summary>What clocks show at a moment.</summary>
    public static DateTimeOffset At(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone);
}
