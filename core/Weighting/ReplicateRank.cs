using System.Numerics;

namespace Serverless.Weighting;

/// <summary>How many directions replicate weights span.</summary>
public static class ReplicateRank
{
    /// <summary>A column of which less than this part of its length is its own depends on those before it.</summary>
    private const double Tolerance = 1e-5;

    /// <summary>
    /// The rank of the columns, as R survey's degf takes it (that of a QR decomposition with tolerance 1e-5); less 1 it
    /// is the number of degrees of freedom.
    /// </summary>
    public static int Of(IReadOnlyList<double[]> columns)
    {
        var size = columns.Count;
        var cross = new double[size][];
        for (var i = 0; i < size; i++)
        {
            cross[i] = new double[size];
            for (var j = 0; j <= i; j++)
                cross[i][j] = Dot(columns[i], columns[j]);
        }

        // Cholesky's decomposition of the cross product; columns that depend on others are passed over.
        var rank = 0;
        var independent = new List<int>();
        for (var i = 0; i < size; i++)
        {
            var length = cross[i][i];
            foreach (var k in independent)
            {
                var sum = cross[i][k];
                foreach (var l in independent.TakeWhile(l => l < k))
                    sum -= cross[i][l] * cross[k][l];
                cross[i][k] = sum / cross[k][k];
            }

            var own = length;
            foreach (var k in independent)
                own -= cross[i][k] * cross[i][k];
            if (!(own > Tolerance * Tolerance * length))
                continue;
            cross[i][i] = Math.Sqrt(own);
            independent.Add(i);
            rank++;
        }

        return rank;
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = Vector<double>.Zero;
        var i = 0;
        for (; i <= a.Length - Vector<double>.Count; i += Vector<double>.Count)
            sum += new Vector<double>(a, i) * new Vector<double>(b, i);
        var rest = Vector.Sum(sum);
        for (; i < a.Length; i++)
            rest += a[i] * b[i];
        return rest;
    }
}
