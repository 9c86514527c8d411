using Serverless.Analysis.Results;
using Serverless.Surveys;

namespace Serverless.Analysis;

/// <summary>What became of an analysis: a document, or everything that stood in its way.</summary>
public abstract record AnalysisOutcome;

/// <summary>The wave was analysed.</summary>
public sealed record AnalysisSucceeded(ResultsDocument Document) : AnalysisOutcome;

/// <summary>The wave could not be analysed; every fault found is listed, and nothing was computed.</summary>
public sealed record AnalysisFailed(IReadOnlyList<AnalysisFault> Faults) : AnalysisOutcome;

/// <summary>Why a wave cannot be analysed, in words for whoever can mend it.</summary>
/// <param name="Wave">The wave whose files are at fault; it may be an earlier one.</param>
/// <param name="Group">The group; null when it concerns all.</param>
/// <param name="Text">What was found, what was expected, what to do.</param>
public sealed record AnalysisFault(string Wave, string? Group, LocalizedText Text);
