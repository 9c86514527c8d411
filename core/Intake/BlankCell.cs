namespace Serverless.Intake;

/// <summary>
/// What counts as no answer: an empty cell, and the marks that programs and people write for one (NA by R, . by SAS and
/// Stata, #NULL! by SPSS, #N/A by Excel in the languages it has, NULL by databases, NaN by Python, (blank) by pivot
/// tables, N/A by survey tools, hyphens and dashes by hand), unless
/// the codebook has an answer with that code or label. A codebook may name others.
/// </summary>
internal static class BlankCell
{
    public static bool Is(ReadOnlySpan<char> trimmed) =>
        trimmed
            is ""
                or "NA"
                or "."
                or "#NULL!"
                or "#N/A"
                or "N/A"
                or "n/a"
                or "NaN"
                or "nan"
                or "NULL"
                or "null"
                or "#N/B"
                or "#NV"
                or "#N/D"
                or "#LEEG!"
                or "<NA>"
                or "(leeg)"
                or "(blank)"
                or "-"
                or "--"
                or "---"
                or "\u2013"
                or "\u2014";

    /// <summary>Whether it is one of those, or of the marks that the codebook names.</summary>
    public static bool Is(ReadOnlySpan<char> trimmed, IReadOnlyList<string> named)
    {
        if (Is(trimmed))
            return true;
        for (var i = 0; i < named.Count; i++)
            if (trimmed.SequenceEqual(named[i]))
                return true;
        return false;
    }
}
