using Serverless.Analysis;
using Serverless.Surveys;
using static System.FormattableString;

namespace Serverless.Flows.Waves;

/// <summary>Failures in words for a wave's status, which anyone may read: without anybody's answers.</summary>
internal static class FailureText
{
    /// <summary>
    /// The product's own exceptions are worded for the survey's owner. What others say may quote anything, and is left
    /// to the log.
    /// </summary>
    public static string Of(Exception failure) =>
        failure.GetType().Namespace?.StartsWith(nameof(Serverless), StringComparison.Ordinal) == true
            ? failure.Message
            : $"an unexpected error ({failure.GetType().Name}), of which the log of the program has the details.";

    /// <summary>Why a wave cannot be analysed.</summary>
    public static string Of(AnalysisFailed analysis) =>
        string.Join(
            ' ',
            analysis.Failures.Select(failure =>
                $"{failure.Wave}{(failure.Group is null ? "" : "/" + failure.Group)}: {failure.Text.In(Languages.OfPrograms)}"
            )
        );

    /// <summary>Which files do not fit the codebook, and where most of it lies.</summary>
    public static string Of(IReadOnlyList<UnfitFile> files) =>
        string.Join(' ', files.Select(Of))
        + " What was published stays. Upload a codebook or files that fit; nothing else has to be done.";

    private static string Of(UnfitFile unfit)
    {
        var (file, issues) = unfit;
        var columns = (issues.Counts ?? [])
            .OrderByDescending(count => count.Count)
            .Take(3)
            .Select(count =>
                Invariant(
                    $"{count.Rule}{(count.Column is null ? "" : " in column " + count.Column)} ({count.Count:N0})"
                )
            );
        return Invariant(
            $"The {FileNames.Of(file.Key.Kind)} of group '{file.Group}' in wave '{file.Wave}' does not fit the current codebook: {issues.Count:N0} {(issues.Count == 1 ? "error" : "errors")}: {string.Join(", ", columns)}."
        );
    }
}
