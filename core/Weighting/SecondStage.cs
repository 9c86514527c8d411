namespace Serverless.Weighting;

/// <summary>The second stage of a design: units drawn within primary sampling units, without replacement.</summary>
internal sealed class SecondStage
{
    private SecondStage(int[]? subunit, int[] count, double[] fraction) =>
        (Subunit, Count, Fraction) = (subunit, count, fraction);

    /// <summary>
    /// Secondary unit of each respondent, from 0 within its PSU; null when respondents are the units.
    /// </summary>
    public int[]? Subunit { get; }

    /// <summary>m, secondary units with a respondent, per PSU.</summary>
    public int[] Count { get; }

    /// <summary>m / M per PSU.</summary>
    public double[] Fraction { get; }

    /// <param name="psu">PSU of each respondent.</param>
    /// <param name="psus">Number of PSUs.</param>
    /// <param name="subunit">Any number that distinguishes secondary units within a PSU; null when respondents are the
    /// units.</param>
    /// <param name="size">M of each respondent's PSU.</param>
    public static SecondStage Of(int[] psu, int psus, int[]? subunit, double[] size)
    {
        var (count, fraction) = (new int[psus], new double[psus]);
        int[]? numbered = subunit is null ? null : new int[psu.Length];
        var number = new Dictionary<(int Psu, int Subunit), int>();
        for (var i = 0; i < psu.Length; i++)
        {
            if (subunit is null)
                count[psu[i]]++;
            else if (!number.TryGetValue((psu[i], subunit[i]), out numbered![i]))
                number.Add((psu[i], subunit[i]), numbered[i] = count[psu[i]]++);
            fraction[psu[i]] = size[i];
        }

        for (var p = 0; p < psus; p++)
            fraction[p] = count[p] / fraction[p];
        return new SecondStage(numbered, count, fraction);
    }
}
