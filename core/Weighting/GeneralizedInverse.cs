namespace Serverless.Weighting;

/// <summary>
/// Inverse of a symmetric positive semidefinite matrix of dummy-variable cross products. Columns that depend on earlier
/// ones
/// (the last category of a second margin always does) are left out, which leaves every projection on the columns
/// unchanged.
/// </summary>
internal static class GeneralizedInverse
{
    /// <summary>A pivot this much smaller than its diagonal element counts as dependent.</summary>
    private const double Tolerance = 1e-10;

    /// <summary>
    /// Sweeps the row-major matrix of order <paramref name="size"/> in place (Goodnight 1979); rows and columns left
    /// out become zero.
    /// </summary>
    public static void Invert(double[] a, int size)
    {
        var original = new double[size];
        for (var k = 0; k < size; k++)
            original[k] = a[k * size + k];
        var used = new bool[size];
        for (var k = 0; k < size; k++)
        {
            var pivot = a[k * size + k];
            if (!(pivot > Tolerance * original[k]))
                continue;
            used[k] = true;
            Sweep(a, size, k, pivot);
        }

        for (var i = 0; i < size; i++)
        for (var j = 0; j < size; j++)
            a[i * size + j] = used[i] && used[j] ? a[i * size + j] : 0;
    }

    private static void Sweep(double[] a, int size, int k, double pivot)
    {
        for (var j = 0; j < size; j++)
            a[k * size + j] /= pivot;
        for (var i = 0; i < size; i++)
        {
            if (i == k)
                continue;
            var factor = a[i * size + k];
            if (factor == 0)
                continue;
            for (var j = 0; j < size; j++)
                a[i * size + j] -= factor * a[k * size + j];
            a[i * size + k] = -factor / pivot;
        }

        a[k * size + k] = 1 / pivot;
    }
}
