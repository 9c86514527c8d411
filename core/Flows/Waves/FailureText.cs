using Serverless.Analysis;
using Serverless.Analysis.Inputs;
using Serverless.Intake;
using Serverless.Surveys.Issues;
using Serverless.Wording;

namespace Serverless.Flows.Waves;

/// <summary>Failures in words for a wave's status, which anyone may read: without anybody's answers.</summary>
internal static class FailureText
{
    /// <summary>
    /// The product's own exceptions are worded for the survey's owner. What others say may quote anything, and is left
    /// to the log.
    /// </summary>
    public static MessageText Of(Exception failure) =>
        failure is ExplainedException explained ? explained.Text
        : failure.GetType().Namespace?.StartsWith(nameof(Serverless), StringComparison.Ordinal) == true
            ? failure.Message
        : (MessageText)
            $"an unexpected error ({failure.GetType().Name}), of which the log of the program has the details.";

    /// <summary>Why a wave cannot be analysed.</summary>
    public static MessageText Of(AnalysisFailed analysis) =>
        analysis.Failures.Select(Of).Aggregate((all, next) => $"{all} {next}");

    /// <summary>Which files do not fit the codebook, and where most of it lies.</summary>
    public static MessageText Of(IReadOnlyList<UnfitFile> files) =>
        $"{files.Select(Of).Aggregate((all, next) => $"{all} {next}")} What was published stays. Upload a codebook or files that fit; nothing else has to be done.";

    private static MessageText Of(AnalysisFailure failure) =>
        failure.Group is null
            ? (MessageText)$"{failure.Wave}: {failure.Text}"
            : $"{failure.Wave}/{failure.Group}: {failure.Text}";

    private static MessageText Of(UnfitFile unfit)
    {
        var (file, issues) = unfit;
        var columns = (issues.Counts ?? [])
            .OrderByDescending(count => count.Count)
            .Take(3)
            .Select(Of)
            .DefaultIfEmpty("")
            .Aggregate((all, next) => $"{all}, {next}");
        var kind = FileNames.Of(file.Key.Kind);
        return issues.Count == 1
            ? (MessageText)
                $"The {kind} of group '{file.Group}' in wave '{file.Wave}' does not fit the current codebook: 1 error: {columns}."
            : $"The {kind} of group '{file.Group}' in wave '{file.Wave}' does not fit the current codebook: {issues.Count} errors: {columns}.";
    }

    private static MessageText Of(IssueCount count) =>
        count.Column is null
            ? (MessageText)$"'{RuleTexts.Of(count.Rule)}' ({count.Count})"
            : $"'{RuleTexts.Of(count.Rule)}' in column {count.Column} ({count.Count})";
}
