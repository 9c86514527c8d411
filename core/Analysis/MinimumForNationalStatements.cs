namespace Serverless.Analysis;

/// <summary>How many respondents statements about the whole population need.</summary>
internal static class MinimumForNationalStatements
{
    private const double Z90 = 1.644853626951472;
    private const double Margin = 0.05;

    /// <summary>
    /// Respondents needed for 90 % confidence and a margin of 5 points at a share of a half, finite population
    /// corrected (Cochran 1977, 4.4).
    /// </summary>
    public static int Of(double population)
    {
        var n0 = Z90 * Z90 * 0.25 / (Margin * Margin);
        return (int)Math.Ceiling(n0 / (1 + ((n0 - 1) / population)));
    }
}
