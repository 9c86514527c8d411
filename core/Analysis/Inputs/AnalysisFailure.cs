using Serverless.Surveys;

namespace Serverless.Analysis.Inputs;

/// <summary>Why a wave cannot be analysed, in words for whoever can fix it.</summary>
/// <param name="Wave">The wave whose files cause it; it may be an earlier one.</param>
/// <param name="Group">The group; null when it concerns all.</param>
/// <param name="Text">What was found, what was expected, what to do.</param>
public sealed record AnalysisFailure(string Wave, string? Group, LocalizedText Text);
