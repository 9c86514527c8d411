using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Serverless.Estimation;

/// <summary>
/// The one pass over the answers: count, Σ w and Σ w² per group x domain x category. Whoever is outside the domains or
/// has no valid answer
/// falls into a last, ignored domain or category, so that the loop has no branches.
/// </summary>
internal static unsafe class CategorySums
{
    /// <summary>Doubles per cell: n, Σ w, Σ w², unused.</summary>
    public const int Stride = 4;

    /// <summary>Cells of one item: the ignored domain and category included.</summary>
    public static int CellCount(VarianceStructure structure, int domains, int categories) =>
        structure.GroupCount * (domains + 1) * (categories + 1);

    /// <summary>Group and domain of every respondent as one number, in a rented array.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int[] RentRows(VarianceStructure structure, CodeColumn domain)
    {
        var rows = ArrayPool<int>.Shared.Rent(structure.GroupOf.Length);
        var width = domain.Categories + 1;
        for (var i = 0; i < structure.GroupOf.Length; i++)
            rows[i] = structure.GroupOf[i] * width + Math.Min(domain.Codes[i], domain.Categories);
        return rows;
    }

    /// <summary>Adds one item.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(ReadOnlySpan<int> rows, double[] weights, CodeColumn item, double[] sums)
    {
        fixed (int* row = rows)
        fixed (
            double* w = weights,
                s = sums
        )
        fixed (ushort* y = item.Codes)
        {
            var k = item.Categories;
            for (var i = 0; i < rows.Length; i++)
                Increase(s, row[i] * (k + 1), y[i], k, Moments(w[i]));
        }
    }

    /// <summary>
    /// Adds four items with the same number of categories in one pass: their sums do not wait for one another.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddFour(
        ReadOnlySpan<int> rows,
        double[] weights,
        ReadOnlySpan<CodeColumn> items,
        ReadOnlySpan<double[]> sums
    )
    {
        fixed (int* row = rows)
        fixed (
            double* w = weights,
                s0 = sums[0],
                s1 = sums[1],
                s2 = sums[2],
                s3 = sums[3]
        )
        fixed (
            ushort* y0 = items[0].Codes,
                y1 = items[1].Codes,
                y2 = items[2].Codes,
                y3 = items[3].Codes
        )
        {
            var k = items[0].Categories;
            for (var i = 0; i < rows.Length; i++)
            {
                var moments = Moments(w[i]);
                var first = row[i] * (k + 1);
                Increase(s0, first, y0[i], k, moments);
                Increase(s1, first, y1[i], k, moments);
                Increase(s2, first, y2[i], k, moments);
                Increase(s3, first, y3[i], k, moments);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Moments(double w) => Vector256.Create(1, w, w * w, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Increase(double* sums, int first, int code, int categories, Vector256<double> moments)
    {
        var cell = sums + (nint)(first + Math.Min(code, categories)) * Stride;
        (Vector256.Load(cell) + moments).Store(cell);
    }
}
