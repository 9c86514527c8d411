using System.IO.Hashing;
using System.Text;

namespace Serverless.Flows.Notices.Webhooks;

/// <summary>
/// When a notice that was not accepted is sent again: the schedule of the Standard Webhooks specification, from seconds
/// to a day, ten attempts in about three days. Then it is parked.
/// </summary>
public static class WebhookSchedule
{
    /// <summary>Longest time between two attempts.</summary>
    public static readonly TimeSpan MaximumDelay = TimeSpan.FromDays(1);

    private static readonly TimeSpan[] Delays =
    [
        TimeSpan.FromSeconds(5),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2),
        TimeSpan.FromHours(5),
        TimeSpan.FromHours(10),
        TimeSpan.FromHours(14),
        TimeSpan.FromHours(20),
        MaximumDelay,
    ];

    /// <summary>Attempts before a notice is parked.</summary>
    public static int MaximumAttempts => Delays.Length + 1;

    /// <summary>How long after an attempt the next one follows; null when there is none.</summary>
    /// <param name="attempts">How many there were, 1 or more.</param>
    /// <param name="message">
    /// Id of the message. It moves the time by up to a tenth, so that what failed together does not come back together.
    /// </param>
    /// <param name="asked">What the receiver asked for (Retry-After); followed up to a day.</param>
    public static TimeSpan? DelayAfter(int attempts, string message, TimeSpan? asked)
    {
        if (attempts > Delays.Length)
            return null;
        var usual = Delays[attempts - 1] * (1 - Spread(message, attempts) / 10);
        var longest = asked > MaximumDelay ? MaximumDelay : asked;
        return longest > usual ? longest.Value : usual;
    }

    /// <summary>A number from 0 to 1 that follows from the message and the attempt.</summary>
    private static double Spread(string message, int attempt) =>
        XxHash32.HashToUInt32(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{message} {attempt}")))
        / (double)uint.MaxValue;
}
