namespace Serverless.Flows.Waves;

/// <summary>Time between moments that were noted by a clock that may have been set back.</summary>
internal static class Elapsed
{
    /// <summary>
    /// A moment that lies ahead was noted before a clock was set back: it counts as long ago as it lies ahead, or
    /// nothing would be done until then.
    /// </summary>
    public static TimeSpan? Between(DateTimeOffset? noted, DateTimeOffset now) => (now - noted)?.Duration();
}
