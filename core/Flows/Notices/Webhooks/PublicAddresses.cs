using System.Net;
using System.Net.Sockets;

namespace Serverless.Flows.Notices.Webhooks;

/// <summary>
/// Which addresses of the network are of the public internet. All others could be of something inside the network this
/// program runs in, which nobody outside may have it call.
/// </summary>
/// <remarks>
/// The special-purpose registries of IANA for IPv4 and IPv6 (RFC 6890 and its additions), multicast, and the address at
/// which Azure's platform talks to its machines (168.63.129.16), which is not in any registry. Of IPv6 only global
/// unicast (2000::/3) is public, without the ranges that carry an IPv4 address inside them: which one is reached then is
/// decided elsewhere.
/// </remarks>
public static class PublicAddresses
{
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] SpecialOfIPv4 = Networks(
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "192.175.48.0/24",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
        "168.63.129.16/32"
    );

    private static readonly IPNetwork[] SpecialOfIPv6 = Networks(
        "2001::/23",
        "2001:db8::/32",
        "2002::/16",
        "2620:4f:8000::/48",
        "3fff::/20"
    );

    /// <summary>Whether an address is of the public internet; one of IPv4 written as IPv6 is looked at as IPv4.</summary>
    public static bool Contain(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily switch
        {
            AddressFamily.InterNetwork => !SpecialOfIPv4.Any(network => network.Contains(plain)),
            AddressFamily.InterNetworkV6 => GlobalUnicast.Contains(plain)
                && !SpecialOfIPv6.Any(network => network.Contains(plain)),
            _ => false,
        };
    }

    private static IPNetwork[] Networks(params string[] ranges) => [.. ranges.Select(IPNetwork.Parse)];
}
