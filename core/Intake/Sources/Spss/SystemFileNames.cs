using System.Text;

namespace Serverless.Intake.Sources.Spss;

/// <summary>Names within the records of a system file, which pay no regard to case.</summary>
internal static class SystemFileNames
{
    /// <summary>What a name is found by. The encoding is not known yet: each byte counts as a character.</summary>
    public static string Key(ReadOnlySpan<byte> name) =>
        Encoding.Latin1.GetString(name.Trim((byte)' ')).ToUpperInvariant();

    /// <summary>The pairs <c>NAME=value</c>, with tabs between, of a record; a NUL may precede the tab.</summary>
    public static Dictionary<string, byte[]> Pairs(ReadOnlySpan<byte> record)
    {
        var pairs = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        while (!record.IsEmpty)
        {
            var end = record.IndexOf((byte)'\t');
            var pair = (end < 0 ? record : record[..end]).Trim((byte)0);
            record = end < 0 ? default : record[(end + 1)..];
            var equals = pair.IndexOf((byte)'=');
            if (equals > 0)
                pairs.TryAdd(Key(pair[..equals]), pair[(equals + 1)..].ToArray());
        }

        return pairs;
    }
}
