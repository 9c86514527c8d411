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

    /// <summary>The mark.</summary>
    /// <param name="letters">In the order of the alphabet.</param>
    public static string Sign(string letters) => string.Concat(Of(letters, (first, last) => $"{first}–{last}"));

    /// <summary>What is read out in its place: "A tot en met D, F".</summary>
    public static string Spoken(ReportContext context, string letters) =>
        string.Join(", ", Of(letters, (first, last) => context.Texts.Figures.Scale(first.ToString(), last.ToString())));

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
