using System.Buffers.Binary;

namespace Serverless.Analysis.Versions;

/// <summary>
/// Respondents of two files who answered otherwise, at least: the blocks in which something differs. Answers that were
/// exchanged for each other leave every count as it was, and are seen here.
/// </summary>
/// <remarks>
/// Ids may have been given out anew, so that another person is taken for the same. Two things guard against that: a block
/// counts only when most columns are in it as they were, which they are not when others are in it; and no more respondents
/// are said to differ than there are whose answers, all together, nobody gives in the other file.
/// </remarks>
internal sealed class BlockChanges
{
    /// <summary>One column in so many may differ in a block.</summary>
    private const int ColumnsPerChange = 3;

    private readonly List<uint[]> _whole;
    private readonly int _moved;
    private readonly Dictionary<int, bool[]> _isSame = [];

    private BlockChanges(List<uint[]> whole, int moved) => (_whole, _moved) = (whole, moved);

    /// <summary>
    /// Null when one of them does not know who the respondents are, or when they have different tables or answers, so that
    /// everybody answered otherwise.
    /// </summary>
    public static BlockChanges? Of(ShownCounts before, ShownCounts now, IEnumerable<ColumnChange> columns)
    {
        if (before.Respondents is not { } earlier || now.Respondents is not { } later || !HaveSameAnswers(before, now))
            return null;
        var cells = Math.Min(earlier.Count, later.Count);
        var differences = RespondentBlocks
            .Coarser(later, cells)
            .Zip(RespondentBlocks.Coarser(earlier, cells), (after, was) => after - was)
            .ToList();
        return new BlockChanges(
            [.. columns.Select(column => column.Blocks(null, true)).OfType<uint[]>()],
            Math.Max(differences.Sum(d => Math.Max(0, d)), differences.Sum(d => Math.Max(0, -d)))
        );
    }

    /// <summary>How many respondents of a set answered otherwise in a column, at least; 0 when that is not known.</summary>
    /// <param name="column">The column.</param>
    /// <param name="sets">The sets whose sum, with signs, it is.</param>
    public int Size(ColumnChange column, IReadOnlyList<SignedSet> sets)
    {
        var differences = sets.Select(set => column.Blocks(set.Subgroup, set.Inside)).ToList();
        if (differences.Count == 0 || differences.Contains(null))
            return 0;
        var blocks = differences.Min(d => d!.Length);
        var sum = new uint[blocks];
        foreach (var (set, difference) in sets.Zip(differences))
        {
            var coarser = RespondentBlocks.Coarser(difference!, blocks);
            for (var b = 0; b < blocks; b++)
                sum[b] = set.IsAdded ? sum[b] + coarser[b] : sum[b] - coarser[b];
        }

        var isSame = IsSame(blocks);
        return Math.Min(_moved, Enumerable.Range(0, blocks).Count(b => sum[b] != 0 && isSame[b]));
    }

    /// <summary>The numbers in <see cref="BlockSums.Sums"/>.</summary>
    public static uint[] Numbers(byte[] sums) =>
        [
            .. Enumerable
                .Range(0, sums.Length / sizeof(uint))
                .Select(i => BinaryPrimitives.ReadUInt32LittleEndian(sums.AsSpan(i * sizeof(uint)))),
        ];

    private static bool HaveSameAnswers(ShownCounts before, ShownCounts now)
    {
        return Answers(before).SequenceEqual(Answers(now), StringComparer.Ordinal);

        static IEnumerable<string> Answers(ShownCounts counts) =>
            counts
                .Tables.Where(t => !t.IsMargin)
                .SelectMany(t => t.Answers.Prepend(t.Id.ToString()).Append(""))
                .Order(StringComparer.Ordinal);
    }

    /// <summary>Per block, whether most columns are as they were, so that it has the same respondents.</summary>
    private bool[] IsSame(int blocks)
    {
        if (_isSame.TryGetValue(blocks, out var known))
            return known;
        var changed = new int[blocks];
        foreach (var column in _whole.Where(w => w.Length >= blocks).Select(w => RespondentBlocks.Coarser(w, blocks)))
            for (var b = 0; b < blocks; b++)
                changed[b] += column[b] == 0 ? 0 : 1;
        bool[] isSame = [.. changed.Select(n => n * ColumnsPerChange <= _whole.Count)];
        _isSame.Add(blocks, isSame);
        return isSame;
    }
}

/// <summary>A set of respondents that is added or taken off: everyone (no subgroup) or a side of a subgroup.</summary>
internal sealed record SignedSet(string? Subgroup, bool Inside, bool IsAdded);
