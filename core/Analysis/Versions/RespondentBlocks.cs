using System.Numerics;

namespace Serverless.Analysis.Versions;

/// <summary>
/// Parts that respondents are divided into by chance: the same respondent is in the same block of every file. Their
/// number is a power of two, so that blocks of a coarser division are made of those of a finer one.
/// </summary>
internal static class RespondentBlocks
{
    /// <summary>Sets of fewer blocks are not divided: too few of them could differ to say anything.</summary>
    public const int MinimumBlocks = 16;

    private const int MaximumBlocks = 64;

    /// <summary>Respondents in a block on average at least.</summary>
    private const int Average = 5;

    /// <summary>Blocks that so many respondents are divided into; 0 for none.</summary>
    public static int Of(int respondents)
    {
        var most = Math.Min(MaximumBlocks, respondents / Average);
        return most < MinimumBlocks ? 0 : 1 << BitOperations.Log2((uint)most);
    }

    /// <summary>Sums per block, added up over a coarser division.</summary>
    public static T[] Coarser<T>(IReadOnlyList<T> sums, int blocks)
        where T : IBinaryInteger<T>
    {
        var coarser = new T[blocks];
        for (var block = 0; block < sums.Count; block++)
            coarser[block & (blocks - 1)] += sums[block];
        return coarser;
    }
}
