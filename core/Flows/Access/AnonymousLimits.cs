using System.IO.Hashing;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Serverless.Flows.Access;

/// <summary>
/// Keeps callers without a key within a limit, each instance of the program by itself. What is counted is requests of a
/// network in the present minute: of the first 24 bits of an IPv4 address, or 48 of an IPv6 one (what one customer gets
/// at most, RFC 6177). Addresses are not kept, in memory neither: they choose one of a fixed number of counters, by a
/// hash with a key that is new with every start. Two networks that share a counter share its limit.
/// </summary>
public sealed class AnonymousLimits(AccessSettings settings, TimeProvider clock)
{
    private const int Counters = 1 << 16;

    private readonly long _key = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long)));
    private Minute _current = new(default);

    /// <summary>Counts a request; refuses it when the network of the address made too many in this minute.</summary>
    /// <param name="address">Where it comes from.</param>
    public Refusal? Count(IPAddress address)
    {
        if (settings.MaximumAnonymousRequestsPerMinute == 0)
            return null;
        var now = clock.GetUtcNow();
        var minute = Of(new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerMinute), TimeSpan.Zero));
        if (Interlocked.Increment(ref minute.Requests[Place(address)]) <= settings.MaximumAnonymousRequestsPerMinute)
            return null;
        return new Refusal.TooMuch(
            $"more than {settings.MaximumAnonymousRequestsPerMinute:N0} requests without a key in this minute from your network",
            minute.Start.AddMinutes(1) - now
        );
    }

    /// <summary>The counters of the minute; those of the last one go.</summary>
    private Minute Of(DateTimeOffset start)
    {
        while (true)
        {
            var current = Volatile.Read(ref _current);
            if (current.Start == start)
                return current;
            Interlocked.CompareExchange(ref _current, new Minute(start), current);
        }
    }

    private int Place(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        Span<byte> bytes = stackalloc byte[16];
        plain.TryWriteBytes(bytes, out _);
        var network = bytes[..(plain.AddressFamily == AddressFamily.InterNetwork ? 3 : 6)];
        return (int)(XxHash3.HashToUInt64(network, _key) % Counters);
    }

    private sealed class Minute(DateTimeOffset start)
    {
        public DateTimeOffset Start { get; } = start;

        public int[] Requests { get; } = new int[Counters];
    }
}
