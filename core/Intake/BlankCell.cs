namespace Serverless.Intake;

/// <summary>
/// What counts as no answer: an empty cell, and the marks that R (NA), SAS and Stata (.) and SPSS (#NULL!) write for
/// one,
/// unless the codebook has an answer with that code or label.
/// </summary>
internal static class BlankCell
{
    public static bool Is(ReadOnlySpan<char> trimmed) => trimmed is "" or "NA" or "." or "#NULL!";
}
