namespace Serverless.Comparison;

/// <summary>Solving small symmetric positive definite systems, row-major.</summary>
internal static class SmallMatrix
{
    /// <summary>A pivot this much smaller than its diagonal element counts as zero.</summary>
    private const double Tolerance = 1e-11;

    /// <summary>
    /// Cholesky factor in the lower triangle, in place; false when the matrix is not positive definite.
    /// </summary>
    public static bool Factor(double[] a, int size)
    {
        for (var j = 0; j < size; j++)
        {
            var diagonal = a[j * size + j];
            var pivot = diagonal;
            for (var k = 0; k < j; k++)
                pivot -= a[j * size + k] * a[j * size + k];
            if (!(pivot > Tolerance * diagonal))
                return false;
            pivot = Math.Sqrt(pivot);
            a[j * size + j] = pivot;
            for (var i = j + 1; i < size; i++)
            {
                var sum = a[i * size + j];
                for (var k = 0; k < j; k++)
                    sum -= a[i * size + k] * a[j * size + k];
                a[i * size + j] = sum / pivot;
            }
        }

        return true;
    }

    /// <summary>Solves L L' x = b in place.</summary>
    public static void Solve(double[] factor, int size, Span<double> b)
    {
        for (var i = 0; i < size; i++)
        {
            for (var k = 0; k < i; k++)
                b[i] -= factor[i * size + k] * b[k];
            b[i] /= factor[i * size + i];
        }

        for (var i = size - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < size; k++)
                b[i] -= factor[k * size + i] * b[k];
            b[i] /= factor[i * size + i];
        }
    }
}
