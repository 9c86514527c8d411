namespace Serverless.Estimation;

/// <summary>
/// The root of a monotone function by Newton's method inside a bracket, with bisection wherever a step leaves the
/// bracket or gains too little. It returns only what it has shown to be the root.
/// </summary>
internal static class BracketedRoot
{
    /// <summary>Difference from the target that is rounding; the functions are logarithms, so it is relative.</summary>
    private const double Arrived = 1e-12;

    /// <summary>Bisection alone needs about 64; every second step at least is one when Newton's do not gain.</summary>
    private const int MaximumSteps = 500;

    /// <summary>
    /// u in <paramref name="range"/> with value(u) = <paramref name="target"/>: the difference is down to rounding, or
    /// it changes sign between two neighbouring numbers.
    /// </summary>
    /// <param name="function">Monotone; gives value and slope. A value that is not finite is a far end.</param>
    /// <param name="target">The value looked for.</param>
    /// <param name="start">Where to begin; anywhere will do.</param>
    /// <param name="range">Ends between which the root lies.</param>
    /// <exception cref="ArithmeticException">There is no root in the range.</exception>
    public static double Of(
        Func<double, (double Value, double Slope)> function,
        double target,
        double start,
        (double Low, double High) range
    )
    {
        var (low, high) = range;
        var rises = function(high).Value > target;
        if (function(low).Value > target == rises)
            throw new ArithmeticException(
                FormattableString.Invariant($"There is no root between {low} and {high} for the value {target}.")
            );
        var u = Math.Clamp(start, low, high);
        var before = double.PositiveInfinity;
        for (var step = 0; step < MaximumSteps; step++)
        {
            var (value, slope) = function(u);
            var error = value - target;
            if (Math.Abs(error) <= Arrived)
                return u;
            if (error > 0 == rises)
                high = u;
            else
                low = u;

            var middle = low + (high - low) / 2;
            if (middle <= low || middle >= high)
                return u;
            var next = u - error / slope;
            var gains = Math.Abs(error) <= before / 2 && next > low && next < high;
            before = gains ? Math.Abs(error) : double.PositiveInfinity;
            u = gains ? next : middle;
        }

        throw new ArithmeticException(
            FormattableString.Invariant($"The root between {low} and {high} was not reached; last tried {u}.")
        );
    }
}
