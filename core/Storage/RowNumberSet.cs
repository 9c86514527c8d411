using Azure.Data.Tables;
using static System.FormattableString;

namespace Serverless.Storage;

/// <summary>
/// Row numbers, from 1, as a property of an entity: a bit for each number, in as many binary properties as that takes.
/// All numbers of the largest file fit in two.
/// </summary>
internal static class RowNumberSet
{
    /// <summary>A binary property holds 64 KB.</summary>
    private const int MaximumBytes = 1 << 16;

    /// <summary>Writes the numbers; nothing at all when there are none.</summary>
    public static void Write(TableEntity entity, string property, IReadOnlyList<int> numbers)
    {
        var bits = new byte[numbers.Count == 0 ? 0 : (numbers.Max() / 8) + 1];
        foreach (var number in numbers)
            bits[number / 8] |= (byte)(1 << (number % 8));
        foreach (var (part, bytes) in bits.Chunk(MaximumBytes).Index())
            entity[PartName(property, part)] = bytes;
    }

    /// <summary>The numbers in ascending order.</summary>
    public static IReadOnlyList<int> Read(TableEntity entity, string property)
    {
        var numbers = new List<int>();
        for (var part = 0; entity.TryGetValue(PartName(property, part), out var value) && value is byte[] bits; part++)
        for (var bit = 0; bit < bits.Length * 8; bit++)
            if ((bits[bit / 8] & (1 << (bit % 8))) != 0)
                numbers.Add((part * MaximumBytes * 8) + bit);
        return numbers;
    }

    private static string PartName(string property, int part) => Invariant($"{property}{part}");
}
