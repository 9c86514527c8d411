using System.Buffers;

namespace Serverless.Estimation;

/// <summary>
/// Runs <see cref="CategorySums"/> over many variables and turns the sums into <see cref="DomainTotals"/>.
/// </summary>
internal static class CategoryPass
{
    private const int BlockSize = 4;

    /// <summary>Under this many respondents starting threads costs more than it brings.</summary>
    private const int ParallelFrom = 20_000;

    public static DomainTotals[] Run(WeightedSample sample, IReadOnlyList<CodeColumn> variables, CodeColumn domain)
    {
        var structure = sample.Structure;
        var rows = CategorySums.RentRows(structure, domain);
        var results = new DomainTotals[variables.Count];
        try
        {
            var blocks = Blocks(variables);
            if (sample.Count < ParallelFrom)
                foreach (var block in blocks)
                    RunBlock(sample, variables, domain, rows, block, results);
            else
                Parallel.ForEach(blocks, block => RunBlock(sample, variables, domain, rows, block, results));
        }
        finally
        {
            ArrayPool<int>.Shared.Return(rows);
        }

        return results;
    }

    /// <summary>Runs of up to four neighbours with equally many categories.</summary>
    private static List<(int First, int Length)> Blocks(IReadOnlyList<CodeColumn> variables)
    {
        var blocks = new List<(int First, int Length)>();
        for (var first = 0; first < variables.Count; )
        {
            var length = 1;
            while (
                length < BlockSize
                && first + length < variables.Count
                && variables[first + length].Categories == variables[first].Categories
            )
                length++;
            if (length < BlockSize)
                length = 1;
            blocks.Add((first, length));
            first += length;
        }

        return blocks;
    }

    private static void RunBlock(
        WeightedSample sample,
        IReadOnlyList<CodeColumn> variables,
        CodeColumn domain,
        int[] rented,
        (int First, int Length) block,
        DomainTotals[] results
    )
    {
        var rows = rented.AsSpan(0, sample.Count);
        var categories = variables[block.First].Categories;
        var size = CategorySums.CellCount(sample.Structure, domain.Categories, categories) * CategorySums.Stride;
        var sums = new double[block.Length][];
        for (var b = 0; b < block.Length; b++)
        {
            sums[b] = ArrayPool<double>.Shared.Rent(size);
            Array.Clear(sums[b], 0, size);
        }

        if (block.Length == BlockSize)
            CategorySums.AddFour(
                rows,
                sample.Weights,
                [.. Enumerable.Range(block.First, BlockSize).Select(i => variables[i])],
                sums
            );
        else
            CategorySums.Add(rows, sample.Weights, variables[block.First], sums[0]);

        for (var b = 0; b < block.Length; b++)
        {
            var collected = Collect(sample.Structure, domain.Categories, categories, sums[b]) with
            {
                Replicates = Replicates(sample, variables[block.First + b], domain),
            };
            results[block.First + b] = new DomainTotals(
                sample,
                domain.Categories,
                categories,
                categorical: true,
                collected
            );
            ArrayPool<int>.Shared.Return(collected.Counts);
            ArrayPool<double>.Shared.Return(collected.First);
            ArrayPool<double>.Shared.Return(collected.Second);
            ArrayPool<double>.Shared.Return(sums[b]);
        }
    }

    private static ReplicateTotals? Replicates(WeightedSample sample, CodeColumn variable, CodeColumn domain) =>
        ReplicateTotals.Of(
            sample,
            domain.Categories * variable.Categories,
            (i, weight, totals) =>
            {
                if (variable.Codes[i] < variable.Categories && domain.Codes[i] < domain.Categories)
                    totals[domain.Codes[i] * variable.Categories + variable.Codes[i]] += weight;
            }
        );

    /// <summary>Leaves out the ignored domain and category; the arrays are rented.</summary>
    private static DomainSums Collect(VarianceStructure structure, int domains, int categories, double[] sums)
    {
        var size = structure.GroupCount * domains * categories;
        var counts = ArrayPool<int>.Shared.Rent(size);
        var first = ArrayPool<double>.Shared.Rent(size);
        var second = ArrayPool<double>.Shared.Rent(size);
        var to = 0;
        for (var g = 0; g < structure.GroupCount; g++)
        for (var d = 0; d < domains; d++)
        {
            var from = (g * (domains + 1) + d) * (categories + 1) * CategorySums.Stride;
            for (var k = 0; k < categories; k++, to++, from += CategorySums.Stride)
                (counts[to], first[to], second[to]) = ((int)sums[from], sums[from + 1], sums[from + 2]);
        }

        return new DomainSums(counts, first, second, Crossed: null);
    }
}
