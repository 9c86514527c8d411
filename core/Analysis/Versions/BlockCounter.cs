using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Serverless.Analysis.Disclosure;
using Serverless.Analysis.Results;
using Serverless.Surveys;

namespace Serverless.Analysis.Versions;

/// <summary>
/// Adds up, per block of respondents and set that is shown, a number for each answer. Blocks in which the sums of two
/// files differ have at least one respondent who answered otherwise; no sum says what, nor who is in the block.
/// </summary>
internal sealed class BlockCounter
{
    /// <summary>Cells that respondents are counted in by all that they answered.</summary>
    private const int MaximumCells = 1024;

    private readonly byte[] _key;
    private readonly IReadOnlyList<ulong> _respondents;
    private readonly List<(string? Subgroup, bool Inside, ushort[]? Codes, int Blocks)> _sets = [];
    private readonly ulong[] _answers;

    private BlockCounter(
        GroupTables tables,
        IEnumerable<Subgroup> subgroups,
        IReadOnlyList<ulong> respondents,
        byte[] key
    )
    {
        (_key, _respondents) = (key, respondents);
        _answers = new ulong[respondents.Count];
        Add(null, true, null, respondents.Count);
        foreach (var subgroup in subgroups)
        {
            var codes = tables.Subgroups[subgroup.Id].Codes;
            Add(subgroup.Id, true, codes, codes.Count(code => code == 1));
            Add(subgroup.Id, false, codes, codes.Count(code => code == 0));
        }

        void Add(string? subgroup, bool inside, ushort[]? codes, int count)
        {
            if (RespondentBlocks.Of(count) is > 0 and var blocks)
                _sets.Add((subgroup, inside, codes, blocks));
        }
    }

    /// <summary>Null when it is not known who the respondents are, or there are too few of them.</summary>
    public static BlockCounter? Of(GroupTables tables, IEnumerable<Subgroup> subgroups, byte[] key) =>
        tables.Sample.RespondentHashes is { } respondents && RespondentBlocks.Of(respondents.Count) > 0
            ? new BlockCounter(tables, subgroups, respondents, key)
            : null;

    /// <summary>
    /// The sums of a column. Columns may be counted at the same time, each of them once.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="option">The option of a multiple question; empty for anything else.</param>
    /// <param name="values">What each respondent answered; null for who is not in the base.</param>
    public IReadOnlyList<BlockSums> Count(TableId table, string option, IReadOnlyList<string?> values)
    {
        var numbers = new Dictionary<string, ulong>(StringComparer.Ordinal);
        var sums = _sets.ConvertAll(set => new uint[set.Blocks]);
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] is not { } value)
                continue;
            if (!numbers.TryGetValue(value, out var number))
                numbers.Add(value, number = Number(table, option, value));
            Interlocked.Add(ref _answers[i], number);
            for (var s = 0; s < _sets.Count; s++)
                if (_sets[s].Codes is not { } codes || codes[i] == (_sets[s].Inside ? 1 : 0))
                    sums[s][(int)_respondents[i] & (_sets[s].Blocks - 1)] += (uint)number;
        }

        return [.. _sets.Select((set, s) => new BlockSums(set.Subgroup, set.Inside, Bytes(sums[s])))];
    }

    /// <summary>
    /// Respondents by all that they answered in the columns that were counted, whoever they are: a file whose ids were
    /// given out anew has the same.
    /// </summary>
    public IReadOnlyList<int> Respondents()
    {
        var cells = new int[Math.Min(MaximumCells, 1 << BitOperations.Log2((uint)_answers.Length))];
        foreach (var answers in _answers)
            cells[(int)answers & (cells.Length - 1)]++;
        return cells;
    }

    /// <summary>A number for an answer that only who has the key can make.</summary>
    private ulong Number(TableId table, string option, string value) =>
        BinaryPrimitives.ReadUInt64LittleEndian(
            HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"answer {table} {option} {value}"))
        );

    private static byte[] Bytes(uint[] sums)
    {
        var bytes = new byte[sums.Length * sizeof(uint)];
        for (var i = 0; i < sums.Length; i++)
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(i * sizeof(uint)), sums[i]);
        return bytes;
    }
}
