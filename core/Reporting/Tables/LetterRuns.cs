using Serverless.Reporting.Figures;

namespace Serverless.Reporting.Tables;

/// <summary>
/// Letters of groups with those that follow each other as a run, so that a mark stays short where many groups are compared:
/// "A–DF" for A, B, C, D and F.
/// </summary>
internal static class LetterRuns
{
    /// <summary>Letters in a row that are written by their ends.</summary>
    private const int MinimumRun = 4;

    /// <summary>More names than this take longer to hear than to look up by their letters.</summary>
    private const int MaximumNames = 6;

    /// <summary>The mark.</summary>
    /// <param name="letters">In the order of the alphabet.</param>
    public static string Sign(string letters) => string.Concat(Of(letters, (first, last) => $"{first}–{last}"));

    /// <summary>
    /// What is read out in its place: the names, as who listens has no columns in view; of many the letters, "A tot en met
    /// D, F".
    /// </summary>
    /// <param name="context">The report.</param>
    /// <param name="letters">In the order of the alphabet.</param>
    /// <param name="names">What the letters stand for.</param>
    public static string Spoken(ReportContext context, string letters, IReadOnlyList<string> names) =>
        names.Count is > 0 and <= MaximumNames
            ? context.And(names)
            : string.Join(
                ", ",
                Of(letters, (first, last) => context.Texts.Figures.Scale(first.ToString(), last.ToString()))
            );

    private static IEnumerable<string> Of(string letters, Func<char, char, string> run)
    {
        for (var first = 0; first < letters.Length; )
        {
            var last = first;
            while (last + 1 < letters.Length && letters[last + 1] == letters[last] + 1)
                last++;
            var isRun = last - first + 1 >= MinimumRun;
            yield return isRun ? run(letters[first], letters[last]) : letters[first].ToString();
            first = isRun ? last + 1 : first + 1;
        }
    }
}
