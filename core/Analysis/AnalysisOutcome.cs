using Serverless.Analysis.Inputs;
using Serverless.Analysis.Publication;
using Serverless.Analysis.Results;

namespace Serverless.Analysis;

/// <summary>What became of an analysis: a document, or everything that prevented it.</summary>
public abstract record AnalysisOutcome;

/// <summary>The wave was analysed.</summary>
/// <param name="Exact">Everything, in full doubles: for researchers with a key.</param>
/// <param name="Public">What anyone may see when nothing was published before, withheld and rounded; every output for
/// readers is made from it.</param>
/// <param name="Wave">The wave, for publishing it after earlier publications.</param>
public sealed record AnalysisSucceeded(ResultsDocument Exact, ResultsDocument Public, AnalysedWave Wave)
    : AnalysisOutcome;

/// <summary>The wave could not be analysed; everything found wrong is listed, and nothing was computed.</summary>
public sealed record AnalysisFailed(IReadOnlyList<AnalysisFailure> Failures) : AnalysisOutcome;
