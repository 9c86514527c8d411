using System.Collections.Concurrent;
using Serverless.Storage.Access;

namespace Serverless.Flows.Access;

/// <summary>
/// Keeps a caller within its limits. Uploads are counted in storage before they begin, so their limits hold exactly
/// over all instances of the program. Requests are counted in memory and reported each time a twentieth of the limit is
/// reached: with n instances at most n twentieths more than the limit pass in a minute, and a caller that asks little
/// costs no storage operation.
/// </summary>
public sealed class UsageLimits(UsageCounters counters, AccessSettings settings, TimeProvider clock)
{
    /// <summary>An upload that has not ended by then broke off: no request takes that long.</summary>
    private static readonly TimeSpan MaximumUploadTime = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan RetryUploadAfter = TimeSpan.FromSeconds(10);

    private const int MaximumRemembered = 1_000;

    private readonly ConcurrentDictionary<string, Window> _windows = new(StringComparer.Ordinal);

    /// <summary>Counts a request; refuses it when there were too many in this minute.</summary>
    public async Task<Refusal?> CountRequestAsync(string caller, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var minute = new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
        if (_windows.Count >= MaximumRemembered)
            foreach (var (other, old) in _windows)
                if (old.Minute != minute)
                    _windows.TryRemove(other, out _);
        var window = _windows.AddOrUpdate(
            caller,
            _ => new Window(minute),
            (_, known) => known.Minute == minute ? known : new Window(minute)
        );
        if (window.Add(ReportedEach) is > 0 and var count)
        {
            var usage = await counters.ChangeAsync(
                caller,
                used => used with { Minute = minute, Requests = RequestsIn(minute, used) + count },
                cancellationToken
            );
            window.Heard(usage.Requests);
        }

        if (window.Requests <= settings.MaximumRequestsPerMinute)
            return null;
        return new Refusal.TooMuch(
            $"more than {settings.MaximumRequestsPerMinute:N0} requests in this minute",
            minute.AddMinutes(1) - now
        );
    }

    /// <summary>Counts an upload that is about to begin; it has to be ended.</summary>
    /// <param name="caller">Whose.</param>
    /// <param name="bytes">How many bytes it says it has.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<Outcome<CountedUpload>> BeginUploadAsync(
        string caller,
        long bytes,
        CancellationToken cancellationToken
    )
    {
        var upload = new RunningUpload(Guid.NewGuid().ToString("n"), clock.GetUtcNow());
        var today = DateOnly.FromDateTime(upload.Since.UtcDateTime);
        Refusal? refusal = null;
        await counters.ChangeAsync(
            caller,
            used =>
            {
                var running = used.Uploads.Where(known => upload.Since - known.Since < MaximumUploadTime).ToList();
                var before = used.Day == today ? used.Bytes : 0;
                refusal = Objection(running.Count, before + bytes, upload.Since);
                return refusal is null
                    ? used with
                    {
                        Day = today,
                        Bytes = before + bytes,
                        Uploads = [.. running, upload],
                    }
                    : null;
            },
            cancellationToken
        );
        return refusal is null ? new CountedUpload(caller, upload.Id) : refusal;
    }

    /// <summary>The upload is over, whatever came of it.</summary>
    public Task EndUploadAsync(CountedUpload upload, CancellationToken cancellationToken) =>
        counters.ChangeAsync(
            upload.Caller,
            used => used with { Uploads = [.. used.Uploads.Where(known => known.Id != upload.Id)] },
            cancellationToken
        );

    private int ReportedEach => Math.Max(1, settings.MaximumRequestsPerMinute / 20);

    private static int RequestsIn(DateTimeOffset minute, Usage used) => used.Minute == minute ? used.Requests : 0;

    private Refusal.TooMuch? Objection(int running, long bytes, DateTimeOffset now)
    {
        if (running >= settings.MaximumUploadsAtOnce)
            return new($"{settings.MaximumUploadsAtOnce} uploads at once already", RetryUploadAfter);
        if (bytes > settings.MaximumBytesPerDay)
            return new(
                $"more than {settings.MaximumBytesPerDay:N0} bytes of uploads today (UTC)",
                new DateTimeOffset(now.UtcDateTime.Date.AddDays(1), TimeSpan.Zero) - now
            );
        return null;
    }

    /// <summary>The requests of a caller in one minute.</summary>
    private sealed class Window(DateTimeOffset minute)
    {
        private readonly Lock _lock = new();
        private int _reported;
        private int _unreported;

        public DateTimeOffset Minute { get; } = minute;

        /// <summary>Those of all instances that were reported, and those of this one since.</summary>
        public int Requests
        {
            get
            {
                lock (_lock)
                    return _reported + _unreported;
            }
        }

        /// <summary>Counts one more; how many are to be reported now, when that are <paramref name="each"/>.</summary>
        public int Add(int each)
        {
            lock (_lock)
            {
                if (++_unreported < each)
                    return 0;
                var count = _unreported;
                (_reported, _unreported) = (_reported + count, 0);
                return count;
            }
        }

        /// <summary>Notes how many all instances reported together.</summary>
        public void Heard(int ofAll)
        {
            lock (_lock)
                _reported = Math.Max(_reported, ofAll);
        }
    }
}

/// <summary>An upload that counts as under way.</summary>
public sealed record CountedUpload(string Caller, string Id);
