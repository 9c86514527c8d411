namespace Serverless.Analysis.Disclosure;

/// <summary>
/// The p% rule (Hundepool et al. 2012, 4.2.2): a total gives its largest contributor away when the second largest,
/// who knows the own part, can estimate it to within p percent from above.
/// </summary>
internal static class Dominance
{
    /// <param name="contributions">What each respondent adds to the total; signs do not matter.</param>
    /// <param name="percentage">p, 0 to 100; 0 switches the rule off.</param>
    public static bool GivesAway(IEnumerable<double> contributions, double percentage)
    {
        if (percentage <= 0)
            return false;
        var (total, largest, second) = (0.0, 0.0, 0.0);
        foreach (var amount in contributions.Select(Math.Abs))
        {
            total += amount;
            if (amount > largest)
                (largest, second) = (amount, largest);
            else if (amount > second)
                second = amount;
        }

        return largest > 0 && total - largest - second < percentage / 100 * largest;
    }
}
