using Serverless.Analysis.Results;
using Serverless.Surveys;

namespace Serverless.Analysis;

/// <summary>What became of an analysis: a document, or everything that prevented it.</summary>
public abstract record AnalysisOutcome;

/// <summary>The wave was analysed.</summary>
/// <param name="Exact">Everything, in full doubles: for researchers with a key.</param>
/// <param name="Public">What anyone may see, withheld and rounded; every output for readers is made from it.</param>
public sealed record AnalysisSucceeded(ResultsDocument Exact, ResultsDocument Public) : AnalysisOutcome;

/// <summary>The wave could not be analysed; everything found wrong is listed, and nothing was computed.</summary>
public sealed record AnalysisFailed(IReadOnlyList<AnalysisFailure> Failures) : AnalysisOutcome;

/// <summary>Why a wave cannot be analysed, in words for whoever can fix it.</summary>
/// <param name="Wave">The wave whose files cause it; it may be an earlier one.</param>
/// <param name="Group">The group; null when it concerns all.</param>
/// <param name="Text">What was found, what was expected, what to do.</param>
public sealed record AnalysisFailure(string Wave, string? Group, LocalizedText Text);
