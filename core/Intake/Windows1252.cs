using System.Collections.Frozen;

namespace Serverless.Intake;

/// <summary>
/// The Windows-1252 character set: Latin-1 with printable characters at 0x80-0x9F, five of which are not assigned.
/// </summary>
internal static class Windows1252
{
    /// <summary>What an unassigned byte is read as.</summary>
    public const char Unassigned = '\uFFFD';

    private const string High =
        "\u20AC\uFFFD\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\uFFFD\u017D\uFFFD"
        + "\uFFFD\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\uFFFD\u017E\u0178";

    private static readonly FrozenDictionary<char, byte> Bytes = Enumerable
        .Range(0, 256)
        .Select(value => (byte)value)
        .Where(value => Decode(value) != Unassigned)
        .ToFrozenDictionary(Decode);

    public static char Decode(byte value) => value is >= 0x80 and < 0xA0 ? High[value - 0x80] : (char)value;

    /// <summary>The byte that is read as this character; false when none is.</summary>
    public static bool TryEncode(char character, out byte value) => Bytes.TryGetValue(character, out value);
}
