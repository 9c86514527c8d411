namespace Serverless.Intake.Sources.Stata;

/// <summary>What a Stata display format says about the numbers.</summary>
internal static class StataFormat
{
    /// <summary>
    /// Dates are counted in days (<c>%td</c>, formerly <c>%d</c>), moments in milliseconds (<c>%tc</c>, <c>%tC</c>).
    /// Weeks, months, quarters and half-years are counts of those and years are years: they stay numbers.
    /// </summary>
    public static (ColumnKind Kind, TimeScale? Scale) Kind(string format)
    {
        var letters = format.TrimStart('%').TrimStart('-');
        if (letters.StartsWith("td", StringComparison.Ordinal) || letters.StartsWith('d'))
            return (ColumnKind.Date, TimeScale.StataDays);
        if (letters.StartsWith("tc", StringComparison.OrdinalIgnoreCase))
            return (ColumnKind.DateTime, TimeScale.StataMilliseconds);
        return (ColumnKind.Number, null);
    }
}
